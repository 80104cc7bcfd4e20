//! The guide to the connection and the flow of an unattended run.

use super::{Guide, Item, Stage};

pub(super) const GUIDE: Guide = Guide {
    id: "unattended-connection",
    title: "Prepare the connection and the flow for unattended runs",
    lead: "The account that signs in, the connection that holds it, and what the desktop flow can do with nobody at the screen.",
    run: r#"{"run":{"mode":"unattended"},"target":{"type":"machine"}}"#,
    opens: "",
    pictured: "",
    before: &["register-a-machine", "unattended-machine"],
    stages: &[
        Stage {
            title: "Connection",
            items: &[
                Item::rule("gateway-connection", "The connection goes directly to the machine, not through a gateway"),
                Item::rule("sign-in-connection-unattended", "The connection has stored credentials"),
                Item::rule("stored-credential-in-government-cloud", "The cloud supports the credential store"),
                Item::rule("user-name-form", "The user name has the format that the machine needs"),
                Item::rule("password-outdated", "The connection has the current password"),
                Item::rule("pin-in-the-connection", "The connection holds a password, not a PIN"),
                Item::rule("account-password-expired", "The password hasn’t expired"),
                Item::rule("account-locked-out", "The account isn’t locked out"),
                Item::rule("account-disabled", "The account is enabled"),
                Item::rule("account-expired", "The account hasn’t expired"),
                Item::rule("smart-card-required", "Neither account nor machine requires a smart card"),
                Item::rule("machine-clock-wrong", "The machine’s clock is right"),
                Item::rule("connection-needs-fixing", "The portal doesn’t ask you to fix the connection"),
                Item::rule("group-deleted", "The connection’s machine still exists"),
                Item::rule("run-owner-without-access", "The run owner has access to machine, flow and credential"),
            ],
        },
        Stage {
            title: "Flow",
            items: &[
                Item::rule("picture-in-picture-unattended", "The run isn’t set to picture-in-picture"),
                Item::rule("flow-suspended-by-data-policy", "No data policy has suspended the flow"),
                Item::rule("connector-actions-not-embedded", "The flow’s cloud connectors can be used in this run"),
                Item::rule("cloud-connectors-switched-off", "The machine allows flows with cloud connectors"),
                Item::rule("needs-elevation", "The flow doesn’t automate an elevated application"),
                Item::rule("screen-resolution", "The screen resolution is set"),
                Item::rule("browser-extension-missing", "The connection’s user has the browser extension"),
            ],
        },
    ],
};
