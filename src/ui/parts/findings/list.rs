//! What the rules found: what is wrong, what is still open, what is ruled out, what was not looked at, what is good to know.

use super::finding_item::finding_item;
use crate::auto_claim::way_out;
use crate::catalog::rule::Outcome;
use crate::catalog::{ErrorCode, Note};
use crate::check::{Finding, Report};
use crate::model::Fact;
use crate::ui::parts::shared::citations::citations;
use crate::ui::parts::shared::disputes::disputes;
use yew::prelude::*;

/// What the rules found. `explained` are the codes whose entries stand on the page already; `site` is the address of the site.
pub(crate) fn findings(
    report: &Report,
    explained: &[&'static ErrorCode],
    site: &str,
    on_fact: &Callback<Fact>,
) -> Html {
    let of = |wanted: fn(&Outcome) -> bool| -> Vec<&Finding> {
        report.findings.iter().filter(|finding| wanted(&finding.outcome)).collect()
    };
    let auto_claim = |finding: &Finding| {
        way_out::is_offered(finding.rule, &report.plan)
            .then(|| format!("{site}auto-claim/#{}", way_out::fragment(&report.plan)))
    };
    let item = |finding: &&Finding| finding_item(finding, &report.plan, explained, auto_claim(finding), on_fact);
    let broken = of(Outcome::is_broken);
    let open = of(|outcome| matches!(outcome, Outcome::NeedToKnow(_)));
    let holds = of(|outcome| matches!(outcome, Outcome::Holds(_)));
    html! {
        <>
            if !broken.is_empty() {
                <section class="card" aria-labelledby="findings">
                    <h3 id="findings">{ "Findings" }{ number(broken.len()) }</h3>
                    <div>{ for broken.iter().map(item) }</div>
                </section>
            }
            if !open.is_empty() {
                <section class="card" aria-labelledby="open">
                    <h3 id="open">{ "Still open" }{ number(open.len()) }</h3>
                    <div>{ for open.iter().map(item) }</div>
                </section>
            }
            if !holds.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Ruled out" }{ number(holds.len()) }</h3></summary>
                    <div>{ for holds.iter().map(item) }</div>
                </details>
            }
            if !report.unchecked.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Not checked" }{ number(report.unchecked.len()) }</h3></summary>
                    <p class="quiet">{ "Rarer conditions that cannot be decided from what is known." }</p>
                    <ul class="unchecked">
                        { for report.unchecked.iter().map(|unchecked| html! { <li>{ unchecked.title }</li> }) }
                    </ul>
                </details>
            }
            if !report.notes.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Good to know" }{ number(report.notes.len()) }</h3></summary>
                    <div>{ for report.notes.iter().map(|note| note_item(note)) }</div>
                </details>
            }
        </>
    }
}

/// One thing worth knowing of such a run that can't be checked.
fn note_item(note: &Note) -> Html {
    html! {
        <article class="note">
            <h4>{ note.title }</h4>
            <p class="why">{ note.text }</p>
            { citations(note.sources) }
            { disputes(note.disputes) }
        </article>
    }
}

fn number(count: usize) -> Html {
    html! { <span class="number">{ format!(" {count}") }</span> }
}
