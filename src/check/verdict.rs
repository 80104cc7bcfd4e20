//! The verdict in each run mode, and overall.

use super::Verdict;
use super::finding::Judged;
use super::strength::Class;
use super::worlds::World;
use crate::catalog::Severity;
use crate::model::{ChoiceSet, Fact, RunMode, Value};
use serde::Serialize;

/// The verdict of one run mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ModeVerdict {
    /// The run mode.
    pub mode: RunMode,
    /// Whether such a run will work.
    pub verdict: Verdict,
}

/// The verdict in each world.
pub(super) fn by_mode(judged: &[Judged], worlds: &[World]) -> Vec<ModeVerdict> {
    let verdict = |(at, world): (usize, &World)| ModeVerdict { mode: world.mode, verdict: in_world(judged, at, world) };
    worlds.iter().enumerate().map(verdict).collect()
}

/// The verdict in one world.
fn in_world(judged: &[Judged], at: usize, world: &World) -> Verdict {
    let (mut waits, mut is_at_risk) = (false, false);
    let mut covered: Vec<(Fact, ChoiceSet)> = vec![];
    for one in judged {
        let is_blocker = one.rule.severity == Severity::Blocker;
        let is_risk = one.rule.severity == Severity::Risk;
        match one.classes.get(at) {
            Some(Class::Fired { .. }) if is_blocker => return Verdict::Blocked,
            Some(Class::Fired { .. }) => is_at_risk |= is_risk,
            Some(Class::Conditional { counts, when, .. }) => {
                waits |= *counts && is_blocker;
                is_at_risk |= *counts && is_risk;
                if let ([only], true) = (when.as_slice(), is_blocker) {
                    for value in &only.values {
                        let Value::Choice(words) = value else { continue };
                        match covered.iter_mut().find(|(fact, _)| *fact == only.fact) {
                            Some((_, known)) => *known = known.union(*words),
                            None => covered.push((only.fact, *words)),
                        }
                    }
                }
            }
            Some(Class::Open { is_asked, .. }) => waits |= *is_asked && is_blocker,
            _ => {}
        }
    }
    // Several rules can cover all remaining values between them; then the run is blocked whichever value it is.
    let is_blocked = covered.iter().any(|(fact, words)| match world.usual.get(*fact) {
        Some(Value::Choice(possible)) => possible.is_within(*words),
        _ => false,
    });
    match (is_blocked, waits, is_at_risk) {
        (true, ..) => Verdict::Blocked,
        (_, true, _) => Verdict::NotSure,
        (_, _, true) => Verdict::AtRisk,
        _ => Verdict::Ready,
    }
}

/// The weakest claim that is true for all of them.
pub(super) fn overall(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut all: Option<Verdict> = None;
    for verdict in verdicts {
        all = Some(match (all, verdict) {
            (None, one) => one,
            (Some(one), other) if one == other => one,
            (Some(Verdict::AtRisk | Verdict::Ready), Verdict::AtRisk | Verdict::Ready) => Verdict::AtRisk,
            _ => Verdict::NotSure,
        });
    }
    all.unwrap_or(Verdict::NotSure)
}

#[cfg(test)]
mod tests {
    use super::overall;
    use crate::check::Verdict::{self, AtRisk, Blocked, NotSure, Ready};

    #[test]
    fn of_several_verdicts_the_weakest_claim_that_is_true_for_all_stands() {
        let cases: [(&[Verdict], Verdict); 8] = [
            (&[], NotSure),
            (&[Blocked], Blocked),
            (&[Blocked, Blocked], Blocked),
            (&[Ready, AtRisk], AtRisk),
            (&[AtRisk, Ready, Ready], AtRisk),
            (&[Ready, Ready], Ready),
            (&[Blocked, AtRisk], NotSure),
            (&[Ready, NotSure, Ready], NotSure),
        ];
        for (all, expected) in cases {
            assert_eq!(overall(all.iter().copied()), expected, "{all:?}");
        }
    }
}
