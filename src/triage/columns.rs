//! Maps columns to their meaning, whatever an export calls them, and counts the rows.

use super::summary::READS_LOGS;
use super::{Row, Summary};
use crate::intake::{RunColumn, run_column};
use flow_preflight_tables::Rows;
use serde_json::Value;

/// The most columns with the same meaning.
const RANKS: usize = 16;

/// Counts the rows of a table.
pub(super) struct Counting<'s> {
    pub(super) summary: &'s mut Summary,
    /// The days between 30 December 1899 and the day from which the table counts, if its times are numbers.
    pub(super) days: u16,
}

impl<'s> From<&'s mut Summary> for Counting<'s> {
    fn from(summary: &'s mut Summary) -> Self {
        Self { summary, days: 0 }
    }
}

impl Rows for Counting<'_> {
    fn column(&self, name: &str) -> Option<usize> {
        run_column(name).map(|(rank, column)| column as usize * RANKS + rank.min(RANKS - 1))
    }

    fn head(&mut self, names: &[&str]) {
        if names.is_empty() {
            let why = "The first line of a file doesn’t name the columns. Add such a line, or for Synapse Link read model.json along with the file.";
            let logs = if READS_LOGS { "" } else { " Logs are read by flow-preflight triage in a terminal." };
            self.summary.notes.insert([why, logs].concat());
            return;
        }
        let has = |wanted| names.iter().filter_map(|name| run_column(name)).any(|(_, column)| column == wanted);
        let missing: Vec<&str> = [
            (RunColumn::Code, "errorcode"),
            (RunColumn::Message, "errormessage"),
            (RunColumn::Status, "statuscode"),
            (RunColumn::Mode, "runmode"),
            (RunColumn::Time, "startedon"),
        ]
        .into_iter()
        .filter(|(column, _)| !has(*column))
        .map(|(_, name)| name)
        .collect();
        if !missing.is_empty() {
            self.summary.notes.insert(format!("A file has no column {}. Add it to the export.", missing.join(", ")));
        }
    }

    /// The first column that isn't empty is used, best column first.
    fn row(&mut self, cells: &[(usize, &str)]) {
        let mut best = [""; RunColumn::ALL.len()];
        let mut ranks = [RANKS; RunColumn::ALL.len()];
        for (number, text) in cells {
            if let (Some(best), Some(rank)) = (best.get_mut(number / RANKS), ranks.get_mut(number / RANKS))
                && number % RANKS < *rank
                && !text.bytes().all(|byte| byte.is_ascii_whitespace())
            {
                (*best, *rank) = (text, number % RANKS);
            }
        }
        let [code, message, status, mode, mut time, machine, group, connection, flow] = best;
        let moved;
        if self.days > 0
            && let Ok(number) = time.trim().parse::<f64>()
        {
            moved = (number + f64::from(self.days)).to_string();
            time = &moved;
        }
        self.summary.add(&Row { code, message, status, mode, time, machine, group, connection, flow });
    }

    fn broken(&mut self, line: u64, why: &str, text: &str) {
        self.summary.add_broken(line, why, text);
    }
}

/// The columns of runs that the `model.json` of a Synapse Link folder names, in their order: partitions have no head.
/// `None` for a text that is no such file, or whose tables hold no runs.
#[must_use]
pub fn model_columns(text: &str) -> Option<Vec<String>> {
    let model: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let names = |entity: &Value| -> Option<Vec<String>> {
        let attributes = entity.get("attributes")?.as_array()?;
        attributes.iter().map(|attribute| Some(attribute.get("name")?.as_str()?.to_owned())).collect()
    };
    let tables = model.get("entities")?.as_array()?.iter().filter_map(names);
    let holds =
        |names: &[String], wanted| names.iter().any(|name| run_column(name).is_some_and(|(_, is)| is == wanted));
    tables.into_iter().find(|names| holds(names, RunColumn::Code) && holds(names, RunColumn::Status))
}
