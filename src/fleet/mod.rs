//! Judges the files of many machines: which machine lacks what, which machines are alike, which differ from their
//! group, and the changes that make most of them ready.
//!
//! [`fleet`] reads each file like a paste, adds what is the same for every machine, and evaluates the rules once for
//! each distinct set of facts. Facts that no file has are asked for once for all machines; they don't keep a machine
//! from being judged.

mod differ;
mod one;

pub use differ::{Difference, differences};
pub use one::{Fault, File, Machine, has_a_machine};

use crate::catalog::{Rule, Step};
use crate::check::{Report, Verdict};
use crate::fix::fix;
use crate::model::{Fact, FactSet, Knowledge, RunPlan, Value};
use crate::triage::{Covered, cover};
use one::{known_facts, read};
use std::collections::{BTreeMap, HashMap};

/// The run that machines are judged for where none is given: a plan.
pub const UNATTENDED: &str = r#"{"run":{"mode":"unattended"},"target":{"type":"machine"}}"#;

/// The most changes in a set.
const CHANGES: usize = 4;

/// The most names in a list of machines.
const NAMES: usize = 6;

/// The result for the files of many machines.
#[derive(Debug)]
pub struct Fleet {
    /// The machines, sorted by name.
    pub machines: Vec<Machine>,
    /// The prerequisites that some machine lacks: most severe first, then those that most machines lack.
    pub lacking: Vec<Lack>,
    /// Machines with the same answer, as indices; largest group first.
    pub alike: Vec<Vec<usize>>,
    /// Facts in which a few machines of a group differ from most.
    pub differences: Vec<Difference>,
    /// The smallest set of changes that frees the most machines of faults.
    pub changes: Covered,
    /// Facts that no file has and that an answer needs.
    pub to_ask: FactSet,
    /// Files without any fact about a machine, with the reason.
    pub skipped: Vec<(String, String)>,
}

/// A prerequisite that some machine lacks, or that is open on it.
#[derive(Debug)]
pub struct Lack {
    /// The rule.
    pub rule: &'static Rule,
    /// The indices of the machines that lack it.
    pub broken: Vec<usize>,
    /// The indices of the machines on which it is open.
    pub open: Vec<usize>,
}

impl Fleet {
    /// How many machines have this verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.machines.iter().filter(|machine| machine.verdict == verdict).count()
    }

    /// The first names of these machines, and the number of others.
    #[must_use]
    pub fn names(&self, indices: &[usize]) -> String {
        let named = indices.iter().take(NAMES).filter_map(|at| self.machines.get(*at));
        let list = named.map(|machine| machine.name.as_str()).collect::<Vec<_>>().join(", ");
        let rest = indices.len().saturating_sub(NAMES);
        if rest > 0 { format!("{list} and {rest} more") } else { list }
    }
}

/// Reads the files, and judges each machine for the run described by `plan`.
#[must_use]
pub fn fleet(files: Vec<File>, plan: &RunPlan) -> Fleet {
    fleet_with(files, plan, |_, _, _| {})
}

/// As [`fleet`], and passes on each machine with what is known of it and the report that it shares with machines alike.
pub fn fleet_with(files: Vec<File>, plan: &RunPlan, mut each: impl FnMut(&Machine, &Knowledge, &Report)) -> Fleet {
    let (mut machines, skipped) = read(files, plan);
    machines.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    let said: FactSet = known_facts(machines.iter().map(|(machine, _)| &machine.plan));
    let mut judged: HashMap<String, (Report, Vec<Vec<&'static Step>>)> = HashMap::new();
    let mut to_ask = FactSet::EMPTY;
    let mut classes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut savable: BTreeMap<String, (u64, Vec<Vec<&'static Step>>)> = BTreeMap::new();
    for (at, (machine, knowledge)) in machines.iter_mut().enumerate() {
        let key = key(&machine.plan, knowledge);
        let (report, solutions) = judged.entry(key.clone()).or_insert_with(|| {
            let report = crate::check::check(knowledge);
            let fixed = fix(&report, FactSet::EMPTY);
            let solutions = if fixed.unfixable.is_empty() { fixed.solutions } else { vec![] };
            (
                report,
                solutions.iter().map(|solution| solution.changes.iter().map(|change| change.step).collect()).collect(),
            )
        });
        to_ask = to_ask.union(machine.judge(report, said));
        each(machine, knowledge, report);
        classes.entry(machine.class()).or_default().push(at);
        if !solutions.is_empty() {
            savable.entry(key).or_insert_with(|| (0, solutions.clone())).0 += 1;
        }
    }
    let machines: Vec<Machine> = machines.into_iter().map(|(machine, _)| machine).collect();
    let mut alike: Vec<Vec<usize>> = classes.into_values().collect();
    alike.sort_by_key(|class| (usize::MAX - class.len(), class.first().copied()));
    Fleet {
        lacking: lacking(&machines),
        differences: differences(&machines),
        changes: fewest(&savable.into_values().collect::<Vec<_>>()),
        machines,
        alike,
        to_ask,
        skipped,
    }
}

/// The smallest set of changes that saves as many machines as the best set.
fn fewest(savable: &[(u64, Vec<Vec<&'static Step>>)]) -> Covered {
    let all: u64 = savable.iter().map(|(machines, _)| machines).sum();
    let mut best = Covered { is_best: true, ..Covered::default() };
    for size in 1..=CHANGES {
        if best.saved == all {
            break;
        }
        let next = cover(savable, size);
        if next.saved > best.saved {
            best = next;
        }
    }
    best
}

/// The rules that some machine breaks, or that are open on it.
fn lacking(machines: &[Machine]) -> Vec<Lack> {
    let mut lacking: Vec<Lack> = vec![];
    let mut of = |rule: &'static Rule, at: usize, is_broken: bool| {
        let known = lacking.iter().position(|lack| lack.rule.id == rule.id);
        let known = known.unwrap_or_else(|| {
            lacking.push(Lack { rule, broken: vec![], open: vec![] });
            lacking.len() - 1
        });
        if let Some(lack) = lacking.get_mut(known) {
            if is_broken { lack.broken.push(at) } else { lack.open.push(at) }
        }
    };
    for (at, machine) in machines.iter().enumerate() {
        machine.faults.iter().for_each(|fault| of(fault.rule, at, true));
        machine.open.iter().for_each(|rule| of(rule, at, false));
    }
    lacking.sort_by_key(|lack| {
        let (broken, open) = (lack.broken.len(), lack.open.len());
        (broken == 0, lack.rule.severity, usize::MAX - broken, usize::MAX - open, lack.rule.id)
    });
    lacking
}

/// The key of what the rules read: the plan and the disputed facts.
fn key(plan: &RunPlan, knowledge: &Knowledge) -> String {
    let disputed = knowledge.facts().filter(|fact| plan.get(*fact).is_none());
    disputed.fold(serde_json::to_string(&without_names(plan)).unwrap_or_default(), |key, fact| key + " " + fact.id())
}

/// The plan without the names of signed-in users, which no rule reads.
fn without_names(plan: &RunPlan) -> RunPlan {
    let mut plan = plan.clone();
    let sessions = Fact::MachineSessions;
    if let Some(Value::Sessions(mut list)) = plan.get(sessions).cloned() {
        list.items.iter_mut().for_each(|session| session.user = None);
        plan.set(sessions, Some(Value::Sessions(list)));
    }
    plan
}
