//! Properties of every situation: more licences never help less, and knowing less never reverses the answer.

use crate::spaces::SPACES;
use crate::states::say;
use flow_preflight::auto_claim::{App, State, Verdict, decide, time_line};
use flow_preflight::model::{Fact, Item, Moment, OpenList, RunPlan, Seats};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn one_more_free_license_never_takes_a_claim_away() {
    for space in &*SPACES {
        let states = &space.states;
        for at in (0..states.dims.len()).filter(|at| states.dims[*at].ask == Fact::TenantLicenses.into()) {
            for state in space.each().filter(|state| space.said[*state].verdict == Verdict::Claimed) {
                let mut digits = states.digits(state);
                // First none are left, then one.
                if digits[at] == 1 {
                    digits[at] = 0;
                    let more = space.said[states.state(&digits)].verdict;
                    assert_eq!(
                        more,
                        Verdict::Claimed,
                        "one is left, and it is no longer claimed: {}",
                        space.shown(state)
                    );
                }
            }
        }
    }
}

#[test]
fn one_more_policy_never_takes_a_claim_away_and_no_product_from_the_choice() {
    let ready = |app: App, product: &str| {
        Item::default()
            .with(Fact::PoliciesApp, app)
            .with(Fact::PoliciesProduct, product)
            .with(Fact::PoliciesBackups, vec![])
            .with(Fact::PoliciesOn, true)
            .with(Fact::PoliciesInForce, true)
    };
    let off = ready(App::RpaAttended, "premium").with(Fact::PoliciesOn, false);
    let policies_to_add =
        [ready(App::PerUserPlan, "per-user"), ready(App::RpaAttended, "premium"), off, Item::default()];
    let states = &SPACES[1].states;
    for state in (0..states.count()).step_by(7) {
        let situation = states.situation(&states.digits(state));
        let before = decide(&situation);
        let (verdict, products) = (before.verdict, products(&before));
        for policy in &policies_to_add {
            let mut list = situation.items(Fact::Policies).clone();
            list.items.push(policy.clone());
            let mut situation = situation.clone();
            say(&mut situation, Fact::Policies, list);
            let after = decide(&situation);
            let shown = serde_json::to_string(&situation).unwrap();
            if verdict == Verdict::Claimed {
                assert_eq!(after.verdict, Verdict::Claimed, "the last policy takes the claim away: {shown}");
            }
            assert!(self::products(&after).is_superset(&products), "the last policy takes a product away: {shown}");
        }
    }
}

fn products(decision: &flow_preflight::auto_claim::Decision) -> BTreeSet<String> {
    decision.candidates.iter().map(|candidate| candidate.product.id().to_owned()).collect()
}

#[test]
fn forgetting_a_fact_never_turns_the_answer_round() {
    for space in &*SPACES {
        let states = &space.states;
        for state in space.each() {
            let before = space.said[state].verdict;
            for (at, dim) in states.dims.iter().enumerate() {
                let Some(forgotten) = dim.choices.iter().position(|choice| choice.fill.is_none()) else { continue };
                let mut digits = states.digits(state);
                digits[at] = forgotten;
                let after = space.said[states.state(&digits)].verdict;
                assert!(
                    after == before || after == Verdict::DependsOn,
                    "{before:?} becomes {after:?} when {:?} is forgotten: {}",
                    dim.ask,
                    space.shown(state)
                );
            }
        }
    }
}

#[test]
fn whether_the_user_may_run_attended_afterwards_is_said_only_if_it_is_sure_and_always_if_all_is_known() {
    for space in &*SPACES {
        for state in space.each() {
            let may: Vec<bool> = space.ends[state].attended.iter().copied().collect();
            let said = space.said[state].attended;
            let wrong = match said {
                State::Met => may != [true],
                State::NotMet => may != [false],
                State::NotKnown => false,
            };
            assert!(!wrong, "{said:?}, but it may end in {may:?}: {}", space.shown(state));
            let is_full = space.states.full(&space.states.digits(state)).is_some();
            let is_said = said != State::NotKnown;
            assert!(!is_full || is_said == (may.len() == 1), "{said:?} though all is known: {}", space.shown(state));
        }
    }
}

fn moments() -> impl Strategy<Value = Option<i32>> {
    prop::option::of(-3_000..3_000i32)
}

proptest! {
    #[test]
    fn the_earliest_moment_is_never_after_the_latest(
        created in prop::collection::vec(moments(), 0..4),
        at in moments(),
        in_force in prop::collection::vec(prop::option::of(any::<bool>()), 4),
        free in prop::option::of(0..2u32),
        complete in any::<bool>(),
    ) {
        let policy = |(created, in_force): (&Option<i32>, &Option<bool>)| {
            let mut policy = Item::default().with(Fact::PoliciesApp, App::RpaAttended);
            policy.set(Fact::PoliciesCreated, created.map(|minutes| Moment::of_minutes(minutes).into()));
            policy.set(Fact::PoliciesInForce, in_force.map(Into::into));
            policy
        };
        let items = created.iter().zip(&in_force).map(policy).collect();
        let mut situation = RunPlan::new();
        say(&mut situation, Fact::Policies, OpenList { items, complete });
        situation.set(Fact::ActAt, at.map(|minutes| Moment::of_minutes(minutes).into()));
        let seats = Seats { product: "premium".to_owned(), free };
        say(&mut situation, Fact::TenantLicenses, OpenList { items: vec![seats], complete: true });
        let decision = decide(&situation);
        for event in time_line(&situation, &decision) {
            if let (Some(earliest), Some(latest)) = (event.earliest, event.latest) {
                prop_assert!(earliest <= latest, "{}: {} is after {}", event.id, earliest.text(), latest.text());
            }
        }
    }
}
