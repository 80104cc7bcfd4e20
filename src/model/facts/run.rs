//! Facts about the run itself.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, RunMode};

/// How the run is started.
pub static MODE: Key<RunMode> = Key::new(FactInfo {
    fact: Fact::RunMode,
    id: "run.mode",
    label: "Run mode",
    question: "Is the run attended or unattended?",
    help: "Attended runs work in the Windows session of a person who is signed in. Unattended runs open a session of their own. Both are started by a cloud flow or the API.",
    find_out: &[
        FindOut::Menu(
            "Open the cloud flow: the run mode stands in the action “Run a flow built with Power Automate for desktop”",
        ),
        FindOut::Menu("Power Automate portal › Monitor › Desktop flow runs › the run: “Run mode”"),
    ],
    effort: Effort::KnownAtOnce,
    changed_by: &[crate::model::Owner::Maker],
    kind: Kind::choice::<RunMode>(),
});
