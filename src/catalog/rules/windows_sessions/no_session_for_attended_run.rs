//! An attended run works in a Windows session that is open, connected and unlocked.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, examples, sources};
use crate::model::facts::machine;
use crate::model::{Fact, Owner, RunMode, RunPlan, Session, SessionState, Truth};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "no-session-for-attended-run",
    title: "The connection’s user has no open, unlocked session",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Attended])],
    asks: &[Fact::RunMode, Fact::MachineSessions],
    guidance: Guidance {
        what: "An attended run needs the user of the connection signed in to the machine, with the session connected and the screen unlocked.",
        why: "The steps of an attended run work in the session of that person. Nothing can be clicked in a session that is locked or left.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Sign in to the machine as the user of the connection, and leave the screen unlocked while the run lasts.",
                r#"{"machine":{"sessions":{"items":[{"state":"active","locked":false,"isConnectionUser":true}],"complete":false}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or run the flow unattended, if nobody is at the machine.",
                r#"{"run":{"mode":"unattended"}}"#,
            ),
            Step::look(
                Owner::MachineAdmin,
                "If the user is signed in and the run still fails, add the account of the Power Automate service (`NT SERVICE\\UIFlowService`) to Remote Desktop Users and restart the machine: without that right it can’t list sessions.",
            ),
        ],
        sources: &[sources::QUEUE_ERRORS.at("AttendedUserSessionNotActive; AttendedUserNotLoggedIn")],
    },
    disputes: &[],
    examples: examples![
        Example::broken(
            "the screen is locked",
            r#"{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"state":"active","locked":true,"isConnectionUser":true}],"complete":true}}}"#
        ),
        Example::broken(
            "somebody else is signed in, the connection’s user is not",
            r#"{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"user":"admin.kim","isConnectionUser":false}],"complete":true}}}"#
        ),
        Example::holds(
            "the user is at work",
            r#"{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"state":"active","locked":false,"isConnectionUser":true}],"complete":false}}}"#
        ),
        Example::open(
            "`query user` shows the session as active, which says nothing about the lock",
            r#"{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"state":"active","isConnectionUser":true}],"complete":true}}}"#
        ),
        Example::not_applicable(
            "an unattended run opens a session of its own",
            r#"{"run":{"mode":"unattended"},"machine":{"sessions":{"items":[],"complete":true}}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(!plan.some_session(&machine::SESSIONS, usable), || codes(plan))
}

/// Whether a person of the connection can work in this session now.
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

fn codes(plan: &RunPlan) -> Vec<Predicted> {
    let umbrella = Predicted::possible("NoCandidateMachine");
    match plan.some_session(&machine::SESSIONS, |session| session.is_connection_user) {
        Truth::Yes(_) => vec![Predicted::certain("AttendedUserSessionNotActive"), umbrella],
        Truth::No(_) => vec![Predicted::certain("AttendedUserNotLoggedIn"), umbrella],
        Truth::Open(_) => {
            vec![
                Predicted::possible("AttendedUserSessionNotActive"),
                Predicted::possible("AttendedUserNotLoggedIn"),
                umbrella,
            ]
        }
    }
}
