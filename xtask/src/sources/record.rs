//! The table of recorded passages: address, section, page date, day read, hash, and our statement.

use std::path::Path;

use anyhow::{Context, Result};

use super::cited::Cited;

/// The comment above the table.
const HEAD: &str = "# The passages that the catalogue rests on. Made by `cargo xtask sources FOLDER --record`; not shipped.\n# address\tsection\tpage date\tread on\thash of the passage\twhat it says, in the words of the catalogue\n";

/// A recorded passage.
pub(super) struct Recorded {
    url: String,
    section: String,
    page_date: String,
    read_on: String,
    hash: Option<String>,
    says: String,
}

/// All recorded passages.
#[derive(Default)]
pub(super) struct Table {
    lines: Vec<Recorded>,
}

impl Recorded {
    pub(super) fn new(cited: &Cited, hash: Option<String>) -> Self {
        Self {
            url: cited.url.clone(),
            section: cited.section.clone(),
            page_date: cited.page_date.clone().unwrap_or_else(|| "-".to_owned()),
            read_on: cited.read_on.clone(),
            hash,
            says: cited.says.clone(),
        }
    }
}

impl Table {
    /// Reads the table. A missing file gives an empty table.
    pub(super) fn read(file: &Path) -> Result<Self> {
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(file)?;
        let mut table = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut parts = line.split('\t').map(str::to_owned);
            let mut next =
                || parts.next().with_context(|| format!("{}: a line lacks a column: {line}", file.display()));
            table.add(Recorded {
                url: next()?,
                section: next()?,
                page_date: next()?,
                read_on: next()?,
                hash: Some(next()?).filter(|hash| hash != "-"),
                says: next()?,
            });
        }
        Ok(table)
    }

    pub(super) fn add(&mut self, line: Recorded) {
        self.lines.push(line);
    }

    /// The recorded hash of a passage, if it was recorded for the same page date.
    pub(super) fn hash(&self, cited: &Cited) -> Option<&str> {
        let same = |line: &&Recorded| line.url == cited.url && line.section == cited.section;
        self.lines.iter().find(same)?.hash.as_deref()
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn hashed(&self) -> usize {
        self.lines.iter().filter(|line| line.hash.is_some()).count()
    }

    /// The table as text.
    pub(super) fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for Recorded { url, section, page_date, read_on, hash, says } in &self.lines {
            text += &format!("{url}\t{section}\t{page_date}\t{read_on}\t{}\t{says}\n", hash.as_deref().unwrap_or("-"));
        }
        text
    }
}
