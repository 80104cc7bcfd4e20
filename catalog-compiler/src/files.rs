//! Finds the catalogue's files and parses each into its table.

use crate::problem::{Problem, hint};
use crate::tables::{
    ActionErrors, Code, Collector, Conditions, Disputes, Facts, Language, Links, Notes, Order, Product, Queries, Rule,
    Sources, Steps, Topics,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file: its path relative to the catalogue's folder, with slashes, and its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A parsed file.
#[derive(Clone, Debug)]
pub(crate) struct Parsed<T> {
    pub(crate) file: File,
    pub(crate) table: T,
}

/// An entry with its own file. Its id is the file name, its family the folder.
#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    pub(crate) id: String,
    pub(crate) family: String,
    pub(crate) parsed: Parsed<T>,
}

/// All parsed files.
#[derive(Default)]
pub(crate) struct Files {
    pub(crate) order: Option<Parsed<Order>>,
    pub(crate) facts: Vec<Entry<Facts>>,
    pub(crate) conditions: Option<Parsed<Conditions>>,
    pub(crate) sources: Option<Parsed<Sources>>,
    pub(crate) disputes: Option<Parsed<Disputes>>,
    pub(crate) links: Option<Parsed<Links>>,
    pub(crate) steps: Option<Parsed<Steps>>,
    pub(crate) notes: Option<Parsed<Notes>>,
    pub(crate) action_errors: Option<Parsed<ActionErrors>>,
    pub(crate) collector: Option<Parsed<Collector>>,
    pub(crate) queries: Option<Parsed<Queries>>,
    pub(crate) rules: Vec<Entry<Rule>>,
    pub(crate) codes: Vec<Entry<Code>>,
    pub(crate) products: Vec<Entry<Product>>,
    /// The id of an entry is the language.
    pub(crate) languages: Vec<Entry<Language>>,
    /// Texts about auto-claim. The id of an entry is the kind of its texts.
    pub(crate) auto_claim: Vec<Entry<Topics>>,
}

impl File {
    /// A problem at a byte range.
    pub(crate) fn problem(&self, at: &Range<usize>, message: String) -> Problem {
        let before = self.text.get(..at.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Problem { file: self.path.clone(), line: before.matches('\n').count() + 1, column, message }
    }

    /// Reports every text that is empty, or begins or ends with a blank.
    fn check_texts(&self, value: &Spanned<DeValue>, problems: &mut Vec<Problem>) {
        match value.get_ref() {
            DeValue::String(text) if text.is_empty() => {
                problems.push(self.problem(&value.span(), "This text is empty; leave the key out.".to_owned()));
            }
            DeValue::String(text) if text.trim() != text => {
                let message = "This text begins or ends with a blank.".to_owned();
                problems.push(self.problem(&value.span(), message));
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.check_texts(item, problems)),
            DeValue::Table(table) => table.values().for_each(|value| self.check_texts(value, problems)),
            _ => {}
        }
    }

    fn parse<T: DeserializeOwned>(self, problems: &mut Vec<Problem>) -> Option<Parsed<T>> {
        match toml::from_str(&self.text) {
            Ok(table) => {
                if let Ok(values) = DeTable::parse(&self.text) {
                    values.get_ref().values().for_each(|value| self.check_texts(value, problems));
                }
                Some(Parsed { file: self, table })
            }
            Err(error) => {
                let place = error.span().unwrap_or_default();
                problems.push(self.problem(&place, in_words(error.message())));
                None
            }
        }
    }
}

/// The parser's message as a sentence, with the nearest valid name if the message lists the valid ones.
fn in_words(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let near = match quoted.split_first() {
        Some((written, known)) if message.starts_with("unknown ") => hint(written, known),
        _ => String::new(),
    };
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.{near}", letters.as_str())
}

/// Reads every file under `folder`. Reports a file that belongs to no kind.
pub(crate) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Files {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found, problems);
    let mut files = Files::default();
    for (path, text) in found {
        let file = File { path: path.clone(), text };
        let parts: Vec<&str> = path.trim_end_matches(".toml").split('/').collect();
        match parts.as_slice() {
            ["order"] => files.order = file.parse(problems),
            ["conditions"] => files.conditions = file.parse(problems),
            ["sources"] => files.sources = file.parse(problems),
            ["disputes"] => files.disputes = file.parse(problems),
            ["links"] => files.links = file.parse(problems),
            ["steps"] => files.steps = file.parse(problems),
            ["notes"] => files.notes = file.parse(problems),
            ["action-errors"] => files.action_errors = file.parse(problems),
            ["collector"] => files.collector = file.parse(problems),
            ["queries"] => files.queries = file.parse(problems),
            ["facts", subject] => entry(&mut files.facts, subject, "", file, problems),
            ["licenses", id] => entry(&mut files.products, id, "", file, problems),
            ["languages", language] => entry(&mut files.languages, language, "", file, problems),
            ["auto-claim", kind] => entry(&mut files.auto_claim, kind, "", file, problems),
            ["rules", family, id] => entry(&mut files.rules, id, family, file, problems),
            ["codes", family, id] => entry(&mut files.codes, id, family, file, problems),
            _ => problems
                .push(file.problem(&(0..0), "No kind of entry has a file here, so nothing reads it.".to_owned())),
        }
    }
    files
}

fn entry<T: DeserializeOwned>(to: &mut Vec<Entry<T>>, id: &str, family: &str, file: File, problems: &mut Vec<Problem>) {
    if let Some(parsed) = file.parse(problems) {
        to.push(Entry { id: id.to_owned(), family: family.to_owned(), parsed });
    }
}

/// Collects every file under `folder`, by path.
pub(crate) fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>, problems: &mut Vec<Problem>) {
    let complain = |path: String, why: String, problems: &mut Vec<Problem>| {
        problems.push(Problem { file: path, line: 1, column: 1, message: why });
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return complain(prefix.to_owned(), format!("The folder can't be read: {error}."), problems),
    };
    for entry in entries.flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found, problems);
        } else if path.ends_with(".toml") {
            match std::fs::read_to_string(entry.path()) {
                Ok(text) => drop(found.insert(path, text)),
                Err(error) => complain(path, format!("The file can't be read: {error}."), problems),
            }
        } else {
            complain(path, "Only files that end in .toml belong here.".to_owned(), problems);
        }
    }
}
