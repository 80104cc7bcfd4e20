//! Decides whether a licence is claimed, from every way a claim can come about and its open facts.
//!
//! A way is one policy, one of its products, and the open facts that must all hold: a conjunction. A claim is the
//! disjunction of the ways, and no fact occurs both plain and negated. So the answer is open only if it can still go
//! either way; and after dropping each way that contains another one, exactly the facts that can change it remain.

use super::facts::{actions, may_have_more_policies, policies, sort_in_asking_order};
use super::judge::{self, Finding};
use super::open::{Open, is_within};
use super::products::Named;
use super::reasons::{Case, Reason, reasons};
use super::words::{Action, App};
use crate::model::{Fact, Field, RunPlan};
use crate::store::ids::{doubt_ids, reason_ids};
use serde::Serialize;

/// Whether a licence is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ClaimVerdict"))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// The user gets a licence.
    Claimed,
    /// The user gets no licence.
    NotClaimed,
    /// Open until one of the questions is answered.
    DependsOn,
}

/// The decision about a situation.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// Claimed or not.
    pub verdict: Verdict,
    /// The fields that can still change it, in asking order; empty if it is decided.
    pub asks: Vec<Field>,
    /// The products that may be claimed, and by which policy; empty if nothing is claimed.
    pub candidates: Vec<Candidate<'a>>,
    /// Why policies don't claim.
    pub reasons: Vec<Reason>,
    /// The possible actions.
    pub actions: Vec<Action>,
    /// The verdict of each listed policy, in order.
    pub policies: Vec<Verdict>,
}

/// A product that may be claimed by a policy.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// The index of the policy; `None` for one that is not listed.
    pub policy: Option<usize>,
    /// The product.
    pub product: Named<'a>,
    /// The ids of its doubts.
    pub doubts: Vec<&'static str>,
    /// The open facts that must hold.
    pub open: Vec<Open<'a>>,
}

/// The ways for one action, and why others fail.
struct Ways<'a> {
    ways: Vec<Candidate<'a>>,
    cases: Vec<Case>,
}

/// The parts of a way while it is built.
#[derive(Clone, Default)]
struct Parts<'a> {
    doubts: Vec<&'static str>,
    /// Alternative lists of facts: one of them must hold.
    open: Vec<Vec<Open<'a>>>,
    reasons: Vec<&'static str>,
}

impl<'a> Parts<'a> {
    fn add(&mut self, findings: &[(&'static str, Finding<'a>)]) {
        for (_, finding) in findings {
            match *finding {
                Finding::Met => {}
                Finding::Doubtful(doubt) => self.doubts.push(doubt),
                Finding::NotMet(reason) => self.reasons.push(reason),
                Finding::Open(open) => self.and(&[open]),
                Finding::Either(one, other) => self.and(&[one, other]),
            }
        }
    }

    /// Combines each list so far with each of the alternatives.
    fn and(&mut self, alternatives: &[Open<'a>]) {
        let so_far = if self.open.is_empty() { vec![vec![]] } else { std::mem::take(&mut self.open) };
        for open in alternatives {
            for list in &so_far {
                let mut list = list.clone();
                if !list.contains(open) {
                    list.push(*open);
                }
                self.open.push(list);
            }
        }
    }
}

impl<'a> Ways<'a> {
    fn of(situation: &'a RunPlan, action: Action) -> Self {
        let mut found = Self { ways: vec![], cases: vec![] };
        let mut general = Parts::default();
        general.add(&judge::general(situation, action));
        let nothing_at_all = policies(situation).is_empty() && !may_have_more_policies(situation);
        let no_policy: &[&str] = if nothing_at_all { &[reason_ids::NO_POLICY] } else { &[] };
        if !may_have_more_policies(situation) {
            found.cases.push(Case::of(None, [&general.reasons, no_policy].concat()));
        }
        for (at, policy) in policies(situation).iter().enumerate() {
            for app in judge::apps(policy) {
                let mut of_policy = Parts { reasons: vec![], ..general.clone() };
                of_policy.add(&judge::of_policy(situation, at, policy, app, action));
                let mut earlier: Vec<Vec<Open>> = vec![];
                let mut of_products: Vec<Vec<&'static str>> = vec![];
                for slot in judge::slots(at, policy, app) {
                    let mut parts = Parts { reasons: vec![], ..of_policy.clone() };
                    parts.add(&judge::of_product(situation, at, slot, app, action.need()));
                    of_products.push(of_product(&parts.reasons));
                    if general.reasons.is_empty() && of_policy.reasons.is_empty() && parts.reasons.is_empty() {
                        found.add(Some(at), slot.product, parts, &mut earlier);
                    }
                }
                found.cases.push(Case::of(Some(at), of_policy.reasons).or_of_products(&of_products));
            }
        }
        if may_have_more_policies(situation) {
            let mut of_others: Vec<Vec<&'static str>> = vec![];
            for app in App::POWER_AUTOMATE.into_iter().filter(|app| action.triggers_policy_for(*app)) {
                let Some(product) = Named::of_app(app) else { continue };
                let mut parts = general.clone();
                parts.add(&[("", Finding::Open(Open::of(Fact::Policies, app.word())))]);
                let slot = judge::Slot { product, supposed: None };
                parts.add(&judge::of_product(situation, 0, slot, app, action.need()));
                if action == Action::RequestPerUser && app == App::RpaAttended {
                    parts.doubts.push(doubt_ids::INHERITED_REQUEST);
                }
                let reasons: Vec<&str> =
                    parts.reasons.iter().copied().filter(|reason| !general.reasons.contains(reason)).collect();
                if parts.reasons.is_empty() {
                    found.add(None, product, parts, &mut vec![]);
                }
                of_others.push(reasons);
            }
            // A policy that is not listed must be for one of these apps.
            found.cases.push(Case::of(None, general.reasons.clone()).or_of_products(&of_others));
        }
        found
    }

