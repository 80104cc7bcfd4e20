//! The wording of a message: its text without names, ids and numbers.

use crate::catalog::codes;
use crate::model::StatusNumber;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The version of the signatures. Summaries of different versions can't be merged.
pub const SIGNATURE_VERSION: u32 = 1;

/// The longest wording, in bytes. Messages that differ only after that count as one.
const LONGEST: usize = 600;

/// The replacement for a removed part.
const HOLE: char = '…';

/// The wording of a message. Names in quotes, accounts, ids and words with digits become `…`. Known codes, numbers of
/// Windows and of Entra, and numbers of up to three digits (HTTP statuses) stay: they tell causes apart.
#[must_use]
pub fn wording(message: &str) -> String {
    let mut out = String::with_capacity(message.len().min(LONGEST));
    let mut rest = message.trim();
    while !rest.is_empty() && out.len() < LONGEST {
        if let Some((inside, after)) = quoted(rest) {
            // A quoted code isn't a name.
            if is_code(inside) {
                out.push_str(inside)
            } else {
                hole(&mut out)
            }
            rest = after;
            continue;
        }
        let end = word_end(rest);
        if end == 0 {
            let sign = rest.chars().next().unwrap_or(' ');
            let blank = sign.is_whitespace();
            if !(blank && out.ends_with(' ')) {
                out.push(if blank { ' ' } else { sign });
            }
            rest = rest.get(sign.len_utf8()..).unwrap_or("");
            continue;
        }
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let bare = word.trim_end_matches(['.', '-', '_']);
        if stays(bare) {
            out.push_str(bare)
        } else {
            hole(&mut out)
        }
        out.push_str(word.get(bare.len()..).unwrap_or(""));
        rest = after;
    }
    out.truncate(out.floor_char_boundary(LONGEST));
    out.truncate(out.trim_end().len());
    out
}

/// The end of the word at the start. An apostrophe between two letters is part of the word.
fn word_end(text: &str) -> usize {
    let is_part = |sign: char| matches!(sign, '\\' | '@' | '.' | '_' | '-') || sign.is_alphanumeric();
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let next = || text.get(at + sign.len_utf8()..).and_then(|rest| rest.chars().next());
        let joins = matches!(sign, '\'' | '’') && before.is_alphabetic() && next().is_some_and(char::is_alphabetic);
        if !is_part(sign) && !joins {
            return at;
        }
        before = sign;
    }
    text.len()
}

fn hole(out: &mut String) {
    if !out.ends_with(HOLE) {
        out.push(HOLE);
    }
}

/// A quoted name at the start, of up to eighty bytes in one line, and the rest.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let open = text.chars().next()?;
    let close = match open {
        '\'' | '"' => open,
        '‘' => '’',
        '“' => '”',
        '«' => '»',
        '「' => '」',
        _ => return None,
    };
    let inner = text.get(open.len_utf8()..)?;
    let end = inner.find(close).filter(|end| (1..=80).contains(end))?;
    let inside = inner.get(..end).filter(|inside| !inside.contains('\n'))?;
    Some((inside, inner.get(end + close.len_utf8()..)?))
}

/// True for a word that is part of the wording.
fn stays(word: &str) -> bool {
    let of = |is_one: fn(&u8) -> bool| word.bytes().filter(is_one).count();
    if of(|byte| matches!(byte, b'\\' | b'@')) > 0 {
        return false;
    }
    let digits = of(u8::is_ascii_digit);
    if digits == 0 {
        return true;
    }
    let is_number = digits == word.len() || word.starts_with('-') && digits + 1 == word.len();
    let is_hex =
        |prefix: &str| word.get(..2) == Some(prefix) && word.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit());
    (is_number && (digits <= 3 || word.starts_with('-') && digits >= 9))
        || ((is_hex("0x") || is_hex("0X")) && word.len() >= 8)
        || word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("AADSTS"))
        || is_code(word)
}

/// The same as `codes::find`, but fast enough for several calls a row.
fn is_code(written: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| names().map(str::to_ascii_lowercase).collect());
    static NUMBERS: LazyLock<Vec<StatusNumber>> = LazyLock::new(|| names().filter_map(StatusNumber::read).collect());
    NAMES.contains(&written.to_ascii_lowercase())
        || StatusNumber::read(written).is_some_and(|number| NUMBERS.contains(&number))
}

/// The ids and old names of all entries.
fn names() -> impl Iterator<Item = &'static str> {
    codes::all().iter().flat_map(|entry| std::iter::once(entry.id).chain(entry.aliases.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ids_and_numbers_are_taken_out_and_what_tells_causes_apart_stays() {
        let check = |message: &str, wanted: &str| assert_eq!(wording(message), wanted, "{message}");
        check("The user 'a1' on BOT-07 failed 12345 times.", "The user … on … failed … times.");
        check("User CONTOSO\\kim or kim@contoso.com", "User … or …");
        check("Run 7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d ended.", "Run … ended.");
        check("Logon failed: -1073741715, HTTP 401", "Logon failed: -1073741715, HTTP 401");
        check("0xC000006D and AADSTS50126", "0xC000006D and AADSTS50126");
        // Numbers that nobody has explained yet, and some that are too short to be of Windows.
        check("It ended with -2099999999, not with -12345.", "It ended with -2099999999, not with ….");
        check("0x8ABCDEF0 at offset 0x1F2E", "0x8ABCDEF0 at offset …");
        check(
            "Win10AlreadyHasActiveSession: \"NoCandidateMachine\"",
            "Win10AlreadyHasActiveSession: NoCandidateMachine",
        );
        check("It isn't possible, it can't be.", "It isn't possible, it can't be.");
        check("a\r\n  b", "a b");
        check("", "");
        assert!(wording(&"ab ".repeat(5_000)).len() <= LONGEST);
    }

    #[test]
    fn what_is_a_code_here_is_one_for_the_catalogue() {
        let written =
            ["0xC000006D", "-1073741715", "3221225581", "BOT-07", "nocandidatemachine", "", "401", "Nothing1"];
        for name in names().chain(written) {
            for name in [name.to_owned(), name.to_uppercase(), format!("{name}x")] {
                assert_eq!(is_code(&name), codes::find(&name).is_some(), "{name}");
            }
        }
    }
}
