//! Plain text: the codes that stand in it as words, and what a word that is nearly a code may mean.

use super::{ArtifactKind, Found};
use crate::catalog::{ErrorCode, codes};
use crate::explain::{Explained, explain};
use crate::model::{Fact, RunMode, Span};

/// Finds every code in the text. A text that is one unknown word is looked up for what it may mean.
pub(super) fn read(text: &str, found: &mut Found) {
    let finder = Finder::new();
    let mut words = 0;
    let mut only = None;
    for (word, span) in split(text) {
        words += 1;
        only = Some((word, span));
        if let Some(entry) = finder.find(word)
            && found.code(entry, span)
        {
            found.artifact(ArtifactKind::ErrorCode, span);
        }
    }
    run_mode(text, Span { start: 0, end: text.len() }, found);
    if let (1, Some((word, span)), true) = (words, only, found.is_empty()) {
        did_you_mean(word, span, found);
    }
}

/// Says which code a word that we don't know may mean.
pub(super) fn did_you_mean(word: &str, span: Span, found: &mut Found) {
    match explain(word) {
        Explained::DidYouMean(near) => {
            let names: Vec<&str> = near.iter().map(|entry| entry.id).collect();
            near.iter().for_each(|entry| found.suggest(word, entry, span));
            found
                .note(format!("“{word}” is not a code that we know. Did you mean {}?", names.join(" or ")), Some(span));
        }
        Explained::Known(entry) => {
            found.code(entry, span);
        }
        Explained::Unknown => {}
    }
}

/// Finds the codes inside one string.
pub(super) fn codes_in(text: &str) -> Vec<(&'static ErrorCode, Span)> {
    let finder = Finder::new();
    split(text).filter_map(|(word, span)| Some((finder.find(word)?, span))).collect()
}

/// The messages of the licence check name the run mode.
pub(super) fn run_mode(text: &str, within: Span, found: &mut Found) {
    let part = text.get(within.start..within.end).unwrap_or("");
    for (words, mode) in [("in unattended mode", RunMode::Unattended), ("in attended mode", RunMode::Attended)] {
        if let Some(at) = part.find(words) {
            let start = within.start + at + "in ".len();
            found.fact(Fact::RunMode, mode.into(), Span { start, end: within.start + at + words.len() });
        }
    }
}

/// The words of a text: runs of letters, digits, `_` and `-`.
fn split(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        let start = at + rest.iter().position(inside)?;
        let length = text.as_bytes().get(start..)?.iter().take_while(|byte| inside(byte)).count();
        at = start + length;
        Some((text.get(start..at)?, Span { start, end: at }))
    })
}

/// Looks words up without regard to case. Names of the same first letter and length lie in one bucket: a text has many
/// words and few of them are codes.
struct Finder {
    buckets: [Vec<(&'static str, &'static ErrorCode)>; BUCKETS],
}

const BUCKETS: usize = 64;

impl Finder {
    fn new() -> Self {
        let mut buckets = [const { Vec::new() }; BUCKETS];
        for entry in codes::all().iter().filter(|entry| entry.code.is_some()) {
            for name in std::iter::once(&entry.id).chain(entry.aliases) {
                if let Some(bucket) = buckets.get_mut(bucket_of(name)) {
                    bucket.push((*name, entry));
                }
            }
        }
        Self { buckets }
    }

    fn find(&self, word: &str) -> Option<&'static ErrorCode> {
        let bucket = self.buckets.get(bucket_of(word))?;
        bucket.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, entry)| *entry)
    }
}

fn bucket_of(word: &str) -> usize {
    let first = word.bytes().next().map_or(0, |byte| usize::from(byte.to_ascii_lowercase()));
    (first * 31 + word.len()) % BUCKETS
}
