//! Links the messages in other languages: one pack for each language.

use super::Linker;
use crate::files::{Entry, Files, Parsed};
use crate::plans::keep;
use crate::problem::{Problem, hint};
use crate::tables::Language;

/// The messages in one language.
pub(crate) struct Pack {
    /// The first part of the language's tag, such as `de`.
    pub(crate) language: String,
    /// The messages, each with the position of its code.
    pub(crate) messages: Vec<(u16, &'static str)>,
}

impl Linker {
    /// The packs. Reports a message of an unlisted page, a page without a message, and what is there twice.
    pub(super) fn packs(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<Pack> {
        files.languages.iter().map(|entry| self.pack(entry, problems)).collect()
    }

    fn pack(&self, entry: &Entry<Language>, problems: &mut Vec<Problem>) -> Pack {
        let Parsed { file, table } = &entry.parsed;
        let pages: Vec<&str> = table.page.iter().map(|page| page.id.get_ref().as_str()).collect();
        let mut messages: Vec<(u16, &'static str)> = vec![];
        for message in &table.message {
            let (page, text) = (message.page.get_ref(), message.text.get_ref());
            if !pages.contains(&page.as_str()) {
                let near = hint(page, &pages);
                problems.push(file.problem(&message.page.span(), format!("There is no page \"{page}\" above.{near}")));
            }
            if messages.iter().any(|(_, other)| other == text) {
                problems.push(file.problem(&message.text.span(), "This message is there already.".to_owned()));
            }
            messages.push((self.codes.find(&message.code, file, problems), keep(text)));
        }
        for (at, page) in table.page.iter().enumerate() {
            if table.page.iter().take(at).any(|other| {
                other.id.get_ref() == page.id.get_ref() || (&other.title, &other.at) == (&page.title, &page.at)
            }) {
                problems.push(file.problem(&page.id.span(), "This page is there already.".to_owned()));
            }
            if !table.message.iter().any(|message| message.page.get_ref() == page.id.get_ref()) {
                let message = format!("No message is from the page \"{}\".", page.id.get_ref());
                problems.push(file.problem(&page.id.span(), message));
            }
        }
        Pack { language: entry.id.clone(), messages }
    }
}
