//! Finds secrets by their form: sign-in and service tokens, private keys, a password in a URL.

use super::secret_labels::looks_random;
use super::secret_values::begins;
use crate::intake::scan::bytes::{count, find_byte, find_pair};
use crate::model::Span;

/// Adds all of them.
pub(super) fn forms(text: &str, all: &mut Vec<Span>) {
    runs(text, all);
    sign_ins(text, all);
    in_addresses(text, all);
    private_keys(text, all);
}

/// The prefixes of well-known tokens, with the minimum length.
const PREFIXES: [(&str, usize); 27] = [
    ("eyJ", 20),
    ("ghp_", 30),
    ("gho_", 30),
    ("ghu_", 30),
    ("ghs_", 30),
    ("ghr_", 30),
    ("github_pat_", 40),
    ("glpat-", 24),
    ("AKIA", 20),
    ("ASIA", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("xoxr-", 20),
    ("sk_live_", 20),
    ("rk_live_", 20),
    ("AIza", 35),
    ("npm_", 36),
    ("SG.", 40),
    ("sk-", 32),
    ("hvs.", 24),
    ("dapi", 36),
    ("xapp-", 20),
    // What `ConvertFrom-SecureString` writes.
    ("01000000d08c9ddf", 40),
    ("0.A", 80),
    ("1.A", 80),
    ("M.C", 80),
];

/// The fewest characters of a token.
const SHORTEST: usize = 20;

/// Adds tokens: runs of letters, digits and signs.
#[inline(never)]
fn runs(text: &str, all: &mut Vec<Span>) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~');
    let bytes = text.as_bytes();
    let mut from = 0;
    // A run that is long enough has a part at its twentieth byte, wherever it begins: the bytes between are read only then.
    let mut at = SHORTEST - 1;
    while let Some(byte) = bytes.get(at) {
        count(1);
        if !is_part(byte) {
            from = at + 1;
            at += SHORTEST;
            continue;
        }
        let before = bytes.get(from..at).unwrap_or(&[]).iter().rev().take_while(|byte| is_part(byte)).count();
        let behind = bytes.get(at..).unwrap_or(&[]).iter().take_while(|byte| is_part(byte)).count();
        count(before + behind);
        let start = at - before;
        let end = at + behind;
        from = end;
        at = end + SHORTEST;
        let run = text.get(start..end).unwrap_or("");
        // `\n` or the first part of a path may precede it: `\neyJ…`.
        let begin = if run.starts_with("neyJ") { 1 } else { 0 };
        let token = run.get(begin..).unwrap_or("").trim_end_matches(['.', '-']);
        if is_token(token) {
            all.push(Span { start: start + begin, end: start + begin + token.len() });
        }
    }
}

fn is_token(token: &str) -> bool {
    if token.len() < SHORTEST {
        return false;
    }
    let known = PREFIXES.iter().find(|(prefix, _)| token.starts_with(prefix));
    match known {
        Some((prefix @ ("AKIA" | "ASIA"), length)) => {
            token.len() == *length
                && token.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
                && token.get(prefix.len()..).is_some_and(|rest| rest.bytes().any(|byte| byte.is_ascii_digit()))
        }
        Some(("eyJ", length)) => token.len() > *length,
        Some((_, length)) => token.len() >= *length && token.bytes().any(|byte| byte.is_ascii_digit()),
        None => is_client_secret(token),
    }
}

/// True for a Microsoft Entra client secret: 40 characters, of which the fourth is a digit, followed by `Q~`.
fn is_client_secret(token: &str) -> bool {
    let mark = token
        .get(3..6)
        .is_some_and(|mark| mark.ends_with("Q~") && mark.starts_with(|first: char| first.is_ascii_digit()));
    mark && (37..=44).contains(&token.len())
}

