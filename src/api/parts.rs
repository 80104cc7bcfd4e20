//! What reports, explanations and the catalogue have in common: steps, sources, disputes.

use crate::catalog;
use crate::model::{Owner, RunPlan};
use serde::Serialize;
use std::borrow::Cow;

/// One change by one person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Step {
    /// What to do.
    pub text: Cow<'static, str>,
    /// The role that can do it.
    pub owner: Owner,
    /// The portals where it is done, with their addresses in the public cloud.
    pub links: &'static [&'static catalog::Link],
    /// Complete commands that do it, to copy.
    pub commands: &'static [&'static str],
}

impl From<&catalog::Step> for Step {
    fn from(step: &catalog::Step) -> Self {
        Self::worded(step, Cow::Borrowed(step.text))
    }
}

impl Step {
    const fn worded(step: &catalog::Step, text: Cow<'static, str>) -> Self {
        Self { text, owner: step.owner, links: step.links, commands: step.commands }
    }

    /// The steps as they are worded for a run, one after another.
    #[must_use]
    pub fn worded_for(steps: &[&catalog::Step], plan: &RunPlan) -> Vec<Self> {
        steps.iter().enumerate().map(|(at, step)| Self::worded(step, step.text_at(at, plan))).collect()
    }
}

/// A section of a public page, as the source of a statement.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Citation {
    /// The title of the page.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The section with the statement.
    pub section: &'static str,
    /// The date printed on the page, such as `2025-02-10`; `null` if there is none.
    pub page_date: Option<&'static str>,
    /// The day on which it was last read.
    pub read_on: &'static str,
    /// The page's age in whole years on the knowledge date; `null` below one year, or without a date.
    pub years_old: Option<u32>,
}

impl From<&catalog::Citation> for Citation {
    fn from(citation: &catalog::Citation) -> Self {
        let catalog::Source { title, url, page_date, read_on, .. } = *citation.source;
        let years_old = citation.source.years_old(catalog::knowledge_date());
        Self { title, url, section: citation.section, page_date, read_on, years_old }
    }
}

/// A dispute between sources.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Dispute {
    /// Its id.
    pub id: &'static str,
    /// The disputed point.
    pub point: &'static str,
    /// The position of each source.
    pub positions: Vec<Position>,
    /// Which position Flow Preflight follows, and why.
    pub follow: &'static str,
}

impl From<&&'static catalog::Dispute> for Dispute {
    fn from(dispute: &&'static catalog::Dispute) -> Self {
        Self::from(*dispute)
    }
}

impl From<&catalog::Dispute> for Dispute {
    fn from(dispute: &catalog::Dispute) -> Self {
        Self { id: dispute.id, point: dispute.point, positions: list(dispute.positions), follow: dispute.follow }
    }
}

/// The position of one source.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Position {
    /// What it says, paraphrased.
    pub says: &'static str,
    /// Its section.
    pub source: Citation,
}

impl From<&catalog::Position> for Position {
    fn from(position: &catalog::Position) -> Self {
        Self { says: position.says, source: Citation::from(&position.source) }
    }
}

/// A note on certain runs, about something that can't be checked.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Its permanent id.
    pub id: &'static str,
    /// Its title, in one sentence.
    pub title: &'static str,
    /// The consequence.
    pub text: &'static str,
    /// The runs to which it applies, as text.
    pub applies_to: Vec<String>,
    /// Its sources.
    pub sources: Vec<Citation>,
    /// The disputes between its sources.
    pub disputes: Vec<Dispute>,
}

impl From<&catalog::Note> for Note {
    fn from(note: &catalog::Note) -> Self {
        Self {
            id: note.id,
            title: note.title,
            text: note.text,
            applies_to: note.applies_to.iter().map(catalog::Condition::label).collect(),
            sources: list(note.sources),
            disputes: list(note.disputes),
        }
    }
}

impl From<&&'static catalog::Note> for Note {
    fn from(note: &&'static catalog::Note) -> Self {
        Self::from(*note)
    }
}

/// The form of each item.
pub(super) fn list<'a, D, F: From<&'a D>>(items: &'a [D]) -> Vec<F> {
    items.iter().map(F::from).collect()
}
