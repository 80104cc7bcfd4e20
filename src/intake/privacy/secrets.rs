//! What in a text is a secret: by the label in front of it, as the argument of a command, in a column of a table, or by its own form.

use super::secret_forms;
use super::secret_labels::{LONGEST_LABEL, Label, is_secret, label_of, looks_random};
use crate::intake::scan::bytes::{count, find_byte};
use crate::model::Span;

/// All secrets, in no order; they may overlap.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut all = vec![];
    labelled(text, &mut all);
    arguments(text, &mut all);
    super::secret_columns::columns(text, &mut all);
    said_in_words(text, &mut all);
    secret_forms::forms(text, &mut all);
    all
}

/// What may stand between a label, its sign and its value: spaces, quotes and marks, plain or escaped.
const MARKS: [&str; 20] = [
    " ", "\u{a0}", "\t", "\"", "'", "\\u0022", "\\u0027", "\\", "“", "”", "„", "‘", "’", "`", "*", "&quot;", "&#34;",
    "&apos;", "%22", "%27",
];

/// Marks that open a value which ends with the same one.
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

/// So much is looked at between a sign and its value.
const GAP: usize = 64;

/// A value, and whether it stood in quotes.
#[derive(Clone, Copy)]
struct Value {
    span: Span,
    quoted: bool,
}

/// Values behind labels: `password = X`, `"clientSecret": "X"`, `client_secret%3DX`, `<password>X</password>`.
#[inline(never)]
fn labelled(text: &str, all: &mut Vec<Span>) {
    let mut from = 0;
    // Where a label of a secret was itself a value: `"name": "password", "value": "X"`.
    let mut named: Option<(Label, usize)> = None;
    while let Some(at) =
        text.get(from..).and_then(|rest| find_byte(rest, |byte| matches!(byte, b':' | b'=' | b'%' | b'>')))
    {
        let sign = from + at;
        let rest = text.get(sign..).unwrap_or("");
        let length = match rest.as_bytes().first() {
            Some(b'%') if ["%3d", "%3a"].iter().any(|code| begins(rest, code)) => 3,
            Some(b'%') => 0,
            _ => 1,
        };
        from = sign + length.max(1);
        if length == 0 {
            continue;
        }
        let tag = rest.starts_with('>');
        let before = label_before(text, sign, tag);
        let own = label_of(before);
        // `"name": "password"`: what comes next may be the value.
        let value_of_name = named.filter(|(_, end)| sign - end <= LONGEST_LABEL && ends_in_value(before));
        let Some(label) = own.or(value_of_name.map(|(label, _)| label)) else {
            if names_something(before) {
                named = label_behind(text, Sign { end: sign + length, tag: false, encoded: false }).or(named);
            }
            continue;
        };
        let sign = Sign { end: sign + length, tag, encoded: length == 3 };
        // A short part of the value decides: what is refused must not be looked through again and again.
        let Some(value) = value_at(text, sign, LOOKED_AT) else { continue };
        let said = text.get(value.span.start..value.span.end).unwrap_or("");
        if is_secret(said, label, value.quoted) && sign_fits(label, before, rest, value.quoted) {
            let whole = value_at(text, sign, usize::MAX).unwrap_or(value);
            // What is inside a secret needs no look: this also keeps the work in step with the text.
            from = whole.span.end.max(from);
            named = None;
            all.push(whole.span);
        }
    }
}

/// `sig` is a secret in an address; in front of a colon it is the end of a mail.
fn sign_fits(label: Label, before: &str, rest: &str, quoted: bool) -> bool {
    let sig = before.len() >= 3 && before.get(before.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("sig"));
    !matches!(label, Label::Likely(_)) || !sig || quoted || !rest.starts_with(':')
}

