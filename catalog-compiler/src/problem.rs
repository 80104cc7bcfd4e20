//! A problem in the catalogue, with its position.

use std::fmt;

/// A problem in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the catalogue's folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong, in a sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "catalog/{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// " Did you mean …?", or nothing.
pub(crate) fn hint(written: &str, known: &[&str]) -> String {
    flow_preflight_grammar::nearest(written, known)
        .map_or_else(String::new, |near| format!(" Did you mean \"{near}\"?"))
}
