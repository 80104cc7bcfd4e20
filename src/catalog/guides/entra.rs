//! The guide to unattended sign-in with a Microsoft Entra account.

use super::{Guide, Item, Stage};

pub(super) const GUIDE: Guide = Guide {
    id: "entra-sign-in",
    title: "Sign in with Microsoft Entra: certificate or password with NLA",
    lead: "For unattended runs that sign in with a Microsoft Entra account: with a certificate (CBA), or with a password where Remote Desktop requires Network Level Authentication (NLA).",
    run: r#"{"run":{"mode":"unattended"},"target":{"type":"machine"},"connection":{"accountType":"entra"}}"#,
    opens: "",
    pictured: "",
    before: &["register-a-machine", "unattended-machine", "unattended-connection"],
    stages: &[
        Stage {
            title: "Machine",
            items: &[
                Item::rule("entra-account-not-joined", "The machine is joined to Microsoft Entra or a domain"),
                Item::rule(
                    "entra-sign-in-needs-entra-join",
                    "For token sign-in: the machine is joined to Entra, or hybrid joined",
                ),
                Item::rule("entra-sign-in-blocked", "The machine can reach login.microsoftonline.com"),
                Item::rule("smart-card-required", "Neither account nor machine requires a smart card"),
            ],
        },
        Stage {
            title: "Tenant",
            items: &[
                Item::rule(
                    "entra-remote-desktop-app-off",
                    "The tenant allows Microsoft Entra sign-in for Remote Desktop",
                ),
                Item::rule("entra-consent-prompt", "The consent prompt is hidden for the machine"),
                Item::rule(
                    "entra-set-up-on-hybrid-machine",
                    "Hybrid machine: sign-in and consent prompt are set up for it",
                ),
            ],
        },
        Stage {
            title: "With a certificate",
            items: &[
                Item::rule(
                    "certificate-authorities-missing",
                    "Certificate-based authentication is configured in the tenant",
                ),
                Item::rule(
                    "certificate-on-unfit-machine",
                    "The machine’s join and Windows support certificate sign-in",
                ),
                Item::rule(
                    "certificate-needs-newer-version",
                    "Power Automate for desktop is new enough for a certificate",
                ),
            ],
        },
        Stage {
            title: "With a password",
            items: &[
                Item::rule("entra-password-with-nla", "With NLA: Power Automate for desktop is 2.50 or later"),
                Item::rule("entra-configuration-blocked", "With NLA: the machine can reach config.edge.skype.com"),
                Item::rule("always-prompt-on-entra-machine", "“Always prompt for password” doesn’t block the account"),
                Item::rule("federated-password", "Microsoft Entra can check the password itself"),
                Item::rule("multifactor-on-a-password", "Microsoft Entra doesn’t ask the account for a second factor"),
                Item::rule("pin-in-the-connection", "The connection holds a password, not a PIN"),
                Item::rule("user-name-form", "The user name is written name@domain"),
            ],
        },
        Stage {
            title: "Session",
            items: &[Item::rule("reuse-with-entra-sign-in", "Session reuse is off, or tested with this sign-in")],
        },
    ],
};
