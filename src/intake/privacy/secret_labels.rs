//! Decides which labels announce a secret, and which values after them are none: in English, German, French, Spanish,
//! Italian, Portuguese and Dutch.

use crate::intake::scan::small::{small, small_letter};
use std::sync::LazyLock;

/// How reliably a label announces a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A secret, unless the value says that there is none: `password`.
    Sure,
    /// A secret if the value looks like one and has at least this many characters: `token`, `sig`, `primary key`.
    Likely(usize),
    /// Cookies: everything up to the end of the line.
    Cookies,
}

/// The ends of reliable labels, in lower case without spaces and signs.
const SURE: &str = "password passwd pwd passphrase passcode secret secrettext secretvalue secretkey secretaccesskey \
    accountkey accesskey privatekey apikey encryptionkey masterkey storagekey subscriptionkey \
    functionskey accesstoken refreshtoken idtoken bearertoken authtoken sastoken sharedaccesssignature \
    codeverifier clientassertion passwort kennwort geheimnis zugriffsschlüssel zugriffstoken motdepasse \
    jetondaccès clédaccès clésecrète contraseña contrasena secreto secretodecliente clavedeacceso \
    clavesecreta tokendeacceso parolachiave segreto chiavediaccesso chiavesegreta tokendiaccesso senha \
    palavrapasse segredo chavedeacesso chavesecreta tokendeacesso wachtwoord toegangssleutel \
    toegangstoken";

/// Labels that also have other meanings, as the last word or its end, with the minimum length of the value.
const LIKELY: [(&str, usize); 4] = [
    ("passwörter kennwörter motsdepasse contraseñas", 6),
    ("token jeton bearer credential credentials geheim clave", 8),
    ("schlüssel sleutel cléapi deapi chiaveapi", 10),
    ("primarykey secondarykey sharedkey assertion signature key1 key2", 20),
];

/// Such labels that count only as a whole word: as the end of a longer one they mean something else.
const LIKELY_WORDS: [(&str, usize); 5] = [("sig", 8), ("pass", 6), ("pw", 6), ("mdp", 6), ("code", 32)];

/// The end of a label of cookies.
const COOKIE: &str = "cookie";

/// Ends of labels that look similar but hold no secret.
const HARMLESS: &str = "validtoken publickeytoken cancellationtoken continuationtoken skiptoken deltatoken synctoken \
    forpassword";

/// The end of a label, and what it announces; `None` if nothing.
type End = (&'static str, Option<Label>);

/// The ends of labels, in lists by their last two letters: a text has many words before a sign, and few are labels. What
/// is harmless comes first, then what is sure.
static ENDS: LazyLock<Vec<Vec<End>>> = LazyLock::new(|| {
    let mut ends = vec![vec![]; LISTS];
    let mut add = |labels: &'static str, announces| {
        for label in labels.split(' ') {
            if let Some(list) = list_of(label).and_then(|list| ends.get_mut(list)) {
                list.push((label, announces));
            }
        }
    };
    add(HARMLESS, None);
    add(SURE, Some(Label::Sure));
    add(COOKIE, Some(Label::Cookies));
    LIKELY.iter().for_each(|(labels, least)| add(labels, Some(Label::Likely(*least))));
    ends
});

/// The number of lists.
const LISTS: usize = 256;

/// The letters and digits of a text in lower case, the last one first.
fn from_last(text: &str) -> impl Iterator<Item = char> {
    text.chars().rev().filter(|letter| letter.is_alphanumeric()).map(small_letter)
}

fn list_of(text: &str) -> Option<usize> {
    let mut letters = from_last(text);
    let (last, before) = (letters.next()?, letters.next()?);
    Some((last as usize * 31 + before as usize) % LISTS)
}

/// What the labels announce that a text ends in.
fn announced(text: &str) -> impl Iterator<Item = Option<Label>> {
    let list = list_of(text).and_then(|list| ENDS.get(list)).map_or(&[][..], Vec::as_slice);
    let ends_in = move |label: &str| {
        let mut letters = from_last(text);
        label.chars().rev().all(|letter| letters.next() == Some(letter))
    };
    list.iter().filter(move |(label, _)| ends_in(label)).map(|(_, announces)| *announces)
}

/// The longest label, in bytes.
pub(super) const LONGEST_LABEL: usize = 48;

/// The kind of secret that the end of `before` announces; a sign or a value follows it.
pub(super) fn label_of(before: &str) -> Option<Label> {
    let from = before.floor_char_boundary(before.len().saturating_sub(LONGEST_LABEL));
    let tail = before.get(from..).unwrap_or("");
    if !tail.ends_with(char::is_alphanumeric) || ends_in_number(tail) {
        return None;
    }
    let tail = tail.rsplit('\n').next().unwrap_or("");
    let first = announced(tail).next();
    if let Some(None | Some(Label::Sure | Label::Cookies)) = first {
        return first.flatten();
    }
    // `passwords` also counts them, or says what holds for all.
    if tail.strip_suffix(['s', 'S']).is_some_and(|one| announced(one).any(|label| label == Some(Label::Sure))) {
        return Some(Label::Likely(6));
    }
    let word = tail.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
    let own = LIKELY_WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
    own.map(|(_, least)| Label::Likely(*least)).or(first.flatten())
}

