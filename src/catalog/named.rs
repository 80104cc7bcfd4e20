//! The statements that conditions name instead of spelling them out: on several facts, or on the items of a list.

use super::licenses;
use crate::model::facts::{cloud_flow_owner, connection_owner, machine};
use crate::model::{Fact, Key, Licenses, Right, RunPlan, Session, SessionState, Truth, Value, Version};
use std::sync::LazyLock;

/// A statement on several facts, or on the items of a list.
#[derive(Debug)]
pub(super) struct Named {
    /// The name that tables use.
    pub(super) id: &'static str,
    /// The statement in words.
    pub(super) label: &'static str,
    /// Its opposite in words.
    pub(super) label_not: &'static str,
    /// The facts that it reads.
    pub(super) facts: &'static [Fact],
    /// Whether it is so.
    pub(super) holds: fn(&RunPlan) -> Truth,
}

/// What conditions can name.
static NAMED: &[Named] = &[
    Named {
        id: "single-user",
        label: "Windows 10 or 11, not multi-session",
        label_not: "Windows Server or a multi-session Windows",
        facts: &[Fact::MachineOsFamily, Fact::MachineOsMultiSession],
        holds: RunPlan::is_single_user,
    },
    Named {
        id: "multi-user",
        label: "Windows Server or a multi-session Windows",
        label_not: "Windows 10 or 11, not multi-session",
        facts: &[Fact::MachineOsFamily, Fact::MachineOsMultiSession],
        holds: RunPlan::is_multi_user,
    },
    Named {
        id: "entra-tokens",
        label: "The product signs in with Microsoft Entra tokens",
        label_not: "The product does not sign in with Microsoft Entra tokens",
        facts: &[
            Fact::ConnectionAuth,
            Fact::ConnectionAccountType,
            Fact::MachinePadVersion,
            Fact::MachineNlaRequired,
            Fact::MachineUseRdsAadAuthentication,
        ],
        holds: RunPlan::signs_in_with_entra_tokens,
    },
    Named {
        id: "entra-tokens-by-password",
        label: "The product signs in with Microsoft Entra tokens by password",
        label_not: "The product does not sign in with Microsoft Entra tokens by password",
        facts: &[
            Fact::ConnectionAuth,
            Fact::ConnectionAccountType,
            Fact::MachinePadVersion,
            Fact::MachineNlaRequired,
            Fact::MachineUseRdsAadAuthentication,
        ],
        holds: RunPlan::signs_in_with_entra_tokens_by_password,
    },
    Named {
        id: "connection-owner-attended",
        label: "the connection owner’s licences include attended RPA",
        label_not: "the connection owner’s licences do not include attended RPA",
        facts: &[Fact::ConnectionOwnerLicenses],
        holds: |plan| gives(plan, &connection_owner::LICENSES, Right::Attended),
    },
    Named {
        id: "connection-owner-unattended",
        label: "the connection owner’s licences include an unattended bot",
        label_not: "the connection owner’s licences do not include an unattended bot",
        facts: &[Fact::ConnectionOwnerLicenses],
        holds: |plan| gives(plan, &connection_owner::LICENSES, Right::Unattended),
    },
    Named {
        id: "cloud-flow-owner-attended",
        label: "the cloud flow owner’s licences include attended RPA",
        label_not: "the cloud flow owner’s licences do not include attended RPA",
        facts: &[Fact::CloudFlowOwnerLicenses],
        holds: |plan| gives(plan, &cloud_flow_owner::LICENSES, Right::Attended),
    },
    Named {
        id: "any-session",
        label: "somebody is signed in",
        label_not: "nobody is signed in",
        facts: &[Fact::MachineSessions],
        holds: |plan| plan.some_session(&machine::SESSIONS, |_| Some(true)),
    },
    Named {
        id: "own-session",
        label: "the connection’s user is signed in",
        label_not: "the connection’s user is not signed in",
        facts: &[Fact::MachineSessions],
        holds: |plan| plan.some_session(&machine::SESSIONS, |session| session.is_connection_user),
    },
    Named {
        id: "other-session",
        label: "somebody other than the connection’s user is signed in",
        label_not: "nobody but the connection’s user is signed in",
        facts: &[Fact::MachineSessions],
        holds: |plan| plan.some_session(&machine::SESSIONS, |session| session.is_connection_user.map(|own| !own)),
    },
    Named {
        id: "usable-session",
        label: "the connection’s user has an active, unlocked session",
        label_not: "the connection’s user has no active, unlocked session",
        facts: &[Fact::MachineSessions],
        holds: |plan| plan.some_session(&machine::SESSIONS, usable),
    },
    Named {
        id: "two-sessions",
        label: "two people are signed in",
        label_not: "fewer than two people are signed in",
        facts: &[Fact::MachineSessions],
        holds: RunPlan::has_two_sessions,
    },
    Named {
        id: "before-tenant-check",
        label: "this version is older than the tenant check of “Connect with sign-in”",
        label_not: "this version has the tenant check of “Connect with sign-in”",
        facts: &[Fact::MachinePadVersion],
        holds: before_tenant_check,
    },
];

/// The versions in which the tenant check of “Connect with sign-in” arrived: in each branch from the second number on.
/// The first branch is open to below, and every branch after the last one has it.
static TENANT_CHECK: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let bounds = [
        "2.41.178", "2.42", "2.42.331", "2.43", "2.43.249", "2.44", "2.44.55", "2.45", "2.45.404", "2.46", "2.46.181",
        "2.47", "2.47.119",
    ];
    bounds.into_iter().filter_map(Version::parse).map(Value::Version).collect()
});

fn before_tenant_check(plan: &RunPlan) -> Truth {
    // The bounds alternate: the check arrives, the next branch begins without it, and so on.
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

/// Whether an attended run can work in a session: it is the connection user's, active and unlocked.
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

impl Named {
    /// The versions with which it compares a fact.
    pub(super) fn bounds(&self, fact: Fact) -> &'static [Value] {
        if self.id == "before-tenant-check" && fact == Fact::MachinePadVersion { &TENANT_CHECK } else { &[] }
    }
}

/// The statement with this name.
pub(super) fn find(id: &str) -> Option<&'static Named> {
    NAMED.iter().find(|named| named.id == id)
}
