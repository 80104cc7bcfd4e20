//! Every combination of what decides a claim as a table: actions in rows, policies in columns, everything else chosen
//! above.

use crate::auto_claim::answers::HELD_LICENCES;
use crate::auto_claim::combinations::{Combination, Outcome, Set, all};
use crate::auto_claim::{Action, Verdict};
use crate::ui::parts::shared::segments::{Segment, segments};
use crate::ui::parts::shared::shape::{Sign, shape};
use std::sync::LazyLock;
use yew::prelude::*;

/// The table, with the choices above it.
pub(crate) fn claim_table(narrowed: Combination, on_narrow: &Callback<Combination>) -> Html {
    let flag = |name: &'static str,
                legend: &'static str,
                words: [&'static str; 2],
                value: bool,
                put: fn(&mut Combination, bool)| {
        let strip = [true, false]
            .iter()
            .zip(words)
            .map(|(is, label)| Segment { label: label.into(), chosen: value == *is })
            .collect();
        let on_choose = on_narrow.reform(move |at: usize| {
            let mut narrowed = narrowed;
            put(&mut narrowed, at == 0);
            narrowed
        });
        html! { <fieldset class="maybe"><legend>{ legend }</legend>{ segments(&name.into(), strip, &on_choose) }</fieldset> }
    };
    let held = {
        let strip = HELD_LICENCES
            .iter()
            .map(|(label, held)| Segment { label: (*label).into(), chosen: *held == narrowed.held })
            .collect();
        let on_choose = on_narrow.reform(move |at: usize| Combination {
            held: HELD_LICENCES.get(at).map_or("", |(_, held)| held),
            ..narrowed
        });
        html! { <fieldset class="maybe"><legend>{ "The user has" }</legend>{ segments(&"table-held".into(), strip, &on_choose) }</fieldset> }
    };
    html! {
        <details class="card fold combinations">
            <summary><h3>{ "All combinations" }</h3></summary>
            <p class="quiet">{ COUNTED.clone() }</p>
            <div class="filters">
                { held }
                { flag("table-feature", "The feature is", ["On", "Off"], narrowed.feature, |narrowed, is| narrowed.feature = is) }
                { flag("table-left", "Licences are", ["Left", "Used up"], narrowed.left, |narrowed, is| narrowed.left = is) }
            </div>
            { outcomes(narrowed) }
        </details>
    }
}

/// The number of combinations, and of those with a claimed licence.
static COUNTED: LazyLock<String> = LazyLock::new(|| {
    let (mut count, mut claimed) = (0, 0);
    for combination in all() {
        count += 1;
        claimed += i32::from(combination.outcome().verdict == Verdict::Claimed);
    }
    format!(
        "{count} combinations, decided by the rules above; {claimed} of them claim a licence. Assumptions: the policies are on and two hours old, the environment is managed, the desktop app is new enough."
    )
});

/// The table for the chosen values.
pub(crate) fn outcomes(narrowed: Combination) -> Html {
    let head = |set: Set| html! { <th scope="col">{ set.label() }</th> };
    let row = |action: Action| {
        let cell = |set: Set| outcome(&Combination { set, action, ..narrowed }.outcome());
        html! { <tr key={action.word()}><th scope="row">{ action.label() }</th>{ for Set::ALL.into_iter().map(cell) }</tr> }
    };
    html! {
        <table>
            <caption>{ "Licence that the user gets, by action and tenant policies" }</caption>
            <thead><tr><th scope="col">{ "The user" }</th>{ for Set::ALL.into_iter().map(head) }</tr></thead>
            <tbody>{ for Action::ALL.iter().map(|action| row(*action)) }</tbody>
        </table>
    }
}

fn outcome(outcome: &Outcome) -> Html {
    let sign = match (outcome.verdict, outcome.doubtful) {
        (Verdict::Claimed, false) => Sign::Ready,
        (Verdict::Claimed, true) => Sign::Risk,
        _ => Sign::Blocked,
    };
    let short = |name: &&'static str| name.strip_prefix("Power Automate ").unwrap_or(name);
    let words = if outcome.verdict == Verdict::Claimed {
        let names: Vec<&str> = outcome.products.iter().map(short).collect();
        let perhaps = if outcome.doubtful { ", maybe" } else { "" };
        format!("{}{perhaps}", names.join(" or "))
    } else {
        "Nothing".to_owned()
    };
    html! { <td><span class="outcome">{ shape(sign) }<span>{ words }</span></span></td> }
}