/// True if a text ends in a digit, as times and addresses before a colon do. Of the labels, only `key1` and `key 2` do.
fn ends_in_number(text: &str) -> bool {
    let Some(before) = text.strip_suffix(|last: char| last.is_ascii_digit()) else { return false };
    let is_key = text.ends_with(['1', '2'])
        && before.trim_end_matches(|letter: char| !letter.is_alphanumeric()).ends_with(['y', 'Y']);
    !is_key
}

/// Values that only say whether there is a secret, or what happened to it.
const STATES: &str = "abgelaufen ungültig falsch erforderlich expiré incorrecte caducada incorrecta scaduta expirada \
    verlopen none null nil true false yes no on off n/a na unknown empty blank missing required \
    optional expired invalid incorrect wrong hidden masked redacted removed enabled disabled set not \
    unset default never changed string text securestring object undefined ja nein keine kein oui non \
    aucun sí si ninguna nessuna sim não nenhuma nee geen reset ok passed failed valid accepted rejected \
    forgotten";

/// Words that continue a sentence about a secret.
const SENTENCE: &str = "is was are were has have must may might can cannot can’t can't does did do will should isn't isn’t \
    for of to the a an in on at or and that which your you this with from as by if when please enter \
    policy there we it best kind";

/// True if the text is one of these words. A text of words is smaller than a list of them.
fn is_among(words: &str, text: &str) -> bool {
    words.split(' ').any(|word| text == word)
}

/// True if the value after a label is a secret. `quoted` says that it was in quotes.
pub(super) fn is_secret(value: &str, label: Label, quoted: bool) -> bool {
    let value = value.trim();
    // Most are none by what a label demands, which is quick to see.
    let fits = match label {
        Label::Sure => true,
        Label::Likely(least) => looks_random(value, least),
        Label::Cookies => value.contains('='),
    };
    if !fits {
        return false;
    }
    let lower = small(value);
    if value.chars().nth(1).is_none() || is_placeholder(&lower, quoted) || !value.contains(char::is_alphanumeric) {
        return false;
    }
    let first =
        lower.split([' ', '\u{a0}', '\t']).next().unwrap_or("").trim_end_matches(['.', ',', '!', '?', ')', ':']);
    let states = first == lower || !quoted;
    !(states && is_among(STATES, first) || !quoted && first != lower && is_among(SENTENCE, first))
}

/// True for one run of letters and digits, at least this long, that is no ordinary word.
pub(super) fn looks_random(value: &str, least: usize) -> bool {
    value.len() >= least
        && !value.contains(char::is_whitespace)
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.chars().any(char::is_alphabetic)
}

/// True for a placeholder: the value is elsewhere or was removed.
fn is_placeholder(lower: &str, quoted: bool) -> bool {
    let wrapped =
        [("<", ">"), ("{{", "}}"), ("${", "}"), ("$(", ")"), ("[", "]"), ("%", "%"), ("@{", "}"), ("#{", "}")]
            .iter()
            .any(|(open, close)| lower.strip_prefix(open).is_some_and(|rest| rest.ends_with(close)));
    let name = |rest: &str| {
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && rest.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | b'.'))
    };
    let variable = !quoted && lower.strip_prefix('$').is_some_and(name);
    let mut letters = lower.chars();
    let first = letters.next().unwrap_or(' ');
    let dots = !first.is_ascii_alphanumeric() || first == 'x';
    let begun = !quoted && ["${", "$(", "@{", "#{"].iter().any(|open| lower.starts_with(open));
    wrapped
        || variable
        || begun
        || (dots && letters.all(|letter| letter == first))
        || ["dword:", "hex:", "@parameters(", "parameters(", "system.security.", "keyvault", "@microsoft.keyvault"]
            .iter()
            .any(|begin| lower.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_found_in_any_writing() {
        let sure = SURE.split(' ').map(|label| (label, Some(Label::Sure)));
        let cookie = (COOKIE, Some(Label::Cookies));
        let harmless = HARMLESS.split(' ').map(|label| (label, None));
        let likely = LIKELY
            .iter()
            .flat_map(|(labels, least)| labels.split(' ').map(|label| (label, Some(Label::Likely(*least)))));
        for (label, announces) in sure.chain([cookie]).chain(harmless).chain(likely) {
            let middle = label.floor_char_boundary(label.len() / 2);
            let (one, other) = label.split_at(middle);
            for written in
                [label.to_owned(), label.to_uppercase(), format!("x {one}_{other}"), format!("{one}-{other}")]
            {
                assert_eq!(label_of(&written), announces, "{written}");
            }
        }
    }

    /// A log has a word before each colon: comparing each with every label would take most of the reading’s time.
    #[test]
    fn a_word_is_compared_with_few_labels() {
        let all: usize = ENDS.iter().map(Vec::len).sum();
        let most = ENDS.iter().map(Vec::len).max().unwrap_or(0);
        assert!(most * 4 <= all, "some words are compared with {most} of {all} labels");
    }

    #[test]
    fn several_are_likely_and_a_part_of_a_label_is_none() {
        for label in SURE.split(' ') {
            assert_eq!(label_of(&format!("{label}s")), Some(Label::Likely(6)), "{label}s");
        }
        assert_eq!(label_of("forpasswords"), Some(Label::Likely(6)));
        assert_eq!(label_of("pass"), Some(Label::Likely(6)));
        for other in ["assword", "bypass", "s", "sessions", "errorcode", "unattended", "passwordé", ""] {
            assert_eq!(label_of(other), None, "{other}");
        }
    }
}
