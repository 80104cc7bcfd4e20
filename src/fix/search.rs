//! The search: iterative deepening over the steps, smallest sets first, with a lower bound that skips branches.

use super::rank::cost;
use super::{Change, Fix, Solution, Unfixable, faulty, is_faulty, make};
use crate::catalog::rule::{Rule, Severity};
use crate::catalog::{Step, rules, steps_for};
use crate::check::{Cases, check};
use crate::model::{Fact, FactSet, Knowledge, Owner, RunPlan};

/// The most solutions that are searched for. A person compares only a few.
const MOST_WAYS: usize = 12;
/// The most changed plans that are evaluated before the search ends.
const MOST_TRIES: usize = 1_500;
/// How many more changes than faults a solution may have: some changes need another one.
const MOST_EXTRA: usize = 3;

/// The effect of a step on the plan.
struct Effect {
    step: &'static Step,
    makes: RunPlan,
    facts: FactSet,
}

/// The state of a search.
pub(super) struct Search {
    effects: Vec<Effect>,
    pinned: FactSet,
    /// The facts that must not be presumed.
    open: FactSet,
    /// Rules that no step fixes. A solution doesn't have to fix them.
    unfixable: Vec<&'static Rule>,
    tries: usize,
    /// The sets found, as sorted indices into `effects`.
    found: Vec<Vec<usize>>,
    /// Sets that unknown facts can undo.
    leaning: Vec<Vec<usize>>,
    /// The plan before any change.
    plan: RunPlan,
    /// The faults in `plan`.
    start: Vec<&'static Rule>,
}

impl Search {
    pub(super) fn new(plan: &RunPlan, open: FactSet, pinned: FactSet) -> Self {
        let cases = Cases::of(plan, open);
        Self {
            effects: vec![],
            pinned,
            open,
            unfixable: vec![],
            tries: 0,
            found: vec![],
            leaning: vec![],
            plan: plan.clone(),
            start: faulty(&cases),
        }
    }

    pub(super) fn run(mut self) -> Fix {
        let (plan, start) = (self.plan.clone(), self.start.clone());
        self.add_effects(&start, &plan);
        let unfixable: Vec<Unfixable> = start.iter().filter_map(|rule| self.why_unfixable(rule, &plan)).collect();
        self.unfixable = unfixable.iter().map(|unfixable| unfixable.rule).collect();
        if unfixable.len() == start.len() {
            return Fix { solutions: vec![], unfixable, cut_short: false, tries: self.tries };
        }
        for size in 1..=start.len() + MOST_EXTRA {
            self.deepen(&plan, &start, &mut vec![], size);
            if self.is_over() {
                break;
            }
        }
        let sets = if self.found.is_empty() { &self.leaning } else { &self.found };
        let mut solutions: Vec<Solution> = vec![];
        for solution in sets.iter().map(|set| self.solution(set)) {
            let at = solutions.iter().position(|other| cost(&solution) < cost(other)).unwrap_or(solutions.len());
            solutions.insert(at, solution);
        }
        Fix { solutions, unfixable, cut_short: self.is_over(), tries: self.tries }
    }

    const fn is_over(&self) -> bool {
        self.found.len() >= MOST_WAYS || self.tries >= MOST_TRIES
    }

