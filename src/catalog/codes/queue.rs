//! The codes of the queue that hands runs to machines.

use crate::catalog::code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
use crate::catalog::guidance::Step;
use crate::catalog::sources;
use crate::model::{Owner, RunMode};

pub(super) static CODES: &[ErrorCode] = &[ErrorCode {
    id: "NoCandidateMachine",
    code: Some("NoCandidateMachine"),
    title: "No machine could take the run",
    family: Family::Queue,
    status: CodeStatus::Current,
    aliases: &[],
    messages: &["No machine able to run the desktop flow has been found."],
    what: "The queue found no machine for the run. This is an umbrella: the real reason stands behind it, in the message or in the queue events of the run.",
    why: "Before a run starts, each machine is asked whether it can take it. If none can in time, the run ends with this code.",
    fix: &[
        Step::look(
            Owner::Maker,
            "Read the text behind “Error encountered when connecting to machines:”, and mend what it names.",
        ),
        Step::look(
            Owner::Maker,
            "Open the run in the portal and choose “View queue events”: each machine’s refusal is listed there with its code.",
        ),
        Step::look(
            Owner::MachineAdmin,
            "Check that the machine is online, not in maintenance, and that nobody is signed in if the run is unattended.",
        ),
    ],
    implies: "{}",
    causes: &[
        Cause {
            title: "Someone is signed in to a Windows 10 or 11 machine",
            facts: r#"{"run":{"mode":"unattended"},"machine":{"osFamily":["windows10","windows11"],"osMultiSession":false,"sessions":{"items":[{"isConnectionUser":false}],"complete":false}}}"#,
            rule: "session-open-on-client-windows",
            how_to_tell: "The message goes on with “There is a user session on the target machine.”",
        },
        Cause {
            title: "The connection’s user is signed in to a server",
            facts: r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","sessions":{"items":[{"isConnectionUser":true}],"complete":false},"reuseSessions":false}}"#,
            rule: "session-of-connection-user",
            how_to_tell: "The queue events name SessionExistsForTheUserWhenUnattended, UnattendedUserSessionLocked or UnattendedUserSessionDisconnected.",
        },
        Cause {
            title: "The connection’s user has no unlocked session for an attended run",
            facts: r#"{"run":{"mode":"attended"},"machine":{"sessions":{"items":[],"complete":true}}}"#,
            rule: "no-session-for-attended-run",
            how_to_tell: "The run is attended, and the queue events name AttendedUserNotLoggedIn or AttendedUserSessionNotActive.",
        },
    ],
    no_cause: "",
    look_alikes: &[LookAlike {
        code: "Win10AlreadyHasActiveSession",
        difference: "One of the reasons that can stand behind this code.",
    }],
    run_modes: &[RunMode::Attended, RunMode::Unattended],
    http_status: Some(400),
    sources: &[sources::QUEUE_ERRORS.at("Symptoms; Cause; More information")],
    disputes: &[],
}];
