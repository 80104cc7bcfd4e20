//! Every combination of what decides: the feature, the policies, the licences left, what the user holds, the act.
//! Everything else is as it should be: the policies are on and old enough, all environments are served and managed,
//! Power Automate for desktop is new enough and came by its installer.

use super::choices::{HELD, only, with_seats};
use super::decide::{Verdict, decide};
use super::judge::DESKTOP_FLOOR;
use super::situation::{Acts, Policy, Situation};
use super::words::{Act, App, Edition, Scope};
use crate::model::{OpenList, Version};

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
    /// Every set.
    pub const ALL: [Self; 3] = [Self::Premium, Self::PerUser, Self::Both];

    /// Its apps.
    #[must_use]
    pub const fn apps(self) -> &'static [App] {
        match self {
            Self::Premium => &[App::RpaAttended],
            Self::PerUser => &[App::PerUserPlan],
            Self::Both => &[App::RpaAttended, App::PerUserPlan],
        }
    }

    /// The set in two words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Premium => "RPA Attended",
            Self::PerUser => "Per user",
            Self::Both => "Both",
        }
    }
}

/// One combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Combination {
    /// Whether the feature is on.
    pub feature: bool,
    /// The policies.
    pub set: Set,
    /// Whether licences of their products are left.
    pub left: bool,
    /// What the user holds: a product, or nothing.
    pub held: &'static str,
    /// What the user does.
    pub act: Act,
}

/// What comes of a combination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Claimed or not; nothing is open.
    pub verdict: Verdict,
    /// The products that may be given, by their names; of two it is not documented which.
    pub products: Vec<&'static str>,
    /// Whether no page speaks of this very case.
    pub doubtful: bool,
}

impl Combination {
    /// The situation in full.
    #[must_use]
    pub fn situation(self) -> Situation {
        let mut situation = Situation::default();
        situation.feature.on = Some(self.feature);
        situation.feature.scope = Some(Scope::AllEnvironments);
        situation.environment.managed = Some(true);
        situation.user.licenses = Some(only(self.held));
        situation.act.what = Some(Acts::from(self.act));
        situation.act.pad_version = Version::parse(DESKTOP_FLOOR);
        situation.act.pad_edition = Some(Edition::Installer);
        let policy = |app: &App| Policy {
            app: Some(*app),
            product: app.product().map(str::to_owned),
            backups: Some(vec![]),
            on: Some(true),
            in_force: Some(true),
            ..Policy::default()
        };
        situation.policies = Some(OpenList { items: self.set.apps().iter().map(policy).collect(), complete: true });
        for product in App::OURS.iter().filter_map(|app| app.product()) {
            situation = with_seats(&situation, product, Some(u32::from(self.left)));
        }
        situation
    }

    /// What comes of it.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        let situation = self.situation();
        let decision = decide(&situation);
        let known =
            |id: &str| App::OURS.into_iter().filter_map(super::products::Named::of_app).find(|own| own.id() == id);
        let products = decision.candidates.iter().filter_map(|one| known(one.product.id())).map(|one| one.name());
        Outcome {
            verdict: decision.verdict,
            products: products.collect(),
            doubtful: !decision.candidates.is_empty() && decision.candidates.iter().all(|one| !one.doubts.is_empty()),
        }
    }
}

/// Every combination.
pub fn all() -> impl Iterator<Item = Combination> {
    [true, false].into_iter().flat_map(|feature| {
        [true, false].into_iter().flat_map(move |left| {
            HELD.into_iter().flat_map(move |(_, held)| {
                Act::ALL.iter().flat_map(move |(_, act)| {
                    Set::ALL.into_iter().map(move |set| Combination { feature, set, left, held, act: *act })
                })
            })
        })
    })
}
