//! Four spaces of states that together cover every condition, with the code's answer and the table's for each state.

use crate::states::{self, Dim, Ends, States};
use crate::table::{Full, Policy as FullPolicy};
use flow_preflight::auto_claim::attended::afterwards;
use flow_preflight::auto_claim::{App, Scope, State, Verdict, decide};
use flow_preflight::model::{Fact, Field, Item, Licenses, OpenList, RunPlan, Seats};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A space of states.
pub(crate) struct Space {
    pub(crate) name: &'static str,
    pub(crate) states: States,
    /// The possible results of each state, by the table.
    pub(crate) ends: Vec<Ends>,
    /// The code's answer for each state.
    pub(crate) said: Vec<Said>,
}

/// The code's answer for a state.
pub(crate) struct Said {
    pub(crate) verdict: Verdict,
    pub(crate) asks: Vec<Field>,
    /// The policies and products that may be claimed; no policy for one that is not listed.
    pub(crate) claims: BTreeSet<(Option<usize>, String)>,
    pub(crate) attended: State,
}

pub(crate) static SPACES: LazyLock<[Space; 4]> = LazyLock::new(|| {
    [("users", users()), ("policies", policies()), ("backups", backups()), ("lines", lines())].map(|(name, states)| {
        let said = (0..states.count()).map(|state| said(&states.situation(&states.digits(state)))).collect();
        Space { name, ends: states.ends(), said, states }
    })
});

fn said(situation: &RunPlan) -> Said {
    let decision = decide(situation);
    Said {
        verdict: decision.verdict,
        claims: decision.candidates.iter().map(|one| (one.policy, one.product.id().to_owned())).collect(),
        attended: afterwards(situation, &decision).state,
        asks: decision.asks,
    }
}

impl Space {
    /// The numbers of the states that can occur.
    pub(crate) fn each(&self) -> impl Iterator<Item = usize> {
        (0..self.states.count()).filter(|state| !is_no_state(&self.states, *state))
    }

    /// A state as JSON, for messages.
    pub(crate) fn shown(&self, state: usize) -> String {
        format!("{}: {}", self.name, self.states.shown(state))
    }
}

/// True for a state that only stands in for a completed list of policies.
fn is_no_state(states: &States, state: usize) -> bool {
    let digits = states.digits(state);
    states.dims.iter().zip(digits).any(|(dim, digit)| dim.ask == Fact::Policies.into() && (1..=2).contains(&digit))
}

const ACTIONS: &[&str] = &[
    "startPremiumFlow",
    "startAttendedFlow",
    "savePremiumFlow",
    "turnOnPremiumFlow",
    "useStandardFlow",
    "requestPerUser",
    "saveAttendedFlow",
    "turnOnAttendedFlow",
    "requestPremium",
    "goPremium",
    "useTrial",
    "callApi",
    "other",
];

fn ready(app: App, product: &str) -> Item {
    Item::default()
        .with(Fact::PoliciesApp, app)
        .with(Fact::PoliciesProduct, product)
        .with(Fact::PoliciesBackups, vec![])
        .with(Fact::PoliciesIncludedApps, vec!["Power Automate RPA Attended".to_owned()])
        .with(Fact::PoliciesOn, true)
        .with(Fact::PoliciesInForce, true)
}

/// Both policies are ready, and licences are left.
fn ready_tenant(known: &mut RunPlan, full: &mut Full) {
    let items = vec![ready(App::PerUserPlan, "per-user"), ready(App::RpaAttended, "premium")];
    states::say(known, Fact::Policies, OpenList { items, complete: true });
    let seats = |product: &str| Seats { product: product.to_owned(), free: Some(1) };
    let items = vec![seats("per-user"), seats("premium")];
    states::say(known, Fact::TenantLicenses, OpenList { items, complete: true });
    let policy = |app, product| FullPolicy { app, on: true, in_force: true, products: vec![product] };
    full.policies = vec![policy("perUserPlan", "per-user"), policy("rpaAttended", "premium")];
    full.left = vec![("per-user", 1), ("premium", 1)];
}

