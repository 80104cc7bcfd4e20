//! What a support case asks for: what of it stands in the paste, what is missing, and how to get it.

use super::labels::labelled;
use super::{ArtifactKind, Reading};
use crate::model::{Fact, Place, TextMap, Units};
use serde::Serialize;

/// Something that support will ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// What it is.
    pub label: &'static str,
    /// Where it stands in the paste; missing if it is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How to get it.
    pub how: &'static str,
}

/// A thing that is asked for: the labels it has in texts, the artefact or the fact that it may be.
struct Wanted {
    label: &'static str,
    names: &'static [&'static str],
    artifact: Option<ArtifactKind>,
    fact: Option<Fact>,
    how: &'static str,
}

static WANTED: [Wanted; 9] = [
    Wanted {
        label: "Session ID of the run",
        names: &["flowsessionid", "sessionid", "desktopflowsessionid"],
        artifact: None,
        fact: None,
        how: "Power Automate portal › Monitor › Desktop flow runs › the run: the last part of the address",
    },
    Wanted {
        label: "Environment ID",
        names: &["environmentid", "environment"],
        artifact: None,
        fact: None,
        how: "Power Automate portal: the part of the address behind /environments/",
    },
    Wanted {
        label: "Tenant ID",
        names: &["tenantid", "tenant"],
        artifact: None,
        fact: None,
        how: "`dsregcmd /status` on the machine, or Power Apps › Settings › Session details",
    },
    Wanted {
        label: "Error code or message",
        names: &[],
        artifact: None,
        fact: None,
        how: "Power Automate portal › Monitor › Desktop flow runs › the run: “Error code” and “Error message”",
    },
    Wanted {
        label: "Time of the failure",
        names: &["startedon", "completedon", "createdon", "starttime", "started", "date", "timestamp", "time"],
        artifact: None,
        fact: None,
        how: "Power Automate portal › Monitor › Desktop flow runs › the run; say the time zone",
    },
    Wanted {
        label: "Name of the machine",
        names: &["devicename", "hostname", "machinename", "machine", "computername"],
        artifact: Some(ArtifactKind::FlowMachine),
        fact: None,
        how: "`hostname` on the machine, or Power Automate portal › Monitor › Machines",
    },
    Wanted {
        label: "Version of Power Automate for desktop",
        names: &["agentversion"],
        artifact: None,
        fact: Some(Fact::MachinePadVersion),
        how: "Power Automate for desktop › Help › About",
    },
    Wanted {
        label: "Run of the cloud flow",
        names: &["xmsworkflowrunid", "parentcloudflowrunsequenceid", "cloudflowrunid"],
        artifact: None,
        fact: None,
        how: "Power Automate portal › the cloud flow › the run: the last part of the address",
    },
    Wanted {
        label: "Diagnostic report",
        names: &[],
        artifact: Some(ArtifactKind::DiagnosticReport),
        fact: None,
        how: "Power Automate machine runtime › Troubleshoot › Launch diagnostic tool, and Export logs",
    },
];

/// What of it stands in the text, in the order in which it is asked for.
#[must_use]
pub fn evidence(text: &str, reading: &Reading, units: Units) -> Vec<Evidence> {
    let map = TextMap::new(text, units);
    let labels = labelled(text);
    let place = |wanted: &Wanted| {
        let code = reading.codes.first().filter(|_| wanted.label == "Error code or message").map(|code| code.place);
        let artifact = reading.artifacts.iter().find(|artifact| wanted.artifact == Some(artifact.kind));
        let fact = reading.facts.iter().find(|fact| wanted.fact == Some(fact.fact));
        let label = labels.iter().find(|label| label.is(wanted.names));
        code.or(label.map(|label| map.place(label.value)))
            .or(artifact.map(|artifact| artifact.place))
            .or(fact.map(|fact| fact.place))
    };
    WANTED.iter().map(|wanted| Evidence { label: wanted.label, place: place(wanted), how: wanted.how }).collect()
}
