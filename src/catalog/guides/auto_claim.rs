//! The guide to an auto-claim policy for attended runs. Its texts are those of the auto-claim page.

use super::{Guide, Item, Stage};

pub(super) const GUIDE: Guide = Guide {
    id: "auto-claim",
    title: "Set up auto-claim for attended runs",
    lead: "An auto-claim policy assigns Power Automate Premium to a user who starts an attended run without it. This guide has the set-up steps and the conditions for each user.",
    run: r#"{"setUp":{"goal":"attendedRuns"},"run":{"mode":"attended"}}"#,
    opens: "auto-claim/",
    pictured: "",
    before: &[],
    stages: &[
        Stage {
            title: "Before you start",
            items: &[
                Item::topic("step-look-first", "Nobody has set the policy up yet"),
                Item::topic("step-turn-on", "The auto-claim feature is on"),
            ],
        },
        Stage {
            title: "Set it up",
            items: &[
                Item::topic("step-add-policy", "The policy has a name and an app"),
                Item::topic("step-app-attended", "The app is Power Automate RPA Attended, the product Premium"),
                Item::topic("step-keep-attended", "Power Automate RPA Attended is ticked in the licence"),
                Item::topic("step-create", "The policy is created"),
                Item::topic("step-licenses", "Licences are left"),
                Item::topic("step-scope", "The policy scope covers the environment"),
            ],
        },
        Stage {
            title: "Conditions for the user",
            items: &[
                Item::topic("condition-not-entitled", "The user doesn’t have the needed licence yet"),
                Item::topic("condition-client-version", "Power Automate for desktop is 2.43 or later"),
                Item::topic("condition-client-edition", "Power Automate for desktop is the installer edition"),
                Item::topic("condition-act-counts", "Auto-claim supports the user’s action"),
            ],
        },
        Stage {
            title: "Check afterwards",
            items: &[
                Item::topic("step-wait", "The policy has had time to take effect"),
                Item::topic("step-act-attended", "A test user started an attended run"),
                Item::topic("step-report", "The report shows the assignment"),
                Item::topic("step-check-user", "The user’s licences show it too"),
                Item::rule("attended-user-license", "The connection owner has the licence"),
                Item::topic("step-run-again", "The run was started again"),
            ],
        },
    ],
};
