//! The values of a row by the meaning of their columns, whatever an export calls them.

use super::Row;
use crate::intake::RunColumn;
use serde_json::Value;

pub(super) use crate::intake::run_column as column;

/// A column that is read: its rank among those that hold the same, and what it holds.
pub(super) type Wanted = (usize, RunColumn);

/// Puts values into a row, the better column first; an empty one leaves its place to the next.
pub(super) fn row<'a>(values: impl Iterator<Item = (Wanted, &'a str)>) -> Row {
    let mut row = Row::default();
    let mut values: Vec<_> = values.filter(|(_, value)| !value.trim().is_empty()).collect();
    values.sort_by_key(|((rank, _), _)| *rank);
    for ((_, column), value) in values {
        let place = match column {
            RunColumn::Code => &mut row.code,
            RunColumn::Message => &mut row.message,
            RunColumn::Status => &mut row.status,
            RunColumn::Mode => &mut row.mode,
            RunColumn::Time => &mut row.time,
            RunColumn::Machine => &mut row.machine,
            RunColumn::Group => &mut row.group,
            RunColumn::Connection => &mut row.connection,
            RunColumn::Flow => &mut row.flow,
        };
        if place.is_empty() {
            value.clone_into(place);
        }
    }
    row
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
    let holds = |names: &[String], wanted| names.iter().any(|name| column(name).is_some_and(|(_, is)| is == wanted));
    tables.into_iter().find(|names| holds(names, RunColumn::Code) && holds(names, RunColumn::Status))
}
