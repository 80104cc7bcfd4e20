//! Facts about the Windows machine that the run uses.

use crate::model::{
    AutoAllocation, Effort, Fact, FactInfo, FindOut, JoinType, Key, Kind, OpenList, OsFamily, Owner, Session, Version,
};

const YES_NO: Kind = Kind::Flag { yes: "Yes", no: "No" };
const ON_OFF: Kind = Kind::Flag { yes: "On", no: "Off" };

/// The Windows on the machine.
pub static OS_FAMILY: Key<OsFamily> = Key::new(FactInfo {
    fact: Fact::MachineOsFamily,
    id: "machine.osFamily",
    label: "Windows on the machine",
    question: "Which Windows does the machine have?",
    help: "Client Windows (10 and 11) and Windows Server treat signed-in people differently.",
    find_out: &[FindOut::Command("winver"), FindOut::Menu("Settings › System › About › Windows specifications")],
    effort: Effort::KnownAtOnce,
    changed_by: &[Owner::MachineAdmin],
    kind: Kind::choice::<OsFamily>(),
});

/// Whether several people can be signed in to this Windows at the same time.
pub static OS_MULTI_SESSION: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineOsMultiSession,
    id: "machine.osMultiSession",
    label: "Multi-session edition",
    question: "Is it a multi-session edition of Windows?",
    help: "“Windows 10/11 Enterprise multi-session”, known from Azure Virtual Desktop. An edition that is not called multi-session is not one.",
    find_out: &[
        FindOut::Command("systeminfo | findstr /B /C:\"OS Name\""),
        FindOut::Menu("Settings › System › About › Edition"),
    ],
    effort: Effort::Command,
    changed_by: &[],
    kind: YES_NO,
});

/// Who is signed in to the machine.
pub static SESSIONS: Key<OpenList<Session>> = Key::new(FactInfo {
    fact: Fact::MachineSessions,
    id: "machine.sessions",
    label: "Windows sessions on the machine",
    question: "Who is signed in to the machine when the run starts?",
    help: "Locked and disconnected sessions count. A locked session looks active in the list that the command prints.",
    find_out: &[FindOut::Command("query user"), FindOut::Menu("Task Manager › Users")],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin, Owner::Maker],
    kind: Kind::Sessions,
});

/// The setting “Reuse sessions for unattended runs”.
pub static REUSE_SESSIONS: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineReuseSessions,
    id: "machine.reuseSessions",
    label: "Session reuse",
    question: "Is “Reuse sessions for unattended runs” switched on for the machine?",
    help: "It is off unless somebody switched it on, on the machine or on its group. A machine takes over the setting of its group.",
    find_out: &[
        FindOut::Menu("Power Automate portal › Monitor › Machines › the machine or its group › Settings"),
        FindOut::Person("The owner of the machine in Power Automate"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::Maker],
    kind: ON_OFF,
});

/// Whether Windows accepts remote desktop connections.
pub static RDP_ENABLED: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineRdpEnabled,
    id: "machine.rdpEnabled",
    label: "Remote Desktop",
    question: "Is Remote Desktop switched on?",
    help: "What counts is the value in effect: a policy wins over the switch in Settings.",
    find_out: &[
        FindOut::Menu("Settings › System › Remote Desktop"),
        FindOut::Command(
            "reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\" /v fDenyTSConnections",
        ),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: ON_OFF,
});

/// Whether a Citrix Virtual Delivery Agent is installed.
pub static CITRIX_VDA: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineCitrixVda,
    id: "machine.citrixVda",
    label: "Citrix machine",
    question: "Does the machine have a Citrix Virtual Delivery Agent?",
    help: "On some Citrix set-ups the right to sign in comes from another group.",
    find_out: &[
        FindOut::Menu("Settings › Apps › Installed apps: look for “Citrix Virtual Delivery Agent”"),
        FindOut::Person("An administrator of the machine"),
    ],
    effort: Effort::KnownAtOnce,
    changed_by: &[],
    kind: YES_NO,
});