/// The text in front of a sign, without what stands between.
fn label_before(text: &str, sign: usize, tag: bool) -> &str {
    let start = text.floor_char_boundary(sign.saturating_sub(LONGEST_LABEL + GAP / 2));
    let mut before = text.get(start..sign).unwrap_or("");
    if tag {
        // `<password>` and `<s:password type="x">`: the name of the tag. What ends a tag has no name.
        let inside = before.rsplit('<').next().filter(|inside| inside.len() < before.len());
        return inside
            .and_then(|inside| inside.split([' ', '\n', '\t']).next())
            .filter(|name| !name.starts_with('/'))
            .unwrap_or("");
    }
    loop {
        match MARKS.iter().find_map(|mark| before.strip_suffix(mark)) {
            Some(shorter) => before = shorter,
            None => break,
        }
    }
    // `os.environ["PASSWORD"] = …`
    before.strip_suffix(']').map_or(before, |inner| inner.trim_end_matches(['"', '\'']))
}

/// True for the labels of names: `name`, `key`, `id`.
fn names_something(before: &str) -> bool {
    ends_with_word(before, &["name", "key", "id", "parameter", "variable", "field", "header", "schemaname"])
}

fn ends_in_value(before: &str) -> bool {
    ends_with_word(before, &["value", "currentvalue", "defaultvalue", "valuetext", "wert", "content"])
}

