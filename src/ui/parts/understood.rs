//! What was understood of the paste, and what there is to say about it.

use super::chip::Chip;
use super::place_button::PlaceButton;
use crate::intake::{ArtifactKind, Note, Reading};
use crate::model::Place;
use crate::ui::words::counted;
use yew::prelude::*;

/// The reading.
#[derive(Properties, PartialEq)]
pub(crate) struct UnderstoodProps {
    pub(crate) reading: Reading,
    pub(crate) on_place: Callback<Place>,
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
            if !reading.notes.is_empty() { <ul class="notes">{ for reading.notes.iter().map(note) }</ul> }
        </div>
    }
}
