//! Compares two runs, such as one that worked yesterday and one that failed today: which facts differ, and which of the
//! differences change a fault.

use crate::catalog::{ErrorCode, Rule, Severity};
use crate::check::{FactOrigin, Report, Verdict, check};
use crate::model::{Fact, FactSet, Knowledge, Origin, Place, Value};
use crate::understand::Understood;

/// Two runs side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The run before.
    pub before: Side,
    /// The run after.
    pub after: Side,
    /// The facts that differ and change a fault, in the order of the facts.
    pub matters: Vec<Difference>,
    /// The facts that are known in both runs, differ, and change no fault.
    pub others: Vec<Difference>,
    /// The facts that are known in one run only, and change no fault.
    pub one_sided: Vec<Difference>,
    /// The number of facts that are the same in both.
    pub same: usize,
}

/// One of the two runs.
#[derive(Clone, Debug)]
pub struct Side {
    /// Whether such a run works.
    pub verdict: Verdict,
    /// The codes in its text that the other one lacks.
    pub codes: Vec<&'static ErrorCode>,
    /// Its faults that the other one lacks.
    pub faults: Vec<&'static Rule>,
}

/// A fact that is not the same in both runs.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The fact.
    pub fact: Fact,
    /// Its value before; `None` if it was not known.
    pub before: Option<Known>,
    /// Its value after; `None` if it isn't known.
    pub after: Option<Known>,
    /// The rules whose fault comes or goes with it.
    pub rules: Vec<&'static Rule>,
}

/// A known value.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The value.
    pub value: Value,
    /// Where it was read; `None` if it was implied.
    pub place: Option<Place>,
}

/// Compares two runs.
#[must_use]
pub fn compare(before: &Understood, after: &Understood) -> Comparison {
    let [one, two] = [before, after].map(Run::new);
    let mut comparison = Comparison {
        before: one.side(&two),
        after: two.side(&one),
        matters: vec![],
        others: vec![],
        one_sided: vec![],
        same: 0,
    };
    for fact in Fact::ALL.iter().copied() {
        let [old, new] = [&one, &two].map(|run| run.known(fact));
        match (&old, &new) {
            (None, None) => continue,
            (Some(old), Some(new)) if old.value == new.value => {
                comparison.same += 1;
                continue;
            }
            _ => {}
        }
        let rules = changed_faults(&one, &two, fact);
        let is_one_sided = old.is_none() || new.is_none();
        let list = match () {
            () if !rules.is_empty() => &mut comparison.matters,
            () if is_one_sided => &mut comparison.one_sided,
            () => &mut comparison.others,
        };
        list.push(Difference { fact, before: old, after: new, rules });
    }
    if comparison.matters.is_empty() {
        together(&mut comparison);
    }
    comparison
}

/// Where no single difference changes a fault, those that the faults of one run only read together.
fn together(comparison: &mut Comparison) {
    let faults: Vec<&'static Rule> = [&comparison.before, &comparison.after].map(|side| side.faults.clone()).concat();
    let reads = faults.iter().fold(FactSet::EMPTY, |facts, rule| facts.union(rule.reads()));
    for list in [&mut comparison.others, &mut comparison.one_sided] {
        let (mut read, unread): (Vec<_>, Vec<_>) = list.drain(..).partition(|one| reads.contains(one.fact));
        for one in &mut read {
            one.rules = faults.iter().copied().filter(|rule| rule.reads().contains(one.fact)).collect();
        }
        comparison.matters.extend(read);
        *list = unread;
    }
}

/// A run with its report.
struct Run<'u> {
    understood: &'u Understood,
    report: &'u Report,
    faults: Vec<&'static Rule>,
}

impl<'u> Run<'u> {
    fn new(understood: &'u Understood) -> Self {
        let report = understood.report();
        Self { understood, report, faults: faults(report) }
    }

    fn known(&self, fact: Fact) -> Option<Known> {
        let known = self.report.facts.iter().find(|known| known.fact == fact)?;
        let place = match known.origin {
            FactOrigin::Known(Origin::Read { place }) => place,
            _ => None,
        };
        Some(Known { value: known.value.clone()?, place })
    }

    fn side(&self, other: &Self) -> Side {
        let codes = self.understood.explanations.iter().copied();
        Side {
            verdict: self.report.verdict,
            codes: codes.filter(|code| !other.understood.explanations.contains(code)).collect(),
            faults: self.faults.iter().copied().filter(|rule| !other.faults.contains(rule)).collect(),
        }
    }

    /// The faults of this run with the value that the other one has.
    fn faults_with(&self, fact: Fact, other: &Self) -> Vec<&'static Rule> {
        let mut knowledge: Knowledge = self.understood.knowledge().clone();
        match other.known(fact) {
            Some(known) => knowledge.set(fact, known.value),
            None => knowledge.forget(fact),
        }
        faults(&check(&knowledge))
    }
}

/// The rules whose fault comes or goes if one run had the other's value.
fn changed_faults(one: &Run, two: &Run, fact: Fact) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = vec![];
    for (run, other) in [(one, two), (two, one)] {
        let swapped = run.faults_with(fact, other);
        let gone = run.faults.iter().filter(|rule| !swapped.contains(rule));
        let come = swapped.iter().filter(|rule| !run.faults.contains(rule));
        for rule in gone.chain(come) {
            if !rules.contains(rule) {
                rules.push(rule);
            }
        }
    }
    rules
}

/// The rules with a fault of any strength that is more than a note.
fn faults(report: &Report) -> Vec<&'static Rule> {
    let found = report.findings.iter().filter(|finding| finding.strength.is_some());
    found.map(|finding| finding.rule).filter(|rule| rule.severity != Severity::Note).collect()
}
