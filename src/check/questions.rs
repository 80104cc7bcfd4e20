//! Sorts the questions to ask next: disputed facts, then what decides a suspected fault, then common conditions. Facts
//! whose usual value settles them come last.

use super::Question;
use super::finding::Judged;
use super::strength::Class;
use super::worlds::World;
use crate::catalog::condition::{Asked, Tried, Weighed};
use crate::catalog::rule::{Outcome, Rule, Severity, Unknown};
use crate::catalog::rules;
use crate::model::{ChoiceSet, Effort, Fact, FactSet, FactStatus, Knowledge, RunPlan};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// The rank of a question. Lowest is asked first.
type Rank = (bool, bool, bool, bool, Reverse<usize>, Reverse<usize>, Reverse<usize>, Effort, Fact);

pub(super) fn to_ask(knowledge: &Knowledge, worlds: &[World], judged: &[Judged]) -> Vec<Question> {
    let (mut open, mut common, mut suspect) = (FactSet::EMPTY, FactSet::EMPTY, FactSet::EMPTY);
    let mut asked: Vec<(&Rule, FactSet, bool, usize)> = vec![];
    for one in judged {
        open = open.union(one.open);
        let is_open = |class: &Class| matches!(class, Class::Open { .. });
        let hinted = one.classes.iter().any(is_open) && worlds.iter().any(|world| is_hinted(one.rule, &world.stated));
        let mode = FactSet::of(Fact::RunMode);
        for (at, class) in one.classes.iter().enumerate() {
            match class {
                Class::Open { facts, is_asked, is_suspect } => {
                    if *is_asked || one.rule.unknown == Unknown::Ask {
                        common = common.union(*facts);
                    }
                    if *is_suspect || hinted {
                        suspect = suspect.union(*facts);
                    }
                    if *is_asked || *is_suspect || hinted {
                        asked.push((one.rule, *facts, *is_suspect || hinted, at));
                    }
                }
                Class::Conditional { counts: true, facts, .. } => {
                    suspect = suspect.union(*facts);
                    asked.push((one.rule, *facts, true, at));
                }
                Class::Fired { presumed, unless, .. } if one.rule.severity != Severity::Note => {
                    let saving: FactSet = unless.iter().map(|saving| saving.fact).collect();
                    suspect = suspect.union(*presumed).union(saving);
                    let splits = one.classes.iter().any(|class| !matches!(class, Class::Fired { .. }));
                    if splits {
                        suspect = suspect.union(mode);
                    }
                }
                _ => {}
            }
        }
        // The run mode comes first if rules of only one mode are open.
        if one.open.contains(Fact::RunMode) && one.finding.is_some() {
            asked.push((one.rule, mode, false, 0));
            common = common.union(mode);
        }
    }
    let filled = worlds.first().map_or(FactSet::EMPTY, |world| world.filled);
    let (mut ranked, mut rest): (Vec<Rank>, Vec<Fact>) = (vec![], vec![]);
    let can_be_found_out = |fact: &Fact| worlds.iter().all(|world| world.can_be_found_out(*fact));
    // Copying a plan costs more than evaluating a rule, so all values are tried in one copy per world.
    let mut tried: Vec<RunPlan> = worlds.iter().map(|world| world.usual.plan().clone()).collect();
    for fact in open.iter().filter(can_be_found_out) {
        let is_disputed = knowledge.status(fact) == FactStatus::Disputed;
        let (mut settles, mut share, mut occurs) = (0, 0, 0);
        let is_suspect = suspect.contains(fact);
        for (rule, .., at) in
            asked.iter().filter(|(_, facts, of_suspect, _)| facts.contains(fact) && (*of_suspect || !is_suspect))
        {
            // A fact that only an exception reads settles less than one that shows the fault.
            let is_exception =
                !rule.scope().contains(fact) && !rule.broken.iter().any(|clause| clause.when.facts().contains(fact));
            if is_exception {
                occurs += 1;
                continue;
            }
            let tried = tried.get_mut(*at).zip(worlds.get(*at));
            let settling = tried.map_or(0, |(plan, world)| settling_share(plan, &world.usual, rule, fact));
            settles += usize::from(settling > 0);
            share += settling;
            occurs += 1;
        }
        if is_disputed || occurs > 0 || is_suspect {
            let is_usual = filled.contains(fact) && fact != Fact::RunMode && !is_suspect;
            let settled = (Reverse(settles), Reverse(occurs), Reverse(share));
            let effort = fact.info().effort;
            ranked.push((
                !is_disputed,
                is_usual,
                !is_suspect,
                !is_suspect && !common.contains(fact),
                settled.0,
                settled.1,
                settled.2,
                effort,
                fact,
            ));
        } else {
            rest.push(fact);
        }
    }
    let mut facts = vec![];
    // For so few items, repeatedly removing the first adds less code than sorting.
    while let Some(first) = (0..ranked.len()).min_by_key(|at| ranked.get(*at)) {
        facts.push(ranked.swap_remove(first).8);
    }
    for (is_common, is_usual) in [(true, false), (false, false), (true, true), (false, true)] {
        for effort in [Effort::KnownAtOnce, Effort::Command, Effort::AnotherPerson] {
            let fits = |fact: &&Fact| {
                common.contains(**fact) == is_common
                    && filled.contains(**fact) == is_usual
                    && fact.info().effort == effort
            };
            facts.extend(rest.iter().filter(fits).copied());
        }
    }
    let question =
        |fact: Fact| Question { fact, question: fact.info().question, how_to_find_out: fact.info().find_out };
    facts.into_iter().map(question).collect()
}

