//! The advice for a text in which nothing was recognised: what it looks like, similar catalogue entries, and what to
//! paste instead.

use std::sync::LazyLock;

use super::details::{Hit, HitKind, NextPaste};
use crate::catalog::{codes, licenses, rules};
use crate::search::{fold, is_stop_word, terms};
use crate::text::sorted::sorted_by;

/// The longest text that is searched for: more words match too many entries.
const LONGEST: usize = 600;

/// What a short line looks like.
const FEW_WORDS: &str = "a few words";

/// The most words of a search.
const LOOK_UP: usize = 3;

/// The most words of a text that are searched for.
const MOST_WORDS: usize = 24;

/// The most entries that are shown.
const MOST_HITS: usize = 5;

/// The advice for a text in which nothing was recognised.
pub(super) fn next_paste(text: &str) -> NextPaste {
    let looks_like = looks_like(text);
    let says_licence = |word: &[u8]| word.eq_ignore_ascii_case(b"licenc") || word.eq_ignore_ascii_case(b"licens");
    let about_licences = text.as_bytes().windows(6).any(|word| matches!(word, [b'l' | b'L', ..]) && says_licence(word));
    let second = if about_licences {
        "The connection owner’s licences: `Get-MgUserLicenseDetail -UserId name@domain`, or the user’s page in the Microsoft 365 admin center."
    } else {
        "Output from the machine: `quser`, `dsregcmd /status` and `systeminfo`, run on it and pasted together."
    };
    let is_short = text.split_whitespace().nth(LOOK_UP).is_none();
    let hits = if text.len() <= LONGEST { hits(text, is_short) } else { vec![] };
    NextPaste {
        looks_like,
        is_look_up: looks_like == FEW_WORDS && !hits.is_empty() && is_short,
        hits,
        paste_instead: vec![
            "The error code and the error message of the run: Power Automate portal › Monitor › Desktop flow runs › the run.",
            second,
        ],
    }
}

/// Every entry with the distinct words of its texts: codes, rules and licences, in this order. Made for the first search.
static ENTRIES: LazyLock<Vec<(Hit, Vec<&str>)>> = LazyLock::new(|| {
    let mut entries = vec![];
    let mut add = |hit: Hit, texts: &str| entries.push((hit, terms(fold(texts).leak())));
    for entry in codes::all() {
        let hit = Hit { kind: HitKind::Code, id: entry.id, title: entry.title, what: entry.what };
        add(hit, &format!("{} {} {} {}", entry.id, entry.title, entry.messages.join(" "), entry.what));
    }
    for rule in rules::all() {
        let labels: Vec<&str> = rule.asks.iter().map(|fact| fact.info().label).collect();
        let hit = Hit { kind: HitKind::Rule, id: rule.id, title: rule.title, what: rule.guidance.what };
        add(hit, &format!("{} {} {} {}", rule.id, rule.title, labels.join(" "), rule.guidance.what));
    }
    for product in licenses::all() {
        let hit = Hit { kind: HitKind::License, id: product.id, title: product.name, what: product.note };
        let parts: Vec<&str> = product.skus.iter().map(|sku| sku.part_number).collect();
        add(hit, &format!("licence {} {} {}", product.name, product.names.join(" "), parts.join(" ")));
    }
    entries
});

/// The entries with most of the text's words. A word that few entries have counts more.
fn hits(text: &str, is_short: bool) -> Vec<Hit> {
    let folded = fold(text);
    let words: Vec<&str> =
        terms(&folded).into_iter().filter(|word| !is_stop_word(word) && word.len() >= 2).take(MOST_WORDS).collect();
    // The beginning of a word is enough while somebody types, and for “rdp” in “RDPIsNotEnabled”.
    let shortest = if is_short { 3 } else { 4 };
    let begins = |entry: &[&str], word: &str| {
        entry.iter().any(|known| *known == word || (word.len() >= shortest && known.starts_with(word)))
    };
    let matches: Vec<Vec<bool>> =
        ENTRIES.iter().map(|(_, entry)| words.iter().map(|word| begins(entry, word)).collect()).collect();
    // How rare a word is shows in the texts of codes and rules; licences have only names.
    let texts = codes::all().len() + rules::all().len();
    let weights: Vec<usize> = (0..words.len())
        .map(|at| {
            let count = matches.iter().filter(|matched| matched.get(at) == Some(&true)).count();
            (texts * 2).checked_div(count).map_or(0, |rarity| 1 + rarity.max(1).ilog2() as usize)
        })
        .collect();
    // Unknown words count against the text: most of its words must occur in the catalogue.
    let known = weights.iter().filter(|weight| **weight > 0).count();
    if known * 5 < words.len() * 2 {
        return vec![];
    }
    // An entry needs enough weight, and more words count more.
    let all: usize = weights.iter().sum();
    let mut scored: Vec<(usize, Hit)> = vec![];
    for ((hit, _), matched) in ENTRIES.iter().zip(&matches) {
        let found = matched.iter().zip(&weights).filter(|(matched, _)| **matched).map(|(_, weight)| weight);
        let (sum, count): (usize, usize) = (found.clone().sum(), found.count());
        if sum > 0 && sum * 3 >= all {
            // What is called so comes before what mentions it.
            let kind = if hit.kind == HitKind::License { "licence" } else { "" };
            let title = fold(&format!("{} {kind}", hit.title));
            let is_called = is_short && words.iter().all(|word| begins(&terms(&title), word));
            scored.push((sum * count * (1 + usize::from(is_called)), *hit));
        }
    }
    let most_first = sorted_by(scored, |(score, _)| [usize::MAX - score, 0, 0]);
    most_first.into_iter().take(MOST_HITS).map(|(.., hit)| hit).collect()
}

/// What a text looks like.
fn looks_like(text: &str) -> &'static str {
    let head = text.get(..text.floor_char_boundary(4_000)).unwrap_or(text);
    let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).take(40).collect();
    let count = |is: &dyn Fn(&str) -> bool| lines.iter().filter(|line| is(line)).count();
    let most = |number: usize| number * 2 > lines.len();
    let trimmed = head.trim_start();
    let opened = trimmed.strip_prefix('[').map(str::trim_start);
    if trimmed.starts_with('{') || opened.is_some_and(|inside| inside.starts_with(['{', '[', '"'])) {
        return "JSON, but nothing in it is about a desktop flow run";
    }
    if trimmed.starts_with("<!") || trimmed.starts_with("<html") || trimmed.starts_with("<?xml") {
        return "HTML or XML, but nothing in it is about a desktop flow run";
    }
    if count(&|line| line.starts_with("From:") || line.starts_with("Subject:") || line.starts_with("To:")) >= 2 {
        return "a mail without an error code or a known message";
    }
    let digits = |line: &str| line.trim_start_matches('[').bytes().take(10).filter(u8::is_ascii_digit).count() >= 6;
    if lines.len() >= 2 && most(count(&digits)) {
        return "a log, but of another program or without an error of a run";
    }
    let code = |line: &str| {
        line.trim_end().ends_with([';', '{', '}'])
            || line.trim_start().starts_with("at ")
            || line.starts_with("import ")
            || line.starts_with("    ")
    };
    if lines.len() >= 3 && most(count(&code)) {
        return "source code or a stack trace of another program";
    }
    if lines.len() >= 2 && most(count(&|line| line.contains('\t') || line.matches([',', ';', '|']).count() >= 2)) {
        return "a table whose columns aren’t known here";
    }
    if head.split_whitespace().count() <= 8 { FEW_WORDS } else { "prose without an error code or a known message" }
}
