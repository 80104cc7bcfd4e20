//! Reads `whoami /groups` and `whoami /all` in any language: groups are identified by their SIDs.

use super::values::filled;
use crate::intake::found::{Claim, Found};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Record};
use crate::model::{Fact, Span};

/// The relevant groups, by SID.
const GROUPS: [(&str, Fact); 2] =
    [("S-1-5-32-555", Fact::AccountInRemoteDesktopUsers), ("S-1-5-32-544", Fact::AccountInAdministrators)];

/// The SID of a row. Windows translates the column name in some languages.
fn sid<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    record.fields.iter().find(|field| field.value.starts_with("S-1-"))
}

/// True if the record is a group of a user: a SID with attributes.
pub(in crate::intake) fn is_group(record: &Record) -> bool {
    record.fields.len() == 4
        && sid(record).is_some_and(|field| !field.value.contains(' '))
        && !record.has("objectclass")
}

/// True if the record is the user before the groups: a name with a domain, and a SID.
pub(in crate::intake) fn is_user(record: &Record) -> bool {
    let [name, sid] = record.fields.as_slice() else { return false };
    sid.value.starts_with("S-1-") && name.value.contains('\\')
}

/// Reads the rows of a table; false if they are neither groups nor the user.
pub(in crate::intake) fn groups(rows: &[Record], whole: bool, found: &mut Found) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
    let span = Span { start: first.span().start, end: last.span().end };
    if rows.len() == 1 && is_user(first) {
        found.open(ArtifactKind::Whoami, span);
        let user = first.fields.first().and_then(|name| filled(&name.value));
        found.claim(Claim::OfUser { user, facts: vec![], span });
        found.close();
        return true;
    }
    if !rows.iter().any(is_group) {
        return false;
    }
    found.open(ArtifactKind::Whoami, span);
    let mut groups = vec![];
    for (known, fact) in GROUPS {
        let row = rows.iter().find_map(|row| sid(row).filter(|field| field.value == known).map(|field| (row, field)));
        match row {
            // A deny-only group gives no right in this session. Windows translates the attributes; a full membership
            // has several, separated by commas.
            Some((row, field))
                if row.fields.last().is_some_and(|attributes| attributes.value.contains([',', '、', '，'])) =>
            {
                groups.push((fact, true, row.place(field)));
            }
            // The list includes nested groups, so a missing group means no membership.
            None if whole => groups.push((fact, false, span)),
            _ => {}
        }
    }
    found.claim(Claim::OfUser { user: None, facts: groups, span });
    found.close();
    true
}
