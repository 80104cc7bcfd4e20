//! The guide to a machine for unattended runs.

use super::{Guide, Item, Stage};

pub(super) const GUIDE: Guide = Guide {
    id: "unattended-machine",
    title: "Prepare a machine for unattended runs",
    lead: "Licence, Remote Desktop and sessions: what a registered machine needs so that a cloud flow can run a desktop flow on it while nobody is signed in.",
    run: r#"{"run":{"mode":"unattended"},"target":{"type":"machine"}}"#,
    opens: "",
    pictured: "Session",
    before: &["register-a-machine"],
    stages: &[
        Stage {
            title: "Licence",
            items: &[
                Item::rule("unattended-capacity", "The machine has an unattended bot, or can get one"),
                Item::rule(
                    "unattended-connection-owner-license",
                    "The connection owner has a licence with desktop flows",
                ),
                Item::rule("too-few-bots-at-once", "The machine has a bot for each simultaneous run"),
            ],
        },
        Stage {
            title: "Machine",
            items: &[
                Item::rule("remote-desktop-off", "Remote Desktop is on"),
                Item::rule("remote-desktop-not-listening", "Remote Desktop is listening"),
                Item::rule(
                    "no-right-to-remote-desktop",
                    "The connection’s user is in Remote Desktop Users or Administrators",
                ),
                Item::rule(
                    "remote-desktop-right-withheld",
                    "The security policy lets the user log on through Remote Desktop",
                ),
                Item::rule(
                    "sign-in-rights-withheld",
                    "The security policy lets the user sign in locally and from the network",
                ),
                Item::rule("service-cannot-list-sessions", "The Power Automate service is in Remote Desktop Users"),
                Item::rule("service-account-denied", "No policy denies sign-in to the service account"),
                Item::rule("always-prompt-with-weak-rdp", "Remote Desktop doesn’t ask for a second password"),
                Item::rule(
                    "always-prompt-for-local-account",
                    "“Always prompt for password” doesn’t block the local account",
                ),
                Item::rule("credential-provider-in-the-way", "No unsupported sign-in software is installed"),
                Item::rule("legal-notice", "No notice must be confirmed at sign-in"),
                Item::rule("offline-after-sign-out", "The machine stays online with nobody signed in"),
                Item::rule(
                    "remote-desktop-fails-by-hand",
                    "A manual Remote Desktop sign-in works with the connection’s account",
                ),
                Item::rule("slow-remote-desktop-sign-in", "A sign-in takes less than three minutes"),
            ],
        },
        Stage {
            title: "Session",
            items: &[
                Item::rule("session-open-on-client-windows", "Windows 10 or 11: nobody is signed in"),
                Item::rule("session-of-connection-user", "Windows Server: the connection’s user has no session"),
                Item::rule("no-free-session-on-server", "Windows Server: a session is free"),
                Item::rule("reuse-with-several-sessions", "With session reuse: each user has one session only"),
                Item::rule("idle-session-limit", "Windows doesn’t end idle sessions during the run"),
                Item::rule("active-session-limit", "Windows doesn’t end active sessions during the run"),
            ],
        },
    ],
};
