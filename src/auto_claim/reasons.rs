//! Why nothing is claimed: only what fails whatever the open facts turn out to be.

/// Why something does not claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The id of the reason.
    pub id: &'static str,
    /// The number of the policy; none if it concerns all.
    pub policy: Option<usize>,
}

/// What fails in one case: one action, and for a policy one of the apps that it may be for.
#[derive(Clone, Debug)]
pub(super) struct Case {
    policy: Option<usize>,
    reasons: Vec<&'static str>,
}

impl Case {
    pub(super) const fn of(policy: Option<usize>, reasons: Vec<&'static str>) -> Self {
        Self { policy, reasons }
    }

    /// Adds why its products are not given. As long as one of them may be, none is a reason.
    pub(super) fn or_of_products(mut self, products: &[Vec<&'static str>]) -> Self {
        if products.iter().all(|reasons| !reasons.is_empty()) {
            self.reasons.extend(products.iter().flatten());
        }
        self
    }
}

/// What fails in every case. A policy of which nothing fails in every case says what fails in some, unless something
/// already explains why it claims nothing.
pub(super) fn reasons<'c>(cases: impl Iterator<Item = &'c Case> + Clone) -> Vec<Reason> {
    let in_every = |policy: Option<usize>, id: &str| {
        let mut of_policy = cases.clone().filter(|case| case.policy == policy);
        of_policy.all(|case| case.reasons.contains(&id))
    };
    let explained = |policy: Option<usize>| {
        let mut own = cases.clone().filter(|case| case.policy.is_none() || case.policy == policy);
        own.any(|case| case.reasons.iter().any(|id| in_every(case.policy, id)))
    };
    let mut reasons: Vec<Reason> = vec![];
    for case in cases.clone() {
        for id in &case.reasons {
            let reason = Reason { id, policy: case.policy };
            if !reasons.contains(&reason) && (in_every(case.policy, id) || !explained(case.policy)) {
                reasons.push(reason);
            }
        }
    }
    reasons
}
