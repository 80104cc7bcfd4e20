//! The parts of a reading besides facts and codes: marks, unknown codes, tables of runs and machines, the tenant's
//! licences, and what to paste if nothing was recognised.

use crate::model::Place;
use serde::Serialize;

/// A place in the text that was understood, and its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Its kind.
    pub kind: MarkKind,
    /// Its place. Marks are in text order; the mark of an artefact may contain others.
    pub place: Place,
    /// Its meaning, in a few words.
    pub meaning: String,
}

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MarkKind {
    /// A whole output, row or object.
    Artifact,
    /// A code or message that the catalogue has.
    Code,
    /// A code that the catalogue doesn't have.
    UnknownCode,
    /// The value of a fact.
    Fact,
}

/// A code that is quoted or labelled as such and isn't in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnknownCode {
    /// The code as written.
    pub written: String,
    /// The message or sentence around it; missing if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Its place.
    pub place: Place,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RunOutcome {
    /// It failed, or the product ended it.
    Failed,
    /// It succeeded.
    Succeeded,
    /// Unknown, or the run hasn't ended.
    Unknown,
}

/// The runs of a paste with several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunTable {
    /// The number of runs.
    pub total: usize,
    /// The number of failed runs.
    pub failed: usize,
    /// The failed runs by cause, most frequent first. At most 5,000 runs are counted.
    pub causes: Vec<CauseCount>,
    /// The runs in text order; at most 200.
    pub rows: Vec<RunRow>,
}

/// The number of runs that failed for one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseCount {
    /// The code, as in the catalogue or in the paste; “no code” if a run has none.
    pub code: String,
    /// The number of runs.
    pub count: usize,
}

/// One run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    /// Its id, or a number if the paste has none.
    pub id: String,
    /// When it started, as written; `None` if the paste doesn't say.
    pub time: Option<String>,
    /// How it ended.
    pub outcome: RunOutcome,
    /// Its code, if it has one.
    pub code: Option<String>,
    /// The user of its connection; `None` if the paste doesn't say.
    pub user: Option<String>,
    /// Its place.
    pub place: Place,
}

/// One of the machines in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MachineRow {
    /// Its name.
    pub name: String,
    /// The facts that the text gives about it.
    pub facts: Vec<MachineFact>,
    /// Its place.
    pub place: Place,
}

/// One fact about a machine, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct MachineFact {
    /// The name of the fact.
    pub label: &'static str,
    /// Its value.
    pub value: String,
}

/// A product of the tenant, with the number of licences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TenantLicense {
    /// The product, as the catalogue or as the paste names it.
    pub product: String,
    /// The number of licences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The number of assigned licences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<u32>,
    /// The number of unassigned licences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<u32>,
    /// Its place.
    pub place: Place,
}

/// Advice for a text in which nothing was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NextPaste {
    /// What the text looks like.
    pub looks_like: &'static str,
    /// Catalogue entries that have words of the text, best first; at most five.
    pub hits: Vec<Hit>,
    /// The texts that would help most, one sentence each.
    pub paste_instead: Vec<&'static str>,
    /// True for up to three words that the catalogue has: a search, not a text that should have been recognised.
    #[serde(skip)]
    pub is_look_up: bool,
}

/// A catalogue entry that has words of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// Its kind.
    pub kind: HitKind,
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it means, in a sentence or two.
    pub what: &'static str,
}

/// The kinds of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum HitKind {
    /// An error code or a message.
    Code,
    /// A rule.
    Rule,
    /// A licence.
    License,
}
