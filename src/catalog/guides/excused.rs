//! The rules that stop a run and need no place in a guide.

const ATTENDED: &str = "It is about the session of an attended run, which no guide prepares.";
const SIGN_IN: &str = "It is about “Connect with sign-in”, which only attended runs can use.";
const GROUP: &str = "It is about a machine group. The guides prepare its machines, one at a time.";
const HOSTED_MACHINE: &str = "It is about a hosted machine. The guide is about a hosted group.";

/// The id of each such rule, and why it is in no guide.
pub const EXCUSED: &[(&str, &str)] = &[
    ("attended-on-hosted-group", "The guide to a hosted group is about unattended runs alone."),
    ("group-empty", GROUP),
    ("groups-not-in-this-cloud", GROUP),
    ("hosted-account-not-added", HOSTED_MACHINE),
    ("hosted-attended-not-creator", HOSTED_MACHINE),
    ("hosted-machine-cloud", HOSTED_MACHINE),
    ("no-session-for-attended-run", ATTENDED),
    ("picture-in-picture-not-ready", ATTENDED),
    ("sign-in-machine-not-joined", SIGN_IN),
    ("sign-in-tenant-not-allowed", SIGN_IN),
    ("sign-in-user-not-synchronised", SIGN_IN),
];
