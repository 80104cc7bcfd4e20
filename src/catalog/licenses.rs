//! The licences: what each product gives a desktop flow run, by any of its names. The table is `licenses.txt`.

use super::guidance::{Citation, citations};
use crate::entries::{Entry, Line, entries};
use crate::model::{License, Licenses, Right};
use serde::Serialize;
use std::sync::LazyLock;

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

static ALL: LazyLock<&[Product]> = LazyLock::new(|| {
    let right = |line: Line| {
        let right = Right::ALL.iter().find(|(id, _)| *id == line.text).map(|(_, right)| *right);
        if right.is_none() {
            line.wrong("there is no such right");
        }
        right
    };
    let product = |entry: Entry| {
        entry.expect(&["name", "holder", "also", "sku", "right", "note", "source"]);
        Product {
            id: entry.id,
            name: entry.text("name"),
            holder: if entry.text("holder") == "machine" { Holder::Machine } else { Holder::User },
            names: entry.texts("also"),
            sku: entry.texts("sku").first().copied(),
            rights: entry.list("right", right),
            note: entry.text("note"),
            sources: citations(entry.lines()),
        }
    };
    entries("licenses", include_str!("licenses.txt")).map(product).collect::<Vec<_>>().leak()
});

/// Every product that we know.
#[must_use]
pub fn all() -> &'static [Product] {
    &ALL
}

/// The product with this id, name, part number or GUID.
#[must_use]
pub fn find(written: &str) -> Option<&'static Product> {
    let written = written.trim().trim_matches(['{', '}']);
    let same = |name: &&str| name.eq_ignore_ascii_case(written);
    all().iter().find(|product| {
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
