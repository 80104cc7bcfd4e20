//! Products as a situation names them, and the rights they give.

use super::words::{App, Need};
use crate::catalog::licenses::{self, Holder, Product};
use crate::model::{License, Licenses, Right};

/// A known product, or an unknown name.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    /// A product of the catalogue.
    Known(&'static Product),
    /// A name that the catalogue lacks. It may be another name of a known product.
    Unknown(&'a str),
}

impl<'a> Named<'a> {
    /// The product with this id, part number, GUID or name.
    #[must_use]
    pub fn of(written: &'a str) -> Self {
        licenses::find(written).map_or(Self::Unknown(written), Self::Known)
    }

    /// The product that belongs to an app.
    #[must_use]
    pub fn of_app(app: App) -> Option<Self> {
        app.product().map(Self::of)
    }

    /// Its id, or the name as written.
    #[must_use]
    pub const fn id(self) -> &'a str {
        match self {
            Self::Known(product) => product.id,
            Self::Unknown(written) => written,
        }
    }

    /// Its current name, or the name as written.
    #[must_use]
    pub const fn name(self) -> &'a str {
        match self {
            Self::Known(product) => product.name,
            Self::Unknown(written) => written,
        }
    }

    /// Whether both are the same product; `None` if the names leave that open.
    #[must_use]
    pub fn is(self, other: Named) -> Option<bool> {
        match (self, other) {
            (Self::Known(one), Named::Known(two)) => Some(one.id == two.id),
            (Self::Unknown(one), Named::Unknown(two)) if one.eq_ignore_ascii_case(two) => Some(true),
            _ => None,
        }
    }

    /// Whether its licence allows attended runs, if all its parts are switched on.
    #[must_use]
    pub fn gives_attended(self) -> Option<bool> {
        match self {
            Self::Known(product) if product.unsure.contains(&Right::Attended) => None,
            Self::Known(product) => Some(product.rights.contains(&Right::Attended)),
            Self::Unknown(_) => None,
        }
    }
}

/// Premium, for companies and for governments.
const PREMIUM: &[&str] = &["premium", "premium-gcc"];
/// What counts as the per user licence when that is requested.
const PER_USER: &[&str] = &["per-user", "premium", "premium-gcc"];
/// Products that allow premium cloud flows.
const PREMIUM_FLOWS: &[&str] = &["per-user", "premium", "premium-gcc", "self-service-trial"];
/// Products that allow at most standard cloud flows. For others, no source says.
const STANDARD_FLOWS: &[&str] = &["free", "microsoft-365", "windows"];

/// Whether a user has what an action needs; `None` if unknown.
#[must_use]
pub fn has(held: &Licenses, need: Need) -> Option<bool> {
    match need {
        Need::Attended => licenses::gives(held, Right::Attended),
        Need::PremiumFlows => held.list.some(|license| match Named::of(&license.product) {
            _ if license.switched_off => Some(false),
            Named::Known(product) if PREMIUM_FLOWS.contains(&product.id) => Some(true),
            Named::Known(product) => {
                (STANDARD_FLOWS.contains(&product.id) || product.holder != Holder::User).then_some(false)
            }
            Named::Unknown(_) => None,
        }),
        Need::PerUserLicense => holds_one(held, PER_USER),
        Need::PremiumLicense => holds_one(held, PREMIUM),
    }
}

/// Whether one of these products is assigned, with or without parts switched off.
fn holds_one(held: &Licenses, ids: &[&str]) -> Option<bool> {
    held.list.some(|license: &License| match Named::of(&license.product) {
        Named::Known(product) => Some(ids.contains(&product.id)),
        Named::Unknown(_) => None,
    })
}

/// Whether a user holds a product, with or without parts switched off.
#[must_use]
pub fn holds(held: &Licenses, product: Named) -> Option<bool> {
    held.list.some(|license| Named::of(&license.product).is(product))
}
