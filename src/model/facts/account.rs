//! Facts about the Windows account that the connection signs in with.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

const MEMBER: Kind = Kind::Flag { yes: "Member", no: "Not a member" };

/// Membership in the local group Remote Desktop Users.
pub static IN_REMOTE_DESKTOP_USERS: Key<bool> = Key::new(FactInfo {
    fact: Fact::AccountInRemoteDesktopUsers,
    id: "account.inRemoteDesktopUsers",
    label: "In Remote Desktop Users",
    question: "Is the connection’s user a member of Remote Desktop Users on the machine?",
    help: "Directly, or through a group that is a member. The group’s name is translated on Windows in other languages; its SID is S-1-5-32-555.",
    find_out: &[
        FindOut::Command("net localgroup \"Remote Desktop Users\""),
        FindOut::Person("An administrator of the machine"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: MEMBER,
});

/// Membership in the local group Administrators.
pub static IN_ADMINISTRATORS: Key<bool> = Key::new(FactInfo {
    fact: Fact::AccountInAdministrators,
    id: "account.inAdministrators",
    label: "In Administrators",
    question: "Is the connection’s user an administrator of the machine?",
    help: "Directly, or through a group that is a member of Administrators (S-1-5-32-544).",
    find_out: &[FindOut::Command("net localgroup Administrators"), FindOut::Person("An administrator of the machine")],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: MEMBER,
});

/// Membership in the local group Direct Access Users, which some Citrix set-ups use.
pub static IN_DIRECT_ACCESS_USERS: Key<bool> = Key::new(FactInfo {
    fact: Fact::AccountInDirectAccessUsers,
    id: "account.inDirectAccessUsers",
    label: "In Direct Access Users",
    question: "Is the connection’s user a member of Direct Access Users on the machine?",
    help: "A Citrix Virtual Delivery Agent adds this group. It counts on such machines only.",
    find_out: &[
        FindOut::Command("net localgroup \"Direct Access Users\""),
        FindOut::Person("An administrator of the machine"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: MEMBER,
});
