//! What was understood of the paste, and what there is to say about it.

use super::chip::Chip;
use super::place_button::PlaceButton;
use crate::intake::{ArtifactKind, Note, Reading, Suggestion};
use crate::model::Place;
use crate::ui::words::counted;
use yew::prelude::*;

/// The reading.
#[derive(Properties, PartialEq)]
pub(crate) struct UnderstoodProps {
    pub(crate) reading: Reading,
    pub(crate) on_place: Callback<Place>,
    /// The word at this place was meant to be this code.
    pub(crate) on_meant: Callback<(Place, &'static str)>,
}

/// What was understood of the paste.
#[component]
pub(crate) fn Understood(props: &UnderstoodProps) -> Html {
    let reading = &props.reading;
    let mut kinds: Vec<ArtifactKind> = vec![];
    for artifact in &reading.artifacts {
        if !kinds.contains(&artifact.kind) {
            kinds.push(artifact.kind);
        }
    }
    let nothing = reading.artifacts.is_empty() && reading.codes.is_empty() && reading.facts.is_empty();
    let suggestion = |suggestion: &Suggestion| {
        let meant = (suggestion.place, suggestion.entry.id);
        let onclick = props.on_meant.reform(move |_| meant);
        html! {
            <li>
                <code>{ &suggestion.written }</code>{ " is no code that we know. Did you mean " }
                <button type="button" class="link" {onclick}>{ suggestion.entry.id }</button>{ "?" }
            </li>
        }
    };
    let note = |note: &Note| {
        html! {
            <li>
                { &note.text }
                if let Some(place) = note.place {
                    { " " }<PlaceButton {place} on_place={props.on_place.clone()} />
                }
            </li>
        }
    };
    html! {
        <div class="understood">
            <p class="understood-line">
                if nothing {
                    <span>{ "Nothing in this text is known to us." }</span>
                } else {
                    <span>{ "Understood:" }</span>
                    { for kinds.iter().map(|kind| html! { <Chip class="accent">{ kind.label() }</Chip> }) }
                    if !reading.codes.is_empty() {
                        <Chip>{ counted(reading.codes.len(), "error code", "error codes") }</Chip>
                    }
                    if !reading.facts.is_empty() { <Chip>{ counted(reading.facts.len(), "fact", "facts") }</Chip> }
                }
            </p>
            if !reading.suggestions.is_empty() {
                <ul class="notes">{ for reading.suggestions.iter().map(suggestion) }</ul>
            }
            if !reading.notes.is_empty() { <ul class="notes">{ for reading.notes.iter().map(note) }</ul> }
        </div>
    }
}
