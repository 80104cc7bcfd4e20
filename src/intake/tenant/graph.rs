//! Licences as Microsoft Graph and PowerShell list them, of one user or of the tenant. Whose they are, the person says.

use super::super::found::{Claim, Found};
use super::super::record::Record;
use super::super::records::filled;
use super::super::walk::Walk;
use crate::catalog::assigned::{self, AssignedPlan};
use crate::catalog::licenses::{ServicePlan, find};
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

/// What a row of a list of licences comes to. One whose plans are not told counts as its product; what is cut off or
/// has no state says nothing.
pub(super) fn assigned(walk: &Walk, row: usize) -> Option<Vec<License>> {
    let product = product(&walk.record(row))?;
    let list = |name: &str| walk.get(row, name).filter(|list| walk.layer.part(walk.tree.span(*list)).ends_with(']'));
    let mut plans: Vec<AssignedPlan> = vec![];
    if let Some(told) = list("servicePlans") {
        plans.extend(walk.tree.children(told).map(|plan| AssignedPlan {
            id: walk.member(plan, "servicePlanId"),
            name: walk.member(plan, "servicePlanName"),
            status: walk.member(plan, "provisioningStatus"),
        }));
        plans.retain(|plan| !plan.status.is_empty());
    } else if let (Some(disabled), Some(known)) = (list("disabledPlans"), find(&product)) {
        let disabled: Vec<&str> =
            walk.tree.children(disabled).map(|plan| walk.tree.written(walk.layer, plan)).collect();
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
pub(super) fn keep(rows: Vec<Option<Vec<License>>>, complete: bool, span: Span, found: &mut Found) {
    let complete = complete && rows.iter().all(Option::is_some);
    claim(rows.into_iter().flatten().flatten().collect(), complete, span, found);
}

/// The licence of a row that does not tell its plans.
pub(super) fn plain(row: &Record) -> Option<Vec<License>> {
    Some(vec![License { product: product(row)?, switched_off: false }])
}

/// A licence on its own: there may be others.
pub(in crate::intake) fn one(record: &Record, found: &mut Found) {
    if let Some(licenses) = plain(record) {
        claim(licenses, false, record.span(), found);
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
