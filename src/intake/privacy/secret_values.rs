//! Finds where a value after a label begins and ends: in quotes, in a tag, in an object, or at the end of its line.

use crate::intake::scan::bytes::{count, find_byte};
use crate::model::Span;

/// Quotation marks with their closing counterparts.
const QUOTES: [(&str, &str); 14] = [
    ("\\\\\\\"", "\\\\\\\""),
    ("\\\"", "\\\""),
    ("\\u0022", "\\u0022"),
    ("\\'", "\\'"),
    ("\"", "\""),
    ("'", "'"),
    ("“", "”"),
    ("„", "“"),
    ("‘", "’"),
    ("`", "`"),
    ("&quot;", "&quot;"),
    ("&#34;", "&#34;"),
    ("&apos;", "&apos;"),
    ("%22", "%22"),
];

/// The longest gap between a sign and its value, in bytes.
pub(super) const GAP: usize = 64;

/// A value, and whether it was in quotes.
#[derive(Clone, Copy)]
pub(super) struct Value {
    pub(super) span: Span,
    pub(super) quoted: bool,
}

/// The sign between a label and its value.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    /// The end of the sign.
    pub(super) end: usize,
    /// The byte that ends a value, if the sign ends a tag: `<`, or `&` in XML that is escaped.
    pub(super) tag: Option<u8>,
    /// Whether it is percent-encoded.
    pub(super) encoded: bool,
}

/// How many bytes of a value decide whether it is a secret.
pub(super) const LOOKED_AT: usize = 256;

/// The value after a sign. At most `most` bytes are looked at. It ends with its quotes, if it has some; else at the end
/// of the line, or at the next blank if the sign was an equals sign without a blank.
pub(super) fn value_at(text: &str, sign: Sign, most: usize) -> Option<Value> {
    let Sign { end: sign_end, tag, encoded } = sign;
    let rest = text.get(sign_end..)?;
    let rest = rest.get(..rest.floor_char_boundary(most))?;
    let mut inner = rest;
    let mut close: Option<&str> = None;
    if tag.is_some() {
        inner = inner.strip_prefix("<![CDATA[").unwrap_or(inner);
    } else {
        if let Some(list) = inner.trim_start().strip_prefix('[').map(str::trim_start)
            && rest.len() - list.len() < GAP
            && list.starts_with(['"', '\''])
        {
            inner = list;
        }
        loop {
            if rest.len() - inner.len() > GAP {
                return None;
            }
            if let Some((open, end)) = QUOTES.iter().find(|(open, _)| inner.starts_with(open)) {
                close = Some(end);
                inner = inner.get(open.len()..)?;
                break;
            }
            // `"password": {"value": "X"}`
            let skipped = inner
                .strip_prefix([' ', '\u{a0}', '\t', '=', '>', '*', '(', '\\'])
                .or_else(|| inner.strip_prefix("%20"));
            match skipped {
                Some(shorter) => inner = shorter,
                None => break,
            }
        }
    }
    let start = sign_end + rest.len() - inner.len();
    if close.is_none()
        && let Some(object) = inner.strip_prefix('{')
    {
        return value_in_object(text, start + 1, object, most);
    }
    let bare = close.is_none();
    let assigned = bare
        && tag.is_none()
        && start == sign_end
        && (encoded || text.get(..sign_end).is_some_and(|text| text.ends_with('=')));
    let length = match close {
        Some(close) => quoted_length(inner, close),
        None => bare_length(inner, tag, assigned),
    };
    let mut value = inner.get(..length)?;
    if bare && encoded {
        value = value.split("%26").next().unwrap_or(value);
    }
    count(value.len());
    let trimmed = value.trim_end().trim_end_matches(['\\']);
    let trimmed = trimmed.strip_suffix("]]>").unwrap_or(trimmed);
    let lead = if tag.is_some() { trimmed.len() - trimmed.trim_start().len() } else { 0 };
    let span = Span { start: start + lead, end: start + trimmed.len() };
    (span.end > span.start).then_some(Value { span, quoted: !bare })
}

/// The length of an unquoted value: to the end of its line or tag, or to the separator before the next one.
fn bare_length(inner: &str, tag: Option<u8>, assigned: bool) -> usize {
    if let Some(end) = tag {
        return find_byte(inner, |byte| byte == end).unwrap_or(inner.len());
    }
    let mut at = 0;
    loop {
        let rest = inner.get(at..).unwrap_or("");
        let end = find_byte(rest, |byte| match byte {
            b'\n' | b'\r' | b'"' | b',' | b'}' | b';' | b'`' => true,
            b'&' | b' ' | b'\t' => assigned,
            _ => false,
        });
        let Some(end) = end else { return inner.len() };
        at += end;
        // A comma may be part of a password. In a list, a blank, a quote or another label follows it.
        let behind = inner.get(at..).and_then(|rest| rest.strip_prefix(','));
        let word = behind.map_or(0, |behind| behind.bytes().take(24).take_while(u8::is_ascii_alphanumeric).count());
        let label =
            behind.and_then(|behind| behind.as_bytes().get(word)).is_some_and(|next| matches!(next, b':' | b'='));
        if word == 0 || label {
            return at;
        }
        at += 1;
    }
}

/// The value in `{"value": "X"}` after a secret's label.
fn value_in_object(text: &str, at: usize, object: &str, most: usize) -> Option<Value> {
    let inside = object.trim_start();
    if object.len() - inside.len() > GAP {
        return None;
    }
    let name = inside.strip_prefix('"').or_else(|| inside.strip_prefix("\\\""))?;
    let (name, _) = name.get(..name.floor_char_boundary(32))?.split_once(':')?;
    let ends = at + (object.len() - inside.len()) + (inside.find(':')? + 1);
    let plain = name.trim_end().trim_end_matches(['"', '\\']);
    if !["value", "securevalue", "secretvalue", "plaintext"].iter().any(|known| plain.eq_ignore_ascii_case(known)) {
        return None;
    }
    let value = value_at(text, Sign { end: ends, tag: None, encoded: false }, most)?;
    // Only a quoted value, so that nested objects don't recurse.
    value.quoted.then_some(value)
}

/// The length of a quoted value. A quote after a backslash belongs to the value, unless the closing one is written like
/// that; an unclosed quote ends with its line.
pub(super) fn quoted_length(inner: &str, close: &str) -> usize {
    let first = close.as_bytes().first().copied().unwrap_or(b'"');
    let mut at = 0;
    loop {
        let rest = inner.get(at..).unwrap_or("");
        let Some(next) = find_byte(rest, |byte| byte == first || matches!(byte, b'\\' | b'\n')) else {
            return inner.len();
        };
        at += next;
        let rest = inner.get(at..).unwrap_or("");
        if rest.starts_with(close) || rest.starts_with('\n') {
            return at;
        }
        let escaped = rest.starts_with('\\');
        at += 1;
        if escaped {
            at += inner.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        while !inner.is_char_boundary(at) {
            at += 1;
        }
    }
}

/// True if `text` begins with `word`, ignoring case.
pub(super) fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_up_to_the_widest_gap() {
        for (gap, expected) in
            [(0, Some("Tr0ub4dor")), (1, Some("Tr0ub4dor")), (GAP, Some("Tr0ub4dor")), (GAP + 1, None)]
        {
            let text = format!("Password:{}Tr0ub4dor", " ".repeat(gap));
            let sign = Sign { end: "Password:".len(), tag: None, encoded: false };
            let value = value_at(&text, sign, LOOKED_AT);
            assert_eq!(value.and_then(|value| text.get(value.span.start..value.span.end)), expected, "{gap} blanks");
        }
    }
}
