//! Report → the smallest sets of changes after which nothing is in the way, found by running the rules again.
//!
//! The acts are the steps of the rules that say what they make. A way is a set of acts; it is only given
//! if the rules, asked about the changed plan, find nothing broken that it was to settle.

use crate::catalog::rule::{Rule, Severity};
use crate::catalog::{Step, rules};
use crate::check::{Verdict, check, fires};
use crate::explain::known_plan;
use crate::model::{Fact, FactSet, Knowledge, Owner, RunPlan};

/// How many ways are looked for; a person compares a few.
const MOST_WAYS: usize = 12;
/// How many changed plans are tried before the search ends with what it has.
const MOST_TRIES: usize = 6_000;

/// What can be done about a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The ways to go, the one with the least trouble first; empty if nothing is broken, or nothing helps.
    pub ways: Vec<Way>,
    /// What no act can settle as things stand.
    pub stuck: Vec<Stuck>,
    /// True if the search was ended before everything was tried.
    pub cut_short: bool,
}

/// One set of changes. No smaller set of the same acts gives the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The changes, in the order in which they are best made.
    pub changes: Vec<Change>,
    /// The verdict after all of them.
    pub verdict: Verdict,
    /// The plan after all of them.
    pub plan: RunPlan,
    /// Who has to act, each once.
    pub owners: Vec<Owner>,
}

/// One act of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What to do.
    pub step: &'static Step,
    /// The rules that it settles, with the changes before it.
    pub settles: Vec<&'static Rule>,
    /// The rules that it breaks, which a later change settles.
    pub breaks: Vec<&'static Rule>,
}

/// A broken rule that nothing settles.
#[derive(Clone, Debug, PartialEq)]
pub struct Stuck {
    /// The rule.
    pub rule: &'static Rule,
    /// The facts that would have to change and are pinned; empty if no act is known at all.
    pub pinned: FactSet,
}

/// An act: a step, and what it makes.
struct Act {
    step: &'static Step,
    makes: RunPlan,
    facts: FactSet,
}

/// Looks for the smallest sets of changes that leave nothing broken. The facts in `pinned` are never changed.
#[must_use]
pub fn fix(plan: &RunPlan, pinned: FactSet) -> Fix {
    let broken = broken_in(plan);
    let mut search = Search {
        acts: vec![],
        pinned,
        stuck: vec![],
        tries: 0,
        found: vec![],
        plan: plan.clone(),
        start: broken.clone(),
    };
    search.gather(&broken, plan);
    let stuck: Vec<Stuck> = broken.iter().filter_map(|rule| search.stuck_at(rule, plan)).collect();
    search.stuck = stuck.iter().map(|stuck| stuck.rule).collect();
    if stuck.len() == broken.len() {
        return Fix { ways: vec![], stuck, cut_short: false };
    }
    for size in 1..=broken.len() + 3 {
        search.deepen(plan, &broken, &mut vec![], size);
        if search.found.len() >= MOST_WAYS || search.tries >= MOST_TRIES {
            break;
        }
    }
    let cut_short = search.found.len() >= MOST_WAYS || search.tries >= MOST_TRIES;
    let mut ways: Vec<Way> = vec![];
    for set in &search.found {
        let way = search.way(set);
        let at = ways.iter().position(|other| trouble(&way) < trouble(other)).unwrap_or(ways.len());
        ways.insert(at, way);
    }
    Fix { ways, stuck, cut_short }
}

/// The broken rules that stop a run or may make it fail.
fn broken_in(plan: &RunPlan) -> Vec<&'static Rule> {
    rules::all().iter().filter(|rule| matters(rule) && rule.outcome(plan).is_broken()).collect()
}

fn matters(rule: &Rule) -> bool {
    rule.severity != Severity::Note
}

/// The trouble of a way, least first: what is left open or at risk, how late its steps come in the order of the sources,
/// how many people, how many acts, and how far away the people are.
fn trouble(way: &Way) -> (u8, usize, usize, usize, usize) {
    let left = match way.verdict {
        Verdict::Ready => 0,
        Verdict::AtRisk => 1,
        Verdict::NotSure => 2,
        Verdict::Blocked => 3,
    };
    let far = way.changes.iter().map(|change| change.step.owner as usize).sum();
    let place = |change: &Change| {
        let in_rule = |rule: &&Rule| rule.guidance.fix.iter().position(|step| step == change.step);
        change.settles.iter().filter_map(in_rule).max().unwrap_or_default()
    };
    let late = way.changes.iter().map(place).max().unwrap_or_default();
    (left, late, way.owners.len(), way.changes.len(), far)
}

