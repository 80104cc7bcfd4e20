//! The JSON of several answers.

use crate::api::{CheckResult, CheckResults, Gate, GateException, GateFault, Read, ReadResult, ReadResults, Report};
use crate::batch::{Exception, Judged, JudgedSubject, Level, Listed};

/// The answers to `check`.
#[must_use]
pub fn check_results<'a>(judged: &'a Judged) -> CheckResults<'a> {
    CheckResults { results: judged.subjects.iter().map(check_result).collect(), gate: gate(judged) }
}

fn check_result<'a>(one: &'a JudgedSubject) -> CheckResult<'a> {
    let report = one.subject.report().map(Report::from);
    CheckResult { subject: &one.subject.name, report, error: one.subject.unusable_because() }
}

/// The answers to `read`.
#[must_use]
pub fn read_results<'a>(judged: &'a Judged) -> ReadResults<'a> {
    ReadResults { results: judged.subjects.iter().map(read_result).collect(), gate: gate(judged) }
}

fn read_result<'a>(one: &'a JudgedSubject) -> ReadResult<'a> {
    let read = one.subject.text_read().map(Read::from);
    ReadResult { subject: &one.subject.name, read, error: one.subject.unusable_because() }
}

/// The gate's result; `None` if there is no gate.
#[must_use]
pub fn gate(judged: &Judged) -> Option<Gate> {
    let rules = judged.rules;
    if rules.fail_on.is_none() && !judged.has_memory() {
        return None;
    }
    let faults = |is_wanted: fn(&Listed) -> bool| -> Vec<GateFault> {
        let all = judged.subjects.iter().flat_map(|one| one.issues.iter().map(move |listed| (one, listed)));
        let wanted = all.filter(|(_, listed)| is_wanted(listed));
        wanted
            .map(|(one, listed)| GateFault { subject: one.subject.name.clone(), id: listed.issue.id.to_owned() })
            .collect()
    };
    let gone = || judged.gone.iter().map(|(subject, id)| GateFault { subject: subject.clone(), id: id.clone() });
    Some(Gate {
        fail_on: rules.fail_on.map(Level::word),
        fails: judged.fails(),
        failed: judged.subjects.iter().filter(|one| one.fails).map(|one| one.subject.name.clone()).collect(),
        new: rules.baseline.as_ref().map(|_| faults(|listed| listed.is_new == Some(true))),
        gone: rules.baseline.as_ref().map(|_| gone().collect()),
        accepted: faults(|listed| listed.accepted.is_some()),
        expired: judged.expired.iter().map(|exception| described(exception)).collect(),
        unused: judged.unused.iter().map(|exception| described(exception)).collect(),
    })
}

fn described(exception: &Exception) -> GateException {
    GateException {
        id: exception.id().to_owned(),
        subject: exception.subject.clone(),
        owner: exception.owner.clone(),
        until: exception.until.clone(),
    }
}
