//! The steps agree with the verdict, in every state of every space.

use crate::spaces::SPACES;
use flow_preflight::api::{AutoClaim, ClaimReason};
use flow_preflight::auto_claim::steps::{Subject, steps};
use flow_preflight::auto_claim::{State, Verdict};
use flow_preflight::model::{Concerns, Fact};

#[test]
fn the_steps_agree_with_the_verdict() {
    for space in SPACES.iter() {
        for state in space.each() {
            let situation = space.states.situation(&space.states.digits(state));
            let steps = steps(&situation);
            let count = |wanted: State| steps.iter().filter(|step| step.state == wanted).count();
            let said = space.said.get(state).unwrap();
            let agrees = match said.verdict {
                Verdict::Claimed => count(State::Met) == steps.len(),
                Verdict::NotClaimed => count(State::NotMet) > 0,
                Verdict::DependsOn => count(State::NotMet) == 0 && count(State::NotKnown) > 0,
            };
            assert!(agrees, "{:?}, but {steps:?} in {}", said.verdict, space.shown(state));
            for ask in &said.asks {
                let asked = Subject::of_fact(ask.fact);
                assert!(
                    steps.iter().any(|step| step.subject == asked),
                    "no step for {ask:?} in {}",
                    space.shown(state)
                );
            }
        }
    }
}

/// A fact that is edited on the page has a step that is there whenever the fact can matter.
#[test]
fn every_fact_of_auto_claim_has_a_step() {
    for fact in Fact::ALL.iter().copied().filter(|fact| fact.info().concerns == Concerns::AutoClaim) {
        let subject = Subject::of_fact(fact);
        let is_run = matches!(fact, Fact::UserOwnsConnection) || fact.path().0 == "setUp";
        assert_eq!(subject == Subject::Run, is_run, "{fact:?}");
    }
}

#[test]
fn each_reason_belongs_to_the_step_of_its_condition() {
    for space in SPACES.iter() {
        for state in space.each().step_by(7) {
            let situation = space.states.situation(&space.states.digits(state));
            let answer = AutoClaim::of(&situation);
            let of_policies = answer.policies.iter().flat_map(|policy| &policy.conditions);
            let steps = steps(&situation);
            let explains = |reason: &ClaimReason| {
                let subject = Subject::of_reason(reason.id);
                steps.iter().any(|step| step.subject == subject && step.state == State::NotMet)
            };
            let is_explained = answer.verdict != Verdict::NotClaimed || answer.reasons.iter().any(explains);
            assert!(is_explained, "no step that isn’t met has a reason in {}", space.shown(state));
            for condition in answer.conditions.iter().chain(of_policies).filter(|one| one.state == State::NotMet) {
                let Some(reason) = answer.reasons.iter().find(|reason| reason.text == condition.why) else { continue };
                assert_eq!(Subject::of_reason(reason.id), Subject::of_condition(condition.id), "{}", reason.id);
            }
        }
    }
}
