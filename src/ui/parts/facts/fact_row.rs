//! A row of “Your run”: label, value and origin; expanded, the control, how to find out, and other values that were
//! found.

use super::fact_value::fact_value;
use super::origin_label::origin_label;
use crate::check::{FactOrigin, KnownFact};
use crate::labels;
use crate::model::{Candidate, Fact, Origin, Place, Value};
use crate::ui::fact_edit::FactEdit;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use yew::prelude::*;

/// The content of a row.
pub(crate) struct Shown<'a> {
    /// The fact's value and origin, if known.
    pub(crate) known: Option<&'a KnownFact>,
    /// Its usual value, if it was presumed.
    pub(crate) presumed: Option<&'a Value>,
    /// True if the row is initially expanded.
    pub(crate) is_open: bool,
    /// True if nothing can be changed.
    pub(crate) read_only: bool,
}

/// A fact's row.
pub(crate) fn fact_row(
    fact: Fact,
    shown: &Shown<'_>,
    on_edit: &Callback<FactEdit>,
    on_place: &Callback<Place>,
) -> Html {
    let (info, known, read_only) = (fact.info(), shown.known, shown.read_only);
    let value = known.and_then(|known| known.value.as_ref());
    let words = match (value.or(shown.presumed), known.map(|known| &known.origin)) {
        (Some(value), _) => labels::value(fact, value),
        (None, Some(FactOrigin::Disputed)) => "Disputed".to_owned(),
        (None, _) => "Not known".to_owned(),
    };
    let line = html! { <><span class="fact-label">{ info.label }</span><span class="fact-text">{ words }</span></> };
    let origin = match (known, shown.presumed) {
        (None, Some(_)) => html! { <span class="chip presumed">{ "presumed" }</span> },
        (known, _) => origin_label(known.map(|known| &known.origin), read_only, on_place),
    };
    html! {
        <div class="fact" key={info.id} data-fact={info.id} data-unset={value.is_none().then_some("")} role="group" aria-label={info.label} tabindex="-1">
            <div class="fact-origin">{ origin }</div>
            if read_only {
                <p class="fact-line">{ line }</p>
            } else {
                <details data-holds="edit" open={shown.is_open}>
                    <summary class="fact-line">{ line }</summary>
                    <fieldset>
                        <legend class="unseen">{ info.label }</legend>
                        { fact_value(fact, value, "known", &on_edit.reform(move |value| FactEdit::Set(fact, value))) }
                        <div class="fact-foot">
                            if let Some(known) = known { { undo_button(known, on_edit) } }
                            { how_to_find_out(fact) }
                        </div>
                    </fieldset>
                </details>
            }
            if let Some(known) = known { { others(known, read_only, on_edit, on_place) } }
        </div>
    }
}

/// The other candidates: to choose from if they contradict each other, for information if one is in force.
fn others(known: &KnownFact, read_only: bool, on_edit: &Callback<FactEdit>, on_place: &Callback<Place>) -> Html {
    if known.others.is_empty() {
        return html! {};
    }
    let (fact, disputed) = (known.fact, matches!(known.origin, FactOrigin::Disputed));
    let other = |candidate: &Candidate| {
        let value = candidate.value.clone();
        let onclick = on_edit.reform(move |_| FactEdit::Set(fact, value.clone()));
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

/// The button that sets the fact to unknown, or restores what was found.
fn undo_button(known: &KnownFact, on_edit: &Callback<FactEdit>) -> Html {
    let fact = known.fact;
    let (label, edit) = match &known.origin {
        FactOrigin::SetUnknown if known.others.is_empty() => ("Forget this", FactEdit::Restore(fact)),
        FactOrigin::Known(Origin::Said) if known.others.is_empty() => ("Not known", FactEdit::Restore(fact)),
        FactOrigin::SetUnknown | FactOrigin::Known(Origin::Said) => ("Back to what was found", FactEdit::Restore(fact)),
        FactOrigin::Known(_) | FactOrigin::Disputed => ("Not known", FactEdit::SetUnknown(fact)),
    };
    let onclick = on_edit.reform(move |_| edit.clone());
    button("link", label, fact.info().label, onclick)
}
