//! Where several people can be signed in, only a session of the connection's own user is in the way.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::machine;
use crate::model::{Fact, Owner, RunMode, RunPlan, Session, SessionState, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "session-of-connection-user",
    title: "The connection’s user is already signed in to the machine",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended]), Gate::MultiUser],
    asks: &[
        Fact::RunMode,
        Fact::MachineOsFamily,
        Fact::MachineOsMultiSession,
        Fact::MachineSessions,
        Fact::MachineReuseSessions,
    ],
    guidance: Guidance {
        what: "On Windows Server an unattended run cannot start while the connection’s own user has a session there, be it active, locked or disconnected. Sessions of other people do not matter.",
        why: "The run signs in as that user and wants a new session. With session reuse it may take over the one that is there.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Sign the connection’s user out of the machine: `query user` shows the number of the session, `logoff` with that number ends it.",
                r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or switch on “Reuse sessions for unattended runs”: Power Automate portal › Monitor › Machines › the machine › Settings.",
                r#"{"machine":{"reuseSessions":true}}"#,
            ),
        ],
        sources: &[
            sources::RUN_UNATTENDED.at("Introductory list; Reuse a Windows session in unattended mode"),
            sources::QUEUE_ERRORS.at("SessionExistsForTheUserWhenUnattended; UnattendedUserSessionLocked"),
        ],
    },
    disputes: &[&disputes::SERVER_SESSION_CODE, &disputes::ALL_SIGNED_OUT],
    examples: examples![
        Example::broken(
            "a disconnected session was left behind",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","reuseSessions":false,"sessions":{"items":[{"user":"svc-invoicebot","state":"disconnected","isConnectionUser":true}],"complete":false}}}"#,
        ),
        Example::broken(
            "a multi-session Windows counts like a server",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osMultiSession":true,"reuseSessions":false,"sessions":{"items":[{"isConnectionUser":true,"locked":true}],"complete":true}}}"#,
        ),
        Example::holds(
            "only other people are signed in",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","sessions":{"items":[{"user":"admin.kim","isConnectionUser":false}],"complete":true}}}"#,
        ),
        Example::holds(
            "sessions are reused",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","reuseSessions":true}}"#,
        ),
        Example::open(
            "somebody is signed in, but nobody said who",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","reuseSessions":false,"sessions":{"items":[{}],"complete":true}}}"#,
        ),
        Example::not_applicable(
            "client Windows has a rule of its own",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows10","osMultiSession":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let own = plan.some_session(&machine::SESSIONS, |session| session.is_connection_user);
    let fault = all([own, !plan.flag(&machine::REUSE_SESSIONS)]);
    Outcome::broken_when(fault, || codes(plan))
}

/// Newer services name the state of the session, older ones give one code for all.
fn codes(plan: &RunPlan) -> Vec<Predicted> {
    let own = |fits: fn(&Session) -> bool| {
        plan.some_session(&machine::SESSIONS, |session| Some(session.is_connection_user == Some(true) && fits(session)))
            .is_yes()
    };
    let general = "SessionExistsForTheUserWhenUnattended";
    let mut codes = vec![];
    if own(|session| session.state == Some(SessionState::Disconnected)) {
        codes.extend([Predicted::likely("UnattendedUserSessionDisconnected"), Predicted::possible(general)]);
    } else if own(|session| session.locked == Some(true)) {
        codes.extend([Predicted::likely("UnattendedUserSessionLocked"), Predicted::possible(general)]);
    } else {
        codes.push(Predicted::likely(general));
        if !own(|session| session.locked == Some(false)) {
            codes.extend([
                Predicted::possible("UnattendedUserSessionLocked"),
                Predicted::possible("UnattendedUserSessionDisconnected"),
            ]);
        }
    }
    codes.push(Predicted::possible("NoCandidateMachine"));
    codes
}
