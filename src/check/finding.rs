//! Combines a rule's results in all worlds into one finding, or none.

use super::strength::{Class, Saving, Strength, When, class, clause};
use super::worlds::World;
use super::{Detail, Finding};
use crate::catalog::condition::Weighed;
use crate::catalog::rule::{Evidence, Outcome, Rule, Severity, Unknown};
use crate::catalog::usual;
use crate::model::{Fact, FactSet, RunMode, RunPlan};

/// A rule's results in each world, and combined.
pub(super) struct Judged {
    pub(super) rule: &'static Rule,
    /// The result in each world.
    pub(super) classes: Vec<Class>,
    /// The finding, if there is one to show.
    pub(super) finding: Option<Finding>,
    /// The facts that can still decide it.
    pub(super) open: FactSet,
    /// The presumed values that affect the result.
    pub(super) presumed: FactSet,
}

impl Judged {
    /// Judges a rule. `plan` is the plan without any world, unless it is that of the only world. `None` if no world has a
    /// fault or a question of the rule; if it holds then, its finding is added to `held`.
    pub(super) fn new(rule: &'static Rule, plan: Option<&Weighed>, worlds: &[World], held: &mut Held) -> Option<Self> {
        let is_silent = |outcome: &Outcome| matches!(outcome, Outcome::Holds(_) | Outcome::NotApplicable);
        let strict = rule.outcome(plan.or(worlds.first().map(|world| &world.stated))?);
        let are_silent = match plan {
            None => is_silent(&strict),
            Some(_) => worlds.iter().all(|world| is_silent(&rule.outcome(&world.stated))),
        };
        if are_silent {
            if let Outcome::Holds(_) = strict {
                held.add(rule, strict, worlds);
            }
            return None;
        }
        let classes: Vec<Class> = worlds.iter().map(|world| class(rule, world, rule.outcome(&world.stated))).collect();
        let finding = finding(rule, &strict, &classes, worlds);
        let presumes_mode = finding.as_ref().is_some_and(|finding| finding.presumed.contains(Fact::RunMode));
        let mut presumed = if presumes_mode { FactSet::of(Fact::RunMode) } else { FactSet::EMPTY };
        let mut open = FactSet::EMPTY;
        for class in &classes {
            match class {
                Class::Open { facts, .. } => open = open.union(*facts),
                Class::Conditional { facts, presumed: more, counts, .. } => {
                    open = open.union(*facts);
                    if *counts {
                        presumed = presumed.union(*more);
                    }
                }
                Class::Fired { presumed: more, unless, .. } => {
                    let saving: FactSet = unless.iter().map(|saving| saving.fact).collect();
                    // An exception is presumed not to hold if the usual value of its fact rules it out.
                    let filled = worlds.first().map_or(FactSet::EMPTY, |world| world.filled);
                    let away: FactSet = saving.iter().filter(|fact| filled.contains(*fact)).collect();
                    presumed = presumed.union(*more).union(away);
                    open = open.union(*more).union(saving);
                }
                Class::Settled(facts) => {
                    let weighs = rule.severity == Severity::Blocker && rule.unknown == Unknown::Ask;
                    if weighs {
                        presumed = presumed.union(*facts);
                    }
                    open = open.union(*facts);
                }
                Class::Silent => {}
            }
        }
        let differ = classes.iter().any(|class| matches!(class, Class::Silent));
        if worlds.len() > 1 && !open.is_empty() && differ {
            open = open.union(FactSet::of(Fact::RunMode));
        }
        if worlds.len() > 1 && classes.iter().any(|class| matches!(class, Class::Fired { .. })) && !strict.is_broken() {
            open = open.union(FactSet::of(Fact::RunMode));
        }
        Some(Self { rule, classes, finding, open, presumed })
    }
}

