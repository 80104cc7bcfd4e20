//! What reports, explanations and the catalogue have in common: steps, sources, disputes.

use crate::catalog;
use crate::model::{Owner, RunPlan};
use serde::Serialize;
use std::borrow::Cow;

/// One action of one person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Step {
    /// What to do.
    pub text: Cow<'static, str>,
    /// Who can do it.
    pub owner: Owner,
    /// The portals where it is done, at their addresses in the public cloud.
    pub links: &'static [&'static catalog::Link],
    /// The whole commands with which it is done, to copy.
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

/// A part of a public page that says so.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Citation {
    /// The title of the page.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The section that says it.
    pub section: &'static str,
    /// The date printed on the page, such as `2025-02-10`; `null` where there is none.
    pub page_date: Option<&'static str>,
    /// The day on which it was read.
    pub read_on: &'static str,
    /// How many years the page was old on the day of the knowledge; `null` below one, or where it has no date.
    pub years_old: Option<u32>,
}

impl From<&catalog::Citation> for Citation {
    fn from(citation: &catalog::Citation) -> Self {
        let catalog::Source { title, url, page_date, read_on, .. } = *citation.source;
        let years_old = citation.source.years_old(catalog::knowledge_date());
        Self { title, url, section: citation.section, page_date, read_on, years_old }
    }
}

/// A point on which the sources disagree.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Dispute {
    /// The name of the dispute.
    pub id: &'static str,
    /// What they disagree about.
    pub point: &'static str,
    /// What each of them says.
    pub positions: Vec<Position>,
    /// Which one we follow, and why.
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

/// What one source says about a disputed point.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Position {
    /// What it says, in our words.
    pub says: &'static str,
    /// Where it says so.
    pub source: Citation,
}

impl From<&catalog::Position> for Position {
    fn from(position: &catalog::Position) -> Self {
        Self { says: position.says, source: Citation::from(&position.source) }
    }
}

/// A thing worth knowing of certain runs that can't be checked.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The name of the note, for ever.
    pub id: &'static str,
    /// It in one sentence.
    pub title: &'static str,
    /// What follows from it.
    pub text: &'static str,
    /// The runs that it concerns, in words.
    pub applies_to: Vec<String>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// Where the sources disagree.
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
