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
    /// The number of runs in the text.
    pub total: usize,
    /// The number of failed runs.
    pub failed: usize,
    /// The failed runs by code, most frequent first; at most 5,000 runs are counted.
    pub causes: Vec<CauseCount<'a>>,
    /// The runs in text order; at most 200.
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
    /// What went wrong; missing if the catalogue doesn't have the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'static str>,
    /// Who takes the first step; missing if unknown.
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
    /// The code as the catalogue or the text names it; “no code” if a run has none.
    pub code: &'a str,
    /// What the code means.
    #[serde(flatten)]
    pub means: RunCause,
    /// The number of runs that failed with it.
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
    /// Its id, or a number if the text has none.
    pub id: &'a str,
    /// Its start time as written; missing if the text has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<&'a str>,
    /// How it ended.
    pub outcome: RunOutcome,
    /// Its code; missing if it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// What the code means.
    #[serde(flatten)]
    pub means: RunCause,
    /// The user of its connection; missing if the text has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<&'a str>,
    /// Its place.
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
