//! The answer to `fix`.

use super::Fixed;
use super::parts::{Step, list};
use crate::check::Verdict;
use crate::export::{self, Format};
use crate::fix;
use crate::model::{FactSet, Owner, RunPlan};
use serde::Serialize;

/// The changes that make a run ready.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fix<'a> {
    /// The verdict without any change.
    pub verdict: Verdict,
    /// The smallest sets of changes, the one with the least effort first.
    pub ways: Vec<Way<'a>>,
    /// Broken rules that no change fixes.
    pub stuck: Vec<Stuck>,
    /// True if the search ended before everything was tried.
    pub cut_short: bool,
}

/// One set of changes. No smaller set of the same actions has the same result.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Way<'a> {
    /// The effort, as text.
    pub effort: String,
    /// The changes, in the order in which they are best made.
    pub changes: Vec<Change>,
    /// The verdict after all of them.
    pub verdict: Verdict,
    /// The plan after all of them; it can be passed to `check` again.
    pub plan: &'a RunPlan,
    /// Unknown facts that could undo it; empty if some set can't be undone by any unknown fact.
    pub leans_on: FactSet,
    /// A message for each person who makes a change.
    pub messages: Vec<Message>,
}

/// One change by one person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What to do, and who does it.
    #[serde(flatten)]
    pub step: Step,
    /// The same text for use on its own, without “or” or “then”.
    pub action: String,
    /// Whether later runs benefit too.
    pub lasts: bool,
    /// The rules that it fixes, together with the changes before it.
    pub settles: Vec<&'static str>,
    /// The rules that it breaks, which a later change fixes.
    pub breaks: Vec<&'static str>,
}

/// A request to one person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Message {
    /// The person.
    pub owner: Owner,
    /// The message as plain text.
    pub text: String,
}

/// A broken rule that no change fixes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Stuck {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault.
    pub title: &'static str,
    /// The facts that would have to change and are pinned; empty if no change is known.
    pub pinned: FactSet,
}

impl<'a> From<&'a Fixed> for Fix<'a> {
    fn from(Fixed { report, fix }: &'a Fixed) -> Self {
        Self {
            verdict: report.verdict,
            ways: fix.solutions.iter().map(|solution| Way::new(solution, report.verdict)).collect(),
            stuck: list(&fix.unfixable),
            cut_short: fix.cut_short,
        }
    }
}

impl<'a> Way<'a> {
    fn new(solution: &'a fix::Solution, now: Verdict) -> Self {
        let message =
            |owner: &Owner| Message { owner: *owner, text: export::message(solution, *owner, now, Format::Text) };
        Self {
            effort: export::effort(solution),
            changes: solution.changes.iter().map(Change::from).collect(),
            verdict: solution.verdict,
            plan: &solution.plan,
            leans_on: solution.undone_by,
            messages: solution.owners.iter().map(message).collect(),
        }
    }
}

impl From<&fix::Change> for Change {
    fn from(change: &fix::Change) -> Self {
        let ids = |rules: &[&'static crate::catalog::Rule]| rules.iter().map(|rule| rule.id).collect();
        Self {
            step: Step::from(change.step),
            action: change.action.clone(),
            lasts: change.step.lasts,
            settles: ids(&change.fixes),
            breaks: ids(&change.breaks),
        }
    }
}

impl From<&fix::Unfixable> for Stuck {
    fn from(stuck: &fix::Unfixable) -> Self {
        Self { rule: stuck.rule.id, title: stuck.rule.title, pinned: stuck.pinned }
    }
}
