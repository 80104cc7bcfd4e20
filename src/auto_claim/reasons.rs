//! Why nothing is claimed: only conditions that fail whatever the open facts are.

/// Why a policy doesn't claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The id of the reason.
    pub id: &'static str,
    /// The index of the policy; `None` if the reason is about all.
    pub policy: Option<usize>,
}

/// The failed conditions of one case: one action, and for a policy one of its possible apps.
#[derive(Clone, Debug)]
pub(super) struct Case {
    policy: Option<usize>,
    reasons: Vec<&'static str>,
}

impl Case {
    pub(super) const fn of(policy: Option<usize>, reasons: Vec<&'static str>) -> Self {
        Self { policy, reasons }
    }

    /// Adds why the policy's products are not assigned, unless one of them may be.
    pub(super) fn or_of_products(mut self, products: &[Vec<&'static str>]) -> Self {
        if products.iter().all(|reasons| !reasons.is_empty()) {
            self.reasons.extend(products.iter().flatten());
        }
        self
    }
}

/// The conditions that fail in every case. For a policy without any: those that fail in some case, unless another
/// reason already explains it.
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