/// The user has no licence, and only the policies are open.
fn ready_user(known: &mut RunPlan, full: &mut Full) {
    states::say(known, Fact::FeatureOn, true);
    states::say(known, Fact::FeatureScope, Scope::AllEnvironments);
    states::say(known, Fact::EnvironmentManaged, false);
    let list = OpenList { items: vec![], complete: true };
    states::say(known, Fact::UserLicenses, Licenses { list, lacks: vec![] });
    full.managed = false;
}

/// Every action, user and environment in a tenant that is ready.
fn users() -> States {
    let dims: Vec<Dim> = vec![
        states::action(ACTIONS),
        states::feature(),
        states::scope(),
        states::managed(),
        states::version(),
        states::edition(),
        states::held(),
    ];
    States { dims, base: ready_tenant }
}

/// Every set of two policies and remaining licences of both products, for a user without a licence.
fn policies() -> States {
    let dims: Vec<Dim> = vec![
        states::action(&["startPremiumFlow", "startAttendedFlow", "requestPerUser"]),
        states::app(0),
        states::on(0),
        states::in_force(0),
        states::product(0, &["premium", "per-user"]),
        states::app(1),
        states::product(1, &["per-user", "premium"]),
        states::left("premium"),
        states::left("per-user"),
    ];
    let base = |known: &mut RunPlan, full: &mut Full| {
        ready_user(known, full);
        let first = Item::default()
            .with(Fact::PoliciesBackups, vec![])
            .with(Fact::PoliciesIncludedApps, vec!["POWER_AUTOMATE_ATTENDED_RPA".to_owned()]);
        let policy = first.clone().with(Fact::PoliciesOn, true).with(Fact::PoliciesInForce, true);
        states::say(known, Fact::Policies, OpenList { items: vec![first, policy], complete: true });
    };
    States { dims, base }
}

/// One policy that may have backup products, next to others that may not be listed, and the user's licences.
fn backups() -> States {
    let dims: Vec<Dim> = vec![
        states::action(&["startPremiumFlow", "startAttendedFlow"]),
        states::app(0),
        states::product(0, &["premium", "per-user", "process"]),
        states::backups(0, &[&[], &["premium"], &["per-user", "premium"]]),
        states::held(),
        states::left("premium"),
        states::left("per-user"),
        states::complete(),
    ];
    let base = |known: &mut RunPlan, full: &mut Full| {
        ready_user(known, full);
        known.set(Fact::UserLicenses, None);
        let policy = Item::default()
            .with(Fact::PoliciesIncludedApps, vec!["rpaAttended".to_owned()])
            .with(Fact::PoliciesOn, true)
            .with(Fact::PoliciesInForce, true);
        states::say(known, Fact::Policies, OpenList { items: vec![policy], complete: true });
    };
    States { dims, base }
}

/// One policy with several products, of each of which licences are left, not left, or unknown.
fn lines() -> States {
    let mut backups =
        states::backups(0, &[&[], &["premium-gcc"], &["premium", "premium-gcc"], &["process", "premium-gcc"]]);
    // If the products are unknown, the one for governments is not assumed to be among them.
    backups.choices.retain(|choice| choice.fill.is_some());
    let mut held = states::held();
    held.choices.retain(|choice| choice.fill.is_some());
    let dims: Vec<Dim> = vec![
        states::action(&["startPremiumFlow", "startAttendedFlow", "requestPremium"]),
        backups,
        states::on(0),
        held,
        states::left("premium"),
        states::left("premium-gcc"),
    ];
    let base = |known: &mut RunPlan, full: &mut Full| {
        ready_user(known, full);
        known.set(Fact::UserLicenses, None);
        let policy = Item::default()
            .with(Fact::PoliciesApp, App::RpaAttended)
            .with(Fact::PoliciesProduct, "premium")
            .with(Fact::PoliciesIncludedApps, vec!["Power Automate RPA Attended".to_owned()])
            .with(Fact::PoliciesInForce, true);
        states::say(known, Fact::Policies, OpenList { items: vec![policy], complete: true });
        full.policies = vec![FullPolicy { app: "rpaAttended", on: true, in_force: true, products: vec!["premium"] }];
    };
    States { dims, base }
}
