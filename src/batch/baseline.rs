//! Reads a baseline: the JSON that a command printed earlier.

use super::history::NOT_RECOGNISED;
use crate::json::{self, Node};

/// The faults of an earlier answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Input and id of each fault. An answer for a single input has no input name, so its faults count for every input.
    pub(super) faults: Vec<(Option<String>, String)>,
}

impl Baseline {
    /// Reads the output of `check --json`, `read --json`, `fleet --json` or `triage --json`.
    ///
    /// # Errors
    /// A sentence, if the text is no such output.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let answer = json::parse(text).map_err(|error| format!("It isn’t JSON: {}.", error.message))?;
        if answer.get("schema").and_then(Node::text).is_none_or(|schema| schema != crate::api::SCHEMA) {
            return Err("It isn’t an answer that --json printed.".to_owned());
        }
        let mut baseline = Self::default();
        let of = |key: &str| answer.get(key).and_then(Node::items);
        match (of("results"), of("machines")) {
            (Some(results), _) => {
                for result in results {
                    let name = result.get("subject").and_then(Node::text);
                    let body = result.get("read").filter(|read| !read.is_null()).unwrap_or(result);
                    baseline.add(name, body);
                }
            }
            (None, Some(machines)) if answer.get("alike").is_some() => {
                for machine in machines {
                    let broken = machine.get("broken").and_then(Node::items).unwrap_or(&[]);
                    let name = machine.get("file").and_then(Node::text);
                    baseline.push(name, broken.iter().filter_map(|fault| fault.get("rule")?.text()));
                }
            }
            (None, _) if answer.get("summary").is_some_and(|summary| summary.get("recipe").is_some()) => {
                let causes = of("causes").unwrap_or(&[]);
                let id = |cause: &'_ Node| cause.get("id").and_then(Node::text).unwrap_or(NOT_RECOGNISED).to_owned();
                baseline.faults.extend(causes.iter().map(|cause| (None, id(cause))));
            }
            (None, _) => baseline.add(None, &answer),
        }
        Ok(baseline)
    }

    /// Adds the codes and the faults of one answer. The report may be under the key `report`.
    fn add(&mut self, name: Option<&str>, body: &Node) {
        let report = body.get("report").unwrap_or(body);
        let findings = report.get("findings").and_then(Node::items).unwrap_or(&[]);
        let faults = findings.iter().filter(|finding| finding.get("strength").is_some());
        let faults = faults.filter_map(|finding| finding.get("rule")?.text());
        let codes = body.get("explanations").and_then(Node::items).unwrap_or(&[]);
        let ids = faults.chain(codes.iter().filter_map(|code| code.get("id")?.text()));
        self.push(name, ids);
    }

    fn push<'n>(&mut self, name: Option<&str>, ids: impl Iterator<Item = &'n str>) {
        self.faults.extend(ids.map(|id| (name.map(str::to_owned), id.to_owned())));
    }

    /// Whether the input had this fault before.
    #[must_use]
    pub fn has(&self, subject: &str, id: &str) -> bool {
        self.faults.iter().any(|(name, one)| one == id && name.as_ref().is_none_or(|name| name == subject))
    }
}
