//! The licence products: which rights each gives, by any of its names.

use super::sources::{Citation, citations};
use crate::model::{License, Licenses, Right};
use crate::store::catalog;
pub use flow_preflight_grammar::stored::{Holder, LicenseKind};
use flow_preflight_grammar::stored::{StoredProduct, StoredServicePlan};
use serde::Serialize;
use std::sync::LazyLock;

/// A product that a user, machine, cloud flow or environment can hold.
#[derive(Debug)]
pub struct Product {
    /// Its id.
    pub id: &'static str,
    /// Its current name.
    pub name: &'static str,
    /// How it is obtained.
    pub kind: LicenseKind,
    /// Who holds it.
    pub holder: Holder,
    /// Other names, including earlier ones. Compared without case.
    pub names: &'static [&'static str],
    /// Its variants in Microsoft Graph, such as that of a government cloud.
    pub skus: &'static [Sku],
    /// The service plans that identify it, including all that give a right.
    pub plans: &'static [ServicePlan],
    /// The rights that it gives to its holder's runs.
    pub rights: &'static [Right],
    /// Rights that it may or may not give, because no source says.
    pub unsure: &'static [Right],
    /// Whether its holder can register machines.
    pub registers_machines: bool,
    /// The day it was last sold, if a source gives it.
    pub sold_until: Option<&'static str>,
    /// A common misunderstanding; empty if there is none worth mentioning.
    pub note: &'static str,
    /// The sources.
    pub sources: &'static [Citation],
}

/// A product as Microsoft Graph names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Sku {
    /// Its GUID, `skuId`.
    pub id: &'static str,
    /// Its part number, `skuPartNumber`.
    pub part_number: &'static str,
}

/// A part of a product that can be switched off separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ServicePlan {
    /// Its GUID, `servicePlanId`.
    pub id: &'static str,
    /// Its name, `servicePlanName`.
    pub name: &'static str,
    /// The rights that it gives; most plans give none.
    pub rights: &'static [Right],
}

static ALL: LazyLock<Vec<Product>> = LazyLock::new(|| catalog().products.iter().map(Product::from).collect());

impl From<&'static StoredProduct> for Product {
    fn from(stored: &'static StoredProduct) -> Self {
        let sku = |(id, part_number): &(&'static str, &'static str)| Sku { id, part_number };
        let plan = |stored: &'static StoredServicePlan| ServicePlan {
            id: stored.id,
            name: stored.name,
            rights: &stored.rights,
        };
        Self {
            id: stored.id,
            name: stored.name,
            kind: stored.kind,
            holder: stored.holder,
            names: &stored.names,
            skus: stored.skus.iter().map(sku).collect::<Vec<_>>().leak(),
            plans: stored.plans.iter().map(plan).collect::<Vec<_>>().leak(),
            rights: &stored.rights,
            unsure: &stored.unsure,
            registers_machines: stored.registers_machines,
            sold_until: stored.sold_until,
            note: stored.note,
            sources: citations(&stored.sources),
        }
    }
}

/// Every known product.
#[must_use]
pub fn all() -> &'static [Product] {
    &ALL
}

/// The product with this id, name, part number or GUID, or one with this service plan.
#[must_use]
pub fn find(written: &str) -> Option<&'static Product> {
    product(written).or_else(|| Some(plan(written)?.0))
}

/// The product with this id, name, part number or GUID.
pub(super) fn product(written: &str) -> Option<&'static Product> {
    let same = same_as(written);
    all().iter().find(|product| {
        same(product.id)
            || same(product.name)
            || product.names.iter().any(|name| same(name))
            || product.skus.iter().any(|sku| same(sku.id) || same(sku.part_number))
    })
}

/// The service plan with this name or GUID, and a product that includes it.
#[must_use]
pub fn plan(written: &str) -> Option<(&'static Product, &'static ServicePlan)> {
    let same = same_as(written);
    let plan = |product: &'static Product| {
        Some((product, product.plans.iter().find(|plan| same(plan.id) || same(plan.name))?))
    };
    all().iter().find_map(plan)
}

/// Compares a name with `written` without case; a GUID may be in braces.
fn same_as(written: &str) -> impl Fn(&str) -> bool {
    let written = written.trim().trim_matches(['{', '}']);
    move |name| name.eq_ignore_ascii_case(written)
}

/// Whether a user's licences give a right. `None` if they include an unknown product and no known one gives it.
#[must_use]
pub fn gives(held: &Licenses, right: Right) -> Option<bool> {
    let given = held
        .list
        .some(|license: &License| if license.switched_off { Some(false) } else { has(&license.product, right) });
    if given == Some(true) || !held.lacks.contains(&right) { given } else { Some(false) }
}

/// Whether a user has attended RPA in a licence in which it is switched off.
pub(super) fn is_switched_off(held: &Licenses) -> Option<bool> {
    held.list.some(|license| if license.switched_off { has(&license.product, Right::Attended) } else { Some(false) })
}

