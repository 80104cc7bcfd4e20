//! Where the sources disagree, what each says, and which one we follow.

use super::guidance::{Dispute, Position};
use super::sources;

/// Every dispute.
pub static ALL: &[&Dispute] = &[
    &ATTENDED_HOLDER,
    &PER_FLOW_CURES_ATTENDED,
    &ENVIRONMENT_OR_MACHINE,
    &CLIENT_SESSIONS,
    &SERVER_SESSION_CODE,
    &ALL_SIGNED_OUT,
    &REUSED_SESSION,
    &RDP_RIGHT_GROUPS,
    &NLA_ON_OR_OFF,
    &ENTRA_RDP_APPLICATION,
    &ENTRA_VERSION_FLOOR,
    &ELEVATION,
];

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

/// Whether a plan on the cloud flow makes up for a missing attended licence.
pub static PER_FLOW_CURES_ATTENDED: Dispute = Dispute {
    id: "per-flow-cures-attended",
    point: "Whether a plan on the cloud flow makes up for a missing attended licence",
    positions: &[
        Position {
            says: "A per-flow plan is one of the ways out of an attended suspension.",
            source: sources::SUSPENDED_ATTENDED.at("Resolution"),
        },
        Position {
            says: "Neither the per-flow plan nor Process contains attended RPA.",
            source: sources::LICENSE_TYPES.at("Compare Power Automate licenses"),
        },
    ],
    follow: "The newer licence table: only Premium, its trial and a pay-as-you-go environment bring attended runs. Process does not; it pays for what is premium in the cloud flow itself.",
};

/// Whether everybody must be signed out, on servers too.
pub static ALL_SIGNED_OUT: Dispute = Dispute {
    id: "all-signed-out",
    point: "Whether all users must be signed out, on Windows Server too",
    positions: &[
        Position {
            says: "Unattended runs need a machine with all users signed out.",
            source: sources::RUN_UNATTENDED.at("Important box"),
        },
        Position {
            says: "On Windows Server only a session of the connection’s user leads to an error.",
            source: sources::RUN_UNATTENDED.at("Introductory list"),
        },
    ],
    follow: "The list, which tells the kinds of Windows apart. The box is a good habit, not a condition on servers.",
};

/// Which sessions can be reused.
pub static REUSED_SESSION: Dispute = Dispute {
    id: "reused-session",
    point: "Which Windows sessions a run can reuse",
    positions: &[
        Position {
            says: "A session that exists and is unlocked.",
            source: sources::RUN_UNATTENDED.at("Reuse a Windows session in unattended mode, first sentence"),
        },
        Position {
            says: "A session that a run before left locked.",
            source: sources::RUN_UNATTENDED.at("Reuse a Windows session in unattended mode, third paragraph"),
        },
    ],
    follow: "Both, read together: a run may take over the locked session that an earlier run left, if reuse is switched on. Without reuse every session of the connection’s user stops it.",
};

/// Whether NLA should be on or off.
pub static NLA_ON_OR_OFF: Dispute = Dispute {
    id: "nla-on-or-off",
    point: "Whether Network Level Authentication should be on or off",
    positions: &[
        Position { says: "Switch it off for Entra accounts.", source: sources::ENTRA_LOGON_FAILURE.at("Resolution") },
        Position {
            says: "Keep it on: from version 2.50 the product signs in with Entra tokens.",
            source: sources::RUN_UNATTENDED.at("Admin consent for unattended runs, note"),
        },
        Position {
            says: "On machines that are not joined to Entra alone, switching it on is one way out of a prompt for the password.",
            source: sources::SESSION_CREATION.at("SessionCreationUserPromptedForCredentialsAfterConnection"),
        },
    ],
    follow: "For an Entra account: keep NLA on with version 2.50 or later; switching it off is the last resort on older versions. For domain and local accounts NLA may stay on.",
};

/// Which application has to be switched on.
pub static ENTRA_RDP_APPLICATION: Dispute = Dispute {
    id: "entra-rdp-application",
    point: "Which application needs Entra authentication for Remote Desktop",
    positions: &[
        Position {
            says: "Microsoft Remote Desktop, a4a365df-50f1-4397-bc59-1a1564b8bb9c, and no other.",
            source: sources::RUN_UNATTENDED.at("Step 1 - Enable Microsoft Entra authentication for RDP"),
        },
        Position {
            says: "That one and Windows Cloud Login, 270efc09-cd0d-444b-a71f-39af4910ec45.",
            source: sources::ENTRA_SINGLE_SIGN_ON.at("Enable Microsoft Entra authentication for RDP"),
        },
    ],
    follow: "The guide to unattended runs asks for the first one. Switching on Windows Cloud Login as well does no harm, and Azure Virtual Desktop announces a move to it.",
};

/// From which version Entra tokens are used.
pub static ENTRA_VERSION_FLOOR: Dispute = Dispute {
    id: "entra-version-floor",
    point: "From which version the product signs in with Entra tokens",
    positions: &[
        Position {
            says: "From 2.50, where NLA is required.",
            source: sources::RUN_UNATTENDED.at("Admin consent for unattended runs, note"),
        },
        Position {
            says: "From 2.49, by the registry value UseRdsAadAuthentication or with a certificate.",
            source: sources::ALWAYS_PROMPT.at("Resolution 1; Resolution 2"),
        },
    ],
    follow: "2.49 with the registry value or a certificate, 2.50 by itself. Between the two without the value we call a failure likely.",
};