/// Facts that only describe the run. Knowing them doesn't hint at a fault.
const VAGUE: FactSet = FactSet::of_all(&[
    Fact::RunMode,
    Fact::MachineOsFamily,
    Fact::MachineOsRelease,
    Fact::MachineSessions,
    Fact::MachinePadVersion,
    Fact::EnvironmentCloud,
    Fact::TargetType,
    Fact::ConnectionAuth,
    Fact::ConnectionAccountType,
    Fact::ConnectionFlowAccess,
]);

/// The ways in which a machine is joined to a directory.
static JOINED: LazyLock<Option<ChoiceSet>> =
    LazyLock::new(|| ChoiceSet::from_words(Fact::MachineJoinType.words(), ["entra", "hybrid", "domain", "onpremDrs"]));

/// True if the stated facts hint at the rule: an `ask_when` condition holds, or part of a fault is known.
fn is_hinted(rule: &Rule, plan: &Weighed) -> bool {
    let is_joined = JOINED.is_some_and(|joined| plan.within(Fact::MachineJoinType, joined).is_yes());
    let vague = if is_joined { VAGUE.union(FactSet::of(Fact::MachineJoinType)) } else { VAGUE };
    // For a rule that often fails, `ask_when` only limits when it is asked.
    let is_named = rule.unknown != Unknown::Ask && rule.ask_when.iter().any(|one| one.holds(plan).is_yes());
    is_named
        || rule.severity == Severity::Blocker && rule.broken.iter().any(|clause| clause.when.is_partly_met(plan, vague))
}

/// The share, in percent, of the fact's distinguishing values that decide the rule. `plan` is `base` with other values of the
/// fact; it is restored afterwards.
fn settling_share(plan: &mut RunPlan, base: &Weighed, rule: &Rule, fact: Fact) -> usize {
    let samples = rules::distinguishing_values(fact);
    let known = plan.get(fact).cloned();
    let settling = samples.iter().filter(|value| {
        plan.set(fact, Some((*value).clone()));
        !matches!(rule.outcome(&Tried { base, plan, fact }), Outcome::NeedToKnow(_))
    });
    let share = settling.count() * 100 / samples.len().max(1);
    plan.set(fact, known);
    share
}
