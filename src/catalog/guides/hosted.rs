//! The guide to unattended runs on a hosted machine group.

use super::{Guide, Item, Stage};

pub(super) const GUIDE: Guide = Guide {
    id: "hosted-group",
    title: "Run unattended on a hosted machine group",
    lead: "Microsoft creates the machines of a hosted group. You provide licences, an image and a network that fit, and a connection that the group accepts.",
    run: r#"{"run":{"mode":"unattended"},"target":{"type":"hostedGroup"}}"#,
    opens: "",
    pictured: "",
    before: &[],
    stages: &[
        Stage {
            title: "Licence",
            items: &[
                Item::rule("hosted-capacity", "The environment has Hosted Process capacity"),
                Item::rule("hosted-user-license", "The connection owner has Power Automate Premium"),
            ],
        },
        Stage {
            title: "Environment",
            items: &[
                Item::rule("hosted-group-cloud", "The environment’s cloud has hosted machine groups"),
                Item::rule("environment-without-dataverse", "The environment has a full Dataverse database"),
                Item::rule(
                    "hosted-group-work-accounts-off",
                    "With work accounts: the environment has them switched on",
                ),
                Item::rule("hosted-group-token-protection", "With work accounts: no policy asks for token protection"),
            ],
        },
        Stage {
            title: "Machines",
            items: &[
                Item::rule(
                    "hosted-image-unfit",
                    "The image’s Windows is supported, and the image meets the requirements",
                ),
                Item::rule("hosted-network-unhealthy", "The network connection is healthy"),
                Item::rule("hosted-hosts-blocked", "Your network lets the machines reach their hosts"),
                Item::rule("hosted-hybrid-user", "Hybrid joined machines: the user is synchronised"),
            ],
        },
        Stage {
            title: "Connection",
            items: &[
                Item::rule("group-deleted", "The connection’s group still exists"),
                Item::rule("gateway-connection", "The connection goes directly to the group, not through a gateway"),
                Item::rule("sign-in-connection-unattended", "The connection has stored credentials"),
                Item::rule("stored-credential-in-government-cloud", "The cloud supports the credential store"),
                Item::rule("hosted-group-user-name", "With work accounts: the user name is written name@domain"),
                Item::rule("password-outdated", "The connection has the current password"),
                Item::rule("account-password-expired", "The password hasn’t expired"),
                Item::rule("account-disabled", "The account is enabled"),
                Item::rule("connection-needs-fixing", "The portal doesn’t ask you to fix the connection"),
                Item::rule("run-owner-without-access", "The run owner has access to group, flow and credential"),
            ],
        },
        Stage {
            title: "Flow",
            items: &[
                Item::rule("picture-in-picture-unattended", "The run isn’t set to picture-in-picture"),
                Item::rule("flow-suspended-by-data-policy", "No data policy has suspended the flow"),
                Item::rule("connector-actions-not-embedded", "The flow’s cloud connectors can be used in this run"),
            ],
        },
    ],
};
