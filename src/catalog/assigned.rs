//! Reads an assigned licence as Microsoft Graph shows it: a product with its service plans.

use super::licenses::{Product, ServicePlan, plan, product};
use crate::model::License;

/// A service plan in an assigned licence, as Microsoft Graph shows it.
#[derive(Clone, Copy, Debug)]
pub struct AssignedPlan<'t> {
    /// Its `servicePlanId`.
    pub id: &'t str,
    /// Its `servicePlanName`.
    pub name: &'t str,
    /// Its `provisioningStatus`: only `Success` counts.
    pub status: &'t str,
}

/// The licences that an assigned product amounts to: the product if it is known, else those of its service plans that
/// are.
///
/// A service plan that gives a right counts even if its product is unknown. An unknown product is dropped if all its
/// plans that may concern Power Automate are known; otherwise it stays, and its holder's rights are unknown.
#[must_use]
pub fn assigned(product_name: &str, plans: &[AssignedPlan]) -> Vec<License> {
    let known_plans: Vec<(&Product, &ServicePlan, bool)> = plans
        .iter()
        .filter_map(|assigned| {
            let (product, known) = plan(assigned.id).or_else(|| plan(assigned.name))?;
            Some((product, known, assigned.status.eq_ignore_ascii_case("Success")))
        })
        .collect();
    let mut giving = known_plans.iter().filter(|(_, plan, _)| !plan.rights.is_empty());
    if product(product_name).is_some() {
        let switched_off = giving.clone().next().is_some() && giving.all(|(.., works)| !works);
        return vec![License { product: product_name.to_owned(), switched_off }];
    }
    let mut licenses: Vec<License> =
        giving.map(|(_, plan, works)| License { product: plan.name.to_owned(), switched_off: !works }).collect();
    for (product, plan, _) in &known_plans {
        if plan.rights.is_empty() && !licenses.iter().any(|license| license.product == product.id) {
            licenses.push(License { product: product.id.to_owned(), switched_off: false });
        }
    }
    let is_strange = |assigned: &&AssignedPlan| {
        may_concern_power_automate(assigned.name) && plan(assigned.id).or_else(|| plan(assigned.name)).is_none()
    };
    if plans.is_empty() || plans.iter().any(|assigned| is_strange(&assigned)) {
        licenses.push(License { product: product_name.to_owned(), switched_off: false });
    }
    licenses
}

/// Whether a service plan may concern Power Automate, by its name. A plan without a name may.
fn may_concern_power_automate(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    name.is_empty() || ["FLOW", "AUTOMATE", "RPA"].iter().any(|word| name.contains(word))
}

/// Whether an auto-claim policy's app is the attended part of Premium, by any of its names.
#[must_use]
pub fn is_attended_app(written: &str) -> bool {
    let names = ["Power Automate RPA Attended", "POWER_AUTOMATE_ATTENDED_RPA", "rpaAttended"];
    names.iter().any(|name| name.eq_ignore_ascii_case(written.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::licenses::gives;
    use super::*;
    use crate::model::{Licenses, OpenList, Right};

    const ATTENDED: &str = "375cd0ad-c407-49fd-866a-0bff4f8a9a4d";

    #[track_caller]
    fn check_assigned(product: &str, plans: &[(&str, &str, &str)], expected: &str, attended: Option<bool>) {
        let plans: Vec<AssignedPlan> =
            plans.iter().map(|(id, name, status)| AssignedPlan { id, name, status }).collect();
        let items = assigned(product, &plans);
        assert_eq!(serde_json::to_string(&items).unwrap_or_default(), expected);
        let held = Licenses { list: OpenList { items, complete: true }, lacks: vec![] };
        assert_eq!(gives(&held, Right::Attended), attended, "{held:?}");
    }

    #[test]
    fn a_known_product_counts_unless_its_plan_is_switched_off() {
        let plans = |status| [(ATTENDED, "POWER_AUTOMATE_ATTENDED_RPA", status)];
        let sku = "eda1941c-3c4f-4995-b5eb-e85a42175ab9";
        check_assigned(sku, &plans("Success"), &format!(r#"[{{"product":"{sku}"}}]"#), Some(true));
        for status in ["Disabled", "PendingActivation", "PendingInput", "PendingProvisioning"] {
            check_assigned(sku, &plans(status), &format!(r#"[{{"product":"{sku}","switchedOff":true}}]"#), Some(false));
        }
        check_assigned("FLOW_FREE", &[], r#"[{"product":"FLOW_FREE"}]"#, Some(false));
    }

    #[test]
    fn a_plan_that_gives_the_right_counts_in_an_unknown_product() {
        let plans = |status| [(ATTENDED, "", status), ("", "EXCHANGE_S_FOUNDATION", "Success")];
        let expected = r#"[{"product":"POWER_AUTOMATE_ATTENDED_RPA"}]"#;
        check_assigned("CONTOSO_BUNDLE", &plans("Success"), expected, Some(true));
        let expected = r#"[{"product":"POWER_AUTOMATE_ATTENDED_RPA","switchedOff":true}]"#;
        check_assigned("CONTOSO_BUNDLE", &plans("Disabled"), expected, Some(false));
    }

    #[test]
    fn an_unknown_product_is_what_its_plans_for_flows_are() {
        let seeded = ("07699545-9485-468e-95b6-2fca3738be01", "FLOW_O365_P3", "Success");
        let new = ("11111111-2222-3333-4444-555555555555", "FLOW_FROM_TOMORROW", "Success");
        check_assigned("CONTOSO_BUNDLE", &[seeded], r#"[{"product":"microsoft-365"}]"#, Some(false));
        let both = r#"[{"product":"microsoft-365"},{"product":"CONTOSO_BUNDLE"}]"#;
        check_assigned("CONTOSO_BUNDLE", &[seeded, new], both, None);
        check_assigned("EXCHANGESTANDARD", &[("", "EXCHANGE_S_STANDARD", "Success")], "[]", Some(false));
        check_assigned("CONTOSO_BUNDLE", &[], r#"[{"product":"CONTOSO_BUNDLE"}]"#, None);
    }
}
