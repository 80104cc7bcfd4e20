//! What a support case needs: what the paste has of it, what is missing, and how to get it.

use crate::intake::privacy::{Found, mask_part, secrets};
use crate::intake::reading::{ArtifactKind, Reading};
use crate::intake::scan::labels::labelled;
use crate::labels;
use crate::model::{Fact, Place, TextMap, Units};
use serde::Serialize;

/// A detail that a support case needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Its name.
    pub label: &'static str,
    /// Its place in the text; missing if the text doesn't have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Its value, if that is short and not secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How to get it.
    pub how: &'static str,
}

/// The longest value that is repeated.
const LONGEST: usize = 200;

/// An item that support asks for: its labels in texts, and the artefact or fact that it may be.
struct Wanted {
    label: &'static str,
    names: &'static [&'static str],
    artifact: Option<ArtifactKind>,
    fact: Option<Fact>,
    how: &'static str,
}

const ERROR: &str = "Error code or message";

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
        label: ERROR,
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
        label: "Machine name",
        names: &["devicename", "hostname", "machinename", "machine", "computername"],
        artifact: Some(ArtifactKind::FlowMachine),
        fact: None,
        how: "`hostname` on the machine, or Power Automate portal › Monitor › Machines",
    },
    Wanted {
        label: "Power Automate for desktop version",
        names: &["agentversion"],
        artifact: None,
        fact: Some(Fact::MachinePadVersion),
        how: "Power Automate for desktop › Help › About",
    },
    Wanted {
        label: "Cloud flow run",
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

/// The items in asking order, with those found in the text; empty if the text shows no failure.
#[must_use]
pub fn evidence(text: &str, reading: &Reading, units: Units) -> Vec<Evidence> {
    evidence_beside(text, reading, units, None)
}

/// [`evidence`] with the secrets of the text, if they are known already.
pub(crate) fn evidence_beside(text: &str, reading: &Reading, units: Units, known: Option<Vec<Found>>) -> Vec<Evidence> {
    let Some(code) = reading.codes.first() else { return vec![] };
    let map = TextMap::new(text, units);
    let labels = labelled(text);
    let secrets = known.unwrap_or_else(|| secrets(text));
    let there = |wanted: &Wanted| -> Option<(Place, Option<String>)> {
        if wanted.label == ERROR {
            return Some((code.place, Some(code.entry.id.to_owned())));
        }
        if let Some(label) = labels.iter().find(|label| label.is(wanted.names)) {
            let value = text.get(label.value.start..label.value.end).unwrap_or("");
            return Some((
                map.place(label.value),
                (value.len() <= LONGEST).then(|| mask_part(text, label.value, &secrets)),
            ));
        }
        if let Some(artifact) = reading.artifacts.iter().find(|artifact| wanted.artifact == Some(artifact.kind)) {
            return Some((artifact.place, None));
        }
        let fact = reading.facts.iter().find(|fact| wanted.fact == Some(fact.fact))?;
        Some((fact.place, Some(labels::value(fact.fact, &fact.value))))
    };
    let evidence = |wanted: &Wanted| {
        let (place, value) = there(wanted).unzip();
        Evidence { label: wanted.label, place, value: value.flatten(), how: wanted.how }
    };
    WANTED.iter().map(evidence).collect()
}
