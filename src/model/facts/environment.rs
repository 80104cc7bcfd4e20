//! Facts about the Power Platform environment.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

/// Whether the environment is billed by use.
pub static PAY_AS_YOU_GO: Key<bool> = Key::new(FactInfo {
    fact: Fact::EnvironmentPayAsYouGo,
    id: "environment.payAsYouGo",
    label: "Pay-as-you-go environment",
    question: "Is the environment on a pay-as-you-go plan?",
    help: "Such an environment is linked to an Azure subscription, which pays for premium use instead of licences.",
    find_out: &[
        FindOut::Menu("Power Platform admin center › Billing › Pay-as-you-go plans: is the environment listed?"),
        FindOut::Person("A Power Platform admin"),
    ],
    effort: Effort::AnotherPerson,
    changed_by: &[Owner::PowerPlatformAdmin],
    kind: Kind::Flag { yes: "Yes", no: "No" },
});
