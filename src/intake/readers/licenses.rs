//! Reads licences as Microsoft Graph and PowerShell list them, of one user or of the tenant. The user of the page says
//! whose they are.

use super::tenant;
use crate::catalog::assigned::{self, AssignedPlan};
use crate::catalog::licenses::{ServicePlan, find};
use crate::intake::found::{Claim, Found};
use crate::intake::objects::Objects;
use crate::intake::readers::values::filled;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Record};
use crate::model::{License, Licenses, OpenList, Span};

/// Reads a list of licences; false if it is none.
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

/// Reads a table of licences; false if it is none.
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

/// True if the record is a user's licence.
pub(in crate::intake) fn is_license(record: &Record) -> bool {
    let titled = || record.any(TITLES).is_some_and(|title| find(title.value.trim()).is_some());
    (record.any(NAMES).is_some() || (titled() && !is_user_row(record))) && !tenant::is_product(record)
}

/// The portals' names for the product column.
const TITLES: &[&str] = &["products", "product", "license", "licenses"];

/// The columns that identify a licence: its GUID, its part number, and other names for that.
const NAMES: &[&str] = &["skupartnumber", "skuid", "licensepartnumber", "partnumber"];

/// True if the record says of products by name whether somebody has them: `FLOW_FREE : False`.
pub(in crate::intake) fn is_checklist(record: &Record) -> bool {
    record.fields.iter().any(|field| answer(field).is_some())
}

/// The product that a field is named after, and whether its value is yes.
fn answer<'r>(field: &'r Field<'r>) -> Option<(&'r str, bool)> {
    let has = match field.value.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "enabled" | "assigned" => true,
        "false" | "no" | "not assigned" => false,
        _ => return None,
    };
    // Ids of the catalogue, such as `free`, are ordinary words.
    let is_part_number = field.name.contains('_') || field.name.contains(' ');
    (is_part_number && find(field.name).is_some()).then_some((field.name, has))
}

/// Reads the licences whose value is yes; there may be others.
pub(in crate::intake) fn checklist(record: &Record, found: &mut Found) {
    let held = record.fields.iter().filter_map(answer).filter(|(_, has)| *has);
    let items = held.map(|(name, _)| License { product: name.to_owned(), switched_off: false }).collect();
    claim(items, false, record.span(), found);
}

/// The product of a licence, by its most reliable name.
fn product(record: &Record) -> Option<String> {
    let names: Vec<&str> = NAMES.iter().chain(TITLES).map(|name| record.text(name).trim()).collect();
    let known = names.iter().copied().find(|name| !name.is_empty() && find(name).is_some());
    known.or_else(|| names.iter().copied().find(|name| !name.is_empty())).map(str::to_owned)
}

/// The licences of a row. Without service plans it counts as its product; `None` if it is cut off or has no state.
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

/// Records the licences of one holder, row by row. A row without one may be any licence.
pub(in crate::intake) fn keep(rows: Vec<Option<Vec<License>>>, complete: bool, span: Span, found: &mut Found) {
    let complete = complete && rows.iter().all(Option::is_some);
    claim(rows.into_iter().flatten().flatten().collect(), complete, span, found);
}

/// The licence of a row without service plans.
pub(in crate::intake) fn plain(row: &Record) -> Option<Vec<License>> {
    Some(vec![License { product: product(row)?, switched_off: false }])
}

/// Reads a single licence; there may be others.
pub(in crate::intake) fn one(record: &Record, found: &mut Found) {
    found.about().user = record.any(&["userprincipalname", "upn"]).and_then(|name| filled(&name.value));
    if let Some(licenses) = plain(record) {
        claim(licenses, false, record.span(), found);
    }
}

/// True if the record is a row of a list of users with their licences.
pub(in crate::intake) fn is_user_row(record: &Record) -> bool {
    record.any(&["userprincipalname", "username"]).is_some() && record.any(HELD).is_some()
}

/// The columns with all licences of a user.
const HELD: &[&str] = &["licenses", "assignedlicenses"];

/// Reads the licences of a row. They are in one cell, separated by `+`, or as PowerShell prints a list: `{A, B}`.
pub(in crate::intake) fn user_row(record: &Record, found: &mut Found) {
    let Some(cell) = record.any(HELD) else { return };
    found.about().user = record.any(&["userprincipalname", "username"]).and_then(|name| filled(&name.value));
    let unlicensed = cell.value.trim().is_empty() || cell.value.trim().eq_ignore_ascii_case("unlicensed");
    let list = cell.value.trim().strip_prefix('{');
    // PowerShell prints only the type of objects, and three dots for what is too long.
    let is_name = |name: &&str| !name.is_empty() && !unlicensed && !name.starts_with("Microsoft.Graph.");
    let cut = list.is_some_and(|list| list.contains(['…', '.']) || !list.ends_with('}'));
    let signs: &[char] = if list.is_some() { &['{', '}', ',', '…'] } else { &['+'] };
    let names = cell.value.split(signs).map(|name| name.trim().trim_end_matches('.')).filter(is_name);
    let items = names.map(|name| License { product: tenant::bare(name).to_owned(), switched_off: false }).collect();
    claim(items, !cut, record.place(cell), found);
}

/// Records somebody's licences; the user of the page says whose they are.
pub(super) fn claim(items: Vec<License>, complete: bool, span: Span, found: &mut Found) {
    found.claim(Claim::Licenses(Licenses { list: OpenList { items, complete }, lacks: vec![] }, span));
}
