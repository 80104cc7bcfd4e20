//! Finds labelled values in a text: `"machineName":"X"`, `Device Name : X`, `password=X`.

use crate::intake::scan::bytes::find_byte;
use crate::intake::scan::record::same_name;
use crate::model::Span;

/// A label with its value.
pub(crate) struct Labelled<'t> {
    /// The line up to its sign.
    before: &'t str,
    pub(crate) value: Span,
}

impl Labelled<'_> {
    /// True if one of these is the label; they are ASCII.
    pub(crate) fn is(&self, names: &[&str]) -> bool {
        // The letters from the last one on exclude most names quickly.
        let ends_alike = |name: &&&str| {
            let mut letters = self.before.bytes().rev().filter(u8::is_ascii_alphanumeric);
            name.bytes().rev().all(|letter| letters.next().is_some_and(|is| is.to_ascii_lowercase() == letter))
        };
        let is_label = |name: &&str| last_words(self.before).iter().any(|label| same_name(label, name));
        names.iter().filter(ends_alike).any(is_label)
    }
}

/// The possible labels: the last word of a line, its last two and its last three.
fn last_words(line: &str) -> [&str; 3] {
    // Signs of other languages count as word characters: names are compared by their letters only.
    let is_word = |byte: u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let behind_last = |end: usize, of_word: bool| {
        let bytes = line.as_bytes().get(..end).unwrap_or(&[]);
        bytes.iter().rposition(|byte| is_word(*byte) == of_word).map_or(0, |at| at + 1)
    };
    let mut from = line.len();
    [(); 3].map(|()| {
        from = behind_last(behind_last(from, true), false);
        line.get(from..).unwrap_or("")
    })
}

/// How many bytes before and after a sign are looked at.
const LABEL: usize = 48;
const VALUE: usize = 512;

/// The labelled values, in text order.
pub(crate) fn labelled(text: &str) -> impl Iterator<Item = Labelled<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || next_labelled(text, &mut from))
}

/// The next labelled value. Continues at a position, and moves it.
#[inline(never)]
fn next_labelled<'t>(text: &'t str, from: &mut usize) -> Option<Labelled<'t>> {
    loop {
        let sign = *from + find_byte(text.get(*from..)?, |byte| matches!(byte, b':' | b'='))?;
        *from = sign + 1;
        let start = text.floor_char_boundary(sign.saturating_sub(LABEL));
        let line = text.get(start..sign).unwrap_or("");
        let line = line.rsplit('\n').next().unwrap_or("");
        let before = line.trim_end_matches([' ', '\u{a0}', '\t', '"', '\'', '\\', '”', '*', '`']);
        if !before.ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = text.get(sign + 1..).unwrap_or("");
        let inner = rest.trim_start_matches([' ', '\u{a0}', '\t', '"', '\'', '\\', '“', '=', '*', '`']);
        let skipped = rest.len() - inner.len();
        // Label and value are on one line, close together.
        if skipped > 64 {
            continue;
        }
        let inner = inner.get(..inner.floor_char_boundary(VALUE)).unwrap_or(inner);
        let assigned = text.get(sign..).is_some_and(|sign| sign.starts_with('=')) && skipped == 0;
        let ends = |byte| {
            matches!(byte, b'"' | b'\n' | b'\r' | b',' | b'}' | b';' | b'`')
                || (assigned && matches!(byte, b'&' | b' ' | b'\t'))
        };
        let length = find_byte(inner, ends).unwrap_or(inner.len());
        let value = inner.get(..length).unwrap_or("");
        let value = value.split('”').next().unwrap_or(value).trim_end().trim_end_matches(['\'', '\\']);
        if !value.is_empty() {
            let start = sign + 1 + skipped;
            return Some(Labelled { before, value: Span { start, end: start + value.len() } });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_the_last_words_in_front_of_its_sign() {
        let text = "10:04 the client-secret = X\n“Device Name” : WS-0042\nthe PASSWORD\u{a0}: y";
        let known = ["secret", "clientsecret", "devicename", "name", "password", "word"];
        let found: Vec<(Vec<&str>, &str)> = labelled(text)
            .map(|one| {
                let labels = known.into_iter().filter(|name| one.is(&[name])).collect();
                (labels, text.get(one.value.start..one.value.end).unwrap_or(""))
            })
            .collect();
        let expected = [
            (vec![], "04 the client-secret = X"),
            (vec!["clientsecret"], "X"),
            (vec!["devicename", "name"], "WS-0042"),
            (vec!["password"], "y"),
        ];
        assert_eq!(found, expected);
    }
}
