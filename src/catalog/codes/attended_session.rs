//! The codes of the Windows session that an attended run works in.

use crate::catalog::code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
use crate::catalog::guidance::Step;
use crate::catalog::sources;
use crate::model::{Owner, RunMode};

const ATTENDED: &[RunMode] = &[RunMode::Attended];

pub(super) static CODES: &[ErrorCode] = &[
    ErrorCode {
        id: "AttendedUserNotLoggedIn",
        code: Some("AttendedUserNotLoggedIn"),
        title: "The connection’s user is not signed in to the machine",
        family: Family::AttendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The user of the connection has no Windows session on the machine, so the attended run had nowhere to work.",
        why: "An attended run works in the session of that very user. Sessions of other people do not count.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Sign in to the machine as the user of the connection, and leave the screen unlocked while the run lasts.",
                r#"{"machine":{"sessions":{"items":[{"state":"active","locked":false,"isConnectionUser":true}],"complete":false}}}"#,
            ),
            Step::look(
                Owner::Maker,
                "If somebody is signed in, compare `whoami` in that session with the user of the connection, and the machine’s name with the one in the portal.",
            ),
            Step::look(
                Owner::MachineAdmin,
                "If user and machine are right, add the account of the Power Automate service (`NT SERVICE\\UIFlowService`) to Remote Desktop Users and restart the machine: without that right it can’t list sessions.",
            ),
        ],
        implies: r#"{"run":{"mode":"attended"}}"#,
        causes: &[
            Cause {
                title: "Nobody is signed in",
                facts: r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
                rule: "no-session-for-attended-run",
                how_to_tell: "`query user` on the machine lists nobody.",
            },
            Cause {
                title: "Somebody else is signed in",
                facts: r#"{"machine":{"sessions":{"items":[{"isConnectionUser":false}],"complete":true}}}"#,
                rule: "no-session-for-attended-run",
                how_to_tell: "`query user` lists names, but not the user of the connection.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "AttendedUserSessionNotActive",
            difference: "There the user has a session, but it is locked or was left.",
        }],
        run_modes: ATTENDED,
        http_status: Some(400),
        sources: &[sources::QUEUE_ERRORS.at("AttendedUserNotLoggedIn")],
        disputes: &[],
    },
    ErrorCode {
        id: "AttendedUserSessionNotActive",
        code: Some("AttendedUserSessionNotActive"),
        title: "The connection’s user is signed in, but the session is locked or was left",
        family: Family::AttendedSession,
        status: CodeStatus::Current,
        aliases: &["NoUnlockedActiveSessionForAttended"],
        messages: &[],
        what: "The user of the connection has a Windows session on the machine, but it is locked or disconnected.",
        why: "The steps of an attended run click and type on the screen of that session. Behind a lock there is nothing to click.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Unlock or reconnect the session, and leave the screen unlocked while the run lasts.",
                r#"{"machine":{"sessions":{"items":[{"state":"active","locked":false,"isConnectionUser":true}],"complete":false}}}"#,
            ),
            Step::change(Owner::Maker, "Or run the flow unattended.", r#"{"run":{"mode":"unattended"}}"#),
        ],
        implies: r#"{"run":{"mode":"attended"}}"#,
        causes: &[
            Cause {
                title: "The screen is locked",
                facts: r#"{"machine":{"sessions":{"items":[{"state":"active","locked":true,"isConnectionUser":true}],"complete":true}}}"#,
                rule: "no-session-for-attended-run",
                how_to_tell: "`query user` shows the session as Active, and the screen shows the lock.",
            },
            Cause {
                title: "The session was left without signing out",
                facts: r#"{"machine":{"sessions":{"items":[{"state":"disconnected","isConnectionUser":true}],"complete":true}}}"#,
                rule: "no-session-for-attended-run",
                how_to_tell: "`query user` shows the session as Disc.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "AttendedUserNotLoggedIn",
            difference: "There the user has no session at all. Until 2024 both were called NoUnlockedActiveSessionForAttended.",
        }],
        run_modes: ATTENDED,
        http_status: Some(400),
        sources: &[sources::QUEUE_ERRORS.at("AttendedUserSessionNotActive")],
        disputes: &[],
    },
];