/// How many unattended bots the machine has.
pub static UNATTENDED_BOTS: Key<u32> = Key::new(FactInfo {
    fact: Fact::MachineUnattendedBots,
    id: "machine.unattendedBots",
    label: "Unattended bots on the machine",
    question: "How many unattended bots does the machine have?",
    help: "Each one is a Process licence or an Unattended RPA add-on that was given to the machine, by hand or by auto-allocation. One bot carries one unattended run at a time.",
    find_out: &[
        FindOut::Menu("Power Automate portal › Monitor › Machines › the machine › Settings › Unattended bots"),
        FindOut::Person("The owner of the machine in Power Automate"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::Maker, Owner::PowerPlatformAdmin],
    kind: Kind::Count,
});

/// Whether the machine is given a bot when a run needs one.
pub static AUTO_ALLOCATION: Key<AutoAllocation> = Key::new(FactInfo {
    fact: Fact::MachineAutoAllocation,
    id: "machine.autoAllocation",
    label: "Auto-allocation of bots",
    question: "Is the machine given an unattended bot when a run needs one?",
    help: "Auto-allocation is on unless somebody switched it off. It can give a bot only while the environment has Process or Unattended RPA capacity left.",
    find_out: &[
        FindOut::Menu("Power Automate portal › Monitor › Machines › the machine › Settings › Unattended bots"),
        FindOut::Menu("Power Platform admin center › Licensing › Capacity add-ons: what is left for the environment?"),
        FindOut::Person("A Power Platform admin"),
    ],
    effort: Effort::AnotherPerson,
    changed_by: &[Owner::Maker, Owner::PowerPlatformAdmin],
    kind: Kind::choice::<AutoAllocation>(),
});

/// Whether the resolution of unattended sessions is set on the machine.
pub static SCREEN_RESOLUTION_ENABLED: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineScreenResolutionEnabled,
    id: "machine.screenResolutionEnabled",
    label: "Screen resolution set",
    question: "Is the screen resolution of unattended runs set on the machine?",
    help: "By the registry value ScreenResolutionEnabled with Width, Height and Scale (version 2.35 or later), or before that in the configuration file of the service.",
    find_out: &[FindOut::Command(
        "reg query \"HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Power Automate Desktop\\Global\\Screen\"",
    )],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: YES_NO,
});

/// The installed version of Power Automate for desktop.
pub static PAD_VERSION: Key<Version> = Key::new(FactInfo {
    fact: Fact::MachinePadVersion,
    id: "machine.padVersion",
    label: "Power Automate for desktop",
    question: "Which version of Power Automate for desktop is installed?",
    help: "Written with dots, for example 2.57.173.25212. The first two numbers are enough.",
    find_out: &[
        FindOut::Menu("Power Automate for desktop › Help › About"),
        FindOut::Menu("Power Automate portal › Monitor › Machines › the machine: “Version”"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: Kind::Version,
});

/// Whether UI Access is switched on, which lets UI automation reach elevated applications.
pub static UI_ACCESS_ENABLED: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineUiAccessEnabled,
    id: "machine.uiAccessEnabled",
    label: "UI Access",
    question: "Is UI Access switched on for UI automation?",
    help: "The registry value UseUIAccessAutomationServer is 1. It exists from version 2.68.",
    find_out: &[FindOut::Command(
        "reg query \"HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Power Automate Desktop\\Global\" /v UseUIAccessAutomationServer",
    )],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: ON_OFF,
});

/// Whether Windows keeps each user to one session.
pub static SINGLE_SESSION_PER_USER: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineSingleSessionPerUser,
    id: "machine.singleSessionPerUser",
    label: "One session for each user",
    question: "Does Windows keep each user to a single session on this machine?",
    help: "It does unless somebody changed it: fSingleSessionPerUser is 1. The policy is called “Restrict Remote Desktop Services users to a single Remote Desktop Services session”.",
    find_out: &[FindOut::Command(
        "reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\" /v fSingleSessionPerUser",
    )],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: YES_NO,
});

/// What the machine is joined to.
pub static JOIN_TYPE: Key<JoinType> = Key::new(FactInfo {
    fact: Fact::MachineJoinType,
    id: "machine.joinType",
    label: "Machine joined to",
    question: "What is the machine joined to?",
    help: "The command prints AzureAdJoined and DomainJoined. YES and NO is Microsoft Entra only, YES and YES is hybrid, NO and YES is Active Directory only. WorkplaceJoined does not count.",
    find_out: &[FindOut::Command("dsregcmd /status"), FindOut::Menu("Settings › Accounts › Access work or school")],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: Kind::choice::<JoinType>(),
});

/// Whether remote desktop asks for Network Level Authentication.
pub static NLA_REQUIRED: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineNlaRequired,
    id: "machine.nlaRequired",
    label: "Network Level Authentication",
    question: "Does Remote Desktop require Network Level Authentication (NLA)?",
    help: "UserAuthentication is 1. The value under Policies wins over the one of the listener.",
    find_out: &[
        FindOut::Command(
            "reg query \"HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services\" /v UserAuthentication",
        ),
        FindOut::Command(
            "reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\" /v UserAuthentication",
        ),
        FindOut::Menu("Settings › System › Remote Desktop: “Require devices to use Network Level Authentication”"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: Kind::Flag { yes: "Required", no: "Not required" },
});

/// Whether the service is told to sign in with Entra tokens.
pub static USE_RDS_AAD_AUTHENTICATION: Key<bool> = Key::new(FactInfo {
    fact: Fact::MachineUseRdsAadAuthentication,
    id: "machine.useRdsAadAuthentication",
    label: "Entra sign-in forced by registry",
    question: "Is UseRdsAadAuthentication set to 1 for the Power Automate service?",
    help: "Few machines have it. It switches on sign-in with Microsoft Entra tokens from version 2.49; from 2.50 the product does so by itself where NLA is required.",
    find_out: &[FindOut::Command(
        "reg query \"HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Power Automate Desktop\\Service\" /v UseRdsAadAuthentication",
    )],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: Kind::Flag { yes: "Set", no: "Not set" },
});
