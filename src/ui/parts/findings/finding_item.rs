//! One finding: the fault, the codes to expect, the way out, who says so, and what it rests on.

use crate::auto_claim::way_out::MAY_HELP;
use crate::catalog::rule::{Outcome, Predicted, Rule};
use crate::catalog::{ErrorCode, codes};
use crate::check::{Finding, Strength, sentence, unless};
use crate::model::{Fact, FactSet, RunPlan};
use crate::ui::format;
use crate::ui::parts::shared::button::{button, disclosure};
use crate::ui::parts::shared::citations::citations;
use crate::ui::parts::shared::disputes::disputes;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::steps;
use yew::prelude::*;

/// One finding about the run of a plan. What is open or ruled out is said in a line. `auto_claim` leads to where auto-claim is looked at as a
/// way out, if it may be one.
pub(crate) fn finding_item(
    finding: &Finding,
    plan: &RunPlan,
    explained: &[&'static ErrorCode],
    auto_claim: Option<String>,
    on_fact: &Callback<Fact>,
) -> Html {
    let (sign, rule) = (Sign::from(finding), finding.rule);
    let broken = finding.outcome.is_broken();
    // The way out of the code stands above; that of the rule is much the same.
    let is_explained = finding.codes().iter().any(|predicted| explained.iter().any(|entry| entry.id == predicted.code));
    let rests = if matches!(finding.outcome, Outcome::NeedToKnow(_)) { "Depends on " } else { "Rests on " };
    html! {
        <article class="finding" data-brief={(!broken).then_some("")} key={rule.id}>
            { shape(sign) }
            <div class="finding-head">
                <h4><span class="unseen">{ sign.label() }{ ": " }</span>{ title(finding) }</h4>
                if !finding.codes().is_empty() {
                    <span class="codes">
                        <span class="unseen">{ "Codes to expect: " }</span>
                        { for finding.codes().iter().map(predicted) }
                    </span>
                }
            </div>
            if let Some(unless) = unless(&finding.unless).filter(|_| broken) {
                <p class="what">{ "Unless " }{ unless }{ "." }</p>
            }
            if broken { <p class="what">{ rich_text(rule.guidance.what) }</p> }
            if broken && is_explained { { disclosure("more", "Why, and what to do", rule.title, way_out(rule, plan)) } }
            if broken && !is_explained { { way_out(rule, plan) } }
            if let Some(href) = auto_claim.filter(|_| broken) {
                <p class="why">{ MAY_HELP }{ " " }<a {href}>{ "See whether it would" }</a></p>
            }
            { rest(rests, finding.facts(), on_fact) }
            if broken {
                { citations(rule.guidance.sources) }
                { disputes(rule.disputes) }
            }
        </article>
    }
}

/// The fault; under its condition, or as a question, where it is not known to be there.
fn title(finding: &Finding) -> String {
    match (finding.strength, &finding.outcome) {
        (Some(Strength::If), _) => sentence(finding),
        (None, Outcome::NeedToKnow(_)) => format!("{}?", finding.rule.title),
        _ => finding.rule.title.to_owned(),
    }
}

fn way_out(rule: &'static Rule, plan: &RunPlan) -> Html {
    html! {
        <>
            <p class="why">{ rich_text(rule.guidance.why) }</p>
            { steps(rule.guidance.fix, plan) }
        </>
    }
}

fn predicted(predicted: &Predicted) -> Html {
    let entry = codes::find(predicted.code);
    let certainty = format::certainty(predicted.certainty);
    html! {
        <span class="chip">
            if let Some(code) = entry.and_then(|entry| entry.code) {
                <code>{ code }</code>
            } else {
                { entry.map_or("reported without a code", |entry| entry.title) }
            }
            if !certainty.is_empty() { <span class="certainty">{ " " }{ certainty }</span> }
        </span>
    }
}

/// The facts, each to go to.
fn rest(label: &'static str, facts: FactSet, on_fact: &Callback<Fact>) -> Html {
    let button = |fact: Fact| {
        let onclick = on_fact.reform(move |_| fact);
        html! { <li>{ button("link", fact.info().label, "", onclick) }</li> }
    };
    if facts.is_empty() {
        return html! {};
    }
    html! { <div class="rests"><span>{ label }</span><ul>{ for facts.iter().map(button) }</ul></div> }
}
