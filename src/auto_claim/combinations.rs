//! Every combination of what decides a claim: feature, policies, remaining licences, held licences, action. Everything
//! else is in order: the policies are on and old enough, all environments are covered and managed, and Power Automate
//! for desktop is recent and was installed with the installer.

use super::answers::{HELD_LICENCES, only};
use super::decide::{Verdict, decide};
use super::judge::DESKTOP_FLOOR;
use super::words::{Action, App, Edition, Scope};
use crate::model::{Choice, Fact, Item, OpenList, RunPlan, Seats, Value, Version};

/// The policies of a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// One for the app Power Automate RPA Attended, with Premium.
    Premium,
    /// One for the app Power Automate per User Plan, with the per user plan.
    PerUser,
    /// Both, side by side.
    Both,
}

impl Set {
    /// Every set of policies.
    pub const ALL: [Self; 3] = [Self::Premium, Self::PerUser, Self::Both];

    /// The apps of its policies.
    #[must_use]
    pub const fn apps(self) -> &'static [App] {
        match self {
            Self::Premium => &[App::RpaAttended],
            Self::PerUser => &[App::PerUserPlan],
            Self::Both => &[App::RpaAttended, App::PerUserPlan],
        }
    }

    /// A short label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Premium => "RPA Attended",
            Self::PerUser => "Per user",
            Self::Both => "Both",
        }
    }
}

/// A combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Combination {
    /// Whether the feature is on.
    pub feature: bool,
    /// The policies.
    pub set: Set,
    /// Whether licences of the policies' products are left.
    pub left: bool,
    /// The product that the user holds, or an empty text.
    pub held: &'static str,
    /// What the user does.
    pub action: Action,
}

/// The result for a combination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Claimed or not; never open.
    pub verdict: Verdict,
    /// The names of the products that may be assigned; if there are two, which one is undocumented.
    pub products: Vec<&'static str>,
    /// Whether no source covers exactly this case.
    pub doubtful: bool,
}

impl Combination {
    /// The full situation.
    #[must_use]
    pub fn situation(self) -> RunPlan {
        let policy = |app: &App| {
            Item::default()
                .with(App::FACT, *app)
                .with(Fact::PoliciesProduct, app.product().unwrap_or_default())
                .with(Fact::PoliciesBackups, vec![])
                .with(Fact::PoliciesOn, true)
                .with(Fact::PoliciesInForce, true)
        };
        let seats = |product: &str| Seats { product: product.to_owned(), free: Some(u32::from(self.left)) };
        let policies = OpenList { items: self.set.apps().iter().map(policy).collect(), complete: true };
        let left = OpenList {
            items: App::POWER_AUTOMATE.iter().filter_map(|app| app.product()).map(seats).collect(),
            complete: false,
        };
        let mut situation = RunPlan::new();
        let mut say = |fact: Fact, value: Value| situation.set(fact, Some(value));
        say(Fact::FeatureOn, self.feature.into());
        say(Fact::FeatureScope, Scope::AllEnvironments.into());
        say(Fact::EnvironmentManaged, true.into());
        say(Fact::UserLicenses, only(self.held).into());
        say(Fact::ActWhat, self.action.into());
        if let Some(version) = Version::parse(DESKTOP_FLOOR) {
            say(Fact::ActPadVersion, version.into());
        }
        say(Fact::ActPadEdition, Edition::Installer.into());
        say(Fact::Policies, policies.into());
        say(Fact::TenantLicenses, left.into());
        situation
    }

    /// The result.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        let situation = self.situation();
        let decision = decide(&situation);
        let known = |id: &str| {
            App::POWER_AUTOMATE.into_iter().filter_map(super::products::Named::of_app).find(|own| own.id() == id)
        };
        let products = decision.candidates.iter().filter_map(|one| known(one.product.id())).map(|one| one.name());
        Outcome {
            verdict: decision.verdict,
            products: products.collect(),
            doubtful: !decision.candidates.is_empty() && decision.candidates.iter().all(|one| !one.doubts.is_empty()),
        }
    }
}

/// A user without a licence, with everything set up.
pub const FIRST: Combination =
    Combination { feature: true, set: Set::Premium, left: true, held: "", action: Action::Other };

/// Every combination.
pub fn all() -> impl Iterator<Item = Combination> {
    [true, false].into_iter().flat_map(|feature| {
        [true, false].into_iter().flat_map(move |left| {
            HELD_LICENCES.into_iter().flat_map(move |(_, held)| {
                Action::ALL.iter().flat_map(move |action| {
                    Set::ALL.into_iter().map(move |set| Combination { feature, set, left, held, action: *action })
                })
            })
        })
    })
}
