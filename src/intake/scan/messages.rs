//! Recognises the product's messages by their wording. Only words count, not punctuation and line ends; `…` in a
//! message is a wildcard.
//!
//! All wordings in all languages form one trie of words. At each word of a text, the trie is walked once for all
//! wordings that begin there. Quoted names, ids, numbers and accounts may occur anywhere in a message.

use super::bytes::next_run;
use crate::catalog::{ErrorCode, codes};
use crate::model::{RunMode, Span};
use std::sync::LazyLock;

/// The fewest words of a message; a shorter one could occur in any text.
const FEWEST_WORDS: usize = 3;

/// The same for languages in which each character counts as a word.
const FEWEST_LETTERS: usize = 8;

/// The most words that a wildcard takes: a name, a number, an address.
const WIDEST_WILDCARD: usize = 16;

/// The most steps from one word on. The longest message of the catalogue takes a third of them.
const MOST_STEPS: usize = 600;

/// The most names in a message that the wording doesn't have.
const MOST_NAMES: usize = 4;

/// About how many bytes a word takes, to make room for all at once.
const WORD_AND_BLANK: usize = 6;

/// The number of words that no wording has.
const UNKNOWN: u32 = 0;

/// A trie node.
#[derive(Default)]
struct Node {
    /// The next words and their nodes.
    next: Vec<(u32, usize)>,
    /// The node after a wildcard.
    wildcard: Option<usize>,
    /// The codes whose wording ends here.
    ends: Vec<&'static ErrorCode>,
}

struct Index {
    /// The words of all wordings with their numbers, in buckets by hash.
    words: Vec<Vec<(&'static str, u32)>>,
    count: u32,
    /// The first one is the root.
    nodes: Vec<Node>,
    /// The node of each first word, by its number.
    first: Vec<usize>,
}

const BUCKETS: usize = 2048;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { words: vec![vec![]; BUCKETS], count: 0, nodes: vec![Node::default()], first: vec![] };
    for word in ["flow", "in", "mode", "attended", "unattended"] {
        index.intern(word);
    }
    for entry in codes::all() {
        entry.messages.iter().for_each(|message| index.add(entry, message));
    }
    for (entry, message) in codes::in_other_languages() {
        index.add(entry, message);
    }
    index.first = vec![0; index.count as usize + 1];
    for (word, node) in index.nodes.first().map(|root| root.next.clone()).unwrap_or_default() {
        if let Some(first) = index.first.get_mut(word as usize) {
            *first = node;
        }
    }
    index
});

impl Index {
    /// The number of a word, ignoring case.
    fn number(&self, word: &str) -> u32 {
        let bucket = self.words.get(hash_of(word) % BUCKETS);
        let same = |known: &&(&str, u32)| known.0.eq_ignore_ascii_case(word);
        bucket.and_then(|bucket| bucket.iter().find(same)).map_or(UNKNOWN, |(_, number)| *number)
    }

    fn intern(&mut self, word: &'static str) -> u32 {
        let known = self.number(word);
        if known != UNKNOWN {
            return known;
        }
        self.count += 1;
        if let Some(bucket) = self.words.get_mut(hash_of(word) % BUCKETS) {
            bucket.push((word, self.count));
        }
        self.count
    }

    fn add(&mut self, entry: &'static ErrorCode, message: &'static str) {
        let mut words = vec![];
        for part in message.split_inclusive('…') {
            let whole = Span { start: 0, end: part.len() };
            for word in plain_words(part, whole).filter_map(|word| part.get(word.start..word.end)) {
                words.push(self.intern(word));
            }
            if part.ends_with('…') && !words.is_empty() {
                words.push(UNKNOWN);
            }
        }
        while words.last() == Some(&UNKNOWN) {
            words.pop();
        }
        let fewest = if message.contains(is_without_blanks) { FEWEST_LETTERS } else { FEWEST_WORDS };
        if words.iter().filter(|word| **word != UNKNOWN).count() < fewest {
            return;
        }
        let mut at = 0;
        for word in words {
            at = self.step(at, word);
        }
        if let Some(node) = self.nodes.get_mut(at) {
            keep(&mut node.ends, entry);
        }
    }

    /// The node after a word or wildcard, created if missing.
    fn step(&mut self, from: usize, word: u32) -> usize {
        let made = self.nodes.len();
        let Some(node) = self.nodes.get_mut(from) else { return from };
        let known = if word == UNKNOWN {
            node.wildcard
        } else {
            node.next.iter().find(|(next, _)| *next == word).map(|(_, at)| *at)
        };
        if let Some(known) = known {
            return known;
        }
        if word == UNKNOWN {
            node.wildcard = Some(made);
        } else {
            node.next.push((word, made));
        }
        self.nodes.push(Node::default());
        made
    }

