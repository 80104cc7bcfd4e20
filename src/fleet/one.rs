//! One machine: its file, its facts, and its answer.

use crate::catalog::{Outcome, Rule, Severity};
use crate::check::{Report, Strength, Verdict};
use crate::intake::{ArtifactKind, Reading};
use crate::model::{FactSet, Knowledge, RunPlan, Units};
use crate::understand::{Context, understand_with};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// A file collected on a machine.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, with `/`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A machine.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Its name: from the file's content, else the file name.
    pub name: String,
    /// The path of the file.
    pub file: String,
    /// The folder of the file. Machines in one folder are a group.
    pub group: String,
    /// When it was collected, if the file has a date.
    pub collected: String,
    /// The known facts about a run on it.
    pub plan: RunPlan,
    /// The verdict, as far as the files allow.
    pub verdict: Verdict,
    /// The prerequisites that it lacks.
    pub faults: Vec<Fault>,
    /// Prerequisites that its file leaves open and other files decide.
    pub open: Vec<&'static Rule>,
    /// The facts that decide them.
    pub asked: FactSet,
}

/// A prerequisite that a machine lacks.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The rule.
    pub rule: &'static Rule,
    /// How certain the fault is.
    pub strength: Strength,
}

impl Machine {
    /// Takes over a report. `said` are the facts that some file has; open facts outside it are returned, and the
    /// verdict is the one that holds if they cause no fault.
    pub(super) fn judge(&mut self, report: &Report, said: FactSet) -> FactSet {
        let mut for_all = FactSet::EMPTY;
        let weighs = |rule: &Rule| rule.severity != Severity::Note;
        for finding in report.findings.iter().filter(|finding| weighs(finding.rule)) {
            match (&finding.outcome, finding.strength) {
                (_, Some(strength)) if finding.counts => self.faults.push(Fault { rule: finding.rule, strength }),
                (Outcome::NeedToKnow(facts), _) => {
                    let own: FactSet = facts.iter().filter(|fact| said.contains(*fact)).collect();
                    // A fact that some file has decides the rule there, so it can decide it here.
                    if own.iter().any(|fact| self.plan.get(fact).is_none()) {
                        self.open.push(finding.rule);
                        self.asked =
                            self.asked.union(own.iter().filter(|fact| self.plan.get(*fact).is_none()).collect());
                    } else {
                        for_all = for_all.union(facts.iter().filter(|fact| self.plan.get(*fact).is_none()).collect());
                    }
                }
                _ => {}
            }
        }
        self.verdict = match report.verdict {
            Verdict::NotSure if self.open.is_empty() && self.faults.is_empty() => Verdict::Ready,
            Verdict::NotSure if self.open.is_empty() => Verdict::AtRisk,
            verdict => verdict,
        };
        for_all
    }

    /// The verdict with the faults (`×`) and what is open (`?`).
    #[must_use]
    pub fn answer(&self) -> String {
        let broken = self.faults.iter().map(|fault| format!("× {}", fault.rule.title));
        let open = self.open.iter().map(|rule| format!("? {}", rule.title));
        let list: Vec<String> = broken.chain(open).collect();
        let label = self.verdict.label();
        if list.is_empty() { label.to_owned() } else { format!("{label} ({})", list.join("; ")) }
    }

    /// Equal for machines with the same answer.
    pub(super) fn class(&self) -> String {
        let faults = self.faults.iter().map(|fault| format!(" {}", fault.rule.id));
        let open = self.open.iter().map(|rule| format!(" ?{}", rule.id));
        std::iter::once(self.verdict.label().to_owned()).chain(faults).chain(open).collect()
    }
}

/// The facts that are known in any of the plans.
pub(super) fn known_facts<'p>(plans: impl Iterator<Item = &'p RunPlan>) -> FactSet {
    plans.flat_map(|plan| plan.iter().map(|(fact, _)| fact)).collect()
}

type Read = (Vec<(Machine, Knowledge)>, Vec<(String, String)>);

/// Reads the files. If a machine has two, the newer one counts.
pub(super) fn read(files: Vec<File>, plan: &RunPlan) -> Read {
    let mut machines: BTreeMap<String, (Machine, Knowledge)> = BTreeMap::new();
    let mut skipped = vec![];
    for file in files {
        let context = Context { knowledge: Knowledge::said(plan), ..Context::default() };
        let understood = understand_with(&file.text, Units::Utf8, context);
        if let Some(why) = why_unusable(&understood.reading) {
            skipped.push((file.name, why));
            continue;
        }
        let machine = machine(file, understood.knowledge().plan());
        let knowledge = understood.knowledge().clone();
        let key = machine.name.to_ascii_lowercase();
        match machines.get(&key) {
            Some((known, _)) if known.collected >= machine.collected => {
                skipped.push((machine.file, format!("Same machine as {}, which isn’t older.", known.file)));
            }
            Some((known, _)) => {
                skipped.push((known.file.clone(), format!("Same machine as {}, which is newer.", machine.file)));
                machines.insert(key, (machine, knowledge));
            }
            None => {
                machines.insert(key, (machine, knowledge));
            }
        }
    }
    (machines.into_values().collect(), skipped)
}

/// Whether a file has one machine. Of two files with the same machine, [`super::fleet`] skips one all the same.
#[must_use]
pub fn has_a_machine(file: &File) -> bool {
    why_unusable(&crate::intake::read(&file.text, Units::Utf8)).is_none()
}

/// Why a text is not the file of one machine.
fn why_unusable(reading: &Reading) -> Option<String> {
    if reading.machines.len() > 1 {
        return Some("It contains several machines; use one file per machine.".to_owned());
    }
    let says = reading.facts.iter().any(|fact| matches!(fact.fact.path().0, "machine" | "service" | "network"));
    let is_machine = reading.artifacts.iter().any(|artifact| artifact.kind == ArtifactKind::CollectedMachine);
    (!says && !is_machine).then(|| "It contains no facts about a machine.".to_owned())
}

fn machine(file: File, plan: RunPlan) -> Machine {
    let json: Json = serde_json::from_str(&file.text).unwrap_or_default();
    let text = |key: &str| json.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let (group, stem) = file.name.rsplit_once('/').unwrap_or(("", &file.name));
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let name = text("machineName");
    Machine {
        name: if name.is_empty() { stem.to_owned() } else { name },
        group: group.to_owned(),
        collected: text("collected"),
        plan,
        verdict: Verdict::NotSure,
        faults: vec![],
        open: vec![],
        asked: FactSet::EMPTY,
        file: file.name,
    }
}
