//! The words of a text, and the codes among them: names, and numbers in any notation.

use crate::catalog::{ErrorCode, codes};
use crate::model::{Span, StatusNumber};
use std::sync::LazyLock;

/// The words of a text: runs of letters, digits, `_` and `-`.
pub(in crate::intake) struct Words<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

/// The words of a part of a text.
pub(in crate::intake) const fn words(text: &str, part: Span) -> Words<'_> {
    Words { text, at: part.start, end: part.end }
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline(never)]
    fn next(&mut self) -> Option<Span> {
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let rest = self.text.as_bytes().get(self.at..self.end)?;
        let start = self.at + rest.iter().position(inside)?;
        let length = self.text.as_bytes().get(start..self.end)?.iter().take_while(|byte| inside(byte)).count();
        self.at = start + length;
        Some(Span { start, end: self.at })
    }
}

/// The names of all codes, in buckets by first letter, last letter and length: a text has many words, and few are codes.
struct Finder {
    buckets: [Vec<(&'static str, &'static ErrorCode)>; BUCKETS],
    /// The codes that are numbers of Windows, Dataverse or Entra.
    numbers: Vec<(StatusNumber, &'static ErrorCode)>,
}

const BUCKETS: usize = 1024;

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let mut finder = Finder { buckets: [const { Vec::new() }; BUCKETS], numbers: vec![] };
    for entry in codes::all() {
        // An entry without a code has an id of this project, which occurs in no text; its other names are the
        // product's.
        let id = std::iter::once(&entry.id).filter(|_| entry.code.is_some());
        for name in id.chain(entry.aliases.iter()) {
            match StatusNumber::read(name) {
                Some(number) => finder.numbers.push((number, entry)),
                None => {
                    if let Some(bucket) = finder.buckets.get_mut(bucket_of(name)) {
                        bucket.push((name, entry));
                    }
                }
            }
        }
    }
    finder
});

/// The entry of a code, ignoring case. A number is found in any notation.
#[inline(never)]
pub(in crate::intake) fn find(word: &str) -> Option<&'static ErrorCode> {
    // Numbers begin with a digit or a minus sign, those of Entra with `AADSTS`.
    if word.starts_with(|first: char| !first.is_ascii_alphabetic() || matches!(first, 'A' | 'a'))
        && let Some(number) = StatusNumber::read(word)
    {
        return numbered(number);
    }
    let bucket = FINDER.buckets.get(bucket_of(word))?;
    // A name such as `userNotFound` is used by many programs; only this exact spelling is the product's.
    let same = |name: &str| {
        if name.starts_with(|first: char| first.is_ascii_lowercase()) {
            name == word
        } else {
            name.eq_ignore_ascii_case(word)
        }
    };
    bucket.iter().find(|(name, _)| same(name)).map(|(_, entry)| *entry)
}

/// The entry of a number.
pub(in crate::intake) fn numbered(number: StatusNumber) -> Option<&'static ErrorCode> {
    FINDER.numbers.iter().find(|(known, _)| *known == number).map(|(_, entry)| *entry)
}

fn bucket_of(word: &str) -> usize {
    let letter = |byte: Option<u8>| byte.map_or(0, |byte| usize::from(byte.to_ascii_lowercase()));
    let [first, last] = [word.bytes().next(), word.bytes().next_back()].map(letter);
    ((first * 31 + last) * 31 + word.len()) % BUCKETS
}

/// The code that a word is, with its place. Also after `\n`, which logs leave before a word, and between dashes.
#[inline(never)]
pub(in crate::intake) fn code_at(text: &str, word: Span) -> Option<(&'static ErrorCode, Span)> {
    let written = text.get(word.start..word.end)?;
    if written.len() < 5 {
        return None;
    }
    // Typeset text has another minus sign.
    if written.len() == 10
        && let Some(minus) = text.get(..word.start).and_then(|before| before.chars().next_back())
        && matches!(minus, '−' | '–')
        && let Some(entry) = find(&format!("-{written}"))
    {
        return Some((entry, Span { start: word.start - minus.len_utf8(), end: word.end }));
    }
    if let Some(entry) = find(written) {
        return Some((entry, word));
    }
    let bare = written.trim_matches('-');
    if bare.len() < written.len() {
        let start = word.start + (written.len() - written.trim_start_matches('-').len());
        return find(bare).map(|entry| (entry, Span { start, end: start + bare.len() }));
    }
    if let Some(found) = taken_apart(text, word, written) {
        return Some(found);
    }
    let escaped =
        text.as_bytes().get(word.start.wrapping_sub(1)) == Some(&b'\\') && written.starts_with(['n', 'r', 't']);
    let inner = Span { start: word.start + 1, end: word.end };
    if escaped { find(text.get(inner.start..inner.end)?).map(|entry| (entry, inner)) } else { None }
}

/// A code that machine translation took apart on Learn's translated pages: `AADSTS 50126`, `0x C000006D`, and
/// `Non supportedRpaScriptSchemaVersion`, whose “Un” it translated.
fn taken_apart(text: &str, word: Span, written: &str) -> Option<(&'static ErrorCode, Span)> {
    let before = text.get(..word.start)?.strip_suffix(' ')?;
    let (begin, length) = if before.ends_with("AADSTS") {
        ("AADSTS", 6)
    } else if before.ends_with("0x") {
        ("0x", 2)
    } else if written.starts_with("supported") {
        ("Un", before.rsplit(|letter: char| !letter.is_alphabetic()).next().map_or(0, str::len))
    } else {
        return None;
    };
    if !(2..=6).contains(&length) {
        return None;
    }
    let entry = find(&format!("{begin}{written}"))?;
    Some((entry, Span { start: before.len() - length, end: word.end }))
}
