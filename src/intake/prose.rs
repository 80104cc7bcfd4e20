//! Reads prose: codes, messages, labelled values, unknown codes, and errors of a flow's own actions.

use super::context::{Context, Edge};
use super::found::Found;
use super::readers::{flow_error, labelled, said};
use super::reading::{ArtifactKind, RecognisedBy};
use super::scan::layer::Layer;
use super::scan::messages::{Recognised, is_umbrella, messages};
use super::scan::record::{Field, Key, Record};
use super::scan::words::{code_at, words};
use super::unknown::unknown_number;
use crate::catalog::ErrorCode;
use crate::model::{Fact, Span};
use std::borrow::Cow;

/// Looks for codes, messages and labelled values.
pub(super) fn plain_prose(layer: &Layer, part: Span, context: Context, found: &mut Found) {
    let at_top = found.at_top();
    let mut named: Vec<&'static ErrorCode> = context.named.into_iter().collect();
    let mut labels = Labels { layer, part, context, fields: vec![], before: None };
    let mut action_error = None;
    let mut windows = said::Windows::default();
    for word in words(&layer.text, part) {
        action_error = action_error.or_else(|| flow_error::at(layer, word, part));
        let cut_off = context.edge == Edge::Cut && word.end == part.end;
        if at_top {
            windows.word(layer, word, part);
        }
        let number = said::system_error(layer, word);
        let Some((entry, span)) = code_at(&layer.text, word).or_else(|| said::numbered(layer, word, number)) else {
            if !cut_off {
                if let Some(number) = number {
                    found.note_once(number.unknown(layer.part(word)), layer.place(word));
                }
                unknown_number(layer, word, found);
            }
            labels.word(word, found);
            continue;
        };
        if cut_off {
            continue;
        }
        if at_top && !found.has_code(entry) {
            found.artifact(ArtifactKind::ErrorCode, layer.place(span));
        }
        found.code(entry, layer.place(span), RecognisedBy::Code);
        named.push(entry);
        labels.before = None;
    }
    let mut work = 0;
    for recognised in messages(&layer.text, part, context.edge != Edge::Whole, &mut work) {
        match recognised {
            Recognised::Mode(mode, span) => found.fact(Fact::RunMode, mode.into(), layer.place(span)),
            Recognised::Message(entries, span) => {
                let told_already = named.iter().any(|entry| entries.contains(entry));
                let other_named = context.named.is_some_and(|entry| !is_umbrella(entry));
                if told_already || other_named || is_of_another_service(&entries, &layer.text, span) {
                    continue;
                }
                message(&entries, layer.place(span), found);
            }
        }
    }
    found.work(work);
    windows.keep(layer, part, found);
    if !labels.fields.is_empty() {
        labelled::facts(&Record { layer, fields: labels.fields, at: part }, found);
    }
    if let Some(error) = action_error {
        flow_error::keep(&error, layer, found);
    }
}

/// Collects labelled values, and codes after the word “code”.
struct Labels<'l> {
    layer: &'l Layer,
    part: Span,
    context: Context,
    fields: Vec<Field<'l>>,
    /// The previous word, if only a blank is between.
    before: Option<Span>,
}

/// The longest labelled value, in bytes.
const LONGEST_VALUE: usize = 120;

/// The most labels that are looked at in a text.
const MOST_LABELS: usize = 64;

impl<'l> Labels<'l> {
    /// Looks at a word that is no known code.
    fn word(&mut self, word: Span, found: &mut Found) {
        let text = &self.layer.text;
        let written = self.layer.part(word);
        let before = self.before.filter(|before| text.get(before.end..word.start) == Some(" "));
        self.before = Some(word);
        let rest = text.get(word.end..self.part.end).unwrap_or("");
        if written.len() <= 10
            && written.len() >= 4
            && written.as_bytes().last_chunk::<4>().is_some_and(|end| end.eq_ignore_ascii_case(b"code"))
        {
            self.unknown_code(word.end, rest, found);
        }
        // Behind most words is the next one.
        if let Some([sign, next]) = rest.as_bytes().first_chunk()
            && !matches!(sign, b':' | b'=')
            && next.is_ascii_alphanumeric()
        {
            return;
        }
        let inner = rest.trim_start_matches([' ', '"', '*', '\u{60}', '\u{a0}']);
        // `Run mode - unattended`: a dash between blanks is a sign too.
        let dash = rest.starts_with(' ') && ["- ", "– ", "— "].iter().any(|dash| inner.starts_with(dash));
        if rest.len() - inner.len() > 4 || !(inner.starts_with([':', '=']) || dash) || self.fields.len() >= MOST_LABELS
        {
            return;
        }
        let names = [Some(word), before.map(|before| Span { start: before.start, end: word.end })];
        for name in names.into_iter().flatten().map(|span| self.layer.part(span)) {
            let key = Key::of(name);
            if !labelled::is_watched(key) {
                continue;
            }
            let sign = word.end + rest.len() - inner.len();
            let length = inner.chars().next().map_or(1, char::len_utf8);
            if let Some(at) = self.value(sign + length) {
                self.fields.push(Field { name, key, value: Cow::Borrowed(self.layer.part(at)), at });
            }
        }
    }