/// The state of a search.
struct Search {
    acts: Vec<Act>,
    pinned: FactSet,
    /// Rules that no act settles: they are no part of what a way has to reach.
    stuck: Vec<&'static Rule>,
    tries: usize,
    /// The sets found, as places in `acts`, in rising order.
    found: Vec<Vec<usize>>,
    /// The plan before any change.
    plan: RunPlan,
    /// What was broken in it.
    start: Vec<&'static Rule>,
}

impl Search {
    /// Takes in the acts of these rules that change something of the plan.
    fn gather(&mut self, rules: &[&'static Rule], plan: &RunPlan) {
        for step in rules.iter().flat_map(|rule| rule.guidance.fix) {
            let makes = known_plan(step.makes);
            let changes = makes.iter().any(|(fact, value)| plan.get(fact) != Some(value));
            if changes && !self.acts.iter().any(|act| act.makes == makes && act.step.owner == step.owner) {
                let facts: FactSet = makes.iter().map(|(fact, _)| fact).collect();
                self.acts.push(Act { step, makes, facts });
            }
        }
    }

    /// True if the act touches nothing that is pinned.
    fn is_free(&self, act: &Act) -> bool {
        !act.facts.iter().any(|fact| self.pinned.contains(fact))
    }

    /// Why a rule can't be settled, if it can't: every act on its facts is pinned, or there is none.
    fn stuck_at(&self, rule: &'static Rule, plan: &RunPlan) -> Option<Stuck> {
        let own: FactSet = rule.asks.iter().copied().collect();
        let mends = |act: &&Act| {
            let touches = act.facts.iter().any(|fact| own.contains(fact));
            touches && self.mends_with_others(rule, plan, act)
        };
        let mut pinned = FactSet::EMPTY;
        for act in self.acts.iter().filter(mends) {
            if self.is_free(act) {
                return None;
            }
            pinned = act
                .facts
                .iter()
                .filter(|fact| self.pinned.contains(*fact))
                .fold(pinned, |set, fact| set.union(FactSet::of(fact)));
        }
        Some(Stuck { rule, pinned })
    }

    /// True if the act, alone or with other acts, mends the rule.
    fn mends_with_others(&self, rule: &Rule, plan: &RunPlan, act: &Act) -> bool {
        let mut alone = plan.clone();
        make(&mut alone, &act.makes);
        if !rule.outcome(&alone).is_broken() {
            return true;
        }
        self.acts.iter().any(|other| {
            let mut both = alone.clone();
            make(&mut both, &other.makes);
            !rule.outcome(&both).is_broken()
        })
    }

    /// Looks for sets of exactly `left` further acts that settle everything.
    fn deepen(&mut self, plan: &RunPlan, broken: &[&'static Rule], chosen: &mut Vec<usize>, left: usize) {
        let next = broken.iter().find(|rule| !self.stuck.contains(*rule));
        let Some(rule) = next else {
            self.keep(chosen);
            return;
        };
        if left == 0 {
            return;
        }
        let own: FactSet = rule.asks.iter().copied().collect();
        let acts = 0..self.acts.len();
        for at in acts {
            if self.tries >= MOST_TRIES || self.found.len() >= MOST_WAYS {
                return;
            }
            let Some(act) = self.acts.get(at) else { continue };
            let touches = act.facts.iter().any(|fact| own.contains(fact));
            if !touches || !self.is_free(act) || chosen.contains(&at) || self.contradicts(at, chosen) {
                continue;
            }
            let mut changed = plan.clone();
            make(&mut changed, &act.makes);
            let facts = act.facts;
            self.tries += 1;
            let after = rebroken(&changed, broken, facts);
            // What an act breaks may need acts of its own.
            let new: Vec<&'static Rule> = after.iter().copied().filter(|rule| !broken.contains(rule)).collect();
            self.gather(&new, &changed);
            chosen.push(at);
            self.deepen(&changed, &after, chosen, left - 1);
            chosen.pop();
        }
    }

    /// True if the act sets a fact that a chosen one sets otherwise.
    fn contradicts(&self, at: usize, chosen: &[usize]) -> bool {
        let Some(act) = self.acts.get(at) else { return false };
        chosen
            .iter()
            .filter_map(|other| self.acts.get(*other))
            .any(|other| act.makes.iter().any(|(fact, value)| other.makes.get(fact).is_some_and(|made| made != value)))
    }

    /// Keeps a set that settles everything, without the acts that it can do without.
    fn keep(&mut self, chosen: &[usize]) {
        // In the order of the acts; a handful, and sorting would bring 3 KB of code with it.
        let mut set: Vec<usize> = (0..self.acts.len()).filter(|at| chosen.contains(at)).collect();
        // A change that was needed on the way may be needless in the end.
        let mut at = 0;
        while at < set.len() {
            let mut fewer = set.clone();
            fewer.remove(at);
            if self.settles_all(&fewer) {
                set = fewer;
            } else {
                at += 1;
            }
        }
        if !self.found.iter().any(|other| other.iter().all(|at| set.contains(at))) {
            self.found.push(set);
        }
    }

    /// True if the changes of a set leave nothing broken but what is stuck.
    fn settles_all(&self, set: &[usize]) -> bool {
        let mut changed = self.plan.clone();
        let mut facts = FactSet::EMPTY;
        for act in set.iter().filter_map(|at| self.acts.get(*at)) {
            make(&mut changed, &act.makes);
            facts = facts.union(act.facts);
        }
        rebroken(&changed, &self.start, facts).iter().all(|rule| self.stuck.contains(rule))
    }

    /// Spells a set out: what each change settles, and what it breaks on the way.
    fn way(&self, set: &[usize]) -> Way {
        let mut changed = self.plan.clone();
        let mut broken = self.start.clone();
        let mut changes = vec![];
        let mut owners: Vec<Owner> = vec![];
        for act in set.iter().filter_map(|at| self.acts.get(*at)) {
            make(&mut changed, &act.makes);
            let after = rebroken(&changed, &broken, act.facts);
            let settles = broken.iter().copied().filter(|rule| !after.contains(rule)).collect();
            let breaks = after.iter().copied().filter(|rule| !broken.contains(rule)).collect();
            changes.push(Change { step: act.step, settles, breaks });
            broken = after;
            if !owners.contains(&act.step.owner) {
                owners.push(act.step.owner);
            }
        }
        let verdict = check(&Knowledge::said(&changed)).verdict;
        Way { changes, verdict, plan: changed, owners }
    }
}

/// The broken rules after some facts have changed: only rules that read one of them can have changed their answer.
fn rebroken(plan: &RunPlan, before: &[&'static Rule], changed: FactSet) -> Vec<&'static Rule> {
    // Another target can bring in rules that say nothing of hosted ones, whatever facts they read.
    let is_moved = changed.contains(Fact::TargetType);
    let reads = |rule: &Rule| is_moved || rule.asks.iter().any(|fact| changed.contains(*fact));
    let is_broken = |rule: &&'static Rule| {
        if reads(rule) { rule.outcome(plan).is_broken() } else { before.contains(rule) }
    };
    rules::all().iter().filter(|rule| matters(rule)).filter(is_broken).collect()
}

/// Sets the facts of `makes` in a plan.
fn make(plan: &mut RunPlan, makes: &RunPlan) {
    for (fact, value) in makes.iter() {
        plan.set(fact, Some(value.clone()));
    }
}

/// The steps of a rule that help in a plan: those that look something up, and those after which the rule is not broken,
/// by themselves or together with one other. All of them where the fault is not there.
#[must_use]
pub fn helpful(rule: &'static Rule, plan: &RunPlan) -> Vec<&'static Step> {
    let steps = rule.guidance.fix;
    if !fires(rule, plan) {
        return steps.iter().collect();
    }
    let after = |one: &Step, other: Option<&Step>| {
        let mut changed = plan.clone();
        for makes in [Some(one), other].into_iter().flatten().map(|step| known_plan(step.makes)) {
            for (fact, value) in makes.iter() {
                changed.set(fact, Some(value.clone()));
            }
        }
        fires(rule, &changed)
    };
    let helps = |step: &&Step| {
        step.makes.is_empty()
            || !after(step, None)
            || steps.iter().any(|other| !other.makes.is_empty() && after(other, None) && !after(step, Some(other)))
    };
    steps.iter().filter(helps).collect()
}
