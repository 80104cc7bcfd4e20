//! What is said beside a rule or a code: what, why, the way out, and who says so.

use super::links::{self, Link};
use super::{disputes, sources};
use crate::model::{FactValues, Owner};
use crate::store::catalog;
use flow_preflight_grammar::stored::{StoredCitation, StoredFix, StoredGuidance, StoredStep};
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

impl From<&'static StoredGuidance> for Guidance {
    fn from(stored: &'static StoredGuidance) -> Self {
        Self { what: stored.what, why: stored.why, fix: fix(&stored.fix), sources: citations(&stored.sources) }
    }
}

/// One act of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: &'static str,
    /// Who can do it.
    pub owner: Owner,
    /// What it changes; nothing for looking something up.
    pub makes: FactValues,
    /// The portals where it is done.
    pub links: &'static [&'static Link],
    /// The whole commands with which it is done, to copy.
    pub commands: &'static [&'static str],
}

/// The steps that more than one entry names, with their ids.
static SHARED: LazyLock<Vec<(&'static str, Step)>> =
    LazyLock::new(|| catalog().steps.iter().map(|shared| (shared.id, Step::from(&shared.step))).collect());

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
}

impl From<&'static StoredStep> for Step {
    fn from(stored: &'static StoredStep) -> Self {
        let said = stored.links.iter().filter_map(|at| links::all().get(usize::from(*at))).collect::<Vec<_>>();
        let links = if said.is_empty() { links::named_in(stored.text).collect() } else { said };
        Self {
            text: stored.text,
            owner: stored.owner,
            makes: FactValues::of(&stored.makes),
            links: links.leak(),
            commands: &stored.commands,
        }
    }
}

/// The steps of an entry.
pub(crate) fn fix(stored: &'static [StoredFix]) -> &'static [Step] {
    let step = |stored: &'static StoredFix| match stored {
        StoredFix::Own(step) => Some(Step::from(step)),
        StoredFix::Shared(at) => SHARED.get(usize::from(*at)).map(|(_, step)| *step),
    };
    stored.iter().filter_map(step).collect::<Vec<_>>().leak()
}

/// The sources of an entry.
#[must_use]
pub(crate) fn citations(stored: &'static [StoredCitation]) -> &'static [Citation] {
    stored.iter().filter_map(Citation::of).collect::<Vec<_>>().leak()
}

/// The disputes of an entry.
#[must_use]
pub(crate) fn disputed(positions: &'static [u16]) -> &'static [&'static Dispute] {
    positions.iter().filter_map(|at| disputes::all().get(usize::from(*at))).collect::<Vec<_>>().leak()
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

impl Source {
    /// How many years the page was old on a day such as `2026-11-21`; `None` below one, or where the page has no date.
    #[must_use]
    pub fn years_old(&self, day: &str) -> Option<u32> {
        let (page, page_day) = self.page_date?.split_once('-')?;
        let (year, year_day) = day.split_once('-')?;
        let years = year.parse::<u32>().ok()?.checked_sub(page.parse().ok()?)?;
        // Before the day of the page comes round, the last year is not full.
        Some(years.saturating_sub(u32::from(year_day < page_day))).filter(|years| *years > 0)
    }
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The page.
    pub source: &'static Source,
    /// The section of it.
    pub section: &'static str,
}

impl Citation {
    /// The part of a page that the catalogue names.
    pub(super) fn of(stored: &'static StoredCitation) -> Option<Self> {
        Some(Self { source: sources::all().get(usize::from(stored.source))?, section: stored.section })
    }
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
