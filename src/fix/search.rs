//! The search: iterative deepening over the acts, the smallest sets first, with a bound that skips what can't be enough.

use super::rank::trouble;
use super::{Change, Fix, Stuck, Way, faulty, is_faulty, make};
use crate::catalog::rule::{Rule, Severity};
use crate::catalog::{Step, rules, steps_for};
use crate::check::{Cases, check};
use crate::explain::known_plan;
use crate::model::{Fact, FactSet, Knowledge, Owner, RunPlan};

/// How many ways are looked for; a person compares a few.
const MOST_WAYS: usize = 12;
/// How many changed plans are tried before the search ends with what it has.
const MOST_TRIES: usize = 1_500;
/// How many acts more than faults a way may have: some acts need another one.
const MOST_EXTRA: usize = 3;

/// An act: a step, and what it makes.
struct Act {
    step: &'static Step,
    makes: RunPlan,
    facts: FactSet,
}

/// The state of a search.
pub(super) struct Search {
    acts: Vec<Act>,
    pinned: FactSet,
    /// The facts that nobody may presume.
    open: FactSet,
    /// Rules that no act settles: they are no part of what a way has to reach.
    stuck: Vec<&'static Rule>,
    tries: usize,
    /// The sets found, as places in `acts`, in rising order.
    found: Vec<Vec<usize>>,
    /// Sets that something unknown can undo.
    leaning: Vec<Vec<usize>>,
    /// The plan before any change.
    plan: RunPlan,
    /// The faults in it.
    start: Vec<&'static Rule>,
}

impl Search {
    pub(super) fn new(plan: &RunPlan, open: FactSet, pinned: FactSet) -> Self {
        let cases = Cases::of(plan, open);
        Self {
            acts: vec![],
            pinned,
            open,
            stuck: vec![],
            tries: 0,
            found: vec![],
            leaning: vec![],
            plan: plan.clone(),
            start: faulty(&cases),
        }
    }

    pub(super) fn run(mut self) -> Fix {
        let (plan, start) = (self.plan.clone(), self.start.clone());
        self.gather(&start, &plan);
        let stuck: Vec<Stuck> = start.iter().filter_map(|rule| self.stuck_at(rule, &plan)).collect();
        self.stuck = stuck.iter().map(|stuck| stuck.rule).collect();
        if stuck.len() == start.len() {
            return Fix { ways: vec![], stuck, cut_short: false, tries: self.tries };
        }
        for size in 1..=start.len() + MOST_EXTRA {
            self.deepen(&plan, &start, &mut vec![], size);
            if self.is_over() {
                break;
            }
        }
        let sets = if self.found.is_empty() { &self.leaning } else { &self.found };
        let mut ways: Vec<Way> = vec![];
        for way in sets.iter().map(|set| self.way(set)) {
            let at = ways.iter().position(|other| trouble(&way) < trouble(other)).unwrap_or(ways.len());
            ways.insert(at, way);
        }
        Fix { ways, stuck, cut_short: self.is_over(), tries: self.tries }
    }

    const fn is_over(&self) -> bool {
        self.found.len() >= MOST_WAYS || self.tries >= MOST_TRIES
    }

