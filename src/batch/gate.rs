//! Applies a gate to several inputs: which fail, what is new, what is accepted.

use super::baseline::Baseline;
use super::exceptions::{Exception, Exceptions};
use super::issue::{Issue, Kind};
use super::level::Level;
use super::subject::{Answered, Subject};

/// The settings of a gate.
#[derive(Debug, Default)]
pub struct Rules {
    /// The lowest level at which an input fails; `None` if nothing fails.
    pub fail_on: Option<Level>,
    /// The faults of an earlier answer.
    pub baseline: Option<Baseline>,
    /// Whether only new faults count and are listed.
    pub new_only: bool,
    /// The accepted faults.
    pub exceptions: Exceptions,
    /// The current day, such as `2026-11-29`.
    pub today: String,
}

/// An issue with its status in the gate.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The issue.
    pub issue: Issue,
    /// Whether it is new; `None` without a baseline.
    pub is_new: Option<bool>,
    /// The exception's text, if it is accepted.
    pub accepted: Option<String>,
}

/// One input with its result in the gate.
#[derive(Debug)]
pub struct JudgedSubject<'a> {
    /// The input and its answer.
    pub subject: &'a Subject,
    /// Its issues.
    pub issues: Vec<Listed>,
    /// Its level without accepted issues; `None` if the input can't be used.
    pub level: Option<Level>,
    /// Whether it makes the gate fail.
    pub fails: bool,
}

/// The result of a gate over several inputs.
#[derive(Debug)]
pub struct Judged<'a> {
    /// The result of each input.
    pub subjects: Vec<JudgedSubject<'a>>,
    /// The settings of the gate.
    pub rules: &'a Rules,
    /// Baseline faults that are gone: input and id.
    pub gone: Vec<(String, String)>,
    /// Exceptions past their last day.
    pub expired: Vec<&'a Exception>,
    /// Exceptions that match no issue.
    pub unused: Vec<&'a Exception>,
}

impl<'a> Judged<'a> {
    /// Applies the gate.
    #[must_use]
    pub fn new(subjects: &'a [Subject], rules: &'a Rules) -> Self {
        let in_force: Vec<&Exception> = rules.exceptions.list.iter().filter(|one| one.holds_on(&rules.today)).collect();
        let expired = rules.exceptions.list.iter().filter(|one| !one.holds_on(&rules.today)).collect();
        let mut judged: Vec<JudgedSubject> =
            subjects.iter().map(|subject| JudgedSubject::new(subject, rules, &in_force)).collect();
        let is_used = |exception: &&&Exception| {
            judged.iter().any(|one| one.issues.iter().any(|listed| exception.concerns(one.subject, &listed.issue)))
        };
        let unused = in_force.iter().filter(|exception| !is_used(exception)).copied().collect();
        let is_there = |(name, id): &(Option<String>, String)| {
            judged.iter().any(|one| {
                name.as_ref().is_none_or(|name| *name == one.subject.name)
                    && one.issues.iter().any(|listed| listed.issue.id == id && listed.issue.is_fault())
            })
        };
        let gone = rules.baseline.iter().flat_map(|baseline| &baseline.faults).filter(|fault| !is_there(fault));
        let gone = gone.map(|(name, id)| (name.clone().unwrap_or_else(|| "-".to_owned()), id.clone())).collect();
        // Only now, because baseline faults and exceptions are matched against unlisted issues too.
        if rules.new_only {
            judged.iter_mut().for_each(|one| one.issues.retain(|listed| listed.is_new != Some(false)));
        }
        Self { gone, expired, unused, subjects: judged, rules }
    }

    /// Whether the gate fails, because of an input or an expired exception.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.subjects.iter().any(|one| one.fails) || !self.expired.is_empty()
    }

    /// Whether a baseline or exceptions were given.
    #[must_use]
    pub fn has_memory(&self) -> bool {
        self.rules.baseline.is_some() || !self.rules.exceptions.list.is_empty()
    }

    /// The first input that can't be used.
    #[must_use]
    pub fn unusable(&self) -> Option<&Subject> {
        self.subjects.iter().map(|one| one.subject).find(|subject| subject.unusable_because().is_some())
    }
}

impl<'a> JudgedSubject<'a> {
    fn new(subject: &'a Subject, rules: &Rules, exceptions: &[&Exception]) -> Self {
        let issues: Vec<Listed> =
            subject.issues().into_iter().map(|issue| listed(subject, issue, rules, exceptions)).collect();
        let is_left_out = |id: &str| {
            issues.iter().any(|listed| {
                listed.issue.id == id
                    && listed.issue.kind != Kind::Code
                    && (listed.accepted.is_some() || rules.new_only && listed.is_new == Some(false))
            })
        };
        let counts = |listed: &Listed| listed.accepted.is_none() && !(rules.new_only && listed.is_new == Some(false));
        let level = match &subject.answer {
            Answered::History(_) => {
                issues.iter().filter(|listed| counts(listed)).map(|listed| listed.issue.level).max()
            }
            _ => subject.report().map(|report| Level::of_report(report, |finding| is_left_out(finding.rule.id))),
        };
        let fails = level.zip(rules.fail_on).is_some_and(|(level, from)| level >= from);
        Self { subject, issues, level, fails }
    }
}

fn listed(subject: &Subject, issue: Issue, rules: &Rules, exceptions: &[&Exception]) -> Listed {
    let is_new = rules.baseline.as_ref().map(|baseline| !baseline.has(&subject.name, issue.id));
    let accepted = exceptions.iter().find(|exception| exception.concerns(subject, &issue));
    Listed { accepted: accepted.map(|exception| exception.words()), is_new: is_new.filter(|_| issue.is_fault()), issue }
}
