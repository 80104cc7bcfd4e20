//! The codes of the Windows session that an unattended run opens.

use crate::catalog::code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
use crate::catalog::guidance::Step;
use crate::catalog::{disputes, sources};
use crate::model::{Owner, RunMode};

const UNATTENDED: &[RunMode] = &[RunMode::Unattended];

pub(super) static CODES: &[ErrorCode] = &[
    ErrorCode {
        id: "Win10AlreadyHasActiveSession",
        code: Some("Win10AlreadyHasActiveSession"),
        title: "Someone is signed in to the machine",
        family: Family::UnattendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &["There is a user session on the target machine. Cannot execute unattended desktop flow."],
        what: "The machine has Windows 10 or 11 and somebody is signed in, so the unattended run could not open a session of its own.",
        why: "These editions of Windows allow one person at a time. A locked or disconnected session counts too.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Sign everybody out of the machine before the run. Locking the screen is not enough.",
                r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "If people work on this machine, use a Windows Server, a machine group or a hosted machine for the run.",
                r#"{"machine":{"osFamily":"windowsServer"}}"#,
            ),
        ],
        implies: r#"{"run":{"mode":"unattended"},"machine":{"osFamily":["windows10","windows11"],"osMultiSession":false,"sessions":{"items":[{}],"complete":false}}}"#,
        causes: &[
            Cause {
                title: "Somebody else is signed in",
                facts: r#"{"machine":{"sessions":{"items":[{"isConnectionUser":false}],"complete":false}}}"#,
                rule: "session-open-on-client-windows",
                how_to_tell: "`query user` shows a name that is not the user of the connection.",
            },
            Cause {
                title: "The connection’s user is signed in, and sessions are not reused",
                facts: r#"{"machine":{"sessions":{"items":[{"isConnectionUser":true}],"complete":true},"reuseSessions":false}}"#,
                rule: "session-open-on-client-windows",
                how_to_tell: "`query user` shows only the user of the connection, and “Reuse sessions for unattended runs” is off.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "SessionExistsForTheUserWhenUnattended",
            difference: "That one says that the session belongs to the connection’s own user; it is given on servers too.",
        }],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[sources::RUN_ERRORS.at("Error code table"), sources::RUN_UNATTENDED.at("Introductory list")],
        disputes: &[&disputes::CLIENT_SESSIONS],
    },
    ErrorCode {
        id: "SessionExistsForTheUserWhenUnattended",
        code: Some("SessionExistsForTheUserWhenUnattended"),
        title: "The connection’s user is already signed in to the machine",
        family: Family::UnattendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The user of the connection has a Windows session on the machine, and the run could not reuse it.",
        why: "An unattended run signs in as this user and wants a new session. A locked or disconnected one is in the way as well.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Sign that user out of the machine. Locking the screen is not enough.",
                r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or switch on “Reuse sessions for unattended runs”, if users may have one session only: Power Automate portal › Monitor › Machines › the machine › Settings.",
                r#"{"machine":{"reuseSessions":true}}"#,
            ),
        ],
        implies: r#"{"run":{"mode":"unattended"},"machine":{"sessions":{"items":[{"isConnectionUser":true}],"complete":false}}}"#,
        causes: &[
            Cause {
                title: "On a Windows Server, sessions are not reused",
                facts: r#"{"machine":{"osFamily":"windowsServer","reuseSessions":false}}"#,
                rule: "session-of-connection-user",
                how_to_tell: "The machine has Windows Server, and “Reuse sessions for unattended runs” is off.",
            },
            Cause {
                title: "On Windows 10 or 11, sessions are not reused",
                facts: r#"{"machine":{"osFamily":["windows10","windows11"],"osMultiSession":false,"reuseSessions":false}}"#,
                rule: "session-open-on-client-windows",
                how_to_tell: "The machine has Windows 10 or 11, and “Reuse sessions for unattended runs” is off.",
            },
            Cause {
                title: "Sessions are reused, but a user may have several",
                facts: r#"{"machine":{"reuseSessions":true,"singleSessionPerUser":false}}"#,
                rule: "reuse-with-several-sessions",
                how_to_tell: "“Reuse sessions for unattended runs” is on, and fSingleSessionPerUser is 0.",
            },
        ],
        no_cause: "",
        look_alikes: &[
            LookAlike {
                code: "UnattendedUserSessionLocked",
                difference: "Newer services give this one where the session is locked.",
            },
            LookAlike {
                code: "UnattendedUserSessionDisconnected",
                difference: "Newer services give this one where the session was left without signing out.",
            },
            LookAlike {
                code: "Win10AlreadyHasActiveSession",
                difference: "That one counts the session of anybody, on Windows 10 and 11 only.",
            },
        ],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[
            sources::QUEUE_ERRORS.at("SessionExistsForTheUserWhenUnattended"),
            sources::RUN_ERRORS.at("Error code table"),
        ],
        disputes: &[&disputes::SERVER_SESSION_CODE],
    },
    ErrorCode {
        id: "UnattendedUserSessionLocked",
        code: Some("UnattendedUserSessionLocked"),
        title: "The connection’s user has a locked session on the machine",
        family: Family::UnattendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The user of the connection is signed in with the screen locked, so the unattended run could not open a session.",
        why: "To Windows a locked session is an open session. Unattended runs need the user signed out.",
        fix: &[Step::change(
            Owner::MachineAdmin,
            "Sign that session out: `query user` shows its number, `logoff` with that number ends it.",
            r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
        )],
        implies: r#"{"run":{"mode":"unattended"},"machine":{"sessions":{"items":[{"locked":true,"isConnectionUser":true}],"complete":false}}}"#,
        causes: &[Cause {
            title: "On a Windows Server, the session is not reused",
            facts: r#"{"machine":{"osFamily":"windowsServer","reuseSessions":false}}"#,
            rule: "session-of-connection-user",
            how_to_tell: "“Reuse sessions for unattended runs” is off for the machine.",
        }],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "UnattendedUserSessionDisconnected",
            difference: "There the session was left without signing out; here it is connected and locked.",
        }],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[sources::QUEUE_ERRORS.at("UnattendedUserSessionLocked")],
        disputes: &[&disputes::SERVER_SESSION_CODE],
    },
    ErrorCode {
        id: "UnattendedUserSessionDisconnected",
        code: Some("UnattendedUserSessionDisconnected"),
        title: "The connection’s user left a session open on the machine",
        family: Family::UnattendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The user of the connection closed a remote desktop window without signing out. The session is still there.",
        why: "A disconnected session keeps its programs and its user. Unattended runs need the user signed out.",
        fix: &[Step::change(
            Owner::MachineAdmin,
            "Sign the session out: in Task Manager › Users, or with `logoff` and the number that `query user` shows.",
            r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#,
        )],
        implies: r#"{"run":{"mode":"unattended"},"machine":{"sessions":{"items":[{"state":"disconnected","isConnectionUser":true}],"complete":false}}}"#,
        causes: &[Cause {
            title: "On a Windows Server, the session is not reused",
            facts: r#"{"machine":{"osFamily":"windowsServer","reuseSessions":false}}"#,
            rule: "session-of-connection-user",
            how_to_tell: "“Reuse sessions for unattended runs” is off for the machine.",
        }],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "UnattendedUserSessionLocked",
            difference: "There the session is connected and locked; here it was left without signing out.",
        }],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[sources::QUEUE_ERRORS.at("UnattendedUserSessionDisconnected")],
        disputes: &[&disputes::SERVER_SESSION_CODE],
    },
    ErrorCode {
        id: "RDPIsNotEnabled",
        code: Some("RDPIsNotEnabled"),
        title: "Remote Desktop is switched off on the machine",
        family: Family::UnattendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The machine does not accept remote desktop connections, so the unattended run could not open a session.",
        why: "Every unattended run signs in by remote desktop, even on the machine itself.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Switch on Remote Desktop: Settings › System › Remote Desktop.",
                r#"{"machine":{"rdpEnabled":true}}"#,
            ),
            Step::look(
                Owner::MachineAdmin,
                "If it is off again after a while, look for the Group Policy that does it.",
            ),
        ],
        implies: r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#,
        causes: &[
            Cause {
                title: "The switch in Settings is off",
                facts: r#"{"machine":{"rdpEnabled":false}}"#,
                rule: "remote-desktop-off",
                how_to_tell: "fDenyTSConnections is 1 under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server.",
            },
            Cause {
                title: "A policy switches it off",
                facts: r#"{"machine":{"rdpEnabled":false}}"#,
                rule: "remote-desktop-off",
                how_to_tell: "fDenyTSConnections is 1 under HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "RdpPermissionNotGranted",
            difference: "There Remote Desktop is on, but this user may not use it.",
        }],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[sources::RUN_ERRORS.at("Error code table")],
        disputes: &[],
    },
    ErrorCode {
        id: "RdpPermissionNotGranted",
        code: Some("RdpPermissionNotGranted"),
        title: "The connection’s user may not open a remote desktop session",
        family: Family::UnattendedSession,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "Windows did not let the user of the connection sign in by remote desktop.",
        why: "The right comes with membership in Remote Desktop Users or Administrators. A deny right takes it away again.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Add the user to Remote Desktop Users with `net localgroup \"Remote Desktop Users\" NAME /add`.",
                r#"{"account":{"inRemoteDesktopUsers":true}}"#,
            ),
            Step::look(
                Owner::MachineAdmin,
                "If the user is a member, look at the deny rights in secpol.msc: “Deny log on locally” and “Deny log on through Remote Desktop Services” must catch neither this user nor the account of the Power Automate service.",
            ),
        ],
        implies: r#"{"run":{"mode":"unattended"}}"#,
        causes: &[
            Cause {
                title: "The user is in none of the groups",
                facts: r#"{"account":{"inRemoteDesktopUsers":false,"inAdministrators":false},"machine":{"citrixVda":false}}"#,
                rule: "no-right-to-remote-desktop",
                how_to_tell: "`net localgroup \"Remote Desktop Users\"` and `net localgroup Administrators` do not list the user.",
            },
            Cause {
                title: "On Citrix, the user is not in Direct Access Users",
                facts: r#"{"account":{"inRemoteDesktopUsers":false,"inAdministrators":false,"inDirectAccessUsers":false},"machine":{"citrixVda":true}}"#,
                rule: "no-right-to-remote-desktop",
                how_to_tell: "The machine has a Citrix agent, and `net localgroup \"Direct Access Users\"` does not list the user.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike { code: "RDPIsNotEnabled", difference: "There Remote Desktop is off for everybody." }],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[sources::RUN_ERRORS.at("Error code table")],
        disputes: &[&disputes::RDP_RIGHT_GROUPS],
    },
];
