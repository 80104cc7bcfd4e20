//! Makes a text readable without moving a byte: marks, no-break spaces and curly quotes become plain ones of the same length.

use std::borrow::Cow;

/// The text with byte-order marks and no-break spaces as plain spaces.
pub(super) fn plain_spaces(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{FEFF}', '\u{A0}']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{FEFF}' => plain.push_str("   "),
            '\u{A0}' => plain.push_str("  "),
            other => plain.push(other),
        }
    }
    Cow::Owned(plain)
}

/// The text with curly quotes as straight ones, if it has any, and where the first one stands.
/// Only for text that can't be read otherwise: inside a straight string a curly quote is a letter like any other.
pub(super) fn straight_quotes(text: &str) -> Option<(String, usize)> {
    const CURLY: [char; 4] = ['“', '”', '„', '‟'];
    let first = text.find(CURLY)?;
    let mut straight = String::with_capacity(text.len());
    let mut inside = false;
    for character in text.chars() {
        if CURLY.contains(&character) {
            // Spaces go outside the quotes, so that the string between them stays as it is.
            straight.push_str(if inside { "\"  " } else { "  \"" });
            inside = !inside;
        } else {
            straight.push(character);
        }
    }
    Some((straight, first))
}

/// True if the first character opens an object, a list or a string.
pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[', '"', '“'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_moves() {
        for text in ["\u{FEFF}{\u{A0}“code”: „x‟ }", "plain", "“odd"] {
            assert_eq!(plain_spaces(text).len(), text.len(), "{text:?}");
            if let Some((straight, _)) = straight_quotes(text) {
                assert_eq!(straight.len(), text.len(), "{text:?}");
            }
        }
        assert_eq!(straight_quotes("“code”:1"), Some(("  \"code\"  :1".to_owned(), 0)));
        assert_eq!(straight_quotes("plain"), None);
    }
}
