//! Ranks the sets of changes.

use super::{Change, Solution};
use crate::catalog::rule::Rule;
use crate::check::Verdict;

/// The cost of a solution; lowest first. In order: whether unknown facts can undo it, whether the run stays blocked, steps
/// never offered first, how late its steps come in the rules, steps that help only this run, the verdict afterwards,
/// the number of people, the number of changes, and how far away the people are.
pub(super) type Cost = (bool, bool, usize, usize, usize, u8, usize, usize, usize);

pub(super) fn cost(solution: &Solution) -> Cost {
    let left = match solution.verdict {
        Verdict::Ready => 0,
        Verdict::AtRisk => 1,
        Verdict::NotSure => 2,
        Verdict::Blocked => 3,
    };
    let count = |such: fn(&Change) -> bool| solution.changes.iter().filter(|change| such(change)).count();
    let late = solution.changes.iter().map(lateness).max().unwrap_or_default();
    let far = solution.changes.iter().map(|change| change.step.owner as usize).sum();
    (
        !solution.undone_by.is_empty(),
        solution.verdict == Verdict::Blocked,
        count(|change| !change.step.first),
        late,
        count(|change| !change.step.lasts),
        left,
        solution.owners.len(),
        solution.changes.len(),
        far,
    )
}

/// The index of the step in the fixes of the rules that it fixes, which follow the order of the sources.
fn lateness(change: &Change) -> usize {
    let in_rule = |rule: &&Rule| {
        let steps = rule.guidance.fix.iter().filter(|step| !step.makes.is_empty());
        steps.enumerate().find(|(_, step)| *step == change.step).map(|(at, _)| at)
    };
    change.fixes.iter().filter_map(in_rule).max().unwrap_or_default()
}