/// Adds what follows `Bearer`, `Basic` and the like.
#[inline(never)]
fn sign_ins(text: &str, all: &mut Vec<Span>) {
    let begins_one =
        |pair: &[u8; 2]| matches!(pair, [b'B' | b'b', b'A' | b'a' | b'E' | b'e'] | [b'S' | b's', b'H' | b'h']);
    let mut from = 0;
    while let Some(start) = find_pair(text, from, begins_one) {
        from = start + 1;
        let rest = text.get(start..).unwrap_or("");
        let Some(scheme) = ["bearer ", "bearer:", "basic ", "sharedkey ", "bearer%20", "bearer+"]
            .iter()
            .find(|scheme| begins(rest, scheme))
        else {
            continue;
        };
        let behind = rest.get(scheme.len()..).unwrap_or("");
        let inner = behind.trim_start_matches([' ', '"', '\'']);
        let gap = behind.len() - inner.len();
        let length = find_byte(inner, |byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'\\' | b',' | b';' | b'<' | b'&' | b')')
        })
        .unwrap_or(inner.len());
        count(gap + length);
        from = start + scheme.len() + gap + length;
        let token = inner.get(..length).unwrap_or("").trim_end_matches(['.', ':']);
        let header = text.get(..start).is_some_and(|before| {
            let before = before.trim_end_matches([' ', '"', '\'', '\\']);
            before.get(before.len().saturating_sub(14)..).is_some_and(|end| end.eq_ignore_ascii_case("authorization:"))
        });
        let least = if scheme.starts_with("bearer") { 8 } else { 16 };
        if (header && token.len() > 2) || looks_random(token, least) {
            let start = start + scheme.len() + gap;
            all.push(Span { start, end: start + token.len() });
        }
    }
}

/// Adds the password of `scheme://user:password@host`.
#[inline(never)]
fn in_addresses(text: &str, all: &mut Vec<Span>) {
    for (colon, _) in text.match_indices(':') {
        let start = colon + 3;
        let Some(rest) = text.get(colon..).and_then(|sign| sign.strip_prefix("://")) else { continue };
        let rest = rest.get(..rest.floor_char_boundary(256)).unwrap_or("");
        let length = find_byte(rest, |byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'' | b'<' | b'?' | b'#')
        })
        .unwrap_or(rest.len());
        count(length);
        let Some((sign_in, _)) = rest.get(..length).and_then(|authority| authority.rsplit_once('@')) else { continue };
        if let Some((user, password)) = sign_in.split_once(':')
            && !password.is_empty()
        {
            let start = start + user.len() + 1;
            all.push(Span { start, end: start + password.len() });
        }
    }
}

/// Adds private keys in PEM form, from first to last line. One that is cut off extends to the end of the text, or
/// begins with the lines that may be of a key.
#[inline(never)]
fn private_keys(text: &str, all: &mut Vec<Span>) {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("PRIVATE KEY")) {
        let before = text.get(from..from + at).unwrap_or("");
        let mark = from + at + "PRIVATE KEY".len();
        count(at);
        from = mark;
        let rest = text.get(mark..).unwrap_or("");
        let Some(closing) = ["-----", " BLOCK-----"].iter().find(|closing| rest.starts_with(**closing)) else {
            continue;
        };
        let start = mark + closing.len();
        let near = before.ceil_char_boundary(before.len().saturating_sub(24));
        let last = before.get(near..).and_then(|line| line.find("-----END"));
        if let Some(body) = last.and_then(|last| before.get(..near + last)) {
            let is_body =
                |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\n' | b'\r');
            let length = body.bytes().rev().take_while(is_body).count();
            let end = mark - "PRIVATE KEY".len() - before.len() + body.len();
            all.push(Span { start: end - length, end });
            continue;
        }
        let rest = text.get(start..).unwrap_or("");
        let end = rest.find("-----END").map_or(text.len(), |end| start + end);
        count(end - start);
        if end > start {
            all.push(Span { start, end });
        }
        // The last line repeats these words.
        from = text.get(end + 8..).and_then(|rest| rest.find("-----")).map_or(text.len(), |last| end + 8 + last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_tokens_are_found_wherever_they_begin() {
        let token = "AKIAABCDEFGHIJKLMN12";
        assert_eq!(token.len(), SHORTEST);
        for before in 0..3 * SHORTEST {
            let mut all = vec![];
            let text = format!("{}{token} {token}, ab {token}", " ".repeat(before));
            runs(&text, &mut all);
            let found: Vec<&str> = all.iter().filter_map(|span| text.get(span.start..span.end)).collect();
            assert_eq!(found, [token; 3], "{before}");
        }
    }
}
