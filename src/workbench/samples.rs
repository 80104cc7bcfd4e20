//! The examples on the first screen, for users without an error at hand.

/// An example.
#[derive(Debug, PartialEq)]
pub struct Sample {
    /// The label of its button.
    pub title: &'static str,
    /// The heading of its group.
    pub kind: &'static str,
    /// The text that it puts into the box.
    pub text: &'static str,
}

const ERRORS: &str = "Errors";
const MACHINE: &str = "What a machine prints";
const LICENSES: &str = "Licences";
const BEFORE: &str = "Before the run";

/// The examples of the workbench, grouped by kind.
pub static SAMPLES: [Sample; 12] = [
    Sample { title: "A failed licence check", kind: ERRORS, text: include_str!("samples/failed-license-check.json") },
    Sample { title: "A bare error code", kind: ERRORS, text: "NoCandidateMachine" },
    Sample { title: "A message without a code", kind: ERRORS, text: include_str!("samples/message.txt") },
    Sample { title: "Two people signed in", kind: MACHINE, text: include_str!("samples/quser.txt") },
    Sample { title: "Joined to Entra, or not", kind: MACHINE, text: include_str!("samples/dsregcmd.txt") },
    Sample { title: "Remote Desktop is off", kind: MACHINE, text: include_str!("samples/reg.txt") },
    Sample { title: "What a user may run", kind: LICENSES, text: include_str!("samples/licenses.json") },
    Sample { title: "What a tenant has left", kind: LICENSES, text: include_str!("samples/tenant.txt") },
    Sample { title: "A premium connector refused", kind: LICENSES, text: include_str!("samples/premium.txt") },
    Sample {
        title: "Windows 11 with a locked session",
        kind: BEFORE,
        text: include_str!("samples/windows-11-locked.json"),
    },
    Sample { title: "Windows Server, same user", kind: BEFORE, text: include_str!("samples/server.json") },
    Sample { title: "A hosted machine", kind: BEFORE, text: include_str!("samples/hosted.json") },
];

/// The examples of auto-claim: a claimed licence, none, an open case.
pub static SITUATIONS: [Sample; 3] = [
    Sample {
        title: "A maker saves a flow with an attended step",
        kind: "Examples",
        text: include_str!("samples/saves-an-attended-flow.json"),
    },
    Sample {
        title: "An attended flow, but only a per user policy",
        kind: "Examples",
        text: include_str!("samples/per-user-policy.json"),
    },
    Sample {
        title: "Go Premium, forty minutes after the policy was made",
        kind: "Examples",
        text: include_str!("samples/young-policy.json"),
    },
];
