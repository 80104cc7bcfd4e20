//! The product's messages, recognised by their wording. Words count, signs and line ends do not; `…` in a message is a hole.

use crate::catalog::{ErrorCode, codes};
use crate::intake::scan::bytes::next_run;
use crate::model::{RunMode, Span};
use std::sync::LazyLock;

/// A message of the catalogue.
struct Wording {
    entry: &'static ErrorCode,
    /// Its words; an empty one is a hole.
    words: Vec<&'static str>,
}

/// A message with fewer words could stand in any text.
const FEWEST_WORDS: usize = 3;

/// A hole takes up to so many words: a name, a number, an address.
const WIDEST_HOLE: usize = 16;

const BUCKETS: usize = 256;

struct Index {
    wordings: Vec<Wording>,
    /// The wordings by their first two words.
    buckets: Vec<Vec<usize>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { wordings: vec![], buckets: vec![vec![]; BUCKETS] };
    for entry in codes::all() {
        for message in entry.messages.iter().copied().chain(entry.translations.iter().map(|(_, message)| *message)) {
            index.add(entry, message);
        }
    }
    index
});

impl Index {
    fn add(&mut self, entry: &'static ErrorCode, message: &'static str) {
        let mut list = vec![];
        for part in message.split_inclusive('…') {
            let span = Span { start: 0, end: part.len() };
            list.extend(plain_words(part, span).filter_map(|word| part.get(word.start..word.end)));
            if part.ends_with('…') && !list.is_empty() {
                list.push("");
            }
        }
        while list.last() == Some(&"") {
            list.pop();
        }
        if let [first, second, ..] = list.as_slice()
            && list.iter().filter(|word| !word.is_empty()).count() >= FEWEST_WORDS
        {
            if let Some(bucket) = self.buckets.get_mut(bucket_of(hash_of(first), hash_of(second))) {
                bucket.push(self.wordings.len());
            }
            self.wordings.push(Wording { entry, words: list });
        }
    }
}

/// What a text says in the product's words, and where.
pub(in crate::intake) enum Heard {
    /// A message with the codes that have it: one, unless several share it or the text breaks off where they part.
    Message(Vec<&'static ErrorCode>, Span),
    /// The licence check names the run mode.
    Mode(RunMode, Span),
}

/// How a wording fits at a place.
enum Fit {
    No,
    /// To its end, which is before this word.
    Whole(usize),
    /// As far as the text goes.
    AsFarAsItGoes,
}

/// A text by its words.
struct Text<'t> {
    text: &'t str,
    words: Vec<Span>,
}

impl Text<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).and_then(|span| self.text.get(span.start..span.end)).unwrap_or("")
    }
}

/// Finds the messages in a part of a text. `cut` says that the text may break off at its end. `work` counts the steps.
#[inline(never)]
pub(in crate::intake) fn messages(text: &str, part: Span, cut: bool, work: &mut usize) -> Vec<Heard> {
    let text = Text { text, words: plain_words(text, part).collect() };
    let mut told: Vec<Heard> = vec![];
    // Where the last message ends: a shorter one inside it says nothing more, unless the long one is an umbrella.
    let mut covered = 0;
    let mut hash = hash_of(text.word(0));
    for (at, start) in text.words.iter().enumerate() {
        *work += 1;
        if let Some(heard) = run_mode(&text, at) {
            told.push(heard);
        }
        let second = hash_of(text.word(at + 1));
        let first = std::mem::replace(&mut hash, second);
        if at < covered {
            continue;
        }
        let mut end = 0;
        let mut best: Vec<&'static ErrorCode> = vec![];
        let mut longer: Vec<&'static ErrorCode> = vec![];
        for second in [hash_of(""), second] {
            let bucket = INDEX.buckets.get(bucket_of(first, second));
            for wording in bucket.into_iter().flatten().filter_map(|wording| INDEX.wordings.get(*wording)) {
                match fit(wording, &text, at, work) {
                    Fit::Whole(last) if last >= end => {
                        if last > end {
                            best.clear();
                        }
                        end = last;
                        keep(&mut best, wording.entry);
                    }
                    Fit::AsFarAsItGoes if cut => keep(&mut longer, wording.entry),
                    _ => {}
                }
            }
        }
        if best.is_empty() {
            continue;
        }
        // Where the text breaks off, a longer message may have been meant.
        longer.into_iter().for_each(|entry| keep(&mut best, entry));
        if !best.iter().any(|entry| is_umbrella(entry)) {
            covered = end;
        }
        let end = text.words.get(end.saturating_sub(1)).map_or(start.end, |last| last.end);
        told.push(Heard::Message(best, Span { start: start.start, end }));
    }
    told
}

/// `flow in unattended mode`, as the licence check has it.
fn run_mode(text: &Text, at: usize) -> Option<Heard> {
    if !(text.word(at) == "flow" && text.word(at + 1) == "in" && text.word(at + 3) == "mode") {
        return None;
    }
    let mode = match text.word(at + 2) {
        "attended" => RunMode::Attended,
        "unattended" => RunMode::Unattended,
        _ => return None,
    };
    let (first, last) = (text.words.get(at + 2)?, text.words.get(at + 3)?);
    Some(Heard::Mode(mode, Span { start: first.start, end: last.end }))
}

/// A code behind which the real reason stands, in the same message.
pub(in crate::intake) fn is_umbrella(entry: &ErrorCode) -> bool {
    matches!(entry.id, "NoCandidateMachine" | "ApiHubsRequestFailed")
}

fn keep(entries: &mut Vec<&'static ErrorCode>, entry: &'static ErrorCode) {
    if !entries.contains(&entry) {
        entries.push(entry);
    }
}

/// Lays a wording on a text from a word on. A hole is as narrow as can be.
#[inline(never)]
fn fit(wording: &Wording, text: &Text, from: usize, work: &mut usize) -> Fit {
    let mut at = from;
    let mut next = 0;
    // The word of the wording behind the last hole, where its text was looked for last, and how often.
    let mut hole: Option<(usize, usize, usize)> = None;
    loop {
        *work += 1;
        match wording.words.get(next) {
            None => return Fit::Whole(at),
            Some(&"") => {
                next += 1;
                hole = Some((next, at, 0));
            }
            Some(_) if at >= text.words.len() => {
                // Nothing behind the hole was there: that is no sign of the message.
                let nothing = hole.is_some_and(|(resume, _, _)| next == resume);
                return if nothing { Fit::No } else { Fit::AsFarAsItGoes };
            }
            Some(word) if text.word(at).eq_ignore_ascii_case(word) => {
                at += 1;
                next += 1;
            }
            Some(_) => match &mut hole {
                Some((resume, tried, times)) if *times < WIDEST_HOLE => {
                    *tried += 1;
                    *times += 1;
                    at = *tried;
                    next = *resume;
                }
                _ => return Fit::No,
            },
        }
    }
}

/// The words of a text as messages have them: letters and digits of any language.
fn plain_words(text: &str, part: Span) -> impl Iterator<Item = Span> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let word = next_run(text, rest, |_| false)?;
        rest.start = word.end;
        Some(word)
    })
}

fn hash_of(word: &str) -> usize {
    word.bytes().fold(7, |hash: usize, byte| hash.wrapping_mul(31) ^ usize::from(byte.to_ascii_lowercase()))
}

/// The bucket of the wordings that begin with these words, of which the hashes are given.
const fn bucket_of(first: usize, second: usize) -> usize {
    (first.wrapping_mul(17) ^ second) % BUCKETS
}
