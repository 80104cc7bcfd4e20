//! Finds secrets: by the label before them, as a command argument, in a table column, or by their form.

use super::secret_arguments::arguments;
use super::secret_columns::columns;
use super::secret_forms::forms;
use super::secret_labels::{LONGEST_LABEL, Label, is_secret, label_of, looks_random};
use super::secret_values::{LOOKED_AT, Sign, begins, value_at};
use crate::intake::scan::bytes::{find_byte, find_pair};
use crate::model::Span;

/// All secrets, unsorted; they may overlap.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut all = vec![];
    labelled(text, &mut all);
    arguments(text, &mut all);
    columns(text, &mut all);
    said_in_words(text, &mut all);
    forms(text, &mut all);
    all
}

/// What may be between a label, its sign and its value: spaces, quotes and marks, plain or escaped.
const MARKS: [&str; 20] = [
    " ", "\u{a0}", "\t", "\"", "'", "\\u0022", "\\u0027", "\\", "“", "”", "„", "‘", "’", "`", "*", "&quot;", "&#34;",
    "&apos;", "%22", "%27",
];

/// Adds values after labels: `password = X`, `"clientSecret": "X"`, `client_secret%3DX`, `<password>X</password>`.
#[inline(never)]
fn labelled(text: &str, all: &mut Vec<Span>) {
    let mut from = 0;
    // A secret's label that was itself a value: `"name": "password", "value": "X"`.
    let mut named: Option<(Label, usize)> = None;
    while let Some(at) =
        text.get(from..).and_then(|rest| find_byte(rest, |byte| matches!(byte, b':' | b'=' | b'%' | b'>' | b'&')))
    {
        let sign = from + at;
        let rest = text.get(sign..).unwrap_or("");
        let length = match rest.as_bytes().first() {
            Some(b'%') if ["%3d", "%3a"].iter().any(|code| begins(rest, code)) => 3,
            Some(b'&') if begins(rest, "&gt;") => 4,
            Some(b'%' | b'&') => 0,
            _ => 1,
        };
        from = sign + length.max(1);
        if length == 0 {
            continue;
        }
        let tag = match rest.as_bytes().first() {
            Some(b'>') => Some(b'<'),
            Some(b'&') => Some(b'&'),
            _ => None,
        };
        let before = label_before(text, sign, tag);
        let own = label_of(before);
        // `"name": "password"`: the next value may be the secret.
        let value_of_name = named.filter(|(_, end)| {
            // A sign inside the named value stands before its end.
            sign.checked_sub(*end).is_some_and(|far| far <= LONGEST_LABEL) && ends_in_value(before)
        });
        let Some(label) = own.or(value_of_name.map(|(label, _)| label)) else {
            if names_something(before) {
                named = label_behind(text, Sign { end: sign + length, tag: None, encoded: false }).or(named);
            }
            continue;
        };
        let sign = Sign { end: sign + length, tag, encoded: length == 3 };
        // Decided by a short part of the value, so that rejected text is not scanned repeatedly.
        let Some(value) = value_at(text, sign, LOOKED_AT) else {
            if tag.is_some() {
                // `<Password><Value>X`
                named = Some((label, sign.end));
            } else if label == Label::Sure {
                all.extend(on_next_line(text, sign.end));
            }
            continue;
        };
        let said = text.get(value.span.start..value.span.end).unwrap_or("");
        if is_secret(said, label, value.quoted) && sign_fits(label, before, rest, value.quoted) {
            let mut whole = value_at(text, sign, usize::MAX).unwrap_or(value);
            if label == Label::Cookies && !whole.quoted {
                let rest = text.get(whole.span.start..).unwrap_or("");
                whole.span.end =
                    whole.span.start + find_byte(rest, |byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
            }
            // Skips the inside of a secret, which also keeps the work linear.
            from = whole.span.end.max(from);
            named = None;
            all.push(whole.span);
        }
    }
}

/// The value below a label that has nothing beside it, as forms are copied: one word with letters and digits.
fn on_next_line(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let rest = rest.get(..rest.floor_char_boundary(LOOKED_AT))?;
    let inner = rest.trim_start();
    let start = at + rest.len() - inner.len();
    let end = find_byte(inner, |byte| byte == b'\n').unwrap_or(inner.len());
    let line = inner.get(..end)?.trim_end();
    let has_sign = line.bytes().any(|byte| matches!(byte, b':' | b'=' | b'/' | b'\\'));
    let is_value = start - at <= 8 && !has_sign && looks_random(line, 6);
    is_value.then_some(Span { start, end: start + line.len() })
}

/// `code` is a secret in a URL alone; `sig` too, and before a colon it is the end of a mail.
fn sign_fits(label: Label, before: &str, rest: &str, quoted: bool) -> bool {
    if !matches!(label, Label::Likely(_)) {
        return true;
    }
    let ends_in = |end: &str| {
        before.len() >= end.len()
            && before.get(before.len() - end.len()..).is_some_and(|is| is.eq_ignore_ascii_case(end))
    };
    if ends_in("code") {
        return ends_in("?code") || ends_in("&code");
    }
    !ends_in("sig") || quoted || !rest.starts_with(':')
}

/// The text before a sign, without what is between them.
fn label_before(text: &str, sign: usize, tag: Option<u8>) -> &str {
    // Attributes may be longer than any label: `<wsse:Password Type="http://…#PasswordText">`.
    let start = text.floor_char_boundary(sign.saturating_sub(LOOKED_AT));
    let mut before = text.get(start..sign).unwrap_or("");
    if let Some(end) = tag {
        // `<` opens it, or `&lt;`.
        let open = if end == b'<' { '<' } else { ';' };
        // `<password>` and `<s:password type="x">`: the name of the tag. A closing tag has none.
        let inside = before.rsplit(open).next().filter(|inside| inside.len() < before.len());
        return inside
            .and_then(|inside| inside.split([' ', '\n', '\t']).next())
            .filter(|name| !name.starts_with('/'))
            .unwrap_or("");
    }
    // No mark ends in a letter.
    while !before.ends_with(|last: char| last.is_ascii_alphabetic())
        && let Some(shorter) = MARKS.iter().find_map(|mark| before.strip_suffix(mark))
    {
        before = shorter;
    }
    // `os.environ["PASSWORD"] = …`
    before.strip_suffix(']').map_or(before, |inner| inner.trim_end_matches(['"', '\'']))
}

/// True for labels of names: `name`, `key`, `id`.
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

/// The label that a value is, and its end.
fn label_behind(text: &str, sign: Sign) -> Option<(Label, usize)> {
    let value = value_at(text, sign, LOOKED_AT)?;
    let said = text.get(value.span.start..value.span.end).filter(|said| said.len() <= LONGEST_LABEL)?;
    label_of(said).map(|label| (label, value.span.end))
}

/// What is between a label and its secret in a sentence.
const IS: [&str; 7] = [" is ", " ist ", " lautet ", " est ", " es ", " è ", " é "];

/// Adds a password in a sentence, `the password is Summer2024!`, and of a command, `net user maria Summer2024!`.
#[inline(never)]
fn said_in_words(text: &str, all: &mut Vec<Span>) {
    // The beginnings of what is looked for. 0xC3 is that of `è` and `é`.
    let begins_one = |pair: &[u8; 2]| matches!(pair, [b' ', b'i' | b'l' | b'e' | b'u' | 0xC3]);
    let mut from = 0;
    while let Some(blank) = find_pair(text, from, begins_one) {
        from = blank + 1;
        let (before, rest) = text.split_at_checked(blank).unwrap_or((text, ""));
        let start = if let Some(is) = IS.iter().find(|is| rest.starts_with(**is)) {
            if label_of(before) != Some(Label::Sure) {
                continue;
            }
            blank + is.len()
        } else if before.ends_with("net")
            && let Some(user) = rest.strip_prefix(" user ").or_else(|| rest.strip_prefix(" use "))
            && let Some(end) = find_byte(user, |byte| byte <= b' ')
        {
            text.len() - user.len() + end + 1
        } else {
            continue;
        };
        let rest = text.get(start..).unwrap_or("");
        let rest = rest.get(..rest.floor_char_boundary(128)).unwrap_or(rest);
        let word = rest.split(char::is_whitespace).next().unwrap_or("").trim_end_matches(['.', ',', ';']);
        if looks_random(word, 6) && !word.starts_with('/') {
            all.push(Span { start, end: start + word.len() });
        }
    }
}
