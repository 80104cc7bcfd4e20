//! Adds notes about words and numbers that look like codes but are none, with similar codes.

use super::found::Found;
use super::reading::RecognisedBy;
use super::scan::layer::Layer;
use super::scan::words::find;
use crate::explain::{Explained, explain};
use crate::model::{Span, StatusNumber};

/// Notes that no code has this Windows or Entra number.
pub(super) fn unknown_number(layer: &Layer, word: Span, found: &mut Found) {
    let Some(written) = layer.text.get(word.start..word.end) else { return };
    if written.len() < 10 {
        return;
    }
    if let Some(number) = StatusNumber::read_in_text(written).filter(|_| find(written).is_none()) {
        found.note_once(number.unknown(written), layer.place(word));
    }
}

/// Notes which codes an unknown word may mean. `place` is its place in the paste.
pub(super) fn did_you_mean(word: &str, place: Span, found: &mut Found) {
    match explain(word) {
        Explained::DidYouMean(near) => {
            let names: Vec<&str> = near.iter().map(|entry| entry.id).collect();
            found.note(format!("“{word}” isn’t a known code. Did you mean {}?", names.join(" or ")), Some(place));
            for entry in near {
                found.suggestions.push((word.to_owned(), entry, place));
            }
        }
        Explained::Known(entry) => found.code(entry, place, RecognisedBy::Code),
        Explained::UnknownNumber(number) => found.note_once(number.unknown(word), place),
        Explained::Unknown => {}
    }
}
