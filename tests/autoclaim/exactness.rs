//! The answer is open only if two ways of filling in what is not known differ, and it names what may be claimed exactly.

use crate::states::{self, Dim, States};
use crate::table::{Full, Policy as FullPolicy};
use flow_preflight::autoclaim::ask::Ask;
use flow_preflight::autoclaim::{App, Policy, Scope, Seats, Situation, Verdict, decide};
use flow_preflight::model::{Licenses, OpenList};
use std::collections::BTreeSet;

const ACTS: &[&str] = &[
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

fn ready(app: App, product: &str) -> Policy {
    Policy {
        app: Some(app),
        product: Some(product.to_owned()),
        backups: Some(vec![]),
        included_apps: Some(vec!["Power Automate RPA Attended".to_owned()]),
        on: Some(true),
        in_force: Some(true),
        ..Policy::default()
    }
}

/// Both policies are ready and licences are left.
fn ready_tenant(known: &mut Situation, full: &mut Full) {
    let items = vec![ready(App::PerUserPlan, "per-user"), ready(App::RpaAttended, "premium")];
    known.policies = Some(OpenList { items, complete: true });
    let seats = |product: &str| Seats { product: product.to_owned(), free: Some(1) };
    known.tenant.licenses = Some(OpenList { items: vec![seats("per-user"), seats("premium")], complete: true });
    let policy = |app, product| FullPolicy { app, on: true, in_force: true, products: vec![product] };
    full.policies = vec![policy("perUserPlan", "per-user"), policy("rpaAttended", "premium")];
    full.left = vec![("per-user", 1), ("premium", 1)];
}

/// The user lacks everything, and nothing but the policies is open.
fn ready_user(known: &mut Situation, full: &mut Full) {
    known.feature.on = Some(true);
    known.feature.scope = Some(Scope::AllEnvironments);
    known.environment.managed = Some(false);
    let list = OpenList { items: vec![], complete: true };
    known.user.licenses = Some(Licenses { list, lacks: vec![] });
    full.managed = false;
}

/// Every act, every user and every environment in a tenant that is ready.
fn users() -> States {
    let dims: Vec<Dim> = vec![
        states::act(ACTS),
        states::feature(),
        states::scope(),
        states::managed(),
        states::version(),
        states::edition(),
        states::held(),
    ];
    States { dims, base: ready_tenant }
}

/// Every set of two policies and what is left of both products, for a user who lacks everything.
fn policies() -> States {
    let dims: Vec<Dim> = vec![
        states::act(&["startPremiumFlow", "startAttendedFlow", "requestPerUser"]),
        states::app(0),
        states::on(0),
        states::in_force(0),
        states::product(0, &["premium", "per-user"]),
        states::app(1),
        states::product(1, &["per-user", "premium"]),
        states::left("premium"),
        states::left("per-user"),
    ];
    let base = |known: &mut Situation, full: &mut Full| {
        ready_user(known, full);
        let policy = Policy { on: Some(true), in_force: Some(true), backups: Some(vec![]), ..Policy::default() };
        let first = Policy { backups: Some(vec![]), ..Policy::default() };
        known.policies = Some(OpenList { items: vec![first, policy], complete: true });
    };
    States { dims, base }
}

/// One policy that may have backup products, beside others that may not be listed, and what the user holds.
fn backups() -> States {
    let dims: Vec<Dim> = vec![
        states::act(&["startPremiumFlow", "startAttendedFlow"]),
        states::app(0),
        states::product(0, &["premium", "per-user", "process"]),
        states::backups(0, &[&[], &["premium"], &["per-user", "premium"]]),
        states::held(),
        states::left("premium"),
        states::left("per-user"),
        states::complete(),
    ];
    let base = |known: &mut Situation, full: &mut Full| {
        ready_user(known, full);
        known.user.licenses = None;
        let policy = Policy { on: Some(true), in_force: Some(true), ..Policy::default() };
        known.policies = Some(OpenList { items: vec![policy], complete: true });
    };
    States { dims, base }
}

#[test]
fn claimed_or_not_is_open_only_if_it_can_go_both_ways() {
    for (name, states) in [("users", users()), ("policies", policies()), ("backups", backups())] {
        for (state, ends) in states.ends().into_iter().enumerate() {
            let situation = states.situation(&states.digits(state));
            let decision = decide(&situation);
            let wanted = match (ends.claimed, ends.not_claimed) {
                (true, true) => Verdict::DependsOn,
                (true, false) => Verdict::Claimed,
                (false, true) => Verdict::NotClaimed,
                (false, false) => panic!("nothing completes {}", states.shown(state)),
            };
            if is_no_state(&states, state) {
                continue;
            }
            assert_eq!(decision.verdict, wanted, "{name}: {}", states.shown(state));
            assert_eq!(decision.asks.is_empty(), wanted != Verdict::DependsOn, "{name}: {}", states.shown(state));
        }
    }
}

/// Stand-ins for what an incomplete list of policies may turn out to be.
fn is_no_state(states: &States, state: usize) -> bool {
    let digits = states.digits(state);
    states.dims.iter().zip(digits).any(|(dim, digit)| dim.ask == Ask::Policies && (1..=2).contains(&digit))
}

#[test]
fn what_may_be_claimed_is_what_some_completion_claims() {
    for (name, states) in [("users", users()), ("policies", policies()), ("backups", backups())] {
        for (state, ends) in states.ends().into_iter().enumerate() {
            if is_no_state(&states, state) {
                continue;
            }
            let situation = states.situation(&states.digits(state));
            let listed = situation.listed().len();
            let named = |(at, product): (usize, &'static str)| ((at < listed).then_some(at), product.to_owned());
            let wanted: BTreeSet<_> = ends.claims.iter().copied().map(named).collect();
            let decision = decide(&situation);
            let found: BTreeSet<_> =
                decision.candidates.iter().map(|way| (way.policy, way.product.id().to_owned())).collect();
            assert_eq!(found, wanted, "{name}: {}", states.shown(state));
        }
    }
}

#[test]
fn only_what_can_still_tip_it_is_asked_for_and_all_of_that() {
    for (name, states) in [("users", users()), ("policies", policies()), ("backups", backups())] {
        let ends = states.ends();
        let mut known = vec![vec![None; states.count()]; states.dims.len()];
        for state in 0..states.count() {
            let situation = states.situation(&states.digits(state));
            let asks = decide(&situation).asks;
            if is_no_state(&states, state) {
                continue;
            }
            let mut tipping: Vec<Ask> = (states.dims.iter().enumerate())
                .filter(|(at, dim)| {
                    let open = dim.choices[states.digits(state)[*at]].fill.is_none();
                    open && states.tips(state, *at, &ends, &mut known[*at])
                })
                .map(|(_, dim)| dim.ask)
                .collect();
            tipping.sort_unstable();
            tipping.dedup();
            if ends[state].claimed && ends[state].not_claimed {
                assert_eq!(asks, tipping, "{name}: asked on the left, tips on the right: {}", states.shown(state));
            }
        }
    }
}
