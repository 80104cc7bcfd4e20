//! A summary of what was read in the text: kinds of artefacts, counts, suggestions, notes.

use crate::intake::{ArtifactKind, Note, Reading, Suggestion};
use crate::model::Place;
use crate::ui::parts::facts::origin_label::place_button;
use crate::ui::parts::shared::button::button;
use yew::prelude::*;

/// The summary. `on_suggestion` receives the place of a word and the code it was probably meant to be.
pub(crate) fn reading_summary(
    reading: &Reading,
    on_place: &Callback<Place>,
    on_suggestion: &Callback<(Place, &'static str)>,
) -> Html {
    let mut kinds: Vec<ArtifactKind> = vec![];
    for artifact in &reading.artifacts {
        if !kinds.contains(&artifact.kind) {
            kinds.push(artifact.kind);
        }
    }
    // A code in a table or an object is no artefact of its own.
    if !reading.codes.is_empty() && !kinds.contains(&ArtifactKind::ErrorCode) {
        kinds.push(ArtifactKind::ErrorCode);
    }
    let suggestion = |suggestion: &Suggestion| {
        let suggested = (suggestion.place, suggestion.entry.id);
        let onclick = on_suggestion.reform(move |_| suggested);
        html! {
            <li>
                <code>{ &suggestion.written }</code>{ " isn’t a known code. Did you mean " }
                { button("link", suggestion.entry.id, "", onclick) }{ "?" }
            </li>
        }
    };
    let note = |note: &Note| {
        html! {
            <li>
                { &note.text }
                if let Some(place) = note.place {
                    { " " }{ place_button(place, on_place) }
                }
            </li>
        }
    };
    html! {
        <div class="understood">
            if !kinds.is_empty() {
                <p class="understood-line">
                    <span>{ "Understood:" }</span>
                    { for kinds.iter().map(|kind| html! { <span class="chip accent">{ kind.label() }</span> }) }
                </p>
            }
            if !reading.summary.is_empty() { <ul class="notes">{ for reading.summary.iter().map(note) }</ul> }
            if !reading.suggestions.is_empty() {
                <ul class="notes">{ for reading.suggestions.iter().map(suggestion) }</ul>
            }
            if !reading.notes.is_empty() { <ul class="notes">{ for reading.notes.iter().map(note) }</ul> }
        </div>
    }
}
