//! What the rules found: what is wrong, what is still open, what is ruled out, what was not looked at.

use super::finding_item::FindingItem;
use crate::catalog::rule::Outcome;
use crate::check::{Finding, Unchecked};
use crate::model::Fact;
use yew::prelude::*;

/// What the rules found.
#[derive(Properties, PartialEq)]
pub(crate) struct FindingsProps {
    pub(crate) findings: Vec<Finding>,
    pub(crate) unchecked: Vec<Unchecked>,
    pub(crate) on_fact: Callback<Fact>,
}

/// What the rules found.
#[component]
pub(crate) fn Findings(props: &FindingsProps) -> Html {
    let of = |wanted: fn(&Outcome) -> bool| -> Vec<&Finding> {
        props.findings.iter().filter(|finding| wanted(&finding.outcome)).collect()
    };
    let broken = of(Outcome::is_broken);
    let open = of(|outcome| matches!(outcome, Outcome::NeedToKnow(_)));
    let holds = of(|outcome| matches!(outcome, Outcome::Holds(_)));
    let item = |finding: &Finding| {
        html! { <FindingItem key={finding.rule.id} finding={finding.clone()} on_fact={props.on_fact.clone()} /> }
    };
    html! {
        <>
            if !broken.is_empty() {
                <section class="card" aria-labelledby="findings">
                    <h3 id="findings">{ "Findings" }{ number(broken.len()) }</h3>
                    { for broken.iter().map(|finding| item(finding)) }
                </section>
            }
            if !open.is_empty() {
                <section class="card" aria-labelledby="open">
                    <h3 id="open">{ "Still open" }{ number(open.len()) }</h3>
                    { for open.iter().map(|finding| item(finding)) }
                </section>
            }
            if !holds.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Ruled out" }{ number(holds.len()) }</h3></summary>
                    { for holds.iter().map(|finding| item(finding)) }
                </details>
            }
            if !props.unchecked.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Not checked" }{ number(props.unchecked.len()) }</h3></summary>
                    <p class="quiet">{ "Rarer conditions that cannot be decided from what is known." }</p>
                    <ul class="unchecked">
                        { for props.unchecked.iter().map(|unchecked| html! { <li>{ unchecked.title }</li> }) }
                    </ul>
                </details>
            }
        </>
    }
}

fn number(count: usize) -> Html {
    html! { <span class="number">{ format!(" {count}") }</span> }
}
