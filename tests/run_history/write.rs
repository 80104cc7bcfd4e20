//! A history in the formats in which it is exported.

use super::{COLUMNS, Run};
use serde_json::{Map, Value};

/// CSV with this sign, quoted where need be.
pub(crate) fn csv(runs: &[Run], sign: char) -> String {
    let head = COLUMNS.map(str::to_owned);
    std::iter::once(head).chain(runs.iter().map(Run::values)).map(|values| line(&values, sign)).collect()
}

/// Rows without a head, as Synapse Link writes partitions.
pub(crate) fn partition(runs: &[Run]) -> String {
    runs.iter().map(|run| line(&run.values(), ',')).collect()
}

pub(crate) fn line(values: &[String], sign: char) -> String {
    let cell = |value: &String| match value.contains([sign, '"', '\n', '\r']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value.clone(),
    };
    values.iter().map(cell).collect::<Vec<_>>().join(&sign.to_string()) + "\r\n"
}

/// A row as Dataverse answers: numbers as numbers, nothing as `null`.
pub(crate) fn object(run: &Run) -> Value {
    let values = COLUMNS.iter().zip(run.values()).map(|(name, value)| {
        let value = match *name {
            "statecode" | "statuscode" | "runmode" => Value::from(value.parse::<u8>().unwrap()),
            _ if value.is_empty() => Value::Null,
            _ => Value::from(value),
        };
        ((*name).to_owned(), value)
    });
    Value::Object(values.collect::<Map<_, _>>())
}

/// One object a line.
pub(crate) fn ndjson(runs: &[Run]) -> String {
    runs.iter().map(|run| format!("{}\n", object(run))).collect()
}

/// Pages of OData, one behind the other.
pub(crate) fn pages(runs: &[Run], size: usize) -> String {
    let page = |rows: &[Run]| {
        let rows: Vec<Value> = rows.iter().map(object).collect();
        let context = "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#flowsessions";
        format!("{}\n", serde_json::json!({ "@odata.context": context, "value": rows }))
    };
    runs.chunks(size).map(page).collect()
}
