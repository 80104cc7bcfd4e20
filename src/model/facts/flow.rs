//! Facts about the desktop flow.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

/// Whether a step needs administrator rights.
pub static NEEDS_ELEVATION: Key<bool> = Key::new(FactInfo {
    fact: Fact::FlowNeedsElevation,
    id: "flow.needsElevation",
    label: "Needs administrator rights",
    question: "Does any step of the flow need administrator rights?",
    help: "For example an application that opens with a User Account Control prompt, or a script that must run as administrator.",
    find_out: &[
        FindOut::Menu("Start each application of the flow by hand: does Windows ask for administrator rights?"),
        FindOut::Person("The author of the flow"),
    ],
    effort: Effort::KnownAtOnce,
    changed_by: &[Owner::Maker],
    kind: Kind::Flag { yes: "Yes", no: "No" },
});
