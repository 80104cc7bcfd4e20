//! Licences as Microsoft Graph and PowerShell list them, of one user or of the tenant. Whose they are, the person says.

use super::tenant;
use crate::catalog::assigned::{self, AssignedPlan};
use crate::catalog::licenses::{ServicePlan, find};
use crate::intake::found::{Claim, Found};
use crate::intake::objects::Objects;
use crate::intake::readers::values::filled;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Record};
use crate::model::{License, Licenses, OpenList, Span};

/// Reads a list of licences; false if the list is none.
pub(in crate::intake) fn license_list(json: &mut Objects, list: usize) -> bool {
    let tree = json.tree;
    let of_user = tree.name(json.layer, list).eq_ignore_ascii_case("assignedLicenses");
    let context = json.outside("@odata.context");
    let closed = json.layer.part(tree.span(list)).ends_with(']');
    match tree.children(list).next() {
        Some(first) if !is_license(&json.record(first)) => return false,
        None if !(closed && (of_user || context.ends_with("licenseDetails"))) => return false,
        _ => {}
    }
    let place = json.place(list);
    let rows = tree.children(list).map(|row| assigned(json, row)).collect();
    json.found.open(ArtifactKind::UserLicenses, place);
    // `…#users('maria%40contoso.com')/licenseDetails`
    let named = context.split("users('").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("");
    let holder = json.outside("userPrincipalName").to_owned();
    let holder = if holder.is_empty() { named.replace("%40", "@") } else { holder };
    json.found.about().user = filled(&holder);
    let complete = closed && (of_user || json.outside("@odata.nextLink").is_empty());
    keep(rows, complete, place, json.found);
    json.found.close();
    true
}

/// Reads the rows of a table of licences; false if they are none.
pub(in crate::intake) fn license_rows(rows: &[Record], whole: bool, found: &mut Found) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
    if !is_license(first) {
        return false;
    }
    let count = if whole { rows.len() } else { rows.len().saturating_sub(1) };
    let span = Span { start: first.span().start, end: last.span().end };
    found.open(ArtifactKind::UserLicenses, span);
    keep(rows.iter().take(count).map(plain).collect(), whole, span, found);
    found.close();
    true
}

/// True if the record is a licence of a user.
pub(in crate::intake) fn is_license(record: &Record) -> bool {
    let titled = || record.any(TITLES).is_some_and(|title| find(title.value.trim()).is_some());
    (record.any(NAMES).is_some() || (titled() && !is_user_row(record))) && !tenant::is_product(record)
}

/// What portals call the column with the product's name.
const TITLES: &[&str] = &["products", "product", "license", "licenses"];

/// The names of a licence: its GUID, its part number, and how people and PowerShell call that.
const NAMES: &[&str] = &["skupartnumber", "skuid", "licensepartnumber", "partnumber"];

/// True if the record says of products by their names whether somebody has them: `FLOW_FREE : False`.
pub(in crate::intake) fn is_checklist(record: &Record) -> bool {
    record.fields.iter().any(|field| answer(field).is_some())
}

/// The product that a field is named after, and whether its value is a yes.
fn answer<'r>(field: &'r Field<'r>) -> Option<(&'r str, bool)> {
    let has = match field.value.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "enabled" | "assigned" => true,
        "false" | "no" | "not assigned" => false,
        _ => return None,
    };
    // Ids of ours, such as `free`, are words of any text.
    let is_part_number = field.name.contains('_') || field.name.contains(' ');
    (is_part_number && find(field.name).is_some()).then_some((field.name, has))
}

/// The licences that are answered with yes; others may be missing.
pub(in crate::intake) fn checklist(record: &Record, found: &mut Found) {
    let held = record.fields.iter().filter_map(answer).filter(|(_, has)| *has);
    let items = held.map(|(name, _)| License { product: name.to_owned(), switched_off: false }).collect();
    claim(items, false, record.span(), found);
}

/// The product of a licence, as it is named best.
fn product(record: &Record) -> Option<String> {
    let names: Vec<&str> = NAMES.iter().chain(TITLES).map(|name| record.text(name).trim()).collect();
    let known = names.iter().copied().find(|name| !name.is_empty() && find(name).is_some());
    known.or_else(|| names.iter().copied().find(|name| !name.is_empty())).map(str::to_owned)
}

