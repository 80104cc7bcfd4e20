//! One row of the list of facts: label, value, origin, other candidates, how to find out.

use super::fact_value::fact_value;
use super::origin_label::origin_label;
use crate::check::{FactOrigin, KnownFact};
use crate::labels;
use crate::model::{Candidate, Fact, Kind, Origin, Place};
use crate::ui::fact_edit::FactEdit;
use crate::ui::parts::shared::button::{button, disclosure};
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use yew::prelude::*;

/// The row of a fact; `known` is `None` if nothing was said, read or implied.
pub(crate) fn fact_row(
    fact: Fact,
    known: Option<&KnownFact>,
    read_only: bool,
    on_edit: &Callback<FactEdit>,
    on_place: &Callback<Place>,
) -> Html {
    let info = fact.info();
    let value = known.and_then(|known| known.value.as_ref());
    let is_list = matches!(info.kind, Kind::Sessions | Kind::Licenses);
    let control = || fact_value(fact, value, "known", &on_edit.reform(move |value| FactEdit::Say(fact, value)));
    html! {
        <fieldset class="fact" key={info.id} data-fact={info.id} tabindex="-1">
            <legend>{ info.label }</legend>
            <div class="fact-origin">{ origin_label(known.map(|known| &known.origin), read_only, on_place) }</div>
            <div class="fact-line">
                <div class="fact-value">
                    if is_list || read_only {
                        if let Some(value) = value { <p class="in-words">{ labels::value(fact, value) }</p> }
                    }
                    if !read_only && is_list {
                        { disclosure("edit", if value.is_some() { "Change" } else { "Say what you know" }, info.label, control()) }
                    } else if !read_only {
                        { control() }
                    }
                </div>
                <div class="fact-foot">
                    if let Some(known) = known.filter(|_| !read_only) { { undo_button(known, on_edit) } }
                    { how_to_find_out(fact) }
                </div>
            </div>
            if let Some(known) = known { { others(known, read_only, on_edit, on_place) } }
        </fieldset>
    }
}

/// The other candidates: to choose from if they disagree, for information if one of them is in force.
fn others(known: &KnownFact, read_only: bool, on_edit: &Callback<FactEdit>, on_place: &Callback<Place>) -> Html {
    if known.others.is_empty() {
        return html! {};
    }
    let (fact, disputed) = (known.fact, matches!(known.origin, FactOrigin::Disputed));
    let other = |candidate: &Candidate| {
        let value = candidate.value.clone();
        let onclick = on_edit.reform(move |_| FactEdit::Say(fact, value.clone()));
        let words = labels::value(fact, &candidate.value);
        html! {
            <li>
                <span class="in-words">{ &words }</span>
                { origin_label(Some(&FactOrigin::Known(candidate.origin.clone())), read_only, on_place) }
                if disputed && !read_only {
                    { button("small", "Use this", words, onclick) }
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

/// The button that marks the fact as not known, or restores what was found.
fn undo_button(known: &KnownFact, on_edit: &Callback<FactEdit>) -> Html {
    let fact = known.fact;
    let (label, edit) = match &known.origin {
        FactOrigin::TakenBack if known.others.is_empty() => ("Forget this", FactEdit::Restore(fact)),
        FactOrigin::Known(Origin::Said) if known.others.is_empty() => ("Not known", FactEdit::Restore(fact)),
        FactOrigin::TakenBack | FactOrigin::Known(Origin::Said) => ("Back to what was found", FactEdit::Restore(fact)),
        FactOrigin::Known(_) | FactOrigin::Disputed => ("Not known", FactEdit::TakeBack(fact)),
    };
    let onclick = on_edit.reform(move |_| edit.clone());
    button("link", label, fact.info().label, onclick)
}
