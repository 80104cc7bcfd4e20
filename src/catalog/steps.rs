//! Steps: what to do, who does it, and for which runs.

use super::condition::Condition;
use super::links::{self, Link};
use crate::model::{FactValues, Owner, RunPlan, Truth, all};
use crate::store::catalog;
use flow_preflight_grammar::stored::{StoredFix, StoredKnown, StoredStep};
use std::borrow::Cow;
use std::sync::LazyLock;

/// One change by one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: &'static str,
    /// The role that can do it.
    pub owner: Owner,
    /// The runs that it is for; empty means all.
    pub when: &'static [Condition],
    /// Its texts for runs about which more is known.
    pub known: &'static [Known],
    /// Whether it also helps later runs; signing somebody out doesn't.
    pub lasts: bool,
    /// Whether it may be offered first; waiting and a trial may not.
    pub first: bool,
    /// The indices of the shared steps that come before it.
    after: &'static [u16],
    /// The facts that it changes; empty for looking something up.
    pub makes: FactValues,
    /// The portals where it is done.
    pub links: &'static [&'static Link],
    /// Commands to copy.
    pub commands: &'static [&'static str],
}

/// The text of a step for some runs.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// When it is used.
    pub when: Condition,
    /// The text.
    pub text: &'static str,
}

/// The shared steps with their ids.
static SHARED: LazyLock<Vec<(&'static str, Step)>> =
    LazyLock::new(|| catalog().steps.iter().map(|shared| (shared.id, Step::from(&shared.step))).collect());

/// The shared steps with their ids.
#[must_use]
pub fn shared_steps() -> &'static [(&'static str, Step)] {
    &SHARED
}

impl Step {
    /// Whether the step is for such a run. If not, it is left out; while that is open, its text names the condition.
    #[must_use]
    pub fn fits(&self, plan: &RunPlan) -> Truth {
        all(self.when.iter().map(|condition| condition.holds(plan)))
    }

    /// The shared steps that come before it in such a run: a bot has to exist before it can be assigned.
    pub fn before(&self, plan: &RunPlan) -> impl Iterator<Item = &'static Self> {
        let shared = self.after.iter().filter_map(|at| SHARED.get(usize::from(*at)));
        shared.map(|(_, step)| step).filter(|step| !step.fits(plan).is_no())
    }

    /// The text for a run, given what is known about it.
    #[must_use]
    pub fn text_for(&self, plan: &RunPlan) -> &'static str {
        self.known.iter().find(|known| known.when.holds(plan).is_yes()).map_or(self.text, |known| known.text)
    }

    /// The text at index `at` of the list shown. The first step loses the word that refers to a step before it.
    #[must_use]
    pub fn text_at(&self, at: usize, plan: &RunPlan) -> Cow<'static, str> {
        if at == 0 { Cow::Owned(self.action(plan)) } else { Cow::Borrowed(self.text_for(plan)) }
    }

    /// The action by itself, worded for a run, without the word that refers to a step before it.
    #[must_use]
    pub fn action(&self, plan: &RunPlan) -> String {
        let ties = ["Or, ", "Or ", "Then, ", "Then "];
        let text = self.text_for(plan);
        let mut action = ties.iter().find_map(|tie| text.strip_prefix(tie)).unwrap_or(text).to_owned();
        if let Some(first) = action.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        action
    }
}

impl From<&'static StoredKnown> for Known {
    fn from(stored: &'static StoredKnown) -> Self {
        Self { when: Condition::one(&stored.when), text: stored.text }
    }
}

impl From<&'static StoredStep> for Step {
    fn from(stored: &'static StoredStep) -> Self {
        let said = stored.links.iter().filter_map(|at| links::all().get(usize::from(*at))).collect::<Vec<_>>();
        let links = if said.is_empty() { links::named_in(stored.text).collect() } else { said };
        Self {
            text: stored.text,
            owner: stored.owner,
            when: Condition::list(&stored.when),
            known: stored.known.iter().map(Known::from).collect::<Vec<_>>().leak(),
            lasts: stored.lasts,
            first: stored.first,
            after: &stored.after,
            makes: FactValues::of(&stored.makes),
            links: links.leak(),
            commands: &stored.commands,
        }
    }
}

/// Converts an entry's steps.
pub(crate) fn fix(stored: &'static [StoredFix]) -> &'static [Step] {
    let step = |stored: &'static StoredFix| match stored {
        StoredFix::Own(step) => Some(Step::from(step)),
        StoredFix::Shared(at) => SHARED.get(usize::from(*at)).map(|(_, step)| *step),
    };
    stored.iter().filter_map(step).collect::<Vec<_>>().leak()
}

/// The steps, without those known to be for other runs.
pub fn steps_for<'s, 'p>(steps: &'s [Step], plan: &'p RunPlan) -> impl Iterator<Item = &'s Step> + use<'s, 'p> {
    steps.iter().filter(|step| !step.fits(plan).is_no())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ChoiceSet, Fact, RunMode, Value};
    use flow_preflight_grammar::stored::{StoredCondition, StoredTest};

    fn condition(fact: Fact, words: u16) -> StoredCondition {
        StoredCondition { text: "", parts: vec![(false, StoredTest::OneOf(fact as u16, words))] }
    }

    /// A step for attended runs, with another text for a known cloud.
    fn step() -> Step {
        let known = StoredKnown { when: condition(Fact::EnvironmentCloud, 0b10), text: "Open the government portal." };
        let stored = StoredStep {
            text: "Open the portal of your cloud.",
            owner: Owner::Maker,
            when: vec![condition(Fact::RunMode, 0b1)],
            known: vec![known],
            lasts: true,
            first: true,
            after: vec![],
            makes: vec![],
            links: vec![],
            commands: vec![],
        };
        Step::from(&*Box::leak(Box::new(stored)))
    }

    fn plan(mode: Option<RunMode>, cloud: Option<u16>) -> RunPlan {
        let mut plan = RunPlan::new();
        plan.set(Fact::RunMode, mode.map(Value::from));
        let words = Fact::EnvironmentCloud.words();
        plan.set(Fact::EnvironmentCloud, cloud.map(|bits| Value::Choice(ChoiceSet::of_bits(words, bits))));
        plan
    }

    #[test]
    fn a_step_for_other_runs_is_left_out_and_an_open_one_stays() {
        let steps = [step()];
        let count = |mode| steps_for(&steps, &plan(mode, None)).count();
        assert_eq!(count(Some(RunMode::Attended)), 1);
        assert_eq!(count(None), 1);
        assert_eq!(count(Some(RunMode::Unattended)), 0);
    }

    #[test]
    fn the_text_follows_what_is_known_for_certain() {
        let text = |cloud| step().text_for(&plan(None, cloud));
        assert_eq!(text(None), "Open the portal of your cloud.");
        assert_eq!(text(Some(0b10)), "Open the government portal.");
        assert_eq!(text(Some(0b11)), "Open the portal of your cloud.", "one of two clouds is not known");
        assert_eq!(text(Some(0b1)), "Open the portal of your cloud.");
    }
}
