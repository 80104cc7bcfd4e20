//! Checks ids: each reference exists, each id is unique, and each shared entry is used.

use super::{Linker, table};
use crate::files::{Entry, File, Files};
use crate::plans::position;
use crate::problem::{Problem, hint};
use crate::tables::Text;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of one kind, and which of them are used.
pub(super) struct Ids {
    noun: &'static str,
    known: Vec<&'static str>,
    used: RefCell<BTreeSet<usize>>,
}

impl Ids {
    pub(super) fn new(noun: &'static str, known: impl IntoIterator<Item = &'static str>) -> Self {
        Self { noun, known: known.into_iter().collect(), used: RefCell::default() }
    }

    /// The index of an id. Reports an unknown id.
    pub(super) fn find(&self, id: &Text, file: &File, problems: &mut Vec<Problem>) -> u16 {
        let at = self.known.iter().position(|known| known == id.get_ref());
        match at {
            Some(at) => drop(self.used.borrow_mut().insert(at)),
            None => {
                let near = hint(id.get_ref(), &self.known);
                problems
                    .push(file.problem(&id.span(), format!("There is no {} \"{}\".{near}", self.noun, id.get_ref())));
            }
        }
        position(at.unwrap_or_default())
    }

    /// Reports the unused ids. `places` are the ids where they are defined.
    pub(super) fn unused<'t>(&self, places: impl Iterator<Item = &'t Text>, file: &File, problems: &mut Vec<Problem>) {
        for (at, id) in places.enumerate() {
            if !self.used.borrow().contains(&at) {
                let message = format!("Nothing uses the {} \"{}\".", self.noun, id.get_ref());
                problems.push(file.problem(&id.span(), message));
            }
        }
    }
}

impl Linker {
    pub(super) fn id(&self, ids: &Ids, id: &Text, file: &File, problems: &mut Vec<Problem>) -> &'static str {
        let at = ids.find(id, file, problems);
        ids.known.get(usize::from(at)).copied().unwrap_or_default()
    }

    pub(super) fn unused(&self, files: &Files, problems: &mut Vec<Problem>) {
        for file in table(&files.sources) {
            self.sources.unused(file.table.source.iter().map(|one| &one.id), &file.file, problems);
        }
        for file in table(&files.disputes) {
            self.disputes.unused(file.table.dispute.iter().map(|one| &one.id), &file.file, problems);
        }
        for file in table(&files.steps) {
            self.steps.unused(file.table.step.iter().map(|one| &one.id), &file.file, problems);
        }
    }
}

/// Reports every duplicate id.
pub(super) fn twice(files: &Files, problems: &mut Vec<Problem>) {
    let mut check = |noun: &str, ids: Vec<(&File, &Text)>| {
        let mut seen = BTreeSet::new();
        for (file, id) in ids {
            if !seen.insert(id.get_ref()) {
                problems.push(file.problem(&id.span(), format!("There are two {noun}s \"{}\".", id.get_ref())));
            }
        }
    };
    macro_rules! ids {
        ($file:ident, $list:ident) => {
            table(&files.$file).flat_map(|file| file.table.$list.iter().map(|one| (&file.file, &one.id))).collect()
        };
    }
    check("source", ids!(sources, source));
    check("dispute", ids!(disputes, dispute));
    check("link", ids!(links, link));
    check("step", ids!(steps, step));
    check("note", ids!(notes, note));
    check("condition", ids!(conditions, condition));
    check("command", ids!(collector, command));
    check("query", ids!(queries, query));
    let facts =
        files.facts.iter().flat_map(|entry| entry.parsed.table.fact.iter().map(|one| (&entry.parsed.file, &one.id)));
    check("fact", facts.collect());
    for kind in &files.auto_claim {
        let texts = kind.parsed.table.entry.iter().map(|topic| (&kind.parsed.file, &topic.id));
        check("text", texts.collect());
    }
    titles_twice(files, problems);
    files_twice("rule", &files.rules, problems);
    files_twice("code", &files.codes, problems);
}

/// Reports every title that two rules or codes share: lists and search results would be ambiguous.
fn titles_twice(files: &Files, problems: &mut Vec<Problem>) {
    let rules = files.rules.iter().map(|rule| ("rule", &rule.id, &rule.parsed.file, &rule.parsed.table.title));
    let codes = files.codes.iter().map(|code| ("code", &code.id, &code.parsed.file, &code.parsed.table.title));
    let mut seen = BTreeMap::new();
    for (kind, id, file, title) in rules.chain(codes) {
        if let Some((kind, other)) = seen.insert(title.get_ref().to_lowercase(), (kind, id)) {
            problems.push(file.problem(&title.span(), format!("The {kind} \"{other}\" has this title, too.")));
        }
    }
}

fn files_twice<T>(noun: &str, entries: &[Entry<T>], problems: &mut Vec<Problem>) {
    let mut seen: Vec<&Entry<T>> = vec![];
    for entry in entries {
        if let Some(other) = seen.iter().find(|other| other.id.eq_ignore_ascii_case(&entry.id)) {
            let message =
                format!("There are two {noun}s \"{}\": the other is catalog/{}.", entry.id, other.parsed.file.path);
            problems.push(entry.parsed.file.problem(&(0..0), message));
        }
        seen.push(entry);
    }
}
