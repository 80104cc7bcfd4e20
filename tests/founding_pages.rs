//! The two pages that the product came from: each statement that a run can obey or violate, in our words, and what carries it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::{codes, notes, rules};

/// What carries a statement.
enum Carrier {
    /// A rule.
    Rule(&'static str),
    /// A note.
    Note(&'static str),
    /// A step of a rule or of a code, by a part of its text.
    Step(&'static str, &'static str),
    /// An entry of the catalogue of codes.
    Code(&'static str),
}
use Carrier::{Code, Note, Rule, Step};

/// “Failed license check on a desktop flow run”.
const LICENSE_CHECK: &[(&str, Carrier)] = &[
    ("The answer of the API holds a licenseCheck with a code and a message", Code("ValidLicenseCoverage")),
    ("ValidLicenseCoverage means that all is in order", Code("ValidLicenseCoverage")),
    ("Any other code names something that is missing", Code("AttendedNoLicense")),
    ("LicensingCheckFailed means that the check could not be made", Code("LicensingCheckFailed")),
    ("An attended run needs Premium on the owner of the connection", Rule("attended-user-license")),
    ("An unattended run needs an add-on or a Process licence on the machine", Rule("unattended-capacity")),
    ("AttendedNoLicense: the user licence is missing", Code("AttendedNoLicense")),
    ("UnattendedNoAddon: the add-on or the Process licence is missing", Code("UnattendedNoAddon")),
    ("A Microsoft 365 admin assigns the user licence", Step("attended-user-license", "Assign Power Automate Premium")),
    (
        "A Power Platform admin assigns capacity to the environment",
        Step("unattended-capacity", "assign Process capacity to the environment"),
    ),
    ("A failed check that does not stop the run warns of a suspension of the cloud flow", Note("license-check-warns")),
    ("The cloud flow tells more", Step("cloud-flow-suspended-attended", "Open the cloud flow and its Flow checker")),
    (
        "The suspension for want of an attended licence looks at the cloud flow’s owner",
        Rule("cloud-flow-owner-license"),
    ),
    ("A suspended cloud flow, attended", Code("cloud-flow-suspended-attended")),
    ("A suspended cloud flow, unattended", Code("cloud-flow-suspended-unattended")),
];

/// “Run unattended desktop flows”.
const RUN_UNATTENDED: &[(&str, Carrier)] = &[
    ("Unattended runs are started by a cloud flow and need nobody to watch", Note("session-belongs-to-the-product")),
    (
        "The product signs in with the connection, runs the flow, signs out and reports",
        Note("session-belongs-to-the-product"),
    ),
    ("The run works in a remote desktop session", Rule("remote-desktop-off")),
    ("The console session is never used", Note("remote-desktop-never-console")),
    ("The product makes, manages and releases the Windows session", Note("session-belongs-to-the-product")),
    ("The screen stays locked, so that nobody sees the run", Note("screen-stays-locked")),
    ("Windows 10 and 11: any open session stops the run, a locked one too", Rule("session-open-on-client-windows")),
    ("Windows Server: a locked session of the connection’s user is an error", Rule("session-of-connection-user")),
    ("The connection’s user must be allowed to open a remote desktop session", Rule("no-right-to-remote-desktop")),
    (
        "Mostly by membership in Remote Desktop Users",
        Step("no-right-to-remote-desktop", "Add the user to Remote Desktop Users"),
    ),
    (
        "On some Citrix machines by Direct Access Users",
        Step("no-right-to-remote-desktop", "add the user to Direct Access Users"),
    ),
    ("The machine should be free, with all users signed out", Note("all-signed-out")),
    ("Locked sessions stand in the way", Rule("session-open-on-client-windows")),
    ("No elevated rights", Rule("needs-elevation")),
    ("Nobody signs in during the run", Note("nobody-signs-in-meanwhile")),
    ("Without reuse each run gets a new session and is signed out after it", Note("session-belongs-to-the-product")),
    (
        "With reuse a run may take over an existing session, which stays locked afterwards",
        Note("session-belongs-to-the-product"),
    ),
    ("Where reuse is switched on", Step("session-of-connection-user", "Reuse sessions for unattended runs")),
    ("A machine takes over the settings of its group and keeps them when it leaves", Note("group-settings-stay")),
    ("Reuse is not supported where users may have several sessions", Rule("reuse-with-several-sessions")),
    ("Microphones, speakers, cameras and capture devices do not work", Rule("sound-or-camera")),
    ("The resolution of the session is a setting of the machine", Rule("screen-resolution")),
    ("How the resolution is set", Step("screen-resolution", "ScreenResolutionEnabled to 1")),
    ("Entra accounts: a certificate", Step("entra-password-with-nla", "Or use a certificate")),
    ("Entra accounts: a password with NLA, from version 2.50", Rule("entra-password-with-nla")),
    ("For that the machine must reach config.edge.skype.com", Rule("entra-configuration-blocked")),
    (
        "First admin step: Entra authentication for Remote Desktop on the application",
        Rule("entra-remote-desktop-app-off"),
    ),
    ("Second admin step: hide the consent prompt for the machines", Rule("entra-consent-prompt")),
    ("How the group is registered", Step("entra-consent-prompt", "TargetDeviceGroup")),
    ("Without the second step: MSEntraRemoteDesktopAppConsentRequired", Code("MSEntraRemoteDesktopAppConsentRequired")),
];

#[test]
fn each_statement_of_the_founding_pages_is_carried_by_something() {
    for (statement, carrier) in LICENSE_CHECK.iter().chain(RUN_UNATTENDED) {
        let carried = match carrier {
            Rule(id) => rules::find(id).is_some(),
            Note(id) => notes::all().iter().any(|note| note.id == *id),
            Code(id) => codes::find(id).is_some_and(|entry| entry.id == *id),
            Step(id, part) => {
                let rule = rules::find(id).map(|rule| rule.guidance.fix);
                let fix = rule.or_else(|| codes::find(id).map(|entry| entry.fix)).unwrap_or_default();
                fix.iter().any(|step| step.text.contains(part))
            }
        };
        assert!(carried, "nothing carries “{statement}”");
    }
}