/// What a row of a list of licences comes to. One whose plans are not told counts as its product; what is cut off or
/// has no state says nothing.
pub(in crate::intake) fn assigned(json: &Objects, row: usize) -> Option<Vec<License>> {
    let product = product(&json.record(row))?;
    let list = |name: &str| json.get(row, name).filter(|list| json.layer.part(json.tree.span(*list)).ends_with(']'));
    let mut plans: Vec<AssignedPlan> = vec![];
    if let Some(told) = list("servicePlans") {
        plans.extend(json.tree.children(told).map(|plan| AssignedPlan {
            id: json.member(plan, "servicePlanId"),
            name: json.member(plan, "servicePlanName"),
            status: json.member(plan, "provisioningStatus"),
        }));
        plans.retain(|plan| !plan.status.is_empty());
    } else if let (Some(disabled), Some(known)) = (list("disabledPlans"), find(&product)) {
        let disabled: Vec<&str> =
            json.tree.children(disabled).map(|plan| json.tree.written(json.layer, plan)).collect();
        let is_off = |plan: &ServicePlan| disabled.iter().any(|id| id.eq_ignore_ascii_case(plan.id));
        plans.extend(known.plans.iter().map(|plan| AssignedPlan {
            id: plan.id,
            name: plan.name,
            status: if is_off(plan) { "Disabled" } else { "Success" },
        }));
    }
    Some(assigned::assigned(&product, &plans))
}

/// Keeps the licences of one holder, row by row; a row without one may be any.
pub(in crate::intake) fn keep(rows: Vec<Option<Vec<License>>>, complete: bool, span: Span, found: &mut Found) {
    let complete = complete && rows.iter().all(Option::is_some);
    claim(rows.into_iter().flatten().flatten().collect(), complete, span, found);
}

/// The licence of a row that does not tell its plans.
pub(in crate::intake) fn plain(row: &Record) -> Option<Vec<License>> {
    Some(vec![License { product: product(row)?, switched_off: false }])
}

/// A licence on its own: there may be others.
pub(in crate::intake) fn one(record: &Record, found: &mut Found) {
    found.about().user = record.any(&["userprincipalname", "upn"]).and_then(|name| filled(&name.value));
    if let Some(licenses) = plain(record) {
        claim(licenses, false, record.span(), found);
    }
}

/// True if the record is a row of the list of users, with the names of their licences.
pub(in crate::intake) fn is_user_row(record: &Record) -> bool {
    record.any(&["userprincipalname", "username"]).is_some() && record.any(HELD).is_some()
}

/// The columns with all licences of a user.
const HELD: &[&str] = &["licenses", "assignedlicenses"];

/// The licences of a row stand in one cell, with `+` between them, or as PowerShell prints a list: `{A, B}`.
pub(in crate::intake) fn user_row(record: &Record, found: &mut Found) {
    let Some(cell) = record.any(HELD) else { return };
    found.about().user = record.any(&["userprincipalname", "username"]).and_then(|name| filled(&name.value));
    let unlicensed = cell.value.trim().is_empty() || cell.value.trim().eq_ignore_ascii_case("unlicensed");
    let list = cell.value.trim().strip_prefix('{');
    // Of objects PowerShell prints the type only, and three dots for what is too long.
    let is_name = |name: &&str| !name.is_empty() && !unlicensed && !name.starts_with("Microsoft.Graph.");
    let cut = list.is_some_and(|list| list.contains(['…', '.']) || !list.ends_with('}'));
    let signs: &[char] = if list.is_some() { &['{', '}', ',', '…'] } else { &['+'] };
    let names = cell.value.split(signs).map(|name| name.trim().trim_end_matches("...")).filter(is_name);
    let items = names.map(|name| License { product: name.to_owned(), switched_off: false }).collect();
    claim(items, !cut, record.place(cell), found);
}

/// Keeps licences of somebody; the person says whose they are.
pub(super) fn claim(items: Vec<License>, complete: bool, span: Span, found: &mut Found) {
    found.claim(Claim::Licenses(Licenses { list: OpenList { items, complete }, lacks: vec![] }, span));
}
