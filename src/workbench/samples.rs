//! The examples on the first screen, for users without an error at hand.

/// An example.
#[derive(Debug, PartialEq)]
pub struct Sample {
    /// The label of its button.
    pub title: &'static str,
    /// The heading of its group.
    pub kind: &'static str,
    /// The line of it by which people recognise it; empty if the title says it.
    pub line: &'static str,
    /// The text that it puts into the box.
    pub text: &'static str,
}

const ERRORS: &str = "Errors";
const MACHINE: &str = "Machine output";
const LICENSES: &str = "Licences";
const BEFORE: &str = "Before the run";

/// The examples of the workbench, grouped by kind.
pub static SAMPLES: [Sample; 12] = [
    Sample {
        title: "A failed licence check",
        kind: ERRORS,
        line: "\"code\": \"UnattendedNoAddon\"",
        text: include_str!("samples/failed-license-check.json"),
    },
    Sample { title: "A bare error code", kind: ERRORS, line: "NoCandidateMachine", text: "NoCandidateMachine" },
    Sample {
        title: "A message without a code",
        kind: ERRORS,
        line: "No machine able to run…",
        text: include_str!("samples/message.txt"),
    },
    Sample { title: "Two people signed in", kind: MACHINE, line: "quser", text: include_str!("samples/quser.txt") },
    Sample {
        title: "What the machine is joined to",
        kind: MACHINE,
        line: "dsregcmd /status",
        text: include_str!("samples/dsregcmd.txt"),
    },
    Sample {
        title: "Remote Desktop is off",
        kind: MACHINE,
        line: "fDenyTSConnections 0x1",
        text: include_str!("samples/reg.txt"),
    },
    Sample {
        title: "A user’s licences",
        kind: LICENSES,
        line: "\"skuPartNumber\": \"FLOW_FREE\"",
        text: include_str!("samples/licenses.json"),
    },
    Sample {
        title: "Licences left in a tenant",
        kind: LICENSES,
        line: "AccountSkuId ActiveUnits",
        text: include_str!("samples/tenant.txt"),
    },
    Sample {
        title: "A premium connector refused",
        kind: LICENSES,
        line: "service plan adequate for…",
        text: include_str!("samples/premium.txt"),
    },
    Sample {
        title: "Windows 11 with a locked session",
        kind: BEFORE,
        line: "\"locked\": true",
        text: include_str!("samples/windows-11-locked.json"),
    },
    Sample {
        title: "Windows Server, same user",
        kind: BEFORE,
        line: "\"isConnectionUser\": true",
        text: include_str!("samples/server.json"),
    },
    Sample {
        title: "A hosted machine",
        kind: BEFORE,
        line: "\"type\": \"hostedMachine\"",
        text: include_str!("samples/hosted.json"),
    },
];

/// The examples of auto-claim: a claimed licence, none, an open case.
pub static SITUATIONS: [Sample; 3] = [
    Sample {
        title: "A maker saves a flow with an attended step",
        kind: "Examples",
        line: "",
        text: include_str!("samples/saves-an-attended-flow.json"),
    },
    Sample {
        title: "An attended flow, but only a per user policy",
        kind: "Examples",
        line: "",
        text: include_str!("samples/per-user-policy.json"),
    },
    Sample {
        title: "Go Premium, forty minutes after the policy was created",
        kind: "Examples",
        line: "",
        text: include_str!("samples/young-policy.json"),
    },
];
