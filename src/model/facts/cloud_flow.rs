//! Facts about the cloud flow that starts the run.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

/// Whether a cloud flow starts the run.
pub static EXISTS: Key<bool> = Key::new(FactInfo {
    fact: Fact::CloudFlowExists,
    id: "cloudFlow.exists",
    label: "Started by a cloud flow",
    question: "Does a cloud flow start the run?",
    help: "The other way is a call of the RunDesktopFlow API by a program.",
    find_out: &[
        FindOut::Menu("Power Automate portal › Monitor › Desktop flow runs › the run: “Cloud flow”"),
        FindOut::Person("The author of the flow"),
    ],
    effort: Effort::KnownAtOnce,
    changed_by: &[Owner::Maker],
    kind: Kind::Flag { yes: "Yes", no: "No" },
});