fn ends_with_word(before: &str, words: &[&str]) -> bool {
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The label that a value is, and where it ends.
fn label_behind(text: &str, sign: Sign) -> Option<(Label, usize)> {
    let value = value_at(text, sign, LOOKED_AT)?;
    let said = text.get(value.span.start..value.span.end).filter(|said| said.len() <= LONGEST_LABEL)?;
    label_of(said).map(|label| (label, value.span.end))
}

/// What stands between a label and its value.
#[derive(Clone, Copy)]
struct Sign {
    /// Where it ends.
    end: usize,
    /// It is the end of an XML tag.
    tag: bool,
    /// It is percent-encoded.
    encoded: bool,
}

/// So much of a value decides whether it is a secret.
const LOOKED_AT: usize = 256;

/// The value behind a sign, of which at most `most` bytes are looked at. Quotes end it where there are some; else the end of the line, or the next blank if the sign
/// was an equals sign without one.
fn value_at(text: &str, sign: Sign, most: usize) -> Option<Value> {
    let Sign { end: sign_end, tag, encoded } = sign;
    let rest = text.get(sign_end..)?;
    let rest = rest.get(..rest.floor_char_boundary(most))?;
    let mut inner = rest;
    let mut close: Option<&str> = None;
    if !tag {
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
    let assigned =
        bare && !tag && start == sign_end && (encoded || text.get(..sign_end).is_some_and(|text| text.ends_with('=')));
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
    let lead = if tag { trimmed.len() - trimmed.trim_start().len() } else { 0 };
    let span = Span { start: start + lead, end: start + trimmed.len() };
    (span.end > span.start).then_some(Value { span, quoted: !bare })
}

/// How long a value without quotes is: to the end of its line or its tag, or to what separates it from the next one.
fn bare_length(inner: &str, tag: bool, assigned: bool) -> usize {
    let mut at = 0;
    loop {
        let rest = inner.get(at..).unwrap_or("");
        let end = find_byte(rest, |byte| match byte {
            b'\n' | b'\r' | b'"' | b',' | b'}' | b';' | b'`' => !tag,
            b'<' => tag,
            b'&' | b' ' | b'\t' => assigned,
            _ => false,
        });
        let Some(end) = end else { return inner.len() };
        at += end;
        // A comma may be a letter of a password: a list goes on with a blank, a quote or another label.
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

/// `{"value": "X"}` behind the label of a secret.
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
    let value = value_at(text, Sign { end: ends, tag: false, encoded: false }, most)?;
    // One object inside another would go on without end.
    value.quoted.then_some(value)
}

/// How long a value in quotes is. A quote behind a backslash is a letter, unless the closing one is written so; a quote
/// that is not closed ends with its line.
fn quoted_length(inner: &str, close: &str) -> usize {
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

/// Arguments of commands that are secrets whatever they look like.
const ARGUMENTS: [&str; 4] = ["pass", "rp", "pw", "pin"];

/// Arguments: `-Password X`, `/pass:X`, `--client-secret X`, `ConvertTo-SecureString X`, `-u name:X`.
#[inline(never)]
fn arguments(text: &str, all: &mut Vec<Span>) {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| find_byte(rest, |byte| matches!(byte, b'-' | b'/'))) {
        let dash = from + at;
        from = dash + 1;
        let before = text.get(..dash).and_then(|text| text.chars().next_back());
        let rest = text.get(from..).unwrap_or("");
        let length = rest
            .bytes()
            .take(LONGEST_LABEL)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            .count();
        count(length);
        let name = rest.get(..length).unwrap_or("").trim_start_matches('-');
        let behind = rest.get(length..).unwrap_or("");
        let starts = before
            .is_none_or(|before| before.is_whitespace() || matches!(before, '"' | '\'' | '(' | '-' | '`' | '|' | ','));
        let converts = name.eq_ignore_ascii_case("SecureString") && before == Some('o');
        if name.is_empty() || !(starts || converts) || !behind.starts_with([' ', ':', '=', '\t']) {
            continue;
        }
        let label = if converts || ARGUMENTS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            Some(Label::Sure)
        } else if name == "p" {
            Some(Label::Likely(8))
        } else {
            label_of(name)
        };
        let start = from + length;
        if let Some(label) = label {
            let value = argument_at(text, start + 1, converts);
            if let Some(value) = value
                && let Some(said) = text.get(value.span.start..value.span.end)
                && (value.quoted
                    || !(said.starts_with(['-', '(', '|']) || name == "p" && said.contains(['/', '.', ':', '='])))
                && is_secret(said, label, value.quoted)
            {
                from = value.span.end.max(from);
                all.push(value.span);
            }
        } else if ["u", "user"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
            // `-u name:password`
            let Some(value) = argument_at(text, start + 1, false) else { continue };
            let said = text.get(value.span.start..value.span.end).unwrap_or("");
            if let Some((user, password)) = said.split_once(':')
                && !user.is_empty()
                && !user.contains(['\\', '/'])
                && password.len() > 3
                && password.bytes().any(|byte| !byte.is_ascii_digit())
                && !password.starts_with("//")
            {
                all.push(Span { start: value.span.end - password.len(), end: value.span.end });
            }
        }
    }
}

/// One argument of a command; behind `ConvertTo-SecureString` switches may stand in front of it.
fn argument_at(text: &str, at: usize, converts: bool) -> Option<Value> {
    let mut start = at;
    for _ in 0..4 {
        let rest = text.get(start..)?;
        let gap = rest.bytes().take(GAP).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        start += gap;
        let word = text.get(start..)?;
        let switch = ["-string ", "-asplaintext ", "-force "].iter().find(|switch| begins(word, switch));
        match switch.filter(|_| converts) {
            Some(switch) => start += switch.len(),
            None => break,
        }
    }
    let rest = text.get(start..)?;
    for (open, close) in [("\\\"", "\\\""), ("\"", "\""), ("'", "'"), ("“", "”"), ("&quot;", "&quot;")] {
        if let Some(inner) = rest.strip_prefix(open) {
            let span = Span { start: start + open.len(), end: start + open.len() + quoted_length(inner, close) };
            return (span.end > span.start).then_some(Value { span, quoted: true });
        }
    }
    let length =
        find_byte(rest, |byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`' | b'|' | b'<'))
            .unwrap_or(rest.len());
    count(length);
    let bare = rest.get(..length)?.trim_end_matches([')', ';', ',', '\\']);
    (!bare.is_empty()).then_some(Value { span: Span { start, end: start + bare.len() }, quoted: false })
}

/// True if a text begins with this; in any case.
pub(super) fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
}

/// A password that a sentence names: `the password is Summer2024!`.
#[inline(never)]
fn said_in_words(text: &str, all: &mut Vec<Span>) {
    for (at, is) in [" is ", " lautet ", " est ", " es "].iter().flat_map(|is| text.match_indices(is)) {
        let Some(Label::Sure) = label_of(text.get(..at).unwrap_or("")) else { continue };
        let start = at + is.len();
        let rest = text.get(start..).unwrap_or("");
        let rest = rest.get(..rest.floor_char_boundary(128)).unwrap_or(rest);
        let word = rest.split(char::is_whitespace).next().unwrap_or("").trim_end_matches(['.', ',', ';']);
        if looks_random(word, 6) {
            all.push(Span { start, end: start + word.len() });
        }
    }
}
