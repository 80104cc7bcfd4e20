//! Reads what a sentence says of Windows: its name and edition, its build, and the number of an error or event.

use super::device::{family_of_build, in_words};
use crate::catalog::{ErrorCode, codes};
use crate::intake::found::{Found, Raw};
use crate::intake::scan::layer::Layer;
use crate::intake::scan::words;
use crate::model::{Fact, Span, StatusNumber};

/// What Windows puts before the number of an error, without the first letter: in English, German, French, Spanish,
/// Italian, Portuguese, Japanese and Chinese. From Learn’s page about Azure file shares in these languages, and what
/// `net` prints.
const SYSTEM_ERROR: [&str; 8] = [
    "ystem error",
    "ystemfehler",
    "rreur système",
    "rror de sistema",
    "rrore di sistema",
    "rro de sistema",
    "システム エラー",
    "发生系统错误",
];

/// The signs between a number and what says its kind.
const SIGNS: [char; 6] = [' ', ':', '\t', ',', ';', '|'];

/// The Windows error with a number that a sentence calls so: `System error 1326 has occurred`.
pub(in crate::intake) fn system_error(layer: &Layer, word: Span) -> Option<StatusNumber> {
    let written = layer.part(word);
    if !(1..=5).contains(&written.len()) {
        return None;
    }
    let number: u16 = written.parse().ok()?;
    let before = layer.text.get(..word.start)?.trim_end_matches(SIGNS);
    let is_one = before.ends_with(char::is_alphabetic) && SYSTEM_ERROR.iter().any(|words| before.ends_with(words));
    is_one.then_some(StatusNumber::Windows(0x8007_0000 | u32::from(number)))
}

/// The entry of such a number, if the word is one, or of an event below its source.
pub(in crate::intake) fn numbered(
    layer: &Layer,
    word: Span,
    number: Option<StatusNumber>,
) -> Option<(&'static ErrorCode, Span)> {
    let is_event = || {
        let before = || layer.text.get(..word.start).unwrap_or("").trim_end_matches(SIGNS);
        layer.part(word) == "7041" && before().ends_with("Service Control Manager")
    };
    let entry = match number {
        Some(StatusNumber::Windows(0x8007_042D)) => codes::find("windows-service-error-1069"),
        Some(number) => words::numbered(number),
        None if is_event() => codes::find("windows-event-7041"),
        None => None,
    };
    entry.map(|entry| (entry, word))
}

/// The Windows that the paragraphs of a text name.
#[derive(Default)]
pub(in crate::intake) struct Windows(Vec<Named>);

/// A Windows that a paragraph names.
struct Named {
    at: Span,
    family: &'static str,
    is_build: bool,
    /// The paragraph names another one too.
    several: bool,
}

/// The longest text that may be somebody’s own words. A longer one is an article, which names systems in general.
const LONGEST: usize = 4_000;

/// A text that names none of these is about something else.
const TOPICS: [&str; 5] = ["power automate", "desktop flow", "attended", "machine runtime", "remote desktop"];

/// Before a Windows, these say what is required or supported in general, not what somebody has.
const GENERAL: [&str; 6] = ["require", "requires", "need", "needs", "support", "supports"];

/// True for a statement about Windows in general: “requires Windows 10”, “Windows 10 or later”.
fn is_general(before: &str, after: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or("");
    GENERAL.iter().any(|word| last.eq_ignore_ascii_case(word)) || after.split_whitespace().next() == Some("or")
}

impl Windows {
    /// Looks at a word and what follows: `Windows 11 Home`, `OS build 22631.4317`.
    pub(in crate::intake) fn word(&mut self, layer: &Layer, word: Span, part: Span) {
        let is_build = match layer.part(word) {
            "Windows" => false,
            "build" | "Build" => true,
            _ => return,
        };
        let rest = layer.text.get(word.end..part.end).unwrap_or("").strip_prefix(' ').unwrap_or("");
        let Some((family, length)) = (if is_build { build(rest) } else { name(rest) }) else { return };
        let before = layer.text.get(part.start..word.start).unwrap_or("");
        if is_general(before, rest.get(length..).unwrap_or("")) {
            return;
        }
        let now =
            Named { at: Span { start: word.start, end: word.end + 1 + length }, family, is_build, several: false };
        match self.0.last_mut() {
            Some(before) if !layer.part(Span { start: before.at.end, end: word.start }).contains("\n\n") => {
                let several = before.several || before.family != family;
                // A name says more than a build.
                if before.is_build && !is_build {
                    *before = now;
                }
                before.several = several;
            }
            _ => self.0.push(now),
        }
    }

    /// Sets the facts, if the text is somebody’s own words about runs.
    pub(in crate::intake) fn keep(&self, layer: &Layer, part: Span, found: &mut Found) {
        let text = layer.part(part);
        if self.0.is_empty() || text.len() > LONGEST {
            return;
        }
        let lower = text.to_ascii_lowercase();
        if !found.has_any_code() && !TOPICS.iter().any(|topic| lower.contains(topic)) {
            return;
        }
        for named in self.0.iter().filter(|named| !named.several) {
            let words = layer.part(named.at).trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
            let place = layer.place(Span { start: named.at.start, end: named.at.start + words.len() });
            found.set(Fact::MachineOsFamily, Raw::Words(&[named.family]), place, false);
            if !named.is_build {
                in_words(words, place, found);
            }
        }
    }
}

/// The family, and the length of version and edition: `11 Home`, `Server 2022 Datacenter`.
fn name(rest: &str) -> Option<(&'static str, usize)> {
    let names = [("11", "windows11"), ("10", "windows10"), ("Server 20", "windowsServer")];
    let (name, family) = names.into_iter().find(|(name, _)| rest.starts_with(name))?;
    let tail = rest.get(name.len()..)?.split('\n').next()?;
    // What is left of the version, and a word with a capital.
    let is_part =
        |word: &&str| word.starts_with(|first: char| matches!(first, ' ' | 'A'..='Z') || first.is_ascii_digit());
    let edition: usize = tail.split_inclusive(' ').take(2).take_while(is_part).map(str::len).sum();
    Some((family, name.len() + edition))
}

/// The family, and the length of the build: `22631`.
fn build(rest: &str) -> Option<(&'static str, usize)> {
    let digits = rest.split(|letter: char| !letter.is_ascii_digit()).next()?;
    Some((family_of_build(digits)?, digits.len()))
}
