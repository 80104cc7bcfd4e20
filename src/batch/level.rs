//! The level of an answer, for a gate.

use crate::catalog::Severity;
use crate::catalog::rule::Outcome;
use crate::check::{Finding, Report, Strength, Verdict};
use serde::Serialize;

/// How bad an answer is, the mildest first. A gate fails from its threshold on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// Nothing known speaks against the run.
    Fine,
    /// The run may fail.
    AtRisk,
    /// A common condition is unchecked.
    NotSure,
    /// The run is blocked, unless something rare is so.
    Unless,
    /// The run is blocked, and that is proven.
    Blocked,
}

impl Level {
    /// The thresholds of a gate, strictest first.
    pub const THRESHOLDS: [Self; 4] = [Self::AtRisk, Self::NotSure, Self::Unless, Self::Blocked];

    /// Its name on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::AtRisk => "atRisk",
            Self::NotSure => "notSure",
            Self::Unless => "unless",
            Self::Blocked => "blocked",
        }
    }

    /// The threshold with this name, ignoring case.
    #[must_use]
    pub fn threshold(word: &str) -> Option<Self> {
        Self::THRESHOLDS.into_iter().find(|level| level.word().eq_ignore_ascii_case(word))
    }

    /// The level of a finding.
    #[must_use]
    pub fn of_finding(finding: &Finding) -> Self {
        let is_asked = finding.strength.is_none() && matches!(finding.outcome, Outcome::NeedToKnow(_));
        match (finding.rule.severity, finding.strength) {
            (Severity::Blocker, Some(Strength::Proven)) => Self::Blocked,
            (Severity::Blocker, Some(Strength::Unless)) => Self::Unless,
            (Severity::Blocker, Some(Strength::If)) if finding.counts => Self::NotSure,
            (Severity::Blocker, None) if is_asked => Self::NotSure,
            (Severity::Risk, Some(Strength::If)) if !finding.counts => Self::Fine,
            (Severity::Risk, Some(_)) => Self::AtRisk,
            _ => Self::Fine,
        }
    }

    /// The level of a report without the findings for which `is_left_out` is true.
    #[must_use]
    pub fn of_report(report: &Report, is_left_out: impl Fn(&Finding) -> bool) -> Self {
        let (out, left): (Vec<&Finding>, Vec<&Finding>) =
            report.findings.iter().partition(|finding| is_left_out(finding));
        let worst = left.iter().map(|finding| Self::of_finding(finding)).max().unwrap_or(Self::Fine);
        if out.iter().all(|finding| Self::of_finding(finding) == Self::Fine) {
            // The verdict can say more than its findings, for example that one of several conditions must hold.
            return match report.verdict {
                Verdict::Blocked if worst == Self::Blocked => Self::Blocked,
                Verdict::Blocked => Self::Unless,
                Verdict::NotSure => Self::NotSure,
                Verdict::AtRisk => Self::AtRisk,
                Verdict::Ready => Self::Fine,
            };
        }
        worst
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;
    use crate::model::Units;

    fn report(plan: &str) -> Report {
        api::check(plan, Units::Utf8).expect("the plan is right")
    }

    #[test]
    fn a_report_is_as_bad_as_its_verdict() {
        for (plan, level) in [
            (r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#, [Level::Blocked, Level::Unless]),
            ("{}", [Level::NotSure; 2]),
        ] {
            let report = report(plan);
            assert!(level.contains(&Level::of_report(&report, |_| false)), "{plan}");
        }
    }

    #[test]
    fn a_finding_that_is_left_out_does_not_count() {
        let report = report(r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#);
        let all = Level::of_report(&report, |_| false);
        let without = Level::of_report(&report, |finding| finding.rule.id == "remote-desktop-off");
        assert!(all >= Level::Unless && without == Level::NotSure, "{all:?}, {without:?}");
    }

    #[test]
    fn a_threshold_is_known_in_any_case_and_fine_is_none() {
        assert_eq!(Level::threshold("notsure"), Some(Level::NotSure));
        assert_eq!(Level::threshold("fine"), None);
    }
}
