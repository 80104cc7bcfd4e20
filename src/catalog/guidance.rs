//! What is said beside a rule or a code: what, why, the way out, and who says so.

use super::links::{self, Link};
use super::{disputes, sources};
use crate::entries::{Entry, Line, Lines, entries};
use crate::model::Owner;
use std::sync::LazyLock;

/// The texts of a finding.
#[derive(Clone, Copy, Debug)]
pub struct Guidance {
    /// What is wrong, in the person's words.
    pub what: &'static str,
    /// Why the product behaves so.
    pub why: &'static str,
    /// The way out, one act a step, cheapest first.
    pub fix: &'static [Step],
    /// Who says so.
    pub sources: &'static [Citation],
}

impl From<Entry> for Guidance {
    fn from(entry: Entry) -> Self {
        Self { what: entry.text("what"), why: entry.text("why"), fix: fix(entry), sources: citations(entry.lines()) }
    }
}

/// One act of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: &'static str,
    /// Who can do it.
    pub owner: Owner,
    /// What it changes, as a plan in JSON; empty for looking something up.
    pub makes: &'static str,
    /// The portals where it is done.
    pub links: &'static [&'static Link],
    /// The whole commands with which it is done, to copy.
    pub commands: &'static [&'static str],
}

/// The steps that more than one entry names, with their ids.
static SHARED: LazyLock<Vec<(&'static str, Step)>> = LazyLock::new(|| {
    let shared = |entry: Entry| {
        entry.expect(&["owner", "text", "makes", "link", "command"]);
        let [owner] = entry.list("owner", Owner::read) else { return None };
        Some((entry.id, Step::new(entry.text("text"), *owner, entry.text("makes"), entry.lines())))
    };
    entries("steps", include_str!("steps.txt")).filter_map(shared).collect()
});

/// Every step that more than one entry names, with its id.
#[must_use]
pub fn shared_steps() -> &'static [(&'static str, Step)] {
    &SHARED
}

impl Step {
    /// The act on its own, without the word that ties it to the step before it.
    #[must_use]
    pub fn act(&self) -> String {
        let ties = ["Or, ", "Or ", "Then, ", "Then "];
        let act = ties.iter().find_map(|tie| self.text.strip_prefix(tie)).unwrap_or(self.text);
        let mut letters = act.chars();
        letters
            .next()
            .map_or_else(String::new, |first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
    }

    /// Reads `fix step-id`, or `fix owner: text` with what it makes under it.
    fn read(line: Line) -> Option<Self> {
        if line.text.is_empty() {
            let shared = SHARED.iter().find(|(id, _)| *id == line.argument).map(|(_, step)| *step);
            if shared.is_none() {
                line.wrong("there is no such step");
            }
            return shared;
        }
        let owner = Owner::read_word(line, line.argument)?;
        Some(Self::new(line.text, owner, line.under("makes"), line.lines()))
    }

    /// A step with the links and commands in these lines, and the portals that its text names.
    fn new(text: &'static str, owner: Owner, makes: &'static str, lines: Lines) -> Self {
        let said = lines.list("link", |line| {
            let link = links::find(line.text);
            if link.is_none() {
                line.wrong("there is no such link");
            }
            link
        });
        let links = if said.is_empty() { links::named_in(text).collect::<Vec<_>>().leak() } else { said };
        Self { text, owner, makes, links, commands: lines.list("command", |line| Some(line.text)) }
    }
}

/// The steps of an entry.
#[must_use]
pub(super) fn fix(entry: Entry) -> &'static [Step] {
    entry.list("fix", Step::read)
}

/// The sources of an entry.
#[must_use]
pub(crate) fn citations(lines: Lines) -> &'static [Citation] {
    let cited = |line: Line| {
        let source = sources::find(line.argument);
        if source.is_none() {
            line.wrong("there is no such source");
        }
        source.map(|source| Citation { source, section: line.text })
    };
    lines.list("source", cited)
}

/// The disputes of an entry.
#[must_use]
pub(super) fn disputed(entry: Entry) -> &'static [&'static Dispute] {
    disputed_among(entry, disputes::find)
}

/// The disputes of an entry, looked up by `find`.
#[must_use]
pub(crate) fn disputed_among(
    entry: Entry,
    find: impl Fn(&str) -> Option<&'static Dispute>,
) -> &'static [&'static Dispute] {
    let known = |line: Line| {
        let dispute = find(line.argument);
        if dispute.is_none() {
            line.wrong("there is no such dispute");
        }
        dispute
    };
    entry.list("dispute", known)
}

/// A public page that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Our short name of it.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its public address.
    pub url: &'static str,
    /// The date printed on it, where there is one.
    pub page_date: Option<&'static str>,
    /// The day on which we read it.
    pub read_on: &'static str,
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The page.
    pub source: &'static Source,
    /// The section of it.
    pub section: &'static str,
}

/// A point on which the sources disagree.
#[derive(Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Our id of it.
    pub id: &'static str,
    /// What they disagree about.
    pub point: &'static str,
    /// What each of them says.
    pub positions: &'static [Position],
    /// Which one we follow, and why.
    pub follow: &'static str,
}

/// What one source says about a disputed point.
#[derive(Debug, PartialEq, Eq)]
pub struct Position {
    /// What it says, in our words.
    pub says: &'static str,
    /// Where it says so.
    pub source: Citation,
}