    /// Takes in the acts of these rules that change something of the plan.
    fn gather(&mut self, rules: &[&'static Rule], plan: &RunPlan) {
        for step in rules.iter().flat_map(|rule| steps_for(rule.guidance.fix, plan)) {
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

    fn cases(&self, plan: &RunPlan) -> Cases {
        Cases::of(plan, self.open)
    }

    /// Why a rule can't be settled, if it can't: every act on its facts is pinned, or there is none.
    fn stuck_at(&self, rule: &'static Rule, plan: &RunPlan) -> Option<Stuck> {
        let mends = |act: &&Act| touches(act, rule) && self.mends_with_others(rule, plan, act);
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

    /// True if the act, alone or with another one, mends the rule.
    fn mends_with_others(&self, rule: &Rule, plan: &RunPlan, act: &Act) -> bool {
        let mut alone = plan.clone();
        make(&mut alone, &act.makes);
        if !self.cases(&alone).is_faulty(rule) {
            return true;
        }
        self.acts.iter().filter(|other| touches(other, rule)).any(|other| {
            let mut both = alone.clone();
            make(&mut both, &other.makes);
            !self.cases(&both).is_faulty(rule)
        })
    }

    /// Looks for sets of exactly `left` further acts that settle everything.
    fn deepen(&mut self, plan: &RunPlan, broken: &[&'static Rule], chosen: &mut Vec<usize>, left: usize) {
        let next = broken.iter().find(|rule| !self.stuck.contains(*rule));
        let Some(rule) = next else {
            self.keep(chosen);
            return;
        };
        if left < self.least_acts(broken) {
            return;
        }
        for at in 0..self.acts.len() {
            if self.is_over() {
                return;
            }
            let Some(act) = self.acts.get(at) else { continue };
            if !touches(act, rule) || !self.is_free(act) || chosen.contains(&at) || self.contradicts(at, chosen) {
                continue;
            }
            let mut changed = plan.clone();
            make(&mut changed, &act.makes);
            let facts = act.facts;
            self.tries += 1;
            let after = self.refaulty(&changed, broken, facts);
            // What an act breaks may need acts of its own.
            let new: Vec<&'static Rule> = after.iter().copied().filter(|rule| !broken.contains(rule)).collect();
            self.gather(&new, &changed);
            chosen.push(at);
            self.deepen(&changed, &after, chosen, left - 1);
            chosen.pop();
        }
    }

    /// How many acts are needed at least: faults without a common act need one each.
    fn least_acts(&self, broken: &[&'static Rule]) -> usize {
        let mut used: Vec<usize> = vec![];
        let mut least = 0;
        for rule in broken.iter().filter(|rule| !self.stuck.contains(*rule)) {
            let touching = |at: &usize| self.acts.get(*at).is_some_and(|act| touches(act, rule) && self.is_free(act));
            let own: Vec<usize> = (0..self.acts.len()).filter(touching).collect();
            if !own.iter().any(|at| used.contains(at)) {
                least += 1;
                used.extend(own);
            }
        }
        least
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
        let leans = !self.leans_on(&set).is_empty();
        let kept = if leans { &mut self.leaning } else { &mut self.found };
        if kept.len() < MOST_WAYS && !kept.iter().any(|other| other.iter().all(|at| set.contains(at))) {
            kept.push(set);
        }
    }

    /// The plan after the changes of a set, and the facts that they touch.
    fn made(&self, set: &[usize]) -> (RunPlan, FactSet) {
        let mut changed = self.plan.clone();
        let mut facts = FactSet::EMPTY;
        for act in set.iter().filter_map(|at| self.acts.get(*at)) {
            make(&mut changed, &act.makes);
            facts = facts.union(act.facts);
        }
        (changed, facts)
    }

    /// True if the changes of a set leave no fault but what is stuck.
    fn settles_all(&self, set: &[usize]) -> bool {
        let (changed, facts) = self.made(set);
        self.refaulty(&changed, &self.start, facts).iter().all(|rule| self.stuck.contains(rule))
    }

    /// The unknown facts that can undo the changes: they tip a rule that was to be settled, or a fault that is new.
    fn leans_on(&self, set: &[usize]) -> FactSet {
        let (plan, changed) = self.made(set);
        let plan = &plan;
        let cases = self.cases(plan);
        let mut facts = FactSet::EMPTY;
        for step in set.iter().filter_map(|at| Some(self.acts.get(*at)?.step)) {
            let open = step.fits(&self.plan).open();
            facts = facts.union(open.iter().filter(|fact| !changed.contains(*fact)).collect());
        }
        for rule in self.start.iter().filter(|rule| !self.stuck.contains(rule)) {
            facts = facts.union(cases.open_in(rule));
        }
        let is_new =
            |rule: &&Rule| rule.severity != Severity::Note && reads(rule, changed) && !rule.fault(&self.plan).is_yes();
        for rule in rules::all().iter().filter(is_new) {
            facts = facts.union(cases.hangs_on(rule));
        }
        facts
    }

    /// Spells a set out: what each change settles, and what it breaks on the way.
    fn way(&self, set: &[usize]) -> Way {
        let mut changed = self.plan.clone();
        let mut broken = self.start.clone();
        let mut changes = vec![];
        let mut owners: Vec<Owner> = vec![];
        for act in set.iter().filter_map(|at| self.acts.get(*at)) {
            for step in act.step.before(&changed) {
                if !changes.iter().any(|change: &Change| change.step == step) {
                    owners.extend(Some(step.owner).filter(|owner| !owners.contains(owner)));
                    changes.push(Change { step, action: step.action(&changed), settles: vec![], breaks: vec![] });
                }
            }
            let action = act.step.action(&changed);
            make(&mut changed, &act.makes);
            let after = self.refaulty(&changed, &broken, act.facts);
            let settles = broken.iter().copied().filter(|rule| !after.contains(rule)).collect();
            let breaks = after.iter().copied().filter(|rule| !broken.contains(rule)).collect();
            changes.push(Change { step: act.step, action, settles, breaks });
            broken = after;
            if !owners.contains(&act.step.owner) {
                owners.push(act.step.owner);
            }
        }
        let leans_on = self.leans_on(set);
        let mut known = Knowledge::said(&changed);
        self.open.iter().filter(|fact| changed.get(*fact).is_none()).for_each(|fact| known.take_back(fact));
        Way { changes, verdict: check(&known).verdict, plan: changed, owners, leans_on }
    }

    /// The faults after some facts have changed: only rules that read one of them can have changed their answer.
    fn refaulty(&self, plan: &RunPlan, before: &[&'static Rule], changed: FactSet) -> Vec<&'static Rule> {
        let cases = self.cases(plan);
        let is_left = |rule: &&'static Rule| {
            if reads(rule, changed) { is_faulty(&cases, rule) } else { before.contains(rule) }
        };
        rules::all().iter().filter(is_left).collect()
    }
}

/// True if the rule can answer otherwise once these facts have changed. Another target can bring in rules that say
/// nothing of hosted ones, whatever facts they read; an edition rules the multi-session one out.
fn reads(rule: &Rule, changed: FactSet) -> bool {
    let edition = changed.contains(Fact::MachineOsEdition);
    let follows = |fact: Fact| changed.contains(fact) || edition && fact == Fact::MachineOsMultiSession;
    changed.contains(Fact::TargetType) || rule.asks.iter().any(|fact| follows(*fact))
}

/// True if the act changes a fact that the rule reads.
fn touches(act: &Act, rule: &Rule) -> bool {
    reads(rule, act.facts)
}
