//! What a support case needs: what the paste has of it, what is missing, and how to get it.

use crate::intake::privacy::{Found, mask_part, secrets};
use crate::intake::reading::{ArtifactKind, Reading};
use crate::intake::scan::labels::labelled;
use crate::labels;
use crate::model::{Fact, Place, Span, TextMap, Units};
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
    let values = first_values(text);
    let secrets = known.unwrap_or_else(|| secrets(text));
    let there = |wanted: &Wanted, labelled: Option<Span>| -> Option<(Place, Option<String>)> {
        if wanted.label == ERROR {
            return Some((code.place, Some(code.entry.id.to_owned())));
        }
        if let Some(value) = labelled {
            let is_short = value.end - value.start <= LONGEST;
            return Some((map.place(value), is_short.then(|| mask_part(text, value, &secrets))));
        }
        if let Some(artifact) = reading.artifacts.iter().find(|artifact| wanted.artifact == Some(artifact.kind)) {
            return Some((artifact.place, None));
        }
        let fact = reading.facts.iter().find(|fact| wanted.fact == Some(fact.fact))?;
        Some((fact.place, Some(labels::value(fact.fact, &fact.value))))
    };
    let evidence = |(wanted, labelled): (&Wanted, Option<Span>)| {
        let (place, value) = there(wanted, labelled).unzip();
        Evidence { label: wanted.label, place, value: value.flatten(), how: wanted.how }
    };
    WANTED.iter().zip(values).map(evidence).collect()
}

/// The first value of each item that the text labels with one of its names.
fn first_values(text: &str) -> Vec<Option<Span>> {
    let mut values = vec![None; WANTED.len()];
    for label in labelled(text) {
        let open = WANTED.iter().zip(&mut values).filter(|(_, value)| value.is_none());
        open.filter(|(wanted, _)| label.is(wanted.names)).for_each(|(_, value)| *value = Some(label.value));
    }
    values
}
