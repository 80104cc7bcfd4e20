//! Searches the index: every entry with all words, best first. Without a match, similar entries.

use super::index::{Entry, Index, Kind};
use super::query::Query;
use super::tokens::{fold, is_stop_word, terms};
use crate::model::nearest;
use crate::text::sorted::sorted_by;

/// The most similar entries offered when nothing matches.
const MOST_NEAR: usize = 5;

/// The result of a search.
#[derive(Debug, Default)]
pub struct Found<'a> {
    /// The matching entries, best first; in catalogue order if no word was typed.
    pub hits: Vec<Hit<'a>>,
    /// The number of matches of each kind.
    pub of_kind: [usize; 3],
    /// The number of matches ignoring kind, family, run mode and person.
    pub anywhere: usize,
    /// If nothing matches: similar entries.
    pub near: Vec<&'a Entry>,
    /// If nothing matches: the words that were probably meant.
    pub meant: Option<String>,
}

/// A matching entry.
#[derive(Debug)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Why it matched.
    pub because: Because,
    score: u32,
}

/// Why an entry matched, if its title and id don't show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Its title and id show it.
    Plain,
    /// This other name.
    Name(&'static str),
    /// This message of the product.
    Message(&'static str),
    /// Words in its texts.
    Text,
}

impl Index {
    /// Runs a search.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found<'_> {
        let folded = fold(&query.text);
        let wanted = wanted(&folded);
        let mut found = Found::default();
        for entry in &self.entries {
            let Some(score) = entry.score_of_all(&wanted) else { continue };
            found.anywhere += 1;
            if !query.lets_through(entry) {
                continue;
            }
            if let Some(count) =
                Kind::ALL.iter().position(|kind| *kind == entry.kind).and_then(|at| found.of_kind.get_mut(at))
            {
                *count += 1;
            }
            if query.kind.is_none_or(|kind| kind == entry.kind) {
                found.hits.push(Hit { entry, because: entry.because(&wanted), score });
            }
        }
        if !wanted.is_empty() {
            found.hits = sorted_by(found.hits, |hit| [usize::MAX - hit.score as usize, 0, 0]);
        }
        if found.anywhere == 0 {
            found.near = self.near(query.text.trim(), &wanted);
            // A single word that is nearly a name is listed under `near`, not suggested as a spelling.
            found.meant = if wanted.len() == 1 && !found.near.is_empty() { None } else { self.meant(&folded, &wanted) };
        }
        found
    }

    /// Entries with a similar name, then those with most of the words.
    fn near(&self, text: &str, wanted: &[&str]) -> Vec<&Entry> {
        let mut near: Vec<&Entry> = vec![];
        let mut names: Vec<&str> =
            self.entries.iter().flat_map(|entry| std::iter::once(&entry.id).chain(entry.also)).copied().collect();
        while near.len() < 3 {
            let Some(name) = nearest(text, &names) else { break };
            names.retain(|other| *other != name);
            let named = self.entries.iter().find(|entry| entry.id == name || entry.also.contains(&name));
            near.extend(named.filter(|entry| !near.iter().any(|known| std::ptr::eq(*known, *entry))));
        }
        let partly: Vec<(usize, u32, &Entry)> = self
            .entries
            .iter()
            .map(|entry| {
                let scores = wanted.iter().filter_map(|term| entry.score_of(term));
                (scores.clone().count(), scores.sum(), entry)
            })
            .filter(|(count, ..)| *count > 0 && count * 2 >= wanted.len())
            .collect();
        let most_first = |(count, score, _): &(usize, u32, _)| [usize::MAX - count, usize::MAX - *score as usize, 0];
        for (.., entry) in sorted_by(partly, most_first) {
            if near.len() < MOST_NEAR && !near.iter().any(|known| std::ptr::eq(*known, entry)) {
                near.push(entry);
            }
        }
        near
    }

    /// The words, with each unknown one replaced by the most similar known word.
    fn meant(&self, folded: &str, wanted: &[&str]) -> Option<String> {
        let is_known = |term: &str| self.entries.iter().any(|entry| entry.score_of(term).is_some());
        let unknown: Vec<&str> = wanted.iter().copied().filter(|term| !is_known(term)).collect();
        // Short words are similar to too many others.
        if unknown.is_empty() || unknown.iter().any(|term| term.len() < 5) {
            return None;
        }
        let known: Vec<&str> = self
            .entries
            .iter()
            .flat_map(|entry| terms(&entry.folded.title).into_iter().chain(terms(&entry.folded.words)))
            .filter(|word| word.len() >= 5)
            .collect();
        let mut meant = folded.trim().to_owned();
        for term in unknown {
            meant = meant.replace(term, nearest(term, &known)?);
        }
        Some(meant)
    }
}

/// The words to search for, without stop words unless there are no others.
pub(super) fn wanted(folded: &str) -> Vec<&str> {
    let all = terms(folded);
    let meaningful: Vec<&str> = all.iter().copied().filter(|term| !is_stop_word(term)).collect();
    if meaningful.is_empty() { all } else { meaningful }
}

impl Entry {
    /// The entry's score, if it has every word.
    fn score_of_all(&self, wanted: &[&str]) -> Option<u32> {
        wanted.iter().map(|term| self.score_of(term)).sum()
    }

    /// The score of a word: names score highest, then the title, messages, other texts.
    fn score_of(&self, term: &str) -> Option<u32> {
        let texts = &self.folded;
        let in_names = texts.names.iter().filter_map(|name| match name.find(term) {
            Some(0) if name.len() == term.len() => Some(100),
            Some(0) => Some(40),
            Some(_) => Some(30),
            None => None,
        });
        let in_messages = texts.messages.iter().filter_map(|message| worth(message, term, 10));
        let best = in_names.chain(worth(&texts.title, term, 20)).chain(in_messages).chain(worth(&texts.words, term, 4));
        best.max()
    }