    /// Adds the steps of these rules that change something in the plan.
    fn add_effects(&mut self, rules: &[&'static Rule], plan: &RunPlan) {
        for step in rules.iter().flat_map(|rule| steps_for(rule.guidance.fix, plan)) {
            let makes = step.makes.plan();
            let changes = makes.iter().any(|(fact, value)| plan.get(fact) != Some(value));
            if changes && !self.effects.iter().any(|effect| effect.makes == makes && effect.step.owner == step.owner) {
                let facts: FactSet = makes.iter().map(|(fact, _)| fact).collect();
                self.effects.push(Effect { step, makes, facts });
            }
        }
    }

    /// True if it changes no pinned fact.
    fn is_free(&self, effect: &Effect) -> bool {
        !effect.facts.iter().any(|fact| self.pinned.contains(fact))
    }

    fn cases(&self, plan: &RunPlan) -> Cases {
        Cases::of(plan, self.open)
    }

    /// Why a rule can't be fixed, if it can't: every step on its facts changes a pinned one, or there is none.
    fn why_unfixable(&self, rule: &'static Rule, plan: &RunPlan) -> Option<Unfixable> {
        let fixes_rule = |effect: &&Effect| touches(effect, rule) && self.fixes_with_one_other(rule, plan, effect);
        let mut pinned = FactSet::EMPTY;
        for effect in self.effects.iter().filter(fixes_rule) {
            if self.is_free(effect) {
                return None;
            }
            pinned = effect
                .facts
                .iter()
                .filter(|fact| self.pinned.contains(*fact))
                .fold(pinned, |set, fact| set.union(FactSet::of(fact)));
        }
        Some(Unfixable { rule, pinned })
    }

    /// True if it fixes the rule together with one of those that touch it, itself among them; a free one only with a free
    /// one.
    fn fixes_with_one_other(&self, rule: &Rule, plan: &RunPlan, effect: &Effect) -> bool {
        let mut alone = plan.clone();
        make(&mut alone, &effect.makes);
        let may_join = |other: &&Effect| touches(other, rule) && (self.is_free(other) || !self.is_free(effect));
        self.effects.iter().filter(may_join).any(|other| {
            let mut both = alone.clone();
            make(&mut both, &other.makes);
            !self.cases(&both).is_faulty(rule)
        })
    }

    /// Searches for sets of exactly `left` further changes that fix everything.
    fn deepen(&mut self, plan: &RunPlan, broken: &[&'static Rule], chosen: &mut Vec<usize>, left: usize) {
        let next = broken.iter().find(|rule| !self.unfixable.contains(*rule));
        let Some(rule) = next else {
            self.keep(chosen);
            return;
        };
        if left < self.least_acts(broken) {
            return;
        }
        for at in 0..self.effects.len() {
            if self.is_over() {
                return;
            }
            let Some(effect) = self.effects.get(at) else { continue };
            if !touches(effect, rule) || !self.is_free(effect) || chosen.contains(&at) || self.contradicts(at, chosen) {
                continue;
            }
            let mut changed = plan.clone();
            make(&mut changed, &effect.makes);
            let facts = effect.facts;
            self.tries += 1;
            let after = self.faulty_after(&changed, broken, facts);
            // A rule that a change breaks may need steps of its own.
            let new: Vec<&'static Rule> = after.iter().copied().filter(|rule| !broken.contains(rule)).collect();
            self.add_effects(&new, &changed);
            chosen.push(at);
            self.deepen(&changed, &after, chosen, left - 1);
            chosen.pop();
        }
    }

    /// A lower bound for the number of changes: faults without a common step need one each.
    fn least_acts(&self, broken: &[&'static Rule]) -> usize {
        let mut used: Vec<usize> = vec![];
        let mut least = 0;
        for rule in broken.iter().filter(|rule| !self.unfixable.contains(*rule)) {
            let touching =
                |at: &usize| self.effects.get(*at).is_some_and(|effect| touches(effect, rule) && self.is_free(effect));
            let own: Vec<usize> = (0..self.effects.len()).filter(touching).collect();
            if !own.iter().any(|at| used.contains(at)) {
                least += 1;
                used.extend(own);
            }
        }
        least
    }

    /// True if it sets a fact to another value than a chosen one.
    fn contradicts(&self, at: usize, chosen: &[usize]) -> bool {
        let Some(effect) = self.effects.get(at) else { return false };
        chosen.iter().filter_map(|other| self.effects.get(*other)).any(|other| {
            effect.makes.iter().any(|(fact, value)| other.makes.get(fact).is_some_and(|made| made != value))
        })
    }

    /// Records a set that fixes everything, reduced to the changes that it needs.
    fn keep(&mut self, chosen: &[usize]) {
        // In the order of `effects`. Sorting would add 3 KB of code for a few items.
        let mut set: Vec<usize> = (0..self.effects.len()).filter(|at| chosen.contains(at)).collect();
        // A change that was needed on the way may not be needed in the end.
        let mut at = 0;
        while at < set.len() {
            let mut fewer = set.clone();
            fewer.remove(at);
            if self.fixes_all(&fewer) {
                set = fewer;
            } else {
                at += 1;
            }
        }
        let leans = !self.undone_by(&set).is_empty();
        let kept = if leans { &mut self.leaning } else { &mut self.found };
        if kept.len() < MOST_WAYS && !kept.iter().any(|other| other.iter().all(|at| set.contains(at))) {
            kept.push(set);
        }
    }

    /// The plan after the changes of a set, and the facts that they touch.
    fn made(&self, set: &[usize]) -> (RunPlan, FactSet) {
        let mut changed = self.plan.clone();
        let mut facts = FactSet::EMPTY;
        for effect in set.iter().filter_map(|at| self.effects.get(*at)) {
            make(&mut changed, &effect.makes);
            facts = facts.union(effect.facts);
        }
        (changed, facts)
    }

    /// True if a set leaves no fault except those in `unfixable`.
    fn fixes_all(&self, set: &[usize]) -> bool {
        let (changed, facts) = self.made(set);
        self.faulty_after(&changed, &self.start, facts).iter().all(|rule| self.unfixable.contains(rule))
    }

    /// The unknown facts that can undo the changes: they decide a rule that should be fixed, or a new fault.
    fn undone_by(&self, set: &[usize]) -> FactSet {
        let (plan, changed) = self.made(set);
        let plan = &plan;
        let cases = self.cases(plan);
        let mut facts = FactSet::EMPTY;
        for step in set.iter().filter_map(|at| Some(self.effects.get(*at)?.step)) {
            let open = step.fits(&self.plan).open();
            facts = facts.union(open.iter().filter(|fact| !changed.contains(*fact)).collect());
        }
        for rule in self.start.iter().filter(|rule| !self.unfixable.contains(rule)) {
            facts = facts.union(cases.open_in(rule));
        }
        let is_new =
            |rule: &&Rule| rule.severity != Severity::Note && reads(rule, changed) && !rule.fault(&self.plan).is_yes();
        for rule in rules::all().iter().filter(is_new) {
            facts = facts.union(cases.deciding_facts(rule));
        }
        facts
    }

    /// Builds a solution: what each change fixes, and what it breaks until a later one.
    fn solution(&self, set: &[usize]) -> Solution {
        let mut changed = self.plan.clone();
        let mut broken = self.start.clone();
        let mut changes = vec![];
        let mut owners: Vec<Owner> = vec![];
        for effect in set.iter().filter_map(|at| self.effects.get(*at)) {
            for step in effect.step.before(&changed) {
                if !changes.iter().any(|change: &Change| change.step == step) {
                    owners.extend(Some(step.owner).filter(|owner| !owners.contains(owner)));
                    changes.push(Change { step, action: step.action(&changed), fixes: vec![], breaks: vec![] });
                }
            }
            let action = effect.step.action(&changed);
            make(&mut changed, &effect.makes);
            let after = self.faulty_after(&changed, &broken, effect.facts);
            let fixes = broken.iter().copied().filter(|rule| !after.contains(rule)).collect();
            let breaks = after.iter().copied().filter(|rule| !broken.contains(rule)).collect();
            changes.push(Change { step: effect.step, action, fixes, breaks });
            broken = after;
            if !owners.contains(&effect.step.owner) {
                owners.push(effect.step.owner);
            }
        }
        let undone_by = self.undone_by(set);
        let mut known = Knowledge::said(&changed);
        self.open.iter().filter(|fact| changed.get(*fact).is_none()).for_each(|fact| known.set_unknown(fact));
        Solution { changes, verdict: check(&known).verdict, plan: changed, owners, undone_by }
    }

    /// The faults after some facts have changed. Only rules that read one of them are evaluated again.
    fn faulty_after(&self, plan: &RunPlan, before: &[&'static Rule], changed: FactSet) -> Vec<&'static Rule> {
        let cases = self.cases(plan);
        let is_left = |rule: &&'static Rule| {
            if reads(rule, changed) { is_faulty(&cases, rule) } else { before.contains(rule) }
        };
        rules::all().iter().filter(is_left).collect()
    }
}

/// True if the rule's outcome can differ after these facts have changed. A new target can make rules apply that don't
/// for hosted machines; an edition can rule out multi-session.
fn reads(rule: &Rule, changed: FactSet) -> bool {
    let edition = changed.contains(Fact::MachineOsEdition);
    let follows = |fact: Fact| changed.contains(fact) || edition && fact == Fact::MachineOsMultiSession;
    changed.contains(Fact::TargetType) || rule.asks.iter().any(|fact| follows(*fact))
}

/// True if it changes a fact that the rule reads.
fn touches(effect: &Effect, rule: &Rule) -> bool {
    reads(rule, effect.facts)
}
