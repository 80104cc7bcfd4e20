//! The issues of an input, in the form that all output formats use.

use super::history::NOT_RECOGNISED;
use super::level::Level;
use super::subject::{Answered, Subject};
use crate::api::Step;
use crate::catalog::rule::Outcome;
use crate::catalog::{Citation, ErrorCode, Severity, steps_for};
use crate::check::{self, Finding, Report, Strength};
use crate::export::counted;
use crate::intake::ReadCode;
use crate::model::{Fact, Place, RunPlan};

/// The kind of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An error code in a text, with which the run failed.
    Code,
    /// A broken rule, possibly under a condition.
    Fault,
    /// A common condition that is unchecked.
    Open,
    /// A condition that holds.
    Met,
}

/// A fault, an unchecked condition, or one that holds.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its kind.
    pub kind: Kind,
    /// The id of the rule, or of the code's entry.
    pub id: &'static str,
    /// The fault, as a title.
    pub title: &'static str,
    /// The fault as a sentence, with its conditions and exceptions.
    pub sentence: String,
    /// The effect on the run.
    pub severity: Severity,
    /// How certain a fault is.
    pub strength: Option<Strength>,
    /// Its level for a gate.
    pub level: Level,
    /// The codes to expect, or the code itself.
    pub codes: Vec<&'static str>,
    /// What to do, cheapest first.
    pub steps: Vec<Step>,
    /// The sources.
    pub sources: &'static [Citation],
    /// Where it is in the text, in UTF-8 bytes.
    pub place: Option<Place>,
    /// Identifies the issue in its input, independent of its place. Part of the baseline format.
    pub fingerprint: String,
}

impl Issue {
    /// Whether it is a fault, not an open or met condition.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        matches!(self.kind, Kind::Code | Kind::Fault)
    }

    /// The fault and what to do about it, one per line.
    #[must_use]
    pub fn advice(&self) -> String {
        let steps = self.steps.iter().map(|step| format!("\n{}: {}", step.owner.label(), step.text.replace('`', "")));
        self.sentence.clone() + &steps.collect::<String>()
    }
}

impl Subject {
    /// All issues of the answer: codes first, then findings in the report's order.
    #[must_use]
    pub fn issues(&self) -> Vec<Issue> {
        let mut issues = vec![];
        if let Answered::Text(read) = &self.answer {
            for entry in &read.explanations {
                let code = read.reading.codes.iter().find(|code| code.entry == *entry);
                issues.push(self.code(entry, code, read.report()));
            }
        }
        if let Answered::History(history) = &self.answer {
            issues = history.causes.iter().map(|(entry, runs)| self.cause(*entry, *runs)).collect();
        }
        if let Some(report) = self.report() {
            issues.extend(report.findings.iter().map(|finding| self.finding(finding, report)));
        }
        issues
    }

    /// A cause of failed runs.
    fn cause(&self, entry: Option<&'static ErrorCode>, runs: u64) -> Issue {
        let (id, title) = entry.map_or((NOT_RECOGNISED, "Error text not recognised"), |entry| (entry.id, entry.title));
        let code = entry.and_then(|entry| entry.code);
        let named = code.map_or_else(String::new, |code| format!(" ({code})"));
        let plan = RunPlan::new();
        let steps = entry.map(|entry| steps_for(entry.fix, &plan).collect::<Vec<_>>()).unwrap_or_default();
        Issue {
            kind: Kind::Code,
            id,
            title,
            sentence: format!("{} failed: {title}{named}.", counted(runs, "run")),
            severity: Severity::Blocker,
            strength: None,
            level: Level::Blocked,
            codes: code.into_iter().collect(),
            steps: Step::worded_for(&steps, &plan),
            sources: entry.map_or(&[], |entry| entry.sources),
            place: None,
            fingerprint: fingerprint(&self.name, id),
        }
    }

