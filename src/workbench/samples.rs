//! The samples on the first screen, for people without an error at hand.

/// A sample.
#[derive(Debug)]
pub struct Sample {
    /// The label of its button.
    pub title: &'static str,
    /// The text that goes into the box.
    pub text: &'static str,
}

/// The samples on the first screen.
pub static SAMPLES: [Sample; 3] = [
    Sample { title: "A failed licence check", text: include_str!("samples/failed-license-check.json") },
    Sample { title: "An unattended run on a Windows 11 PC", text: include_str!("samples/windows-11-locked.json") },
    Sample { title: "A bare error code", text: "NoCandidateMachine" },
];

/// The situations to try on the page of auto-claim: a licence is claimed, none is, it is open.
pub static SITUATIONS: [Sample; 3] = [
    Sample {
        title: "A maker saves a flow with an attended step",
        text: include_str!("samples/saves-an-attended-flow.json"),
    },
    Sample {
        title: "An attended flow, but only a per user policy",
        text: include_str!("samples/per-user-policy.json"),
    },
    Sample {
        title: "Go Premium, forty minutes after the policy was made",
        text: include_str!("samples/young-policy.json"),
    },
];
