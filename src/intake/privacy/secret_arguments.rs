//! Finds secrets in command arguments: `-Password X`, `/pass:X`, `--client-secret X`, `curl -u name:X`.

use super::secret_labels::{LONGEST_LABEL, Label, is_secret, label_of};
use super::secret_values::{GAP, LOOKED_AT, Value, begins, quoted_length};
use crate::intake::scan::bytes::{count, find_byte};
use crate::model::Span;

/// Arguments whose values are always secrets.
const ARGUMENTS: [&str; 4] = ["pass", "rp", "pw", "pin"];

/// Adds the secrets in arguments: `-Password X`, `/pass:X`, `--client-secret X`, `ConvertTo-SecureString X`, `-u
/// name:X`.
#[inline(never)]
pub(super) fn arguments(text: &str, all: &mut Vec<Span>) {
    let mut from = 0;
    // `-Name DefaultPassword -Value X`, `/v DefaultPassword /t REG_SZ /d X`: the end of the name.
    let mut named = None;
    while let Some(at) = text.get(from..).and_then(|rest| find_byte(rest, |byte| matches!(byte, b'-' | b'/'))) {
        let dash = from + at;
        from = dash + 1;
        let before = text.get(..dash).and_then(|text| text.chars().next_back());
        let starts = before
            .is_none_or(|before| before.is_whitespace() || matches!(before, '"' | '\'' | '(' | '-' | '`' | '|' | ','));
        // `ConvertTo-SecureString`
        let converts = before == Some('o');
        if !(starts || converts) {
            continue;
        }
        let rest = text.get(from..).unwrap_or("");
        let length = rest
            .bytes()
            .take(LONGEST_LABEL)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            .count();
        count(length);
        let name = rest.get(..length).unwrap_or("").trim_start_matches('-');
        let behind = rest.get(length..).unwrap_or("");
        let converts = converts && name.eq_ignore_ascii_case("SecureString");
        if name.is_empty() || !(starts || converts) || !behind.starts_with([' ', ':', '=', '\t']) {
            continue;
        }
        let label = if converts || ARGUMENTS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            Some(Label::Sure)
        } else if name.eq_ignore_ascii_case("p") {
            Some(Label::Likely(8))
        } else if named.is_some_and(|end| dash.checked_sub(end).is_some_and(|far| far <= GAP))
            && ["d", "value"].iter().any(|known| name.eq_ignore_ascii_case(known))
        {
            Some(Label::Sure)
        } else {
            label_of(name)
        };
        let start = from + length;
        if ["v", "name"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
            let value = argument_at(text, start + 1, false);
            let is_named =
                |value: &Value| text.get(value.span.start..value.span.end).and_then(label_of) == Some(Label::Sure);
            named = value.filter(is_named).map(|value| value.span.end);
            continue;
        }
        if converts {
            all.extend(piped(text, dash));
        }
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

/// The text in quotes before `| ConvertTo-SecureString`.
fn piped(text: &str, dash: usize) -> Option<Span> {
    let before = text.get(..dash)?.strip_suffix("ConvertTo")?.trim_end().strip_suffix('|')?.trim_end();
    let quote = before.chars().next_back().filter(|quote| matches!(quote, '"' | '\''))?;
    let inner = before.strip_suffix(quote)?;
    let near = inner.get(inner.ceil_char_boundary(inner.len().saturating_sub(LOOKED_AT))..)?;
    let (_, said) = near.rsplit_once(quote)?;
    (!said.is_empty()).then_some(Span { start: inner.len() - said.len(), end: inner.len() })
}

/// The value of an argument. After `ConvertTo-SecureString`, switches may precede it.
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
