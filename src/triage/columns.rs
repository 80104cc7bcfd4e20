//! Columns by what they mean, whatever an export calls them.

use super::Row;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Message,
    Status,
    Mode,
    Time,
    Machine,
    Group,
    Connection,
    Flow,
}

use Column::{Code, Connection, Flow, Group, Machine, Message, Mode, Status, Time};

/// The names in small letters and without signs, the better of two first.
const NAMES: &[(&str, Column)] = &[
    ("errorcode", Code),
    ("errormessage", Message),
    ("errordetails", Message),
    ("statuscode", Status),
    ("statusreason", Status),
    ("status", Status),
    ("runstatus", Status),
    ("result", Status),
    ("runmode", Mode),
    ("startedon", Time),
    ("starttime", Time),
    ("started", Time),
    ("requestedon", Time),
    ("createdon", Time),
    ("machinename", Machine),
    ("machine", Machine),
    ("machineidvalueodatacommunitydisplayv1formattedvalue", Machine),
    ("machineidvalue", Machine),
    ("machineid", Machine),
    ("machinegroupname", Group),
    ("machinegroup", Group),
    ("machinegroupidvalueodatacommunitydisplayv1formattedvalue", Group),
    ("machinegroupidvalue", Group),
    ("machinegroupid", Group),
    ("connectionname", Connection),
    ("connectionid", Connection),
    ("connection", Connection),
    ("desktopflow", Flow),
    ("flowname", Flow),
    ("regardingobjectidvalueodatacommunitydisplayv1formattedvalue", Flow),
    ("regardingobjectidvalue", Flow),
    ("regardingobjectid", Flow),
];

/// What a column holds and its rank, by its name.
pub(super) fn column(name: &str) -> Option<(usize, Column)> {
    let plain: String = name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    NAMES.iter().enumerate().find(|(_, (known, _))| *known == plain).map(|(rank, (_, column))| (rank, *column))
}

/// Puts values into a row, the better column first; an empty one leaves its place to the next.
pub(super) fn row<'a>(values: impl Iterator<Item = (usize, Column, &'a str)>) -> Row {
    let mut row = Row::default();
    let mut values: Vec<_> = values.filter(|(.., value)| !value.trim().is_empty()).collect();
    values.sort_by_key(|(rank, ..)| *rank);
    for (_, column, value) in values {
        let place = match column {
            Code => &mut row.code,
            Message => &mut row.message,
            Status => &mut row.status,
            Mode => &mut row.mode,
            Time => &mut row.time,
            Machine => &mut row.machine,
            Group => &mut row.group,
            Connection => &mut row.connection,
            Flow => &mut row.flow,
        };
        if place.is_empty() {
            value.clone_into(place);
        }
    }
    row
}
