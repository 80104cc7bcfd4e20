//! The licences: what each product gives a desktop flow run, by any of its names.

use super::guidance::Citation;
use super::sources;
use crate::model::{License, Licenses, Right};
use serde::Serialize;

/// A product that a user, a machine or an environment can have.
#[derive(Debug)]
pub struct Product {
    /// Our id.
    pub id: &'static str,
    /// Its present name.
    pub name: &'static str,
    /// Who holds it.
    pub holder: Holder,
    /// Part numbers and earlier names; compared without regard to case.
    pub names: &'static [&'static str],
    /// Its GUID in Microsoft Graph, where there is one.
    pub sku: Option<&'static str>,
    /// What it allows its holder's runs to do.
    pub rights: &'static [Right],
    /// What people get wrong about it; empty where nothing is worth saying.
    pub note: &'static str,
    /// Who says so.
    pub sources: &'static [Citation],
}

/// Who holds a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Holder {
    /// One user.
    User,
    /// An environment and, from it, a machine: it never shows among a user's licences.
    Machine,
}

/// Every product that we know.
pub static ALL: &[Product] = &[
    Product {
        id: "premium",
        name: "Power Automate Premium",
        holder: Holder::User,
        names: &[
            "POWERAUTOMATE_ATTENDED_RPA",
            "POWER_AUTOMATE_ATTENDED_RPA",
            "Power Automate per user with attended RPA plan",
            "Power Automate per user plan with attended RPA",
        ],
        sku: Some("eda1941c-3c4f-4995-b5eb-e85a42175ab9"),
        rights: &[Right::Attended],
        note: "",
        sources: &[
            sources::SKU_TABLE.at("Power Automate"),
            sources::LICENSE_TYPES.at("Compare Power Automate licenses"),
        ],
    },
    Product {
        id: "premium-gcc",
        name: "Power Automate Premium for Government",
        holder: Holder::User,
        names: &["POWERAUTOMATE_ATTENDED_RPA_GCC", "POWER_AUTOMATE_ATTENDED_RPA_GCC"],
        sku: Some("d3987516-4b53-4dc0-8335-411260bf5626"),
        rights: &[Right::Attended],
        note: "",
        sources: &[sources::SKU_TABLE.at("Power Automate")],
    },
    Product {
        id: "self-service-trial",
        name: "90-day self-service trial of Premium",
        holder: Holder::User,
        names: &["Power Automate Premium trial"],
        sku: None,
        rights: &[Right::Attended, Right::Unattended],
        note: "It carries one unattended bot with the user.",
        sources: &[
            sources::LICENSE_TYPES.at("Trial licenses"),
            sources::CAPACITY.at("Allocate Process capacity to a machine"),
        ],
    },
    Product {
        id: "per-user",
        name: "Power Automate per user plan",
        holder: Holder::User,
        names: &["FLOW_PER_USER", "FLOW_PER_USER_DEPT", "FLOW_PER_USER_GCC"],
        sku: Some("4a51bf65-409c-4a91-b845-1121b571cc9d"),
        rights: &[],
        note: "Premium cloud flows only: it contains no attended RPA.",
        sources: &[sources::LICENSE_DEEP_DIVE.at("Per user plan")],
    },
    Product {
        id: "free",
        name: "Power Automate Free",
        holder: Holder::User,
        names: &["FLOW_FREE"],
        sku: Some("f30db892-07e9-47e9-837c-80727f46fd3d"),
        rights: &[],
        note: "",
        sources: &[sources::SKU_TABLE.at("Power Automate")],
    },
    Product {
        id: "microsoft-365",
        name: "Microsoft 365 with Power Automate",
        holder: Holder::User,
        names: &["Power Automate for Office 365", "FLOW_O365_P1", "FLOW_O365_P2", "FLOW_O365_P3", "FLOW_O365_S1"],
        sku: None,
        rights: &[],
        note: "The plan inside Microsoft 365 covers standard cloud flows only.",
        sources: &[sources::LICENSE_TYPES.at("Seeded plans")],
    },
    Product {
        id: "process",
        name: "Power Automate Process",
        holder: Holder::Machine,
        names: &["Power_Automate_per_process"],
        sku: Some("253ce8d3-6122-4240-8b04-f434a8fa831f"),
        rights: &[],
        note: "It belongs to a machine or a cloud flow, not to a user, and contains no attended RPA.",
        sources: &[sources::LICENSE_DEEP_DIVE.at("Power Automate Process"), sources::CAPACITY.at("Introduction")],
    },
    Product {
        id: "unattended-add-on",
        name: "Unattended RPA add-on",
        holder: Holder::Machine,
        names: &["POWERAUTOMATE_UNATTENDED_RPA", "POWERAUTOMATE_UNATTENDED_RPA_GCC", "POWER_AUTOMATE_UNATTENDED_RPA"],
        sku: Some("3539d28c-6e35-4a30-b3a9-cd43d5d3e0e2"),
        rights: &[],
        note: "Sold until February 2024; Process took its place. It belongs to a machine, not to a user.",
        sources: &[sources::ADD_ONS.at("Types of add-ons")],
    },
];

/// The product with this id, name, part number or GUID.
#[must_use]
pub fn find(written: &str) -> Option<&'static Product> {
    let written = written.trim().trim_matches(['{', '}']);
    let same = |name: &&str| name.eq_ignore_ascii_case(written);
    ALL.iter().find(|product| {
        same(&product.id) || same(&product.name) || product.names.iter().any(same) || product.sku.iter().any(same)
    })
}

/// Whether a user's licences give a right. A product that we do not know makes it unknown.
#[must_use]
pub fn gives(held: &Licenses, right: Right) -> Option<bool> {
    let given = held.list.some(|license: &License| match find(&license.product) {
        Some(product) => Some(product.rights.contains(&right) && !license.switched_off),
        None if license.switched_off => Some(false),
        None => None,
    });
    if given == Some(true) || !held.lacks.contains(&right) { given } else { Some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OpenList;

    #[track_caller]
    fn check(products: &[&str], complete: bool, lacks: &[Right], expected: Option<bool>) {
        let items =
            products.iter().map(|product| License { product: (*product).to_owned(), switched_off: false }).collect();
        let held = Licenses { list: OpenList { items, complete }, lacks: lacks.to_vec() };
        assert_eq!(gives(&held, Right::Attended), expected, "{held:?}");
    }

    #[test]
    fn a_product_is_known_by_any_of_its_names() {
        for name in [
            "premium",
            "powerautomate_attended_rpa",
            "{EDA1941C-3C4F-4995-B5EB-E85A42175AB9}",
            "Power Automate Premium",
        ] {
            assert_eq!(find(name).map(|product| product.id), Some("premium"), "{name}");
        }
    }

    #[test]
    fn an_unknown_product_makes_the_right_unknown() {
        check(&["SPE_E5"], true, &[], None);
        check(&["SPE_E5", "premium"], false, &[], Some(true));
    }

    #[test]
    fn the_right_is_absent_only_from_a_complete_list() {
        check(&["per-user"], false, &[], None);
        check(&["per-user"], true, &[], Some(false));
    }

    #[test]
    fn a_right_known_to_be_lacking_is_absent_whatever_else_is_held() {
        check(&["SPE_E5"], false, &[Right::Attended], Some(false));
    }
}
