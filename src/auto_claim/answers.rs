//! The one-click answers to a question: each with the field that it sets and the value. Numbers and lists have their
//! own controls.

use crate::catalog::assigned::is_attended_app;
use crate::labels;
use crate::model::{Fact, Field, License, Licenses, OpenList, RunPlan, Value};

/// The licences offered as one-click answers; the empty product means none.
pub const HELD_LICENCES: [(&str, &str); 4] = [
    ("None", ""),
    ("Premium", "premium"),
    ("The per user plan", "per-user"),
    ("A trial of Premium", "self-service-trial"),
];

/// A complete list with only this licence.
#[must_use]
pub fn only(product: &str) -> Licenses {
    let items =
        if product.is_empty() { vec![] } else { vec![License { product: product.to_owned(), switched_off: false }] };
    Licenses { list: OpenList { items, complete: true }, lacks: vec![] }
}

/// The answers for a field.
#[must_use]
pub fn answers(field: Field, plan: &RunPlan) -> Vec<(&'static str, Field, Value)> {
    match (field.fact, field.item) {
        (Fact::UserLicenses, _) => {
            HELD_LICENCES.iter().map(|(label, product)| (*label, field, only(product).into())).collect()
        }
        (Fact::Policies, _) => {
            let known = plan.items(Fact::Policies);
            let label = if known.items.is_empty() { "There is none" } else { "These are all" };
            vec![(label, field, OpenList { complete: true, ..known.clone() }.into())]
        }
        (Fact::PoliciesExcludedApps, Some(at)) => ticked(at, plan),
        _ => labels::answers(field.fact).into_iter().map(|(label, value)| (label, field, value)).collect(),
    }
}

/// The answers on whether the attended part is ticked. If both lists name it, the answer empties the wrong one.
fn ticked(at: usize, plan: &RunPlan) -> Vec<(&'static str, Field, Value)> {
    let [included, excluded] =
        [Fact::PoliciesIncludedApps, Fact::PoliciesExcludedApps].map(|fact| Field::of_item(fact, at));
    let names = |field: Field| match field.get(plan) {
        Some(Value::Texts(apps)) => apps.iter().any(|app| is_attended_app(app)),
        _ => false,
    };
    let named = || Value::Texts(vec!["Power Automate RPA Attended".to_owned()]);
    if names(included) && names(excluded) {
        return vec![("Ticked", excluded, vec![].into()), ("Left out", included, vec![].into())];
    }
    vec![("Ticked", included, named()), ("Left out", excluded, named())]
}