    /// Collects the codes whose wordings continue after a node.
    fn behind(&self, node: usize, codes: &mut Vec<&'static ErrorCode>) {
        let mut open = vec![node];
        while let Some(node) = open.pop().and_then(|at| self.nodes.get(at)) {
            node.ends.iter().for_each(|entry| keep(codes, entry));
            open.extend(node.next.iter().map(|(_, at)| *at).chain(node.wildcard));
        }
    }
}

/// A recognised message, and its place.
pub(in crate::intake) enum Recognised {
    /// A message with its codes: one, unless several share it or the text ends before they differ.
    Message(Vec<&'static ErrorCode>, Span),
    /// The licence check names the run mode.
    Mode(RunMode, Span),
}

/// A text as words, each with its number.
struct Text<'t> {
    text: &'t str,
    words: Vec<(Span, u32)>,
}

impl Text<'_> {
    fn span(&self, at: usize) -> Option<Span> {
        self.words.get(at).map(|(span, _)| *span)
    }

    fn word(&self, at: usize) -> &str {
        self.span(at).and_then(|span| self.text.get(span.start..span.end)).unwrap_or("")
    }

    /// The text between a word and the previous one.
    fn gap(&self, at: usize) -> &str {
        let before = at.checked_sub(1).and_then(|at| self.span(at)).map_or(0, |span| span.end);
        self.span(at).and_then(|span| self.text.get(before..span.start)).unwrap_or("")
    }

    /// The number of words in the name that begins here (quoted, an id, a number, an account); 0 if none does.
    fn name(&self, at: usize) -> usize {
        let quotes = ['\'', '"', '‘', '’', '“', '”', '«', '»', '「', '」', '\u{60}'];
        let opened = self.gap(at).ends_with(quotes);
        if opened && let Some(words) = (1..=WIDEST_WILDCARD).find(|words| self.gap(at + words).starts_with(quotes)) {
            return words;
        }
        let joined =
            |gap: &str| !gap.is_empty() && gap.bytes().all(|byte| matches!(byte, b'\\' | b'@' | b'.' | b'-' | b'_'));
        let words = 1 + (1..WIDEST_WILDCARD).take_while(|words| joined(self.gap(at + words))).count();
        let has = |sign: char| (1..words).any(|word| self.gap(at + word).contains(sign));
        let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
        let account = self.gap(at).ends_with(['\\', '.']) || has('\\') || has('@');
        let id = (0..words).any(|word| digits(self.word(at + word)));
        if account || id { words } else { 0 }
    }
}

/// A position in the walk.
#[derive(Clone, Copy)]
struct State {
    node: usize,
    /// The index of the next word.
    at: usize,
    /// How many more words the wildcard before the node may take; 0 outside wildcards.
    wildcard: usize,
    /// How many names were skipped.
    names: usize,
}

/// Finds the messages in a part of a text. `cut` says that the text may be cut off at its end; `work` counts the steps.
#[inline(never)]
pub(in crate::intake) fn messages(text: &str, part: Span, cut: bool, work: &mut usize) -> Vec<Recognised> {
    let mut words = Vec::with_capacity((part.end - part.start) / WORD_AND_BLANK);
    let number = |span: Span| INDEX.number(text.get(span.start..span.end).unwrap_or(""));
    words.extend(plain_words(text, part).map(|span| (span, number(span))));
    let text = Text { text, words };
    let mut messages: Vec<Recognised> = vec![];
    // The end of the last message. A shorter one inside it adds nothing, unless the long one is an umbrella.
    let mut covered = 0;
    for (at, (start, word)) in text.words.iter().enumerate() {
        *work += 1;
        if *word == UNKNOWN {
            continue;
        }
        if let Some(recognised) = run_mode(&text, at) {
            messages.push(recognised);
        }
        let first = INDEX.first.get(*word as usize).copied().unwrap_or(0);
        if at < covered || first == 0 {
            continue;
        }
        let (end, mut best, open) = walk(&text, at + 1, first, work);
        if best.is_empty() {
            continue;
        }
        // At a cut-off end, a longer message may have been meant.
        if cut {
            open.iter().for_each(|node| INDEX.behind(*node, &mut best));
        }
        if !best.iter().any(|entry| is_umbrella(entry)) {
            covered = end;
        }
        let end = text.span(end.saturating_sub(1)).map_or(start.end, |last| last.end);
        messages.push(Recognised::Message(best, Span { start: start.start, end }));
    }
    messages
}

