//! Named conditions: those on several facts, or on the items of a list. Their labels are in `catalog/conditions.toml`.

use super::licenses;
use crate::model::fact_values::fact_at;
use crate::model::facts::{cloud_flow_owner, connection_owner, machine};
use crate::model::{Fact, FactSet, Key, Licenses, Right, RunPlan, Session, SessionState, Truth, Value, Version};
use crate::store::catalog;
use crate::store::ids::NamedCondition;
use flow_preflight_grammar::stored::StoredNamed;
use std::sync::LazyLock;

impl NamedCondition {
    /// Whether it holds for a plan.
    pub(super) fn holds(self, plan: &RunPlan) -> Truth {
        match self {
            Self::SingleUser => plan.is_single_user(),
            Self::MultiUser => plan.is_multi_user(),
            Self::EntraTokens => plan.signs_in_with_entra_tokens(),
            Self::EntraTokensByPassword => plan.signs_in_with_entra_tokens_by_password(),
            Self::ConnectionOwnerAttended => gives(plan, &connection_owner::LICENSES, Right::Attended),
            Self::ConnectionOwnerUnattended => gives(plan, &connection_owner::LICENSES, Right::Unattended),
            Self::CloudFlowOwnerAttended => gives(plan, &cloud_flow_owner::LICENSES, Right::Attended),
            Self::ConnectionOwnerSwitchedOff => plan.licenses(&connection_owner::LICENSES, licenses::is_switched_off),
            Self::CloudFlowOwnerSwitchedOff => plan.licenses(&cloud_flow_owner::LICENSES, licenses::is_switched_off),
            Self::AnySession => plan.some_session(&machine::SESSIONS, |_| Some(true)),
            Self::OwnSession => plan.some_session(&machine::SESSIONS, |session| session.is_connection_user),
            Self::OtherSession => {
                plan.some_session(&machine::SESSIONS, |session| session.is_connection_user.map(|own| !own))
            }
            Self::UsableSession => plan.some_session(&machine::SESSIONS, usable),
            Self::TwoSessions => plan.has_two_sessions(),
            Self::BeforeTenantCheck => before_tenant_check(plan),
        }
    }

    /// The condition in words.
    pub(super) fn label(self) -> &'static str {
        self.stored().map_or("", |stored| stored.label)
    }

    /// Its negation in words.
    pub(super) fn label_not(self) -> &'static str {
        self.stored().map_or("", |stored| stored.label_not)
    }

    /// The facts that it reads.
    pub(super) fn facts(self) -> FactSet {
        self.stored().map_or(FactSet::EMPTY, |stored| stored.reads.iter().filter_map(|at| fact_at(*at)).collect())
    }

    fn stored(self) -> Option<&'static StoredNamed> {
        catalog().conditions.get(self as usize)
    }

    /// The versions that it compares `fact` with.
    pub(super) fn bounds(self, fact: Fact) -> &'static [Value] {
        if self == Self::BeforeTenantCheck && fact == Fact::MachinePadVersion { &TENANT_CHECK } else { &[] }
    }
}

/// The versions that got the tenant check of “Connect with sign-in”, by branch. Even entries are the first version of a
/// branch with the check, odd entries the start of the next branch. All branches after the last entry have it.
static TENANT_CHECK: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let bounds = [
        "2.41.178", "2.42", "2.42.331", "2.43", "2.43.249", "2.44", "2.44.55", "2.45", "2.45.404", "2.46", "2.46.181",
        "2.47", "2.47.119",
    ];
    bounds.into_iter().filter_map(Version::parse).map(Value::Version).collect()
});

fn before_tenant_check(plan: &RunPlan) -> Truth {
    // The bounds alternate: an odd number of passed bounds means that the check is there.
    let passed = TENANT_CHECK.iter().filter(|bound| plan.below(Fact::MachinePadVersion, bound).is_no()).count();
    match plan.below(Fact::MachinePadVersion, TENANT_CHECK.first().unwrap_or(&Value::Count(0))) {
        Truth::Open(facts) => Truth::Open(facts),
        Truth::Yes(facts) | Truth::No(facts) if passed.is_multiple_of(2) => Truth::Yes(facts),
        Truth::Yes(facts) | Truth::No(facts) => Truth::No(facts),
    }
}

fn gives(plan: &RunPlan, key: &Key<Licenses>, right: Right) -> Truth {
    plan.licenses(key, |held| licenses::gives(held, right))
}

/// Whether an attended run can use a session: the connection user's, active and unlocked.
fn usable(session: &Session) -> Option<bool> {
    let parts = [
        session.is_connection_user,
        session.state.map(|state| state == SessionState::Active),
        session.locked.map(|locked| !locked),
    ];
    if parts.contains(&Some(false)) {
        Some(false)
    } else {
        parts.iter().all(|part| *part == Some(true)).then_some(true)
    }
}
