//! Decides which labels announce a secret, and which values after them are none: in English, German, French, Spanish,
//! Italian, Portuguese and Dutch.

use super::label_ends::Ends;
use crate::intake::scan::small::small;
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

/// How labels end that may be the end of a longer word. All harmless ones end like them.
static ENDS: LazyLock<Ends> =
    LazyLock::new(|| Ends::of(&[SURE, COOKIE, LIKELY[0].0, LIKELY[1].0, LIKELY[2].0, LIKELY[3].0]));

/// Ends of labels that look similar but hold no secret.
const HARMLESS: &str = "validtoken publickeytoken cancellationtoken continuationtoken skiptoken deltatoken synctoken \
    forpassword";

/// The longest label, in bytes.
pub(super) const LONGEST_LABEL: usize = 48;

/// The kind of secret that the end of `before` announces; a sign or a value follows it.
pub(super) fn label_of(before: &str) -> Option<Label> {
    let from = before.floor_char_boundary(before.len().saturating_sub(LONGEST_LABEL));
    let tail = before.get(from..).unwrap_or("");
    let tail = tail.rsplit('\n').next().unwrap_or("");
    if !tail.ends_with(char::is_alphanumeric) || ends_in_number(tail) {
        return None;
    }
    let word = tail.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
    let own = LIKELY_WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
    let own = own.map(|(_, least)| Label::Likely(*least));
    if !may_be_label(tail) {
        return own;
    }
    let squeezed: String = small(tail).chars().filter(|letter| letter.is_alphanumeric()).collect();
    if ends_among(HARMLESS, &squeezed) {
        return None;
    }
    if ends_among(SURE, &squeezed) {
        return Some(Label::Sure);
    }
    if squeezed.ends_with(COOKIE) {
        return Some(Label::Cookies);
    }
    // `passwords` also counts them, or says what holds for all.
    if squeezed.strip_suffix('s').is_some_and(|one| ends_among(SURE, one)) {
        return Some(Label::Likely(6));
    }
    let likely = || LIKELY.iter().find(|(ends, _)| ends_among(ends, &squeezed));
    own.or_else(|| likely().map(|(_, least)| Label::Likely(*least)))
}

/// False if no label ends like this text. Views do without this: they are at their size limits.
fn may_be_label(text: &str) -> bool {
    let is_view = cfg!(feature = "app");
    // `passwords` is a label too.
    is_view || ENDS.may_end(text) || text.strip_suffix(['s', 'S']).is_some_and(|one| ENDS.may_end(one))
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

/// True if the text ends in one of these words. A text of words is smaller than a list of them.
#[inline(never)]
fn ends_among(words: &str, text: &str) -> bool {
    words.split(' ').any(|word| text.ends_with(word))
}

/// True if the text is one of these words.
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
        || (dots && lower.chars().count() > 1 && letters.all(|letter| letter == first))
        || ["dword:", "hex:", "@parameters(", "parameters(", "system.security.", "keyvault", "@microsoft.keyvault"]
            .iter()
            .any(|begin| lower.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_found_in_any_writing_and_most_words_are_told_at_once() {
        let lists = LIKELY.iter().map(|(labels, _)| *labels).chain([SURE, HARMLESS, COOKIE]);
        for label in lists.flat_map(|labels| labels.split(' ')) {
            let middle = label.floor_char_boundary(label.len() / 2);
            let (one, other) = label.split_at(middle);
            for written in
                [label.to_owned(), label.to_uppercase(), format!("x {one}_{other}"), format!("{one} \"{other}")]
            {
                assert!(ENDS.may_end(&written), "{written}");
            }
        }
        for plural in SURE.split(' ').map(|label| format!("{label}s")) {
            assert!(label_of(&plural).is_some(), "{plural}");
        }
        let words = "errorcode statuscode session runtime status started message https host port error machine domain user account name id \
            version time level source flow environment connection mode state reason value type";
        let many = words.split(' ').filter(|word| ENDS.may_end(word)).count();
        assert!(many < 4, "{many}");
    }
}
