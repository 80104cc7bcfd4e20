//! One fault, collapsed: title and codes; expanded, what it means, what to do and what it is based on.

use crate::auto_claim::way_out::MAY_HELP;
use crate::catalog::codes;
use crate::catalog::rule::Predicted;
use crate::check::{Finding, Strength, sentence, unless};
use crate::model::{Fact, FactSet, RunPlan};
use crate::ui::format;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::source_notes::SourceNotes;
use crate::ui::parts::shared::steps::steps;
use yew::prelude::*;

/// The context of a fault.
pub(crate) struct Context<'a> {
    /// The known facts.
    pub(crate) plan: &'a RunPlan,
    /// The numbered sources of the answer.
    pub(crate) notes: &'a SourceNotes,
    /// True if the proposed changes fix it, so that its steps are left out.
    pub(crate) is_planned: bool,
    /// The address that checks whether auto-claim can help, if it may.
    pub(crate) auto_claim: Option<String>,
    /// Shows a fact.
    pub(crate) on_fact: &'a Callback<Fact>,
}

/// One fault of a run: proven, presumed, or under a condition.
pub(crate) fn finding_item(finding: &Finding, context: &Context<'_>) -> Html {
    let (rule, guidance) = (finding.rule, &finding.rule.guidance);
    // A conditional fault is shown as a question unless it counts for the verdict.
    let sign = Sign::from(finding);
    let title = if finding.strength == Some(Strength::If) { sentence(finding) } else { rule.title.to_owned() };
    html! {
        <details class="finding" key={rule.id}>
            <summary>
                { shape(sign) }
                <h4><span class="unseen">{ sign.label() }{ ": " }</span>{ title }</h4>
            </summary>
            <div>
                if !finding.codes().is_empty() {
                    <p class="codes">
                        <span>{ "Codes to expect: " }</span>
                        { for finding.codes().iter().map(predicted) }
                    </p>
                }
                if let Some(unless) = unless(&finding.unless) {
                    <p class="unless"><strong>{ "Unless " }</strong>{ unless }{ "." }</p>
                }
                <p class="what">{ rich_text(guidance.what) }{ context.notes.marks(guidance.sources) }</p>
                <p class="why">{ rich_text(guidance.why) }</p>
                if !context.is_planned { { steps(guidance.fix, context.plan) } }
                if let Some(href) = context.auto_claim.clone() {
                    <p class="why">{ MAY_HELP }{ " " }<a {href}>{ "Check auto-claim" }</a></p>
                }
                { based_on(finding.facts(), context.on_fact) }
            </div>
        </details>
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

/// The facts behind it, as links.
fn based_on(facts: FactSet, on_fact: &Callback<Fact>) -> Html {
    let button = |fact: Fact| {
        let onclick = on_fact.reform(move |_| fact);
        html! { <li>{ button("link", fact.info().label, "", onclick) }</li> }
    };
    if facts.is_empty() {
        return html! {};
    }
    html! { <div class="rests"><span>{ "Based on " }</span><ul>{ for facts.iter().map(button) }</ul></div> }
}
