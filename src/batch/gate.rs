//! What a gate says of several inputs: which fail, what is new, what is excepted.

use super::baseline::Baseline;
use super::exceptions::{Exception, Exceptions};
use super::issue::{Issue, Kind};
use super::level::Level;
use super::subject::Subject;

/// What a gate lets through.
#[derive(Debug, Default)]
pub struct Rules {
    /// An input fails from this level on; without one nothing fails.
    pub fail_on: Option<Level>,
    /// What was there before.
    pub baseline: Option<Baseline>,
    /// Whether only what is new counts and is listed.
    pub new_only: bool,
    /// What is accepted, by whom and until when.
    pub exceptions: Exceptions,
    /// The day on which the gate runs, such as `2026-11-29`.
    pub today: String,
}

/// An issue, and what a gate makes of it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The issue.
    pub issue: Issue,
    /// Whether it was not there before; `None` without a baseline.
    pub is_new: Option<bool>,
    /// Why it is accepted, if it is.
    pub accepted: Option<String>,
}

/// One input, and what a gate makes of it.
#[derive(Debug)]
pub struct JudgedSubject<'a> {
    /// The input and its answer.
    pub subject: &'a Subject,
    /// Its issues.
    pub issues: Vec<Listed>,
    /// How bad it is without what is accepted; `None` where the input can't be used.
    pub level: Option<Level>,
    /// Whether the gate fails for it.
    pub fails: bool,
}

/// Several inputs, and what a gate makes of them.
#[derive(Debug)]
pub struct Judged<'a> {
    /// One an input.
    pub subjects: Vec<JudgedSubject<'a>>,
    /// What the gate lets through.
    pub rules: &'a Rules,
    /// What was in the baseline and is not there any more: input and id.
    pub gone: Vec<(String, String)>,
    /// Exceptions whose last day is over.
    pub expired: Vec<&'a Exception>,
    /// Exceptions that concern nothing that was found.
    pub unused: Vec<&'a Exception>,
}

impl<'a> Judged<'a> {
    /// Holds the answers against the rules.
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
        // Only now: what is not listed is still there, and may be what an exception is for.
        if rules.new_only {
            judged.iter_mut().for_each(|one| one.issues.retain(|listed| listed.is_new != Some(false)));
        }
        Self { gone, expired, unused, subjects: judged, rules }
    }

    /// Whether the gate fails: for an input, or because an exception has expired.
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
        self.subjects.iter().map(|one| one.subject).find(|subject| subject.report().is_none())
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
        let level = subject.report().map(|report| Level::of_report(report, |finding| is_left_out(finding.rule.id)));
        let fails = level.zip(rules.fail_on).is_some_and(|(level, from)| level >= from);
        Self { subject, issues, level, fails }
    }
}

fn listed(subject: &Subject, issue: Issue, rules: &Rules, exceptions: &[&Exception]) -> Listed {
    let is_new = rules.baseline.as_ref().map(|baseline| !baseline.has(&subject.name, issue.id));
    let accepted = exceptions.iter().find(|exception| exception.concerns(subject, &issue));
    Listed { accepted: accepted.map(|exception| exception.words()), is_new: is_new.filter(|_| issue.is_fault()), issue }
}