    /// The value after a sign: to the end of the sentence or line, or a single word if that is enough.
    fn value(&self, from: usize) -> Option<Span> {
        let rest = self.layer.text.get(from..self.part.end)?;
        let inner = rest.trim_start_matches([' ', '"', '*', '\u{60}', '=', '\u{a0}']);
        let start = from + rest.len() - inner.len();
        let inner = inner.get(..inner.floor_char_boundary(LONGEST_VALUE)).unwrap_or(inner);
        let mut end = inner.find(['\n', ',', ';', '"', '|', '\u{60}', '*', '(', ')']).unwrap_or(inner.len());
        if let Some(stop) = inner.get(..end).and_then(|value| value.find(". ")) {
            end = stop;
        }
        let value = inner.get(..end)?;
        let first = value.split(' ').next().unwrap_or("").trim_end_matches(['.', ')', '!', '?']);
        let alone = ["yes", "no", "true", "false", "on", "off", "attended", "unattended", "local"];
        let says_all = alone.iter().any(|word| first.eq_ignore_ascii_case(word))
            || (first.starts_with(|first: char| first.is_ascii_digit()) && !first.contains(':'))
            || value.contains([':', '=']);
        let value = if says_all { first } else { value.trim_end().trim_end_matches('.') };
        let end = start + value.len();
        // A value at the end of the paste may be cut off.
        let cut = end == self.part.end
            && (self.context.edge == Edge::Cut
                || (self.context.edge == Edge::Paste && value.ends_with(|last: char| last.is_ascii_digit())));
        (!value.is_empty() && !cut).then_some(Span { start, end })
    }

    /// Records an unknown code after the word “code”: `Error code 'X'`, `errorCode: X`.
    fn unknown_code(&self, from: usize, rest: &str, found: &mut Found) {
        let inner = rest.trim_start_matches([' ', ':', '=', '"', '\'', '“', '‘', '\u{60}', '*', '(', '\\']);
        if inner.len() == rest.len() || rest.len() - inner.len() > 12 {
            return;
        }
        let length =
            inner.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')).count();
        let written = inner.get(..length).unwrap_or("").trim_end_matches('.');
        let start = from + rest.len() - inner.len();
        let span = Span { start, end: start + written.len() };
        let cut = span.end == self.part.end && self.context.edge != Edge::Whole && self.context.depth > 0;
        if is_code_like(written) && !cut && code_at(&self.layer.text, span).is_none() {
            let sentence = sentence_around(self.layer.part(self.part), start - self.part.start);
            found.unknown_code(written, Some(sentence), self.layer.place(span));
        }
    }
}

/// True for a word in the form of a code: `ViralServicePlanRequired`, `ERROR_LOGON_FAILURE`.
fn is_code_like(word: &str) -> bool {
    let bytes = word.as_bytes();
    let letters = bytes.first().is_some_and(u8::is_ascii_uppercase) && word.len() >= 8;
    let humps = bytes
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
        .count();
    let capitals = bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
        && word.contains('_');
    letters && (humps >= 1 || capitals) && !word.contains('.')
}

/// The sentence around a position.
fn sentence_around(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    let start = before.rfind(['\n', '。']).map_or(0, |end| end + 1).max(stop(before).map_or(0, |end| end + 2));
    let rest = text.get(start..).unwrap_or("");
    let end = rest.find('\n').unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or("").trim();
    let first = line.match_indices(". ").map(|(end, _)| end + 1).find(|end| start + end > at);
    first.and_then(|end| line.get(..end)).unwrap_or(line)
}

/// The last full stop before a blank. Searching backwards for a text would cost a kilobyte of wasm.
fn stop(text: &str) -> Option<usize> {
    text.as_bytes().windows(2).rposition(|pair| pair == b". ")
}

/// The words before the reason why Windows can't start a service, in other languages; its name is among them.
const LOCAL_COMPUTER: [&str; 7] = [
    "okale",
    "rdinateur local",
    "quipo local",
    "omputer locale",
    "omputador local",
    "ローカル コンピューター",
    "本地计算机",
];

/// True for a message that Windows gives about any service, if it names another service than the product's.
fn is_of_another_service(entries: &[&'static ErrorCode], text: &str, at: Span) -> bool {
    if !entries.iter().all(|entry| entry.id.starts_with("windows-")) {
        return false;
    }
    let start = text.floor_char_boundary(at.start.saturating_sub(160));
    let around = text.get(start..at.end).unwrap_or("");
    let has = |words: &str| around.contains(words);
    (has(" service was unable") || has("could not start the ") || LOCAL_COMPUTER.iter().any(|words| has(words)))
        && !has("UIFlow")
        && !has("Power Automate")
}

/// Records a message: its code, or all codes that share it with what distinguishes them.
fn message(entries: &[&'static ErrorCode], span: Span, found: &mut Found) {
    if entries.iter().all(|entry| found.has_code(entry)) {
        return;
    }
    found.artifact(ArtifactKind::ErrorMessage, span);
    let by = if entries.len() == 1 { RecognisedBy::Message } else { RecognisedBy::SharedMessage };
    for entry in entries {
        found.code(entry, span, by);
    }
    if by == RecognisedBy::SharedMessage {
        let names: Vec<&str> = entries.iter().map(|entry| entry.id).collect();
        let mut note = format!("This message fits several codes: {}. Which of them is it?", names.join(", "));
        let others = entries.iter().flat_map(|entry| entry.look_alikes);
        for other in others.filter(|other| names.contains(&other.code)).take(2) {
            note.push_str(&format!(" {}: {}", other.code, other.difference));
        }
        found.note(note, Some(span));
    }
}
