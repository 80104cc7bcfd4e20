//! An unattended run opens its own Windows session, so on client Windows nobody may be signed in.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::machine;
use crate::model::{Fact, OsFamily, Owner, RunMode, RunPlan, all, any};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "session-open-on-client-windows",
    title: "Someone is signed in to the machine",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended]), Gate::SingleUser],
    asks: &[
        Fact::RunMode,
        Fact::MachineOsFamily,
        Fact::MachineOsMultiSession,
        Fact::MachineSessions,
        Fact::MachineReuseSessions,
    ],
    guidance: Guidance {
        what: "On Windows 10 and 11 an unattended run cannot start while anybody is signed in to the machine. A locked or disconnected session counts too.",
        why: "These editions of Windows allow one person at a time, and the run needs a session of its own. With session reuse it may take over a session of the connection’s user, never that of somebody else.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Sign everybody out of the machine before the run. Locking the screen is not enough.",
                r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or, if the only session is that of the connection’s user, switch on “Reuse sessions for unattended runs”: Power Automate portal › Monitor › Machines › the machine › Settings.",
                r#"{"machine":{"reuseSessions":true}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "Or, if people work on this machine, use a Windows Server for the run.",
                r#"{"machine":{"osFamily":"windowsServer"}}"#,
            ),
        ],
        sources: &[
            sources::RUN_UNATTENDED.at("Introductory list; Reuse a Windows session in unattended mode"),
            sources::RUN_ERRORS.at("Win10AlreadyHasActiveSession row"),
        ],
    },
    disputes: &[&disputes::CLIENT_SESSIONS],
    examples: examples![
        Example::broken(
            "somebody else’s locked session still counts",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osMultiSession":false,"sessions":{"items":[{"user":"contoso\\maria","locked":true,"isConnectionUser":false}],"complete":true}}}"#,
        ),
        Example::broken(
            "the connection’s user is signed in and reuse is off",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows10","osMultiSession":false,"reuseSessions":false,"sessions":{"items":[{"isConnectionUser":true}],"complete":true}}}"#,
        ),
        Example::holds(
            "nobody is signed in",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","sessions":{"items":[],"complete":true}}}"#,
        ),
        Example::holds(
            "the only session is that of the connection’s user, and it is reused",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","reuseSessions":true,"sessions":{"items":[{"isConnectionUser":true}],"complete":true}}}"#,
        ),
        Example::open(
            "a session is open, but nobody said whose, nor whether sessions are reused",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osMultiSession":false,"sessions":{"items":[{"locked":true}],"complete":true}}}"#,
        ),
        Example::not_applicable(
            "Windows Server has room for several people",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer"}}"#
        ),
        Example::not_applicable(
            "a multi-session edition has room for several people",
            r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osMultiSession":true}}"#,
        ),
        Example::not_applicable(
            "an attended run works in the session of a person",
            r#"{"run":{"mode":"attended"},"machine":{"osFamily":"windows11"}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let somebody = plan.some_session(&machine::SESSIONS, |_| Some(true));
    let somebody_else = plan.some_session(&machine::SESSIONS, |session| session.is_connection_user.map(|own| !own));
    let fault = any([somebody_else, all([somebody, !plan.flag(&machine::REUSE_SESSIONS)])]);
    Outcome::broken_when(fault, || codes(plan, somebody_else.is_yes()))
}

/// The table of codes names Windows 10 only, so on Windows 11 the code is likely.
fn codes(plan: &RunPlan, somebody_else: bool) -> Vec<Predicted> {
    let windows_10 = plan.one_of(&machine::OS_FAMILY, &[OsFamily::Windows10]).is_yes();
    match (somebody_else, windows_10) {
        (true, true) => {
            vec![Predicted::certain("Win10AlreadyHasActiveSession"), Predicted::possible("NoCandidateMachine")]
        }
        (true, false) => {
            vec![Predicted::likely("Win10AlreadyHasActiveSession"), Predicted::possible("NoCandidateMachine")]
        }
        (false, _) => vec![
            Predicted::likely("SessionExistsForTheUserWhenUnattended"),
            Predicted::possible("Win10AlreadyHasActiveSession"),
            Predicted::possible("NoCandidateMachine"),
        ],
    }
}
