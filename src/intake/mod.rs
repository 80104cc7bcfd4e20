//! Pasted text → reading: what it is, the facts and codes in it, and what was not understood. Reading never fails.
//!
//! `segments` splits a text and hands the parts on: JSON to `walk`, prose to `words` and `messages`, outputs of commands
//! to `windows`, records of any form to `records`. Packaging is taken off layer by layer, and each layer knows where
//! its letters stood in the paste. `found` collects, `settle` makes the reading.

mod clean;
mod csv;
mod decode;
mod evidence;
mod found;
mod labels;
mod layer;
mod loose_json;
mod messages;
pub mod privacy;
mod reading;
mod record;
mod records;
mod scan;
mod segments;
mod settle;
mod small;
mod sorted;
mod tenant;
mod walk;
mod windows;
mod words;

pub use decode::{decode, text_of};
pub use evidence::{Evidence, evidence};
pub use reading::{
    Artifact, ArtifactKind, By, Choice, Note, Offer, OfferKind, ReadCode, ReadFact, Reading, Suggestion,
};

use crate::model::{TextMap, Units};
use found::Found;
use layer::Layer;
use segments::{Context, Edge};

/// How much of a text is read, in bytes. The rest is kept, and a note says so.
pub const READ_LIMIT: usize = 8 * 1024 * 1024;

const SECRET: &str =
    "This looks like a password or a key. It stays in the box: it is never shown elsewhere and never passed on.";

/// Reads a text. Places are counted in `units`.
#[must_use]
pub fn read(text: &str, units: Units) -> Reading {
    let head = text.get(..text.floor_char_boundary(READ_LIMIT)).unwrap_or(text);
    let mut found = find(head);
    if head.len() < text.len() {
        found.notes.insert(0, ("The text is longer than 8 MB. Only the first 8 MB were read.".to_owned(), None, 0));
    }
    if found.is_empty() && !head.trim().is_empty() {
        found.note("Nothing in this text was understood: no error code that we know, and no fact about a run.", None);
    }
    if let Some(secret) = privacy::secrets(head).first() {
        found.notes.insert(0, (SECRET.to_owned(), Some(secret.span), 0));
    }
    settle::settle(found, &TextMap::new(head, units))
}

/// Finds what there is to find.
fn find(text: &str) -> Found {
    let mut found = Found::new();
    segments::read(Layer::whole(text), Context { edge: Edge::Paste, depth: 0, named: None }, &mut found);
    if found.is_empty() {
        misspelt(text, &mut found);
    }
    found
}

/// A text that is one unknown word is looked up for what it may mean.
fn misspelt(text: &str, found: &mut Found) {
    let all = crate::model::Span { start: 0, end: text.len() };
    let mut words = words::words(text, all);
    if let (Some(span), None) = (words.next(), words.next())
        && let Some(word) = text.get(span.start..span.end).filter(|word| word.len() < 100)
    {
        words::did_you_mean(word, span, found);
    }
}

/// How much work a text takes to read and to be rid of its names, in bytes and tokens looked at: for the test that it
/// grows no faster than the text.
#[cfg(any(test, feature = "examples"))]
#[must_use]
pub fn steps(text: &str) -> usize {
    scan::counted();
    let reading = read(text, Units::Utf8);
    let _ = (privacy::replace(text), evidence(text, &reading, Units::Utf8));
    scan::counted()
}
