//! The parts of a reading besides facts and codes: marks, unknown codes, tables of runs and machines, the tenant's
//! licences, and what to paste if nothing was recognised.

use crate::model::Place;
use serde::Serialize;

/// A place of the paste that was understood, and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// What kind of thing stands there.
    pub kind: MarkKind,
    /// Where it stands. Marks are in the order of the text; a mark of an artefact may contain others.
    pub place: Place,
    /// What it means, in a few words.
    pub meaning: String,
}

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MarkKind {
    /// A whole output, row or object.
    Artifact,
    /// A code or a message of the catalogue.
    Code,
    /// A code that the catalogue does not have.
    UnknownCode,
    /// The value of a fact.
    Fact,
}

/// A code that is quoted or labelled as one, and that the catalogue does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnknownCode {
    /// The code as it is written.
    pub written: String,
    /// The message or sentence beside it; missing where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RunOutcome {
    /// It failed, or was ended by the product.
    Failed,
    /// It succeeded.
    Succeeded,
    /// The paste does not say, or it has not ended.
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

/// One of several machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MachineRow {
    /// Its name.
    pub name: String,
    /// What the paste says about it.
    pub facts: Vec<MachineFact>,
    /// Where it stands.
    pub place: Place,
}

/// One thing that is known of a machine, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct MachineFact {
    /// The name of the fact.
    pub label: &'static str,
    /// Its value.
    pub value: String,
}

/// A product that the tenant has, and how many licences of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TenantLicense {
    /// The product, as the catalogue or as the paste names it.
    pub product: String,
    /// How many licences there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// How many of them are assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<u32>,
    /// How many are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<u32>,
    /// Where it stands.
    pub place: Place,
}

/// What to do with a text in which nothing was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NextPaste {
    /// What the text looks like.
    pub looks_like: &'static str,
    /// Entries of the catalogue that have the text's words, the best first; at most five.
    pub hits: Vec<Hit>,
    /// What would help most, each a sentence.
    pub paste_instead: Vec<&'static str>,
}

/// An entry of the catalogue that has words of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// What kind of entry it is.
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
}
