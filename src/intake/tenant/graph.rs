//! Licences as Microsoft Graph and PowerShell list them, of one user or of the tenant. Whose they are, the person says.

use super::super::found::{Claim, Found};
use super::super::record::Record;
use super::super::records::filled;
use super::super::walk::Walk;
use crate::catalog::licenses::find;
use crate::model::{License, Licenses, OpenList, Span};

/// True if the record is a licence of a user.
pub(in crate::intake) fn is_license(record: &Record) -> bool {
    record.any(&["skuid", "skupartnumber"]).is_some() && !is_tenant_license(record)
}

/// True if the record is a product that the tenant has bought. Who holds it is not in it.
pub(in crate::intake) fn is_tenant_license(record: &Record) -> bool {
    record.any(&["skuid", "skupartnumber"]).is_some()
        && record.any(&["consumedunits", "capabilitystatus", "prepaidunits"]).is_some()
}

/// The product of a licence, as it is named best.
fn product(record: &Record) -> Option<String> {
    let names = ["skupartnumber", "skuid"].map(|name| record.text(name));
    let known = names.iter().find(|name| !name.is_empty() && find(name).is_some());
    known.or_else(|| names.iter().find(|name| !name.is_empty())).map(|name| (*name).to_owned())
}

/// True if the plan that gives attended runs is switched off in an assigned licence.
pub(super) fn switched_off(walk: &Walk, row: usize) -> bool {
    const ATTENDED: &str = "375cd0ad-c407-49fd-866a-0bff4f8a9a4d";
    if let Some(disabled) = walk.get(row, "disabledPlans") {
        return walk
            .tree
            .children(disabled)
            .any(|plan| walk.tree.written(walk.layer, plan).eq_ignore_ascii_case(ATTENDED));
    }
    let Some(plans) = walk.get(row, "servicePlans") else { return false };
    walk.tree.children(plans).any(|plan| {
        let named = walk.member(plan, "servicePlanId").eq_ignore_ascii_case(ATTENDED)
            || walk.member(plan, "servicePlanName").starts_with("POWER_AUTOMATE_ATTENDED_RPA");
        named && walk.member(plan, "provisioningStatus") == "Disabled"
    })
}

/// Keeps the licences of one holder.
pub(super) fn keep(rows: &[Record], off: &[bool], complete: bool, span: Span, found: &mut Found) {
    let mut items = vec![];
    for (at, row) in rows.iter().enumerate() {
        if let Some(product) = product(row) {
            items.push(License { product, switched_off: off.get(at).copied().unwrap_or(false) });
        }
    }
    let complete = complete && items.len() == rows.len();
    claim(items, complete, span, found);
}

/// A licence on its own: there may be others.
pub(in crate::intake) fn one(record: &Record, found: &mut Found) {
    if let Some(product) = product(record) {
        claim(vec![License { product, switched_off: false }], false, record.span(), found);
    }
}

/// True if the record is a row of the list of users, with the names of their licences.
pub(in crate::intake) fn is_user_row(record: &Record) -> bool {
    record.any(&["userprincipalname", "username"]).is_some() && record.has("licenses")
}

/// The licences of a row stand in one cell, with `+` between them.
pub(in crate::intake) fn user_row(record: &Record, found: &mut Found) {
    let Some(cell) = record.get("licenses") else { return };
    found.about().user = record.any(&["userprincipalname", "username"]).and_then(|name| filled(&name.value));
    let unlicensed = cell.value.trim().is_empty() || cell.value.trim().eq_ignore_ascii_case("unlicensed");
    let names = cell.value.split('+').map(str::trim).filter(|name| !name.is_empty() && !unlicensed);
    let items = names.map(|name| License { product: name.to_owned(), switched_off: false }).collect();
    claim(items, true, record.place(cell), found);
}

fn claim(items: Vec<License>, complete: bool, span: Span, found: &mut Found) {
    found.claim(Claim::Licenses(Licenses { list: OpenList { items, complete }, lacks: vec![] }, span));
}
