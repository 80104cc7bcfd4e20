//! Pasted text → reading: what it is, the facts and codes in it, and what was not understood. Reading never fails.
//!
//! `segments` splits a text into JSON (read by `walk`), tables (`rows`), command output and prose, with what `scan` knows
//! about layers, tables and messages. `packaging` takes escapes off: what is inside is a text of its own. `readers` turn
//! outputs and records into facts, one file a kind. `found` collects, `settle` makes the reading. `privacy` finds names
//! and secrets.

mod context;
mod decode;
mod details;
mod found;
mod next_paste;
mod objects;
mod packaging;
pub mod privacy;
mod prose;
mod readers;
mod reading;
mod rows;
mod scan;
mod segments;
mod settle;
mod unknown;
mod walk;

pub use decode::{decode, text_of};
pub use details::{
    CauseCount, Hit, HitKind, MachineFact, MachineRow, Mark, MarkKind, NextPaste, RunOutcome, RunRow, RunTable,
    TenantLicense, UnknownCode,
};
pub(crate) use readers::{RunColumn, failed_by_status, run_column, sortable_moment};
pub(crate) use scan::labels::labelled;
pub(crate) use scan::messages::is_umbrella;

pub use reading::{
    Artifact, ArtifactKind, Choice, Note, Offer, OfferKind, ReadCode, ReadFact, Reading, RecognisedBy, Suggestion,
};

pub(crate) use settle::evidence::evidence_beside;
pub use settle::evidence::{Evidence, evidence};

use crate::model::{TextMap, Units};
use context::{Context, Edge};
use found::Found;
use scan::layer::Layer;

/// How much of a text is read, in bytes. The rest is kept, and a note says so.
pub const READ_LIMIT: usize = 8 * 1024 * 1024;

/// How the case begins that a report in HTML carries. Of such a report nothing else is read.
pub const CASE: &str = "<meta name=\"flow-preflight-case\" content=";

const SECRET: &str =
    "This looks like a password or a key. It stays in the box: it is never shown elsewhere and never passed on.";

/// Reads a text. Places are in `units`.
#[must_use]
pub fn read(text: &str, units: Units) -> Reading {
    read_and_secrets(text, units).0
}

/// Reads a text. Also returns its secrets, if all of it was read, for [`evidence_beside`].
pub(crate) fn read_and_secrets(text: &str, units: Units) -> (Reading, Option<Vec<privacy::Found>>) {
    let head = text.get(..text.floor_char_boundary(READ_LIMIT)).unwrap_or(text);
    let head = up_to_case(head).unwrap_or(head);
    let mut found = find(head);
    if text.len() > READ_LIMIT {
        found.notes.insert(0, ("The text is longer than 8 MB. Only the first 8 MB were read.".to_owned(), None, 0));
    }
    let no_more_than_words = found.is_unknown() && !head.trim().is_empty();
    let next_paste = no_more_than_words.then(|| next_paste::next_paste(head));
    let is_look_up = next_paste.as_ref().is_some_and(|next| next.is_look_up);
    if found.is_empty() && no_more_than_words && !is_look_up {
        found.note(
            "Nothing in this text was recognised: no known error code or message, and no fact about a run.",
            None,
        );
    }
    let secrets = privacy::secrets(head);
    if let Some(secret) = secrets.first() {
        found.notes.insert(0, (SECRET.to_owned(), Some(secret.span), 0));
    }
    let mut reading = settle::settle(found, &TextMap::new(head, units));
    reading.next_paste = next_paste;
    (reading, (head.len() == text.len()).then_some(secrets))
}

/// This program's HTML report, up to the end of the case in it; `None` if the text is none.
fn up_to_case(text: &str) -> Option<&str> {
    let at = text.find(CASE)?;
    text.get(..at + text.get(at..)?.find('>')?)
}

/// Runs the readers.
fn find(text: &str) -> Found {
    let mut found = Found::new();
    let context = Context { edge: Edge::Paste, depth: 0, named: None, read: segments::read };
    segments::read(Layer::whole(text), context, &mut found);
    if found.is_empty() {
        misspelt(text, &mut found);
    }
    found
}

/// For a text that is a single unknown word, finds the codes that it may mean.
fn misspelt(text: &str, found: &mut Found) {
    let all = crate::model::Span { start: 0, end: text.len() };
    let mut words = scan::words::words(text, all);
    if let (Some(span), None) = (words.next(), words.next())
        && let Some(word) = text.get(span.start..span.end).filter(|word| word.len() < 100)
    {
        unknown::did_you_mean(word, span, found);
    }
}

/// The work of reading a text and replacing its names, in bytes and tokens looked at. For the test that it grows
/// linearly.
#[cfg(any(test, feature = "examples"))]
#[must_use]
pub fn steps(text: &str) -> usize {
    scan::bytes::counted();
    let reading = read(text, Units::Utf8);
    let _ = (privacy::replace(text), evidence(text, &reading, Units::Utf8));
    scan::bytes::counted()
}
