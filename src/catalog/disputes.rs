//! Where the sources disagree, what each says, and which one we follow.

use super::guidance::{Dispute, Position};
use super::sources;

/// Every dispute.
pub static ALL: &[&Dispute] =
    &[&ATTENDED_HOLDER, &ENVIRONMENT_OR_MACHINE, &CLIENT_SESSIONS, &SERVER_SESSION_CODE, &RDP_RIGHT_GROUPS, &ELEVATION];

/// Whose attended licence counts.
pub static ATTENDED_HOLDER: Dispute = Dispute {
    id: "attended-holder",
    point: "Whose attended licence counts",
    positions: &[
        Position {
            says: "The licence check looks at the owner of the desktop flow connection.",
            source: sources::LICENSE_CHECK.at("Prerequisites"),
        },
        Position { says: "It looks at whoever created the connection.", source: sources::TRIGGER.at("Prerequisites") },
        Position {
            says: "A cloud flow is suspended because its own owner lacks attended RPA.",
            source: sources::SUSPENDED_ATTENDED.at("Cause"),
        },
    ],
    follow: "Two checks, two people: the run asks for the licence of the connection’s owner, who is as a rule its creator; a later suspension asks for the licence of the cloud flow’s owner.",
};

/// Whether unattended capacity belongs to the environment or to the machine.
pub static ENVIRONMENT_OR_MACHINE: Dispute = Dispute {
    id: "environment-or-machine",
    point: "Where unattended capacity has to be",
    positions: &[
        Position {
            says: "The way out is to assign the add-on to the environment.",
            source: sources::LICENSE_CHECK.at("Resolution"),
        },
        Position {
            says: "Assigning the add-on to the environment lifts the suspension.",
            source: sources::SUSPENDED_UNATTENDED.at("Resolution"),
        },
        Position {
            says: "The machine itself needs an unattended bot.",
            source: sources::CAPACITY.at("Allocate Process capacity to a machine"),
        },
    ],
    follow: "Both, one after the other: capacity goes to the environment first, and from there to the machine, by hand or by auto-allocation.",
};

/// Whether somebody else's session blocks a run on client Windows.
pub static CLIENT_SESSIONS: Dispute = Dispute {
    id: "client-sessions",
    point: "Whose session blocks an unattended run on Windows 10 and 11",
    positions: &[
        Position {
            says: "Anybody’s session does, even a locked one.",
            source: sources::RUN_UNATTENDED.at("Introductory list"),
        },
        Position {
            says: "The code for it, by its name and its row in the table, concerns Windows 10 only.",
            source: sources::RUN_ERRORS.at("Error code table"),
        },
    ],
    follow: "The guide to unattended runs: it is about this very point and names both versions. On Windows 11 the code is therefore likely, not certain.",
};

/// Which code a session of the connection's own user gives.
pub static SERVER_SESSION_CODE: Dispute = Dispute {
    id: "server-session-code",
    point: "Which code a leftover session of the connection’s user gives",
    positions: &[
        Position {
            says: "SessionExistsForTheUserWhenUnattended, whatever the state of the session.",
            source: sources::RUN_ERRORS.at("Error code table"),
        },
        Position {
            says: "UnattendedUserSessionLocked and UnattendedUserSessionDisconnected are codes of their own.",
            source: sources::QUEUE_ERRORS.at("UnattendedUserSessionLocked; UnattendedUserSessionDisconnected"),
        },
    ],
    follow: "That the run fails is certain, the code is not: newer services name the state of the session, older ones don’t.",
};

/// Which groups give the right to sign in over remote desktop.
pub static RDP_RIGHT_GROUPS: Dispute = Dispute {
    id: "rdp-right-groups",
    point: "Which groups give the right to open a remote desktop session",
    positions: &[
        Position {
            says: "Remote Desktop Users, or Direct Access Users on Citrix.",
            source: sources::RUN_UNATTENDED.at("Introductory list"),
        },
        Position {
            says: "Administrators will do as well.",
            source: sources::RUN_ERRORS.at("RdpPermissionNotGranted row"),
        },
    ],
    follow: "Any of them: Windows gives the right to both groups unless somebody took Administrators out of the user right.",
};

/// Whether elevated applications can be automated.
pub static ELEVATION: Dispute = Dispute {
    id: "elevation",
    point: "Whether a cloud-triggered run can work with elevated applications",
    positions: &[
        Position {
            says: "Actions that need elevation do nothing in such runs.",
            source: sources::ELEVATED_RIGHTS.at("Important box"),
        },
        Position {
            says: "From version 2.68, UI Access lets UI automation reach elevated applications. Run modes are not named.",
            source: sources::UI_ACCESS.at("Introduction"),
        },
    ],
    follow: "We call it broken only below 2.68 or with UI Access switched off. UI Access helps UI automation alone, not scripts or files that need administrator rights.",
};
