//! Derives from a decision: the reasons that count, the product, the certainty, and how the licence is assigned.

use super::decide::{Candidate, Decision, Verdict};
use super::facts::policies;
use super::products::Named;
use super::reasons::Reason;
use super::texts::{self, Text};
use super::time_line::{GROUP_DELAY, is_by_group};
use super::words::Assigns;
use crate::catalog::Certainty;
use crate::model::{Fact, Field, RunPlan};
use crate::store::ids::text_ids;

impl Reason {
    /// The certainty of this candidate.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        let possible = texts::find_two("reason", self.id).is_some_and(Text::is_possible);
        if possible { Certainty::Possible } else { Certainty::Certain }
    }
}

impl<'a> Decision<'a> {
    /// The reasons why nothing is claimed, without those of a policy that may still claim through another action or
    /// app.
    pub fn reasons_that_count(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(|reason| match reason.policy {
            Some(at) => self.policies.get(at) == Some(&Verdict::NotClaimed),
            None => self.verdict == Verdict::NotClaimed,
        })
    }

    /// The product, if every candidate is the same one.
    #[must_use]
    pub fn product(&self) -> Option<Named<'a>> {
        let (first, others) = self.candidates.split_first()?;
        others.iter().all(|other| other.product.is(first.product) == Some(true)).then_some(first.product)
    }

    /// The certainty of the verdict: a claim is as certain as its most certain candidate, no claim as certain as each
    /// policy's reasons.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        let no_doubt = |candidate: &Candidate| candidate.doubts.is_empty();
        let is_certain = match self.verdict {
            Verdict::DependsOn => true,
            Verdict::Claimed => {
                let sure = |candidate: &Candidate| no_doubt(candidate) && candidate.open.is_empty();
                self.candidates.iter().any(sure) || self.candidates.iter().all(no_doubt)
            }
            Verdict::NotClaimed => {
                let certain_for = |policy: Option<usize>| {
                    let mut own = self.reasons_that_count().filter(|reason| reason.policy == policy);
                    own.any(|reason| reason.certainty() == Certainty::Certain)
                };
                certain_for(None) || (0..self.policies.len()).all(|at| certain_for(Some(at)))
            }
        };
        if is_certain { Certainty::Certain } else { Certainty::Possible }
    }
}

/// How the licence is assigned to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// How; `None` if no policy says: directly, unless the policy uses a group.
    pub how: Option<Assigns>,
    /// The most minutes that it may take after the claim.
    pub most: i64,
    /// The id of its text.
    pub text: &'static str,
    /// The unknown fields of the policies.
    pub asks: Vec<Field>,
}

/// How the licence is assigned, if one may be.
#[must_use]
pub fn assignment(situation: &RunPlan, decision: &Decision) -> Option<Assignment> {
    if decision.candidates.is_empty() {
        return None;
    }
    let by_group = is_by_group(situation, decision);
    let asks: Vec<Field> = (decision.candidates.iter().filter_map(|candidate| candidate.policy))
        .filter(|at| policies(situation).get(*at).is_some_and(|policy| policy.get(Fact::PoliciesAssigns).is_none()))
        .map(|at| Field::of_item(Fact::PoliciesAssigns, at))
        .collect();
    let how = match (by_group, asks.is_empty()) {
        (true, _) => Some(Assigns::Group),
        (false, true) => Some(Assigns::Direct),
        (false, false) => None,
    };
    let most = if how == Some(Assigns::Direct) { 0 } else { GROUP_DELAY };
    let text = if by_group { text_ids::NOTE_GROUP } else { text_ids::NOTE_DIRECT };
    Some(Assignment { how, most, text, asks })
}
