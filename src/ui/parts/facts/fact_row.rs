//! One fact: what it is called, its value, where it comes from, and how to find it out.

use super::fact_value::fact_value;
use super::origin_label::origin_label;
use crate::check::{FactOrigin, KnownFact};
use crate::model::{Candidate, Fact, Kind, Origin, Place};
use crate::ui::change::Change;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use crate::ui::parts::shared::press::{fold, press};
use crate::words;
use yew::prelude::*;

/// One fact; `known` is nothing where nothing is known of it.
pub(crate) fn fact_row(
    fact: Fact,
    known: Option<&KnownFact>,
    reading: bool,
    on_change: &Callback<Change>,
    on_place: &Callback<Place>,
) -> Html {
    let info = fact.info();
    let value = known.and_then(|known| known.value.as_ref());
    let is_list = matches!(info.kind, Kind::Sessions | Kind::Licenses | Kind::Seats | Kind::Items);
    let control = || fact_value(fact, value, "known", &on_change.reform(move |value| Change::Say(fact, value)));
    html! {
        <fieldset class="fact" key={info.id} data-fact={info.id} tabindex="-1">
            <legend>{ info.label }</legend>
            <div class="fact-origin">{ origin_label(known.map(|known| &known.origin), reading, on_place) }</div>
            <div class="fact-line">
                <div class="fact-value">
                    if is_list || reading {
                        if let Some(value) = value { <p class="in-words">{ words::value(fact, value) }</p> }
                    }
                    if !reading && is_list {
                        { fold("edit", if value.is_some() { "Change" } else { "Say what you know" }, info.label, control()) }
                    } else if !reading {
                        { control() }
                    }
                </div>
                <div class="fact-foot">
                    if let Some(known) = known.filter(|_| !reading) { { taking_back(known, on_change) } }
                    { how_to_find_out(fact) }
                </div>
            </div>
            if let Some(known) = known { { others(known, reading, on_change, on_place) } }
        </fieldset>
    }
}

/// What else was found: to choose from where two places disagree, to know of where it was overruled.
fn others(known: &KnownFact, reading: bool, on_change: &Callback<Change>, on_place: &Callback<Place>) -> Html {
    if known.others.is_empty() {
        return html! {};
    }
    let (fact, disputed) = (known.fact, matches!(known.origin, FactOrigin::Disputed));
    let other = |candidate: &Candidate| {
        let value = candidate.value.clone();
        let onclick = on_change.reform(move |_| Change::Say(fact, value.clone()));
        let words = words::value(fact, &candidate.value);
        html! {
            <li>
                <span class="in-words">{ &words }</span>
                { origin_label(Some(&FactOrigin::Known(candidate.origin.clone())), reading, on_place) }
                if disputed && !reading {
                    { press("small", "Use this", words, onclick) }
                }
            </li>
        }
    };
    html! {
        <div class="others">
            <p>{ if disputed { "Which one is right?" } else { "Also found:" } }</p>
            <ul>{ for known.others.iter().map(other) }</ul>
        </div>
    }
}

/// The button that takes the fact back, or that brings back what was found.
fn taking_back(known: &KnownFact, on_change: &Callback<Change>) -> Html {
    let fact = known.fact;
    let (label, change) = match &known.origin {
        FactOrigin::TakenBack if known.others.is_empty() => ("Forget this", Change::Restore(fact)),
        FactOrigin::Known(Origin::Said) if known.others.is_empty() => ("Not known", Change::Restore(fact)),
        FactOrigin::TakenBack | FactOrigin::Known(Origin::Said) => ("Back to what was found", Change::Restore(fact)),
        FactOrigin::Known(_) | FactOrigin::Disputed => ("Not known", Change::TakeBack(fact)),
    };
    let onclick = on_change.reform(move |_| change.clone());
    press("link", label, fact.info().label, onclick)
}
