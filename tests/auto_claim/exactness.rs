//! The answer is open only if the unknown facts can be filled in for either result, and it asks for exactly the facts
//! that decide.

use crate::spaces::SPACES;
use flow_preflight::auto_claim::Verdict;
use flow_preflight::auto_claim::facts::place_in_form;
use flow_preflight::model::{Fact, Field};
use std::collections::BTreeSet;

#[test]
fn claimed_or_not_is_open_only_if_it_can_go_both_ways() {
    for space in &*SPACES {
        for state in space.each() {
            let (ends, said) = (&space.ends[state], &space.said[state]);
            let wanted = match (ends.claimed, ends.not_claimed) {
                (true, true) => Verdict::DependsOn,
                (true, false) => Verdict::Claimed,
                (false, true) => Verdict::NotClaimed,
                (false, false) => panic!("nothing completes {}", space.shown(state)),
            };
            assert_eq!(said.verdict, wanted, "{}", space.shown(state));
            assert_eq!(
                said.asks.is_empty(),
                wanted != Verdict::DependsOn,
                "asks {:?}: {}",
                said.asks,
                space.shown(state)
            );
        }
    }
}

#[test]
fn what_may_be_claimed_is_what_some_completion_claims() {
    for space in &*SPACES {
        for state in space.each() {
            let listed = space.states.situation(&space.states.digits(state)).items(Fact::Policies).items.len();
            let wanted: BTreeSet<_> = (space.ends[state].claims.iter())
                .map(|(at, product)| (Some(*at).filter(|at| *at < listed), (*product).to_owned()))
                .collect();
            assert_eq!(space.said[state].claims, wanted, "said, and by the table: {}", space.shown(state));
        }
    }
}

#[test]
fn only_what_can_still_tip_it_is_asked_for_and_all_of_that() {
    for space in &*SPACES {
        let states = &space.states;
        let mut known = vec![vec![None; states.count()]; states.dims.len()];
        for state in space.each().filter(|state| space.said[*state].verdict == Verdict::DependsOn) {
            let digits = states.digits(state);
            let open = |at: usize| states.dims[at].choices[digits[at]].fill.is_none();
            let mut tipping: Vec<Field> = (0..states.dims.len())
                .filter(|at| open(*at) && states.tips(state, *at, &space.ends, &mut known[*at]))
                .map(|at| states.dims[at].ask)
                .collect();
            tipping.sort_unstable_by_key(|field| (place_in_form(field.fact.path().0), *field));
            tipping.dedup();
            assert_eq!(space.said[state].asks, tipping, "asked, and what can tip it: {}", space.shown(state));
        }
    }
}