/// Whether a product or service plan gives a right to the user who holds it. Products held by a machine, cloud flow or
/// environment give a user none.
fn has(written: &str, right: Right) -> Option<bool> {
    let (product, rights) = match product(written) {
        Some(product) => (product, product.rights),
        None => plan(written).map(|(product, plan)| (product, plan.rights))?,
    };
    if product.holder != Holder::User {
        Some(false)
    } else if rights.contains(&right) {
        Some(true)
    } else {
        (!product.unsure.contains(&right)).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OpenList;

    #[track_caller]
    fn check_right(right: Right, products: &[&str], complete: bool, lacks: &[Right], expected: Option<bool>) {
        let items =
            products.iter().map(|product| License { product: (*product).to_owned(), switched_off: false }).collect();
        let held = Licenses { list: OpenList { items, complete }, lacks: lacks.to_vec() };
        assert_eq!(gives(&held, right), expected, "{right:?}: {held:?}");
    }

    #[track_caller]
    fn check(products: &[&str], complete: bool, lacks: &[Right], expected: Option<bool>) {
        check_right(Right::Attended, products, complete, lacks, expected);
    }

    #[test]
    fn a_product_is_known_by_any_of_its_names() {
        for (name, id) in [
            ("premium", "premium"),
            ("powerautomate_attended_rpa", "premium"),
            ("{EDA1941C-3C4F-4995-B5EB-E85A42175AB9}", "premium"),
            ("Power Automate Premium", "premium"),
            ("Power Automate per user with attended RPA plan", "premium"),
            ("d80a4c5d-8f05-4b64-9926-6574b9e6aee4", "per-user"),
            ("power_automate_per_process", "process"),
            ("Microsoft_365_E3_EEA_(no_Teams)_Unattended_License", "microsoft-365-unattended"),
            ("SPE_E5", "microsoft-365"),
        ] {
            assert_eq!(find(name).map(|product| product.id), Some(id), "{name}");
        }
    }

    #[test]
    fn every_name_guid_and_plan_leads_to_one_product() {
        let mut seen: Vec<(String, &str)> = vec![];
        for product in all() {
            let skus = product.skus.iter().flat_map(|sku| [sku.id, sku.part_number]);
            let plans = product.plans.iter().flat_map(|plan| [plan.id, plan.name]);
            let names = [product.id, product.name].into_iter().chain(product.names.iter().copied());
            for name in names.chain(skus).chain(plans) {
                let name = name.to_lowercase();
                let other = seen.iter().find(|(known, id)| *known == name && *id != product.id);
                assert!(other.is_none(), "{name} is {} and {other:?}", product.id);
                assert_eq!(find(&name).map(|found| found.id), Some(product.id), "{name}");
                seen.push((name, product.id));
            }
        }
    }

    #[test]
    fn guids_are_whole() {
        let of_skus = all().iter().flat_map(|product| product.skus.iter().map(|sku| sku.id));
        let of_plans = all().iter().flat_map(|product| product.plans.iter().map(|plan| plan.id));
        for guid in of_skus.chain(of_plans) {
            let lengths: Vec<usize> = guid.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{guid}");
            assert!(guid.chars().all(|letter| letter == '-' || letter.is_ascii_hexdigit()), "{guid}");
        }
    }

    #[test]
    fn a_plan_gives_what_its_product_gives_and_no_more() {
        for product in all() {
            for right in product.plans.iter().flat_map(|plan| plan.rights) {
                assert!(product.rights.contains(right), "{}: {right:?}", product.id);
            }
            assert!(!product.rights.iter().any(|right| product.unsure.contains(right)), "{}", product.id);
        }
    }

    #[test]
    fn an_unknown_product_makes_the_right_unknown() {
        check(&["CONTOSO_BUNDLE"], true, &[], None);
        check(&["CONTOSO_BUNDLE", "premium"], false, &[], Some(true));
    }

    #[test]
    fn what_no_source_says_is_unknown_too() {
        check(&["POWERAPPS_VIRAL"], true, &[], None);
        check_right(Right::Hosted, &["self-service-trial"], true, &[], None);
    }

    #[test]
    fn the_right_is_absent_only_from_a_complete_list() {
        check(&["per-user"], false, &[], None);
        check(&["per-user"], true, &[], Some(false));
    }

    #[test]
    fn a_right_known_to_be_lacking_is_absent_whatever_else_is_held() {
        check(&["CONTOSO_BUNDLE"], false, &[Right::Attended], Some(false));
    }

    #[test]
    fn names_that_come_near_give_nothing() {
        for friend in [
            "FLOW_PER_USER",
            "Power Apps Premium",
            "SPE_E3_RPA1",
            "1aa94593-ca12-4254-a738-81a5972958e8",
            "WIN_ENT_E5",
            "POWERAUTOMATE_DESKTOP_FOR_WIN",
            "FLOW_FREE",
            "FLOW_BUSINESS_PROCESS",
        ] {
            for (_, right) in Right::ALL {
                check_right(right, &[friend], true, &[], Some(false));
            }
        }
    }

    #[test]
    fn what_a_machine_or_an_environment_holds_gives_a_user_nothing() {
        for product in ["process", "hosted-process", "POWERAUTOMATE_UNATTENDED_RPA", "pay-as-you-go"] {
            for (_, right) in Right::ALL {
                check_right(right, &[product], true, &[], Some(false));
            }
        }
    }

    #[test]
    fn the_trial_carries_a_bot_and_premium_does_not() {
        check_right(Right::Unattended, &["self-service-trial"], true, &[], Some(true));
        check_right(Right::Unattended, &["premium"], true, &[], Some(false));
    }
}