    fn code(&self, entry: &'static ErrorCode, read: Option<&ReadCode>, report: &Report) -> Issue {
        let code = entry.code.map_or_else(String::new, |code| format!(" ({code})"));
        Issue {
            kind: Kind::Code,
            id: entry.id,
            title: entry.title,
            sentence: format!("The run failed: {}{code}.", entry.title),
            severity: Severity::Blocker,
            strength: None,
            level: Level::Fine,
            codes: entry.code.into_iter().collect(),
            steps: Step::worded_for(&steps_for(entry.fix, &report.plan).collect::<Vec<_>>(), &report.plan),
            sources: entry.sources,
            place: read.map(|read| read.place),
            fingerprint: fingerprint(&self.name, entry.id),
        }
    }

    fn finding(&self, finding: &Finding, report: &Report) -> Issue {
        let rule = finding.rule;
        let kind = match (&finding.outcome, finding.strength) {
            (_, Some(_)) => Kind::Fault,
            (Outcome::NeedToKnow(_), None) => Kind::Open,
            _ => Kind::Met,
        };
        let sentence = match kind {
            Kind::Fault | Kind::Code => check::sentence(finding),
            Kind::Open => format!("Unchecked: {}? Needs: {}.", rule.title, labels(finding.facts().iter())),
            Kind::Met => format!("Not the case: {}.", rule.title),
        };
        Issue {
            kind,
            id: rule.id,
            title: rule.title,
            sentence,
            severity: rule.severity,
            strength: finding.strength,
            level: Level::of_finding(finding),
            codes: finding.codes().iter().map(|predicted| predicted.code).collect(),
            steps: Step::worded_for(&finding.steps(report), &report.plan),
            sources: rule.guidance.sources,
            place: self.place(finding, report),
            fingerprint: fingerprint(&self.name, rule.id),
        }
    }

    /// The place of the first fact behind a finding.
    fn place(&self, finding: &Finding, report: &Report) -> Option<Place> {
        let because = check::because(report, finding);
        match &self.answer {
            Answered::Plan { places, .. } => {
                let of = |fact: Fact| places.iter().find(|(one, _)| *one == fact).map(|(_, place)| *place);
                // The facts that break the rule come after those that make it apply.
                let last = because.iter().rev().find_map(|because| of(because.fact));
                last.or_else(|| finding.facts().iter().find_map(of))
            }
            _ => because.iter().rev().find_map(|because| because.place),
        }
    }
}

fn labels(facts: impl Iterator<Item = Fact>) -> String {
    facts.map(|fact| fact.info().label).collect::<Vec<_>>().join(", ")
}

/// FNV-1a over input and id. Must never change: baselines and code scanning store it.
fn fingerprint(subject: &str, id: &str) -> String {
    let bytes = subject.bytes().chain([0]).chain(id.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_plan_is_where_its_fact_is() {
        let subject =
            Subject::check("a.json", "{\"run\":{\"mode\":\"unattended\"},\n\"machine\":{\"rdpEnabled\":false}}");
        let issues = subject.issues();
        let fault = issues.iter().find(|issue| issue.id == "remote-desktop-off").expect("the rule is broken");
        assert_eq!((fault.kind, fault.place.map(|place| place.line)), (Kind::Fault, Some(2)));
        assert!(fault.steps.iter().any(|step| step.text.contains("Remote Desktop")), "{:?}", fault.steps);
    }

    #[test]
    fn a_code_of_a_text_is_where_it_is_written() {
        let subject = Subject::read("-", "x\nRDPIsNotEnabled");
        let code = subject.issues().into_iter().next().expect("the code is known");
        assert_eq!((code.kind, code.id, code.place.map(|place| place.line)), (Kind::Code, "RDPIsNotEnabled", Some(2)));
    }

    #[test]
    fn a_fingerprint_never_changes() {
        assert_eq!(fingerprint("a.json", "remote-desktop-off"), fingerprint("a.json", "remote-desktop-off"));
        assert_eq!(fingerprint("", ""), "af63bd4c8601b7df");
        assert_ne!(fingerprint("a", "b"), fingerprint("ab", ""));
    }
}