/// The finding for a rule over all worlds, if there is one.
fn finding(rule: &'static Rule, strict: &Outcome, classes: &[Class], worlds: &[World]) -> Option<Finding> {
    let base = |outcome| base(rule, outcome);
    let mut fired: Option<(FactSet, Vec<Saving>, Evidence)> = None;
    let mut conditional: Option<&Class> = None;
    let mut asked: Option<FactSet> = None;
    let (mut fired_in, mut conditional_in) = (vec![], vec![]);
    for (class, world) in classes.iter().zip(worlds) {
        match class {
            Class::Fired { presumed, unless, evidence } => {
                fired_in.push(world.mode);
                let (all_presumed, all_unless, all_evidence) =
                    fired.get_or_insert_with(|| (FactSet::EMPTY, vec![], evidence.clone()));
                *all_presumed = all_presumed.union(*presumed);
                all_unless.extend(unless.iter().filter(|one| !all_unless.contains(one)).cloned().collect::<Vec<_>>());
                all_evidence.facts = all_evidence.facts.union(evidence.facts);
            }
            Class::Conditional { counts, .. } => {
                conditional_in.push(world.mode);
                let better = |known: &Class| *counts && matches!(known, Class::Conditional { counts: false, .. });
                if conditional.is_none_or(better) {
                    conditional = Some(class);
                }
            }
            Class::Open { facts, is_asked: true, .. } => {
                asked = Some(asked.unwrap_or(FactSet::EMPTY).union(*facts));
            }
            Class::Open { .. } | Class::Settled(_) | Class::Silent => {}
        }
    }
    let in_every_mode = fired_in.len() == worlds.len();
    let mode = || When {
        fact: Fact::RunMode,
        values: fired_in.iter().chain(&conditional_in).map(|mode| (*mode).into()).collect(),
        text: clause(
            Fact::RunMode,
            &fired_in.iter().chain(&conditional_in).map(|mode| (*mode).into()).collect::<Vec<_>>(),
        )
        .unwrap_or_default(),
    };
    if let Some((mut presumed, mut unless, mut evidence)) = fired {
        if !in_every_mode {
            let facts = FactSet::of(Fact::RunMode);
            let finding = base(Outcome::NeedToKnow(facts));
            return Some(Finding {
                strength: Some(Strength::If),
                presumed,
                unless,
                when: vec![mode()],
                counts: true,
                ..finding
            });
        }
        if !strict.is_broken() && worlds.len() > 1 {
            presumed = presumed.union(FactSet::of(Fact::RunMode));
            unless.push(Saving {
                fact: Fact::RunMode,
                value: Some(RunMode::Local.into()),
                text: usual::phrase(Fact::RunMode, &RunMode::Local.into()).unwrap_or_default(),
            });
        }
        if let Outcome::Broken(proven) = strict {
            evidence = proven.clone();
        } else if worlds.len() > 1 {
            evidence.facts = evidence.facts.iter().filter(|fact| *fact != Fact::RunMode).collect();
        }
        let is_proven = presumed.is_empty() && unless.is_empty();
        let strength = if is_proven { Strength::Proven } else { Strength::Unless };
        return Some(Finding {
            strength: Some(strength),
            presumed,
            unless,
            counts: true,
            ..base(Outcome::Broken(evidence))
        });
    }
    if let Some(Class::Conditional { when, counts, unless, facts, presumed }) = conditional {
        let mut when = when.clone();
        if conditional_in.len() != worlds.len() {
            when.insert(0, mode());
        }
        let facts = facts.union(when.iter().map(|one| one.fact).collect());
        let finding = base(Outcome::NeedToKnow(facts));
        return Some(Finding {
            strength: Some(Strength::If),
            presumed: *presumed,
            unless: unless.clone(),
            when,
            counts: *counts,
            ..finding
        });
    }
    if let Some(mut facts) = asked {
        if classes.iter().any(|class| matches!(class, Class::Silent)) {
            facts = facts.union(FactSet::of(Fact::RunMode));
        }
        return Some(base(Outcome::NeedToKnow(facts)));
    }
    None
}

/// A finding without a fault.
const fn base(rule: &'static Rule, outcome: Outcome) -> Finding {
    Finding { rule, outcome, strength: None, presumed: FactSet::EMPTY, unless: vec![], when: vec![], counts: false }
}

/// The rules that hold in every world, which are most: by severity, so that they need no sorting.
pub(super) struct Held {
    findings: [Vec<Finding>; 3],
    detail: Detail,
    is_any: bool,
}

impl Held {
    /// No findings yet, and which to keep.
    pub(super) fn new(detail: Detail) -> Self {
        Self { findings: Default::default(), detail, is_any: false }
    }

    fn add(&mut self, rule: &'static Rule, outcome: Outcome, worlds: &[World]) {
        self.is_any = true;
        let unless = saved_by(rule, worlds);
        if self.detail == Detail::Needed && unless.is_empty() {
            return;
        }
        if let Some(of_severity) = self.findings.get_mut(severity_rank(rule.severity)) {
            of_severity.push(Finding { unless, ..base(rule, outcome) });
        }
    }

    /// Whether some rule holds.
    pub(super) const fn is_any(&self) -> bool {
        self.is_any
    }

    /// The findings, blockers first.
    pub(super) fn in_order(self) -> impl Iterator<Item = Vec<Finding>> {
        self.findings.into_iter()
    }
}

/// Blockers first.
pub(super) const fn severity_rank(severity: Severity) -> usize {
    match severity {
        Severity::Blocker => 0,
        Severity::Risk => 1,
        Severity::Note => 2,
    }
}

/// The exceptions that hold and so remove a known fault.
fn saved_by(rule: &Rule, worlds: &[World]) -> Vec<Saving> {
    let Some(plan) = worlds.first().map(|world| &world.stated) else { return vec![] };
    if !rule.fault(plan).is_yes() {
        return vec![];
    }
    let met = rule.unless.iter().filter(|exception| exception.holds(plan).is_yes());
    met.flat_map(|exception| {
        let text = exception.clause(&RunPlan::new());
        let facts = exception.holds(plan).facts();
        facts.iter().map(|fact| Saving { fact, value: plan.get(fact).cloned(), text: text.clone() }).collect::<Vec<_>>()
    })
    .collect()
}
