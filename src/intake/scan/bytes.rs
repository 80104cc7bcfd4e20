//! Scans a text byte by byte. Most of a paste is ASCII, and scanning by characters takes several times as long.

use crate::model::Span;

/// The next run of letters and digits of any language, and of these signs, in a part of a text.
#[inline(never)]
pub(in crate::intake) fn next_run(text: &str, part: Span, is_sign: fn(u8) -> bool) -> Option<Span> {
    let bytes = text.as_bytes().get(..part.end)?;
    let mut start = None;
    let mut at = part.start;
    while let Some(byte) = bytes.get(at) {
        let (is_part, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric() || is_sign(*byte), 1)
        } else {
            let Some(letter) = text.get(at..part.end).and_then(|rest| rest.chars().next()) else { break };
            (letter.is_alphanumeric(), letter.len_utf8())
        };
        if is_part {
            start = start.or(Some(at));
        } else if start.is_some() {
            break;
        }
        at += length;
    }
    count(at - part.start);
    start.map(|start| Span { start, end: at })
}

/// The position of the first matching byte. `is_one` is only called for ASCII.
pub(in crate::intake) fn find_byte(text: &str, is_one: impl Fn(u8) -> bool) -> Option<usize> {
    let at = text.bytes().position(is_one);
    count(at.unwrap_or(text.len()) + 1);
    at
}

/// The position of the first matching pair of bytes from a position on. Searching for each of several texts would take
/// several times as long.
pub(in crate::intake) fn find_pair(text: &str, from: usize, is_one: impl Fn(&[u8; 2]) -> bool) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let at = rest.array_windows().position(is_one);
    count(at.unwrap_or(rest.len()) + 1);
    at.map(|at| from + at)
}

/// A line before and behind its first two blanks.
pub(in crate::intake) fn at_gap(line: &str) -> Option<(&str, &str)> {
    let at = find_pair(line, 0, |pair| pair == b"  ")?;
    Some((line.get(..at)?, line.get(at + 2..)?))
}

#[cfg(any(test, feature = "examples"))]
thread_local! {
    static COUNTED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts scanned bytes, in tests only: reading must be linear.
#[inline]
pub(in crate::intake) fn count(bytes: usize) {
    #[cfg(any(test, feature = "examples"))]
    COUNTED.with(|counted| counted.set(counted.get() + bytes));
    #[cfg(not(any(test, feature = "examples")))]
    let _ = bytes;
}

/// The count since the last call.
#[cfg(any(test, feature = "examples"))]
pub(in crate::intake) fn counted() -> usize {
    COUNTED.with(|counted| counted.replace(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_words_in_any_language() {
        let text = "—Benutzer/über, 用户 x";
        let mut part = Span { start: 0, end: text.len() - 2 };
        let mut runs = vec![];
        while let Some(run) = next_run(text, part, |byte| byte == b'/') {
            runs.push(text.get(run.start..run.end).unwrap_or(""));
            part.start = run.end;
        }
        assert_eq!(runs, ["Benutzer/über", "用户"]);
    }
}
