//! The machine form of several answers.

use crate::api::{CheckResult, CheckResults, Read, ReadResult, ReadResults, Report};
use crate::batch::Subject;

/// The answers to `check`.
#[must_use]
pub fn check_results(subjects: &[Subject]) -> CheckResults<'_> {
    CheckResults { results: subjects.iter().map(check_result).collect() }
}

fn check_result(subject: &Subject) -> CheckResult<'_> {
    let report = subject.report().map(Report::from);
    CheckResult { subject: &subject.name, report, error: subject.unusable_because() }
}

/// The answers to `read`.
#[must_use]
pub fn read_results(subjects: &[Subject]) -> ReadResults<'_> {
    ReadResults { results: subjects.iter().map(read_result).collect() }
}

fn read_result(subject: &Subject) -> ReadResult<'_> {
    let read = subject.text_read().map(Read::from);
    ReadResult { subject: &subject.name, read, error: subject.unusable_because() }
}
