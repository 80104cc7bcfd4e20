//! The answer to `fleet`.

use super::parts::Step;
use crate::catalog::Severity;
use crate::check::{Strength, Verdict};
use crate::fleet::{self, Machine};
use crate::model::{Fact, RunPlan, Value};
use serde::Serialize;

/// What the files of many machines come to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fleet {
    /// The machines by name. The verdict holds if `questions` raise no fault.
    pub machines: Vec<FleetMachine>,
    /// The prerequisites that some machine lacks or may lack; most severe first, then most machines first.
    pub lacking: Vec<Lack>,
    /// Machines with the same answer, most machines first.
    pub alike: Vec<Alike>,
    /// Facts in which a few machines of a group differ from the others.
    pub differences: Vec<Difference>,
    /// The changes that free most machines of faults: the smallest of several sets.
    pub changes: Vec<FleetChange>,
    /// False if another set of the same size may help more machines, because the changes were picked one by one.
    pub best: bool,
    /// The facts that an answer needs and no file contains, the same for every machine.
    pub questions: Vec<FleetQuestion>,
    /// The files that weren't used.
    pub skipped: Vec<Skipped>,
}

/// A machine.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct FleetMachine {
    /// Its name.
    pub name: String,
    /// The file.
    pub file: String,
    /// The folder of the file: machines of one folder are a group.
    pub group: String,
    /// The verdict from the facts in the file.
    pub verdict: Verdict,
    /// The rules that it breaks.
    pub broken: Vec<Broken>,
    /// The rules that its file leaves open.
    pub open: Vec<&'static str>,
    /// The facts that decide them.
    pub asked: Vec<Fact>,
    /// The known facts of a run on it; it can be passed to `check` again.
    pub plan: RunPlan,
}

/// A rule that a machine breaks.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Broken {
    /// The rule.
    pub rule: &'static str,
    /// The strength of the fault.
    pub strength: Strength,
}

/// A prerequisite with the machines that lack it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Lack {
    /// The rule.
    pub rule: &'static str,
    /// What it requires.
    pub title: &'static str,
    /// The severity of the fault.
    pub severity: Severity,
    /// The machines that lack it.
    pub broken: Vec<String>,
    /// The machines whose files leave it open.
    pub open: Vec<String>,
}

/// Machines with the same answer.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Alike {
    /// The verdict.
    pub verdict: Verdict,
    /// The rules that they break.
    pub broken: Vec<&'static str>,
    /// The rules that are open.
    pub open: Vec<&'static str>,
    /// Their names.
    pub machines: Vec<String>,
}

/// A fact in which some machines of a group differ from the others.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The folder of the group.
    pub group: String,
    /// The fact.
    pub fact: Fact,
    /// The value of the machines that differ.
    pub value: Value,
    /// Their names.
    pub machines: Vec<String>,
    /// The value of most machines.
    pub usual: Value,
    /// The number of machines with that value.
    pub others: usize,
}

/// A change that makes machines ready.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct FleetChange {
    /// What to do, and who does it.
    #[serde(flatten)]
    pub step: Step,
    /// The same text for use on its own, without “or” or “then”.
    pub action: String,
    /// The number of machines that this change and the ones before it free of faults.
    pub ready: u64,
}

/// A fact that no file contains.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct FleetQuestion {
    /// The fact.
    pub fact: Fact,
    /// The question.
    pub question: &'static str,
}

/// A file that wasn't used.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Skipped {
    /// The file.
    pub file: String,
    /// Why.
    pub why: String,
}

impl From<&fleet::Fleet> for Fleet {
    fn from(fleet: &fleet::Fleet) -> Self {
        let names = |indices: &[usize]| -> Vec<String> {
            indices.iter().filter_map(|at| fleet.machines.get(*at)).map(|machine| machine.name.clone()).collect()
        };
        let lack = |lack: &fleet::Lack| Lack {
            rule: lack.rule.id,
            title: lack.rule.title,
            severity: lack.rule.severity,
            broken: names(&lack.broken),
            open: names(&lack.open),
        };
        let alike = |class: &Vec<usize>| {
            let first = fleet.machines.get(*class.first()?)?;
            Some(Alike {
                verdict: first.verdict,
                broken: first.faults.iter().map(|fault| fault.rule.id).collect(),
                open: first.open.iter().map(|rule| rule.id).collect(),
                machines: names(class),
            })
        };
        let difference = |found: &fleet::Difference| Difference {
            group: found.group.clone(),
            fact: found.fact,
            value: found.value.clone(),
            machines: names(&found.machines),
            usual: found.usual.clone(),
            others: found.others,
        };
        let change = |(step, ready): (&&'static crate::catalog::Step, &u64)| FleetChange {
            step: Step::from(*step),
            action: step.action(&RunPlan::new()),
            ready: *ready,
        };
        Self {
            machines: fleet.machines.iter().map(FleetMachine::from).collect(),
            lacking: fleet.lacking.iter().map(lack).collect(),
            alike: fleet.alike.iter().filter_map(alike).collect(),
            differences: fleet.differences.iter().map(difference).collect(),
            changes: fleet.changes.steps.iter().zip(&fleet.changes.saved_so_far).map(change).collect(),
            best: fleet.changes.is_best,
            questions: fleet.to_ask.iter().map(|fact| FleetQuestion { fact, question: fact.info().question }).collect(),
            skipped: fleet.skipped.iter().map(|(file, why)| Skipped { file: file.clone(), why: why.clone() }).collect(),
        }
    }
}

impl From<&Machine> for FleetMachine {
    fn from(machine: &Machine) -> Self {
        Self {
            name: machine.name.clone(),
            file: machine.file.clone(),
            group: machine.group.clone(),
            verdict: machine.verdict,
            broken: machine
                .faults
                .iter()
                .map(|fault| Broken { rule: fault.rule.id, strength: fault.strength })
                .collect(),
            open: machine.open.iter().map(|rule| rule.id).collect(),
            asked: machine.asked.iter().collect(),
            plan: machine.plan.clone(),
        }
    }
}