    /// Why the entry matched.
    fn because(&self, wanted: &[&str]) -> Because {
        let (texts, id) = (&self.folded, self.folded.names.first().map_or("", String::as_str));
        if wanted.iter().all(|term| texts.title.contains(term) || id.contains(term)) {
            return Because::Plain;
        }
        let has_all = |text: &&String| wanted.iter().all(|term| text.contains(term));
        if let Some(at) = texts.names.iter().skip(1).position(|name| has_all(&name)) {
            return self.also.get(at).map_or(Because::Plain, |name| Because::Name(name));
        }
        let message = texts.messages.iter().position(|message| has_all(&message)).and_then(|at| self.messages.get(at));
        message.map_or(Because::Text, |message| Because::Message(message))
    }
}

/// The score of a word in a text: `most` at the start of a word, else less.
fn worth(text: &str, term: &str, most: u32) -> Option<u32> {
    let at = text.find(term)?;
    let begins = |at: usize| {
        text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|last| !last.is_alphanumeric())
    };
    let is_whole_start = begins(at) || text.match_indices(term).any(|(at, _)| begins(at));
    Some(if is_whole_start { most } else { most / 2 })
}

#[cfg(test)]
mod tests {
    use super::super::index::Row;
    use super::*;

    fn row(kind: Kind, id: &'static str, title: &'static str) -> Row {
        let (family, words) = ("", "");
        let (modes, owners, also, messages) = (vec![], vec![], vec![], vec![]);
        Row { kind, id, title, family, has_code: false, modes, owners, also, messages, words }
    }

    fn index() -> Index {
        const MESSAGE: &str = "There is a user session on the target machine. Cannot execute unattended desktop flow.";
        Index::of(vec![
            Row {
                modes: vec!["Unattended"],
                owners: vec!["Machine admin", "Maker"],
                messages: vec![MESSAGE],
                words: "windows editions allow one person locked disconnected",
                ..row(Kind::Code, "Win10AlreadyHasActiveSession", "Someone is signed in to the machine")
            },
            Row {
                also: vec!["0xC000006D", "STATUS_LOGON_FAILURE"],
                words: "sign-in",
                ..row(Kind::Code, "-1073741715", "Windows refuses the password")
            },
            Row {
                modes: vec!["Unattended"],
                owners: vec!["Machine admin"],
                words: "fdenytsconnections registry",
                ..row(Kind::Rule, "remote-desktop-off", "Remote Desktop is switched off on the machine")
            },
            Row {
                modes: vec!["Attended"],
                also: vec!["POWERAUTOMATE_ATTENDED_RPA"],
                words: "licence",
                ..row(Kind::License, "premium", "Power Automate Premium")
            },
        ])
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let index = index();
        let found = index.find(&Query { text: text.to_owned(), ..Query::default() });
        assert_eq!(found.hits.iter().map(|hit| hit.entry.id).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn by_code_in_any_case_by_old_name_and_by_number() {
        check("win10alreadyhasactivesession", &["Win10AlreadyHasActiveSession"]);
        check("0xc000006d", &["-1073741715"]);
        check("-1073741715", &["-1073741715"]);
        check("1073741715", &["-1073741715"]);
        check("status_logon", &["-1073741715"]);
    }

    #[test]
    fn by_any_word_the_title_before_the_rest() {
        check("machine", &["Win10AlreadyHasActiveSession", "remote-desktop-off"]);
        check("registry", &["remote-desktop-off"]);
        check("the", &["Win10AlreadyHasActiveSession", "-1073741715", "remote-desktop-off"]);
        check("License", &["premium"]);
        check("", &["Win10AlreadyHasActiveSession", "-1073741715", "remote-desktop-off", "premium"]);
    }

    #[test]
    fn by_a_pasted_message_which_is_shown() {
        let index = index();
        let query = Query { text: "“Cannot execute unattended desktop flow.”".to_owned(), ..Query::default() };
        let found = index.find(&query);
        assert!(
            matches!(found.hits.as_slice(), [Hit { because: Because::Message(message), .. }] if message.starts_with("There is"))
        );
        let found = index.find(&Query { text: "0xC000006D".to_owned(), ..Query::default() });
        assert!(matches!(found.hits.as_slice(), [Hit { because: Because::Name("0xC000006D"), .. }]));
    }

    #[test]
    fn filters_narrow_and_are_counted() {
        let index = index();
        let query = Query { text: "machine".to_owned(), owner: "Maker".to_owned(), ..Query::default() };
        let found = index.find(&query);
        assert_eq!((found.hits.len(), found.of_kind, found.anywhere), (1, [1, 0, 0], 2));
        let found = index.find(&Query { kind: Some(Kind::License), ..query });
        assert_eq!((found.hits.len(), found.of_kind, found.near.len()), (0, [1, 0, 0], 0));
    }

    #[test]
    fn a_misspelt_word_finds_similar_entries() {
        let index = index();
        let near = |text: &str| -> (Vec<&str>, Option<String>) {
            let found = index.find(&Query { text: text.to_owned(), ..Query::default() });
            assert!(found.hits.is_empty());
            (found.near.iter().map(|entry| entry.id).collect(), found.meant)
        };
        assert_eq!(near("Win10AlreadyHasActveSesion").0, ["Win10AlreadyHasActiveSession"]);
        assert_eq!(near("pasword").1.as_deref(), Some("password"));
        assert_eq!(near("remote desktop banana").0, ["remote-desktop-off"]);
        assert_eq!(near("xyzzy"), (vec![], None));
    }
}
