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

/// Whether a step uses a microphone, a speaker or a camera.
pub static USES_AUDIO_VIDEO: Key<bool> = Key::new(FactInfo {
    fact: Fact::FlowUsesAudioVideo,
    id: "flow.usesAudioVideo",
    label: "Uses sound or camera",
    question: "Does the flow use a microphone, a speaker, a camera or a capture device?",
    help: "Also by way of an application that it starts, such as a meeting or a recording.",
    find_out: &[FindOut::Menu("Read the steps of the flow"), FindOut::Person("The author of the flow")],
    effort: Effort::KnownAtOnce,
    changed_by: &[Owner::Maker],
    kind: Kind::Flag { yes: "Yes", no: "No" },
});
