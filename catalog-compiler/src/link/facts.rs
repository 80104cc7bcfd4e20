//! Links facts: their words, targets and usual values.

use super::{Linker, families};
use crate::files::{File, Files};
use crate::plans::{bits, keep};
use crate::problem::{Problem, hint};
use crate::tables::{Fact, Text, Usual};
use flow_preflight_grammar::FactSpec;
use flow_preflight_grammar::stored::{FactKind, StoredFact, StoredFindOut, StoredUsual, StoredWord};
use flow_preflight_grammar::value::{Kind, Word};

pub(super) fn facts(files: &Files, problems: &mut Vec<Problem>) -> (Vec<StoredFact>, Vec<FactSpec>) {
    let mut facts: Vec<StoredFact> = vec![];
    let subjects = families(files, "facts");
    for entry in &files.facts {
        if !subjects.iter().any(|(subject, _)| *subject == entry.id) {
            let message = format!("order.toml has no subject \"{}\" among the facts.", entry.id);
            problems.push(entry.parsed.file.problem(&(0..0), message));
        }
    }
    for (subject, _) in &subjects {
        for entry in files.facts.iter().filter(|entry| entry.id == *subject) {
            for fact in &entry.parsed.table.fact {
                let file = &entry.parsed.file;
                let of = fact.id.get_ref().split_once('.').map_or(fact.id.get_ref().as_str(), |(of, _)| of);
                if of.trim_end_matches("[]") != subject {
                    let message = format!("\"{}\" is no path in the subject \"{subject}\".", fact.id.get_ref());
                    problems.push(file.problem(&fact.id.span(), message));
                }
                facts.push(stored_fact(fact, file, problems));
            }
        }
    }
    // Item facts come last, because only the others have an index in a plan.
    facts.sort_by_key(|fact| fact.id.contains("[]"));
    let specs: Vec<FactSpec> = facts.iter().map(|fact| FactSpec::new(fact.id, kind_of(fact))).collect();
    targets(files, &specs, &mut facts, problems);
    (facts, specs)
}

/// Sets the targets of each fact. Needs the words of `target.type`, so it runs after all facts are read.
pub(super) fn targets(files: &Files, specs: &[FactSpec], facts: &mut [StoredFact], problems: &mut Vec<Problem>) {
    let words = words_of(specs, "target.type");
    for entry in &files.facts {
        for fact in &entry.parsed.table.fact {
            let set = word_bits(words, "target", &fact.targets, &entry.parsed.file, problems);
            if let Some(stored) = facts.iter_mut().find(|stored| stored.id == fact.id.get_ref()) {
                stored.targets = set;
            }
        }
    }
}

/// The words of a choice fact.
pub(super) fn words_of(specs: &[FactSpec], id: &str) -> &'static [Word] {
    match specs.iter().find(|known| known.id == id).map(|known| known.kind) {
        Some(Kind::Choice(words)) => words,
        _ => &[],
    }
}

/// The chosen words as bits. Reports unknown words.
pub(super) fn word_bits(
    words: &'static [Word],
    noun: &str,
    chosen: &[Text],
    file: &File,
    problems: &mut Vec<Problem>,
) -> u16 {
    let mut set = 0;
    for word in chosen {
        match bits(words, word.get_ref()) {
            Some(bit) => set |= bit,
            None => {
                let known: Vec<&str> = words.iter().map(|word| word.id).collect();
                let near = hint(word.get_ref(), &known);
                problems.push(file.problem(&word.span(), format!("There is no {noun} \"{}\".{near}", word.get_ref())));
            }
        }
    }
    set
}

pub(super) fn stored_fact(fact: &Fact, file: &File, problems: &mut Vec<Problem>) -> StoredFact {
    let mut complain = |message: &str| problems.push(file.problem(&fact.kind.span(), message.to_owned()));
    let kind = *fact.kind.get_ref();
    let mut words: Vec<StoredWord> = vec![];
    for word in &fact.word {
        if words.iter().any(|known| known.id == word.id.get_ref()) {
            complain("A word of this fact is given twice.");
        }
        words.push(said(word.id.get_ref(), &word.label, word.phrase.as_ref()));
    }
    match (kind, words.len(), &fact.yes, &fact.no) {
        (FactKind::Flag, 0, Some(yes), Some(no)) => {
            words = vec![said("", yes, fact.yes_phrase.as_ref()), said("", no, fact.no_phrase.as_ref())];
        }
        (FactKind::Flag, ..) => complain("A flag has \"yes\" and \"no\", and no words."),
        (FactKind::Choice, 2..=16, None, None) => {}
        (FactKind::Choice, ..) => complain("A choice has two to sixteen words, and neither \"yes\" nor \"no\"."),
        (_, 0, None, None) => {}
        _ => complain("Only a flag or a choice has words."),
    }
    StoredFact {
        id: keep(fact.id.get_ref()),
        label: keep(&fact.label),
        question: keep(&fact.question),
        help: keep(&fact.help),
        find_out: fact.find_out.iter().map(|way| StoredFindOut { kind: way.kind, text: keep(&way.text) }).collect(),
        effort: fact.effort,
        changed_by: fact.changed_by.clone(),
        concerns: fact.concerns,
        targets: 0,
        kind,
        words,
        usual: None,
    }
}

fn said(id: &str, label: &str, phrase: Option<&String>) -> StoredWord {
    StoredWord { id: keep(id), label: keep(label), phrase: phrase.map_or("", |phrase| keep(phrase)) }
}

impl Linker {
    /// Sets the usual values. Needs the sources and words.
    pub(super) fn usual_values(&self, files: &Files, facts: &mut [StoredFact], problems: &mut Vec<Problem>) {
        for entry in &files.facts {
            let file = &entry.parsed.file;
            for fact in &entry.parsed.table.fact {
                let Some(usual) = &fact.usual else { continue };
                let stored = self.usual(fact, usual, file, problems);
                if let Some(known) = facts.iter_mut().find(|known| known.id == fact.id.get_ref()) {
                    known.usual = stored;
                }
            }
        }
    }

    fn usual(&self, fact: &Fact, usual: &Usual, file: &File, problems: &mut Vec<Problem>) -> Option<StoredUsual> {
        let sources = self.citations(&usual.source, file, problems);
        match self.names.usual(fact.id.get_ref(), usual.is.get_ref()) {
            Ok(value) => Some(StoredUsual { value, why: keep(&usual.why), sources }),
            Err(why) => {
                problems.push(file.problem(&usual.is.span(), why));
                None
            }
        }
    }
}

pub(super) fn kind_of(fact: &StoredFact) -> Kind {
    let words: Vec<Word> = fact.words.iter().map(|word| Word { id: word.id, label: word.label }).collect();
    match fact.kind {
        FactKind::Flag => Kind::Flag { yes: "", no: "" },
        FactKind::Choice => Kind::Choice(words.leak()),
        FactKind::Count => Kind::Count,
        FactKind::Version => Kind::Version,
        FactKind::Sessions => Kind::Sessions,
        FactKind::Licenses => Kind::Licenses,
        FactKind::Moment => Kind::Moment,
        FactKind::Name => Kind::Name,
        FactKind::Product => Kind::Product,
        FactKind::Products => Kind::Products,
        FactKind::Apps => Kind::Apps,
        FactKind::Seats => Kind::Seats,
        FactKind::Items => Kind::Items,
    }
}