/// Walks the trie from a node. Returns the end of the longest message, its codes, and the nodes at which the text
/// ended.
#[inline(never)]
fn walk(text: &Text, at: usize, node: usize, work: &mut usize) -> (usize, Vec<&'static ErrorCode>, Vec<usize>) {
    let mut end = 0;
    let mut best: Vec<&'static ErrorCode> = vec![];
    let mut open: Vec<usize> = vec![];
    let mut states = vec![State { node, at, wildcard: 0, names: 0 }];
    let mut steps = 0;
    while let Some(state) = states.pop() {
        steps += 1;
        let Some(node) = INDEX.nodes.get(state.node).filter(|_| steps < MOST_STEPS) else { break };
        if !node.ends.is_empty() && state.wildcard == 0 && state.at >= end {
            if state.at > end {
                best.clear();
            }
            end = state.at;
            node.ends.iter().for_each(|entry| keep(&mut best, entry));
        }
        let Some((_, word)) = text.words.get(state.at).copied() else {
            // Nothing came after the wildcard, which is no sign of the message.
            if state.wildcard == 0 {
                open.push(state.node);
            }
            continue;
        };
        if state.wildcard > 1 {
            states.push(State { at: state.at + 1, wildcard: state.wildcard - 1, ..state });
        }
        if let Some(wildcard) = node.wildcard {
            states.push(State { node: wildcard, wildcard: WIDEST_WILDCARD + 1, ..state });
        }
        let next = if word == UNKNOWN { None } else { node.next.iter().find(|(next, _)| *next == word) };
        match next {
            Some((_, next)) => states.push(State { node: *next, at: state.at + 1, wildcard: 0, ..state }),
            None if state.wildcard == 0 && state.names < MOST_NAMES => {
                let words = text.name(state.at);
                if words > 0 {
                    states.push(State { at: state.at + words, names: state.names + 1, ..state });
                }
            }
            None => {}
        }
    }
    *work += steps;
    (end, best, open)
}

/// The run mode in `flow in unattended mode`, a phrase of the licence check.
fn run_mode(text: &Text, at: usize) -> Option<Recognised> {
    if !(text.word(at) == "flow" && text.word(at + 1) == "in" && text.word(at + 3) == "mode") {
        return None;
    }
    let mode = match text.word(at + 2) {
        "attended" => RunMode::Attended,
        "unattended" => RunMode::Unattended,
        _ => return None,
    };
    let (first, last) = (text.span(at + 2)?, text.span(at + 3)?);
    Some(Recognised::Mode(mode, Span { start: first.start, end: last.end }))
}

/// True for a code whose message contains the real reason.
pub(crate) fn is_umbrella(entry: &ErrorCode) -> bool {
    matches!(entry.id, "NoCandidateMachine" | "ApiHubsRequestFailed")
}

fn keep(entries: &mut Vec<&'static ErrorCode>, entry: &'static ErrorCode) {
    if !entries.contains(&entry) {
        entries.push(entry);
    }
}

/// The words of a text as messages are compared: letters and digits of any language. In languages without blanks, each
/// character is a word.
fn plain_words(text: &str, part: Span) -> impl Iterator<Item = Span> {
    let mut rest = part;
    let mut run = Span { start: 0, end: 0 };
    std::iter::from_fn(move || {
        if run.start == run.end {
            run = next_run(text, rest, |_| false)?;
            rest.start = run.end;
        }
        let left = text.get(run.start..run.end)?;
        let length = match left.chars().next()? {
            _ if left.is_ascii() => left.len(),
            first if is_without_blanks(first) => first.len_utf8(),
            _ => left.find(is_without_blanks).unwrap_or(left.len()),
        };
        let word = Span { start: run.start, end: run.start + length };
        run.start = word.end;
        Some(word)
    })
}

/// True for Chinese, Japanese and Korean characters.
const fn is_without_blanks(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

fn hash_of(word: &str) -> usize {
    word.bytes().fold(7, |hash: usize, byte| hash.wrapping_mul(31) ^ usize::from(byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, id: &str) {
        let recognised = messages(text, Span { start: 0, end: text.len() }, false, &mut 0);
        let codes: Vec<&str> = recognised
            .iter()
            .flat_map(|recognised| match recognised {
                Recognised::Message(entries, _) => entries.iter().map(|entry| entry.id).collect(),
                Recognised::Mode(..) => vec![],
            })
            .collect();
        assert!(codes.contains(&id), "“{text}” is read as {codes:?}");
    }

    #[test]
    fn names_may_stand_anywhere_in_a_message() {
        let id = "no-service-plan-for-premium-connector";
        check("The user 'a1' does not have a service plan adequate for the non-Standard connection.", id);
        let rest = "does not have a service plan adequate for the non-Standard connection";
        for name in ["kim@contoso.com", "CONTOSO\\kim", "0b1c2d3e-4f50-4a61-8b72-9c83ad94be05", "“Kim Berg”", "42"]
        {
            check(&format!("The user {name} {rest} 'SQL Server'."), id);
        }
        check("The user Kim does not have a service plan adequate for the non-Standard connection", id);
        let plain = "No machine Kim able to run the desktop flow has been found";
        assert!(messages(plain, Span { start: 0, end: plain.len() }, false, &mut 0).is_empty(), "Kim is a plain word");
    }
}
