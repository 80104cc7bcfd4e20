//! Makes a text readable without moving a byte: marks, no-break spaces and curly quotes become plain ones of the same length.

use crate::model::Span;

/// A text of the same length in bytes, so that places in it are places in the original.
pub(super) struct Prepared {
    /// The text to read.
    pub(super) text: String,
    /// What was changed, once for each kind of change.
    pub(super) notes: Vec<(&'static str, Span)>,
}

const CURLY: &str = "The text has curly quotes, as word processors make them. They were read as straight ones.";

impl Prepared {
    /// True if the first character opens an object, a list or a string.
    pub(super) fn looks_like_json(&self) -> bool {
        self.text.trim_start().starts_with(['{', '[', '"'])
    }
}

/// Replaces what stands in the way of a reader by something plain of the same length.
pub(super) fn same_length(original: &str) -> Prepared {
    let mut text = String::with_capacity(original.len());
    let mut notes: Vec<(&'static str, Span)> = vec![];
    let mut inside_curly = false;
    for (at, character) in original.char_indices() {
        match character {
            '\u{FEFF}' => text.push_str("   "),
            '\u{A0}' => text.push_str("  "),
            '“' | '”' | '„' | '‟' => {
                // Spaces go outside the quotes, so that the string between them stays as it is.
                text.push_str(if inside_curly { "\"  " } else { "  \"" });
                inside_curly = !inside_curly;
                if notes.is_empty() {
                    notes.push((CURLY, Span { start: at, end: at + character.len_utf8() }));
                }
            }
            other => text.push(other),
        }
    }
    Prepared { text, notes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_moves() {
        for text in ["\u{FEFF}{\u{A0}“code”: „x‟ }", "plain", "“odd"] {
            let prepared = same_length(text);
            assert_eq!(prepared.text.len(), text.len(), "{text:?}");
        }
        assert_eq!(same_length("“code”:1").text, "  \"code\"  :1");
        assert_eq!(same_length("\u{FEFF}“a” “b”").notes.len(), 1, "one note for all quotes");
    }
}
