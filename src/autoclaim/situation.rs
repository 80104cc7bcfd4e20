//! What is known of a tenant, its policies, a user and what the user does. Everything is optional; missing means not known.

use super::moment::Moment;
use super::words::{Act, App, Edition, Goal, Role, Scope};
use crate::model::{Licenses, OpenList, RunPlan, Version};
use serde::{Serialize, Serializer};

/// The situation of one user at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Situation {
    /// The auto-claim feature of the tenant.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<Feature>"))]
    pub feature: Feature,
    /// The policies on the tab *Auto-claim policy*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<OpenList<Policy>>,
    /// What the tenant has bought.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<Tenant>"))]
    pub tenant: Tenant,
    /// The user who acts.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<User>"))]
    pub user: User,
    /// What the user does.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<Doing>"))]
    pub act: Doing,
    /// Where the user does it.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<Environment>"))]
    pub environment: Environment,
    /// What the person wants to set up.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<SetUp>"))]
    pub set_up: SetUp,
    /// A run that lacks a licence, if one is at hand: is auto-claim a way out for it?
    #[serde(skip_serializing_if = "RunPlan::is_empty")]
    #[cfg_attr(feature = "publish", schemars(with = "Option<RunPlan>"))]
    pub plan: RunPlan,
}

/// The settings that hold for every policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "ClaimFeature"))]
pub struct Feature {
    /// Whether the feature is switched on at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<bool>,
    /// Which environments it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
}

/// An auto-claim policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "publish",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "SituationPolicy")
)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The app that it watches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<App>,
    /// The product that it assigns: our id, its part number, its GUID or its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// All backup products, in their order; an empty list means that there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backups: Option<Vec<String>>,
    /// Apps that stand ticked on the page *Select apps*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub included_apps: Option<Vec<String>>,
    /// Apps that are left out of the licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_apps: Option<Vec<String>>,
    /// Whether it is switched on when the user acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<bool>,
    /// When it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Moment>,
    /// Whether it is known to work already when the user acts; a new one takes up to two hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<bool>,
}

/// What the tenant has bought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Tenant {
    /// The products, with the licences that nobody has yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licenses: Option<OpenList<Seats>>,
}

/// The free licences of one product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "SituationSeats"))]
pub struct Seats {
    /// Our id of the product, its part number, its GUID or its name.
    #[cfg_attr(feature = "publish", schemars(length(min = 1)))]
    pub product: String,
    /// How many are left to give; not known if it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
}

/// The user who acts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "ClaimUser"))]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The licences that the user holds already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licenses: Option<Licenses>,
    /// Whether the desktop flow connection of the run belongs to this user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owns_connection: Option<bool>,
}

/// What the user does, when, and in which program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "ClaimDoing"))]
#[serde(rename_all = "camelCase")]
pub struct Doing {
    /// What it is, or the acts of which it is known to be one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<Acts>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// The version of Power Automate for desktop.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub pad_version: Option<Version>,
    /// How Power Automate for desktop was installed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pad_edition: Option<Edition>,
}

/// The environment in which the user acts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "publish",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "ClaimEnvironment")
)]
pub struct Environment {
    /// Whether it is a managed environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed: Option<bool>,
}

/// What the person wants to set up, and as whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "ClaimSetUp"))]
pub struct SetUp {
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// The person's admin role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// Acts of which one is meant; never empty. Most often it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acts(Vec<Act>);

impl Acts {
    /// "One of these", each once. None if the list is empty.
    #[must_use]
    pub fn one_of(given: &[Act]) -> Option<Self> {
        let acts: Vec<Act> = Act::ALL.iter().map(|(_, act)| *act).filter(|act| given.contains(act)).collect();
        (!acts.is_empty()).then_some(Self(acts))
    }

    /// The acts, in the order of the enum.
    #[must_use]
    pub fn several(&self) -> &[Act] {
        &self.0
    }

    /// The acts that it may be, in the order of the enum.
    #[must_use]
    pub fn possible(known: Option<&Self>) -> Vec<Act> {
        known.map_or_else(|| Act::ALL.iter().map(|(_, act)| *act).collect(), |acts| acts.0.clone())
    }
}

impl From<Act> for Acts {
    fn from(act: Act) -> Self {
        Self(vec![act])
    }
}

impl Serialize for Acts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl Situation {
    /// The policies that are known.
    #[must_use]
    pub fn listed(&self) -> &[Policy] {
        self.policies.as_ref().map_or(&[], |list| &list.items)
    }

    /// Whether there may be policies that are not listed.
    #[must_use]
    pub fn may_have_more_policies(&self) -> bool {
        self.policies.as_ref().is_none_or(|list| !list.complete)
    }
}

fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[expect(clippy::ref_option, reason = "serde hands over a reference")]
fn as_text<S: Serializer>(version: &Option<Version>, serializer: S) -> Result<S::Ok, S::Error> {
    match version {
        Some(version) => serializer.collect_str(version),
        None => serializer.serialize_none(),
    }
}
