//! Reads the licences of a tenant: products with the number of all, assigned and remaining licences, as MSOnline,
//! Microsoft Graph and the Microsoft 365 admin center list them under various names.

use super::values::filled;
use crate::catalog::licenses::find;
use crate::intake::found::{Claim, Found};
use crate::intake::scan::columns::{Counts, counts};
use crate::intake::scan::record::{Field, Key, Record};

/// The columns that name a product.
const PRODUCT: &[&str] = &[
    "accountskuid",
    "skupartnumber",
    "licensepartnumber",
    "partnumber",
    "skuid",
    "producttitle",
    "productname",
    "product",
    "license",
    "licence",
    "licensename",
    "name",
    "displayname",
];

/// The columns with the total number. `prepaidUnits` is an object in Microsoft Graph.
const TOTAL: &[&str] = &[
    "activeunits",
    "totallicenses",
    "totallicences",
    "prepaidunitsenabled",
    "totalunits",
    "total",
    "enabled",
    "purchased",
];
const ASSIGNED: &[&str] =
    &["consumedunits", "assignedlicenses", "assignedlicences", "assignedunits", "assigned", "consumed", "used"];
const LEFT: &[&str] = &["availableunits", "availablelicenses", "available", "remaining", "unassigned", "left"];

/// Other columns of such a list, which may be taken for a product if its table is cut off.
const OTHER: &[&str] =
    &["warningunits", "suspendedunits", "lockedoutunits", "prepaidunits", "capabilitystatus", "status", "appliesto"];

/// The product of a record: a known one, or else the first that may be one.
fn product<'r>(record: &'r Record) -> Option<&'r str> {
    let fields = PRODUCT.iter().filter_map(|column| record.get(column));
    let known = fields.clone().map(|field| bare(&field.value)).find(|name| find(name).is_some());
    // The heading of the column is translated; the product's name is not.
    let first = || record.fields.first().map(|field| bare(&field.value)).filter(|name| find(name).is_some());
    known
        .or_else(first)
        .or_else(|| fields.filter(|field| may_be_product(record, field)).map(|field| bare(&field.value)).next())
}

/// The name without the tenant: MSOnline writes `tenant:PART_NUMBER`.
pub(super) fn bare(name: &str) -> &str {
    let name = name.trim();
    name.rsplit_once(':').map_or(name, |(_, part)| part)
}

/// True if the value of a field may be an unknown product's name: not a number, not a column name, and not at the end
/// of the text, where it may be cut off.
fn may_be_product(record: &Record, field: &Field) -> bool {
    let name = bare(&field.value);
    let is_column = |name: &str| {
        let mut columns = [PRODUCT, TOTAL, ASSIGNED, LEFT, OTHER].into_iter().flatten();
        columns.any(|column| Key::of(column) == Key::of(name))
    };
    let is_head = is_column(name) || name.split_whitespace().all(is_column);
    let cut = record.layer.text.get(field.at.end..).is_none_or(|rest| rest.is_empty());
    name.contains(char::is_alphabetic) && !is_head && !cut
}

/// The number in one of these columns, or in one whose name says so in another language.
fn number(record: &Record, columns: &[&str], role: Counts) -> Option<u32> {
    let by_words =
        || record.fields.iter().find(|field| counts(field.name) == Some(role) && plain(&field.value).is_some());
    plain(&record.any(columns).or_else(by_words)?.value)
}

/// Parses a number with thousands separators of any language.
fn plain(written: &str) -> Option<u32> {
    let digits: String =
        written.trim().chars().filter(|letter| !matches!(letter, ',' | '.' | ' ' | '\'' | '’')).collect();
    digits.parse().ok()
}

/// The number of active licences in `@{Enabled=5; LockedOut=0; …}`, as PowerShell prints an object in a list.
fn enabled(record: &Record) -> Option<u32> {
    let inner = record.text("prepaidunits").strip_prefix("@{")?;
    let mut pairs = inner.split(';').filter_map(|pair| pair.trim().trim_end_matches('}').split_once('='));
    pairs.find(|(name, _)| name.eq_ignore_ascii_case("enabled"))?.1.parse().ok()
}

/// True if the record has two number columns named like counts of licences, in some language.
fn has_counts(record: &Record) -> bool {
    let roles = record.fields.iter().filter(|field| counts(field.name).is_some() && plain(&field.value).is_some());
    roles.count() >= 2
}

/// True if the record is a product of the tenant; it names no user.
pub(in crate::intake) fn is_product(record: &Record) -> bool {
    let counts = record.any(TOTAL).is_some() || record.any(ASSIGNED).is_some() || record.any(LEFT).is_some();
    let sure =
        record.any(&["accountskuid", "consumedunits", "capabilitystatus", "prepaidunits", "producttitle"]).is_some();
    if !(counts || sure || has_counts(record)) {
        return false;
    }
    let named = product(record).is_some_and(|name| find(name).is_some());
    (record.any(&["skuid", "skupartnumber", "accountskuid", "producttitle"]).is_some() && (sure || counts))
        || (named && (counts || has_counts(record)))
}

/// Records the product and its numbers. Of three numbers, two determine the third.
pub(in crate::intake) fn product_row(record: &Record, found: &mut Found) {
    let Some(product) = product(record).and_then(filled) else { return };
    let mut total = number(record, TOTAL, Counts::Total).or_else(|| enabled(record));
    let assigned = number(record, ASSIGNED, Counts::Assigned);
    let mut left = number(record, LEFT, Counts::Left);
    if let (None, Some(assigned), Some(left)) = (total, assigned, left) {
        total = assigned.checked_add(left);
    }
    let assigned = assigned.or_else(|| total?.checked_sub(left?));
    left = left.or_else(|| total?.checked_sub(assigned?));
    found.claim(Claim::Tenant { product, total, assigned, left, span: record.span() });
}

/// True if the record is the security configuration of Remote Desktop in Microsoft Entra.
pub(super) fn is_entra(record: &Record) -> bool {
    record.has("isremotedesktopprotocolenabled")
}
