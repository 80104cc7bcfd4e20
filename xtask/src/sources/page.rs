//! Reads the pages of a checkout: finds them by address, dates them by front matter, and splits them at headings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::files;

/// The Markdown files of a checkout, keyed by the last part of their path.
#[derive(Default)]
pub(super) struct Pages {
    files: BTreeMap<String, Vec<PathBuf>>,
}

/// A Markdown page.
pub(super) struct Page {
    /// `ms.date` of the front matter, as `2025-02-10`.
    pub(super) date: Option<String>,
    body: String,
}

impl Pages {
    /// Reads every page under a folder.
    pub(super) fn under(folder: &Path) -> Result<Self> {
        let mut pages = Self::default();
        for file in files::under(folder)? {
            if file.extension().is_some_and(|kind| kind == "md")
                && let Some(name) = file.file_stem().and_then(|name| name.to_str())
            {
                pages.files.entry(name.to_lowercase()).or_default().push(file);
            }
        }
        Ok(pages)
    }

    /// The page for an address: of the files with the same last part, the one whose folders are most similar.
    pub(super) fn of(&self, url: &str) -> Result<Option<Page>> {
        let path = url.trim_start_matches("https://").split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<String> = path.split('/').map(str::to_lowercase).collect();
        let Some(files) = parts.last().and_then(|name| self.files.get(name)) else { return Ok(None) };
        let likeness = |file: &&PathBuf| {
            let folders: Vec<String> =
                file.iter().map(|part| part.to_string_lossy().trim_end_matches(".md").to_lowercase()).collect();
            parts.iter().rev().zip(folders.iter().rev()).take_while(|(one, other)| one == other).count()
        };
        files.iter().max_by_key(likeness).map(|file| Ok(Page::new(&std::fs::read_to_string(file)?))).transpose()
    }
}

impl Page {
    fn new(text: &str) -> Self {
        let (front, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")) {
            Some((front, body)) => (front, body),
            None => ("", text),
        };
        let date = front.lines().find_map(|line| line.trim().strip_prefix("ms.date:")).and_then(iso);
        Self { date, body: body.to_owned() }
    }

    /// The text of a section, table row, alert box or introduction, by its name in the catalogue.
    pub(super) fn passage(&self, name: &str) -> Option<String> {
        // “Symptoms, scenario 2” is in the section “Symptoms”.
        // A heading directly above another heading has no text.
        let named = |name: &str| self.named(name).filter(|text| !text.trim().is_empty());
        named(name).or_else(|| named(name.split_once(',')?.0))
    }

    fn named(&self, name: &str) -> Option<String> {
        if let Some(code) = name.strip_suffix(" row") {
            let rows: Vec<&str> =
                self.body.lines().filter(|line| line.trim_start().starts_with('|') && line.contains(code)).collect();
            return (!rows.is_empty()).then(|| rows.join("\n"));
        }
        if name.starts_with("Introduct") {
            return Some(self.sections().next()?.1);
        }
        if name.to_lowercase().ends_with("box") {
            let boxes: Vec<&str> = self.body.split("\n\n").filter(|part| part.trim_start().starts_with('>')).collect();
            return (!boxes.is_empty()).then(|| boxes.join("\n\n"));
        }
        let wanted = plain(name);
        let mut near = None;
        for (heading, text) in self.sections() {
            let heading = plain(&heading);
            if heading == wanted {
                return Some(text);
            }
            if near.is_none() && !wanted.is_empty() && heading.contains(&wanted) {
                near = Some(text);
            }
        }
        near
    }

    /// The sections with their headings. The text before the first second-level heading has the page's title.
    fn sections(&self) -> impl Iterator<Item = (String, String)> {
        let mut sections: Vec<(String, String)> = vec![(String::new(), String::new())];
        for line in self.body.lines() {
            if line.starts_with("##") {
                sections.push((line.trim_start_matches('#').to_owned(), String::new()));
            } else if let Some((_, text)) = sections.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        sections.into_iter()
    }
}

/// The heading without markup, for comparison.
fn plain(heading: &str) -> String {
    heading
        .chars()
        .filter(|letter| letter.is_alphanumeric() || *letter == ' ')
        .collect::<String>()
        .trim()
        .to_lowercase()
}

/// `02/10/2025` as `2025-02-10`.
fn iso(date: &str) -> Option<String> {
    let mut parts = date.trim().trim_matches(['"', '\'']).split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

/// A hash of a passage's words; white space doesn't count.
pub(super) fn hash(passage: &str) -> String {
    let words = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    Sha256::digest(words.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
