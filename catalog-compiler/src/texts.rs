//! Lists the catalogue's texts with their positions, for review.

use crate::files::{File, collect};
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text that people see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file, relative to the catalogue's folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key that holds it, such as `why`.
    pub key: String,
    /// The text.
    pub text: String,
}

/// Keys whose values are names, conditions, addresses or dates. Any other key, including a new one, holds texts.
const NO_TEXTS: [&str; 50] = [
    "$schema",
    "after",
    "aliases",
    "app",
    "applies",
    "ask-when",
    "auto-claim",
    "broken",
    "certainty",
    "changed-by",
    "cloud",
    "code",
    "codes",
    "codes-read",
    "concerns",
    "disputes",
    "effort",
    "facts",
    "holder",
    "id",
    "implies",
    "is",
    "kind",
    "links",
    "makes",
    "message",
    "modes",
    "names",
    "order",
    "owner",
    "page",
    "page-date",
    "part-number",
    "plan",
    "predicts",
    "product",
    "read-on",
    "reads",
    "rights",
    "rule",
    "rules",
    "severity",
    "sku",
    "source",
    "status",
    "step",
    "steps",
    "targets",
    "unknown",
    "url",
];

/// Keys that hold conditions if they are lists, as in a step, and are texts nowhere.
const CONDITIONS: [&str; 3] = ["when", "unless", "unsure"];

/// Every text in `folder` that people see, in file order, without the product's own messages.
///
/// # Errors
/// A file or folder that can't be read.
pub fn texts(folder: &Path) -> Result<Vec<Text>, Vec<Problem>> {
    let (mut found, mut problems, mut texts) = (BTreeMap::new(), vec![], vec![]);
    collect(folder, "", &mut found, &mut problems);
    for (path, text) in found {
        let file = File { path, text };
        match DeTable::parse(&file.text) {
            Ok(table) => walk_table(&file, table.get_ref(), &mut texts),
            Err(error) => {
                problems.push(file.problem(&error.span().unwrap_or_default(), error.message().to_owned()));
            }
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

fn walk_table(file: &File, table: &DeTable, texts: &mut Vec<Text>) {
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        if !NO_TEXTS.contains(&key) && !CONDITIONS.contains(&key) {
            walk(file, key, value, texts);
        }
    }
}

fn walk(file: &File, key: &str, value: &Spanned<DeValue>, texts: &mut Vec<Text>) {
    match value.get_ref() {
        DeValue::String(text) => texts.push(Text {
            file: file.path.clone(),
            line: file.problem(&value.span(), String::new()).line,
            key: key.to_owned(),
            text: text.as_ref().to_owned(),
        }),
        DeValue::Array(items) => items.iter().for_each(|item| walk(file, key, item, texts)),
        DeValue::Table(table) => walk_table(file, table, texts),
        _ => {}
    }
}
