//! The runs of a text with several of them: what each code means and who can put it right.

use super::parts::list;
use crate::catalog::codes;
use crate::intake::{self, RunOutcome};
use crate::model::{Owner, Place};
use serde::Serialize;

/// The runs of a text with several of them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RunTable<'a> {
    /// How many runs the text has.
    pub total: usize,
    /// How many of them failed.
    pub failed: usize,
    /// The failed runs by their code, the most frequent first; at most 5,000 runs are counted.
    pub causes: Vec<CauseCount<'a>>,
    /// The runs in the order of the text; at most 200 of them.
    pub rows: Vec<RunRow<'a>>,
}

impl<'a> From<&'a intake::RunTable> for RunTable<'a> {
    fn from(table: &'a intake::RunTable) -> Self {
        Self { total: table.total, failed: table.failed, causes: list(&table.causes), rows: list(&table.rows) }
    }
}

/// What a code of a run means, and who can put it right.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RunCause {
    /// What went wrong; missing where the catalogue does not have the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'static str>,
    /// Who takes the first step against it; missing where nobody is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
}

impl RunCause {
    fn of(code: &str) -> Self {
        codes::find(code).map_or_else(Self::default, |entry| Self { cause: Some(entry.title), owner: entry.owner() })
    }
}

/// How often runs failed with one code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CauseCount<'a> {
    /// The code, as the catalogue or as the text names it; “no code” where a run has none.
    pub code: &'a str,
    /// What the code means.
    #[serde(flatten)]
    pub means: RunCause,
    /// How many runs failed with it.
    pub count: usize,
}

impl<'a> From<&'a intake::CauseCount> for CauseCount<'a> {
    fn from(cause: &'a intake::CauseCount) -> Self {
        Self { code: &cause.code, means: RunCause::of(&cause.code), count: cause.count }
    }
}

/// One run.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RunRow<'a> {
    /// Its id, or a number where the text has none.
    pub id: &'a str,
    /// When it started, as it is written; missing where the text does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<&'a str>,
    /// How it ended.
    pub outcome: RunOutcome,
    /// Its code; missing where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// What the code means.
    #[serde(flatten)]
    pub means: RunCause,
    /// The user of its connection; missing where the text does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<&'a str>,
    /// Where it stands.
    pub place: Place,
}

impl<'a> From<&'a intake::RunRow> for RunRow<'a> {
    fn from(row: &'a intake::RunRow) -> Self {
        Self {
            id: &row.id,
            time: row.time.as_deref(),
            outcome: row.outcome,
            code: row.code.as_deref(),
            means: row.code.as_deref().map(RunCause::of).unwrap_or_default(),
            user: row.user.as_deref(),
            place: row.place,
        }
    }
}