    /// Adds a way. A later product of a policy is never used while an earlier one can be.
    fn add(&mut self, policy: Option<usize>, product: Named<'a>, parts: Parts<'a>, earlier: &mut Vec<Vec<Open<'a>>>) {
        let lists = if parts.open.is_empty() { vec![vec![]] } else { parts.open };
        for open in lists {
            if !earlier.iter().any(|first| is_within(first, &open)) {
                earlier.push(open.clone());
                self.ways.push(Candidate { policy, product, doubts: parts.doubts.clone(), open });
            }
        }
    }

    /// The lists of open facts, without those that contain another one.
    fn shortest(&self) -> Vec<&[Open<'a>]> {
        let mut shortest: Vec<&[Open]> = vec![];
        for way in &self.ways {
            if !shortest.iter().any(|other| is_within(other, &way.open)) {
                shortest.retain(|other| !is_within(&way.open, other));
                shortest.push(&way.open);
            }
        }
        shortest
    }

    fn verdict(&self, counts: impl Fn(&Candidate) -> bool) -> Verdict {
        let mut ways = self.ways.iter().filter(|way| counts(way)).peekable();
        if ways.peek().is_none() {
            Verdict::NotClaimed
        } else if ways.any(|way| way.open.is_empty()) {
            Verdict::Claimed
        } else {
            Verdict::DependsOn
        }
    }
}

/// Decides a situation.
#[must_use]
pub fn decide(situation: &RunPlan) -> Decision<'_> {
    let actions = actions(situation);
    let by_action: Vec<Ways> = actions.iter().map(|action| Ways::of(situation, *action)).collect();
    let verdict = joined(by_action.iter().map(|ways| ways.verdict(|_| true)));
    let policies = (0..policies(situation).len())
        .map(|at| joined(by_action.iter().map(|ways| ways.verdict(|way| way.policy == Some(at)))))
        .collect();
    let asks = if verdict == Verdict::DependsOn { asks(&by_action) } else { vec![] };
    let mut candidates: Vec<Candidate> = vec![];
    let reasons = reasons(by_action.iter().flat_map(|ways| &ways.cases));
    for ways in by_action {
        for way in ways.ways {
            let same =
                |known: &&mut Candidate| known.policy == way.policy && known.product.is(way.product) == Some(true);
            match candidates.iter_mut().find(same) {
                Some(known) => {
                    known
                        .doubts
                        .extend(way.doubts.iter().filter(|doubt| !known.doubts.contains(doubt)).collect::<Vec<_>>());
                    known.open.extend(way.open.iter().filter(|open| !known.open.contains(open)).collect::<Vec<_>>());
                }
                None => candidates.push(way),
            }
        }
    }
    Decision { verdict, asks, candidates, reasons, actions, policies }
}

/// Why a product is not assigned. If it doesn't belong to the app, no other reason matters.
fn of_product(reasons: &[&'static str]) -> Vec<&'static str> {
    const MISFIT: &str = reason_ids::PAIR_DOES_NOT_MATCH;
    if reasons.contains(&MISFIT) { vec![MISFIT] } else { reasons.to_vec() }
}

/// The verdict over all possible actions.
fn joined(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut joined = None;
    for verdict in verdicts {
        joined = match joined {
            None => Some(verdict),
            Some(before) if before == verdict => Some(before),
            Some(_) => Some(Verdict::DependsOn),
        };
    }
    joined.unwrap_or(Verdict::NotClaimed)
}

/// The fields that can change the answer: every fact of a shortest way, and the action if the actions differ.
fn asks(by_action: &[Ways]) -> Vec<Field> {
    let shortest: Vec<Vec<&[Open]>> = by_action.iter().map(Ways::shortest).collect();
    let same = |one: &[&[Open]], other: &[&[Open]]| {
        one.len() == other.len()
            && one.iter().all(|way| other.iter().any(|second| is_within(way, second) && is_within(second, way)))
    };
    let mut asks: Vec<Field> = vec![];
    let act_matters = shortest.windows(2).any(|pair| matches!(pair, [one, other] if !same(one, other)));
    if act_matters {
        asks.push(Fact::ActWhat.into());
    }
    asks.extend(shortest.iter().flatten().flat_map(|way| way.iter().map(|open| open.field)));
    sort_in_asking_order(&mut asks);
    asks
}
