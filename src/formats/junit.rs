//! JUnit XML for CI systems: one suite per input, one case per issue and one for the verdict.

use super::escape::{attribute, xml};
use crate::batch::{Judged, JudgedSubject, Kind, Level};
use std::fmt::Write;

/// A test case.
struct Case {
    name: String,
    /// Its child element, unless it passed.
    body: Option<Body>,
}

enum Body {
    Failure { kind: &'static str, message: String, text: String },
    Skipped(String),
    Error(String),
}

/// The answers as JUnit XML. A case fails if its issue alone would fail the gate.
#[must_use]
pub fn junit(judged: &Judged) -> String {
    let fail_on = judged.rules.fail_on.unwrap_or(Level::Unless);
    let mut suites: Vec<(String, Vec<Case>)> =
        judged.subjects.iter().map(|one| (one.subject.name.clone(), cases(one, fail_on))).collect();
    let expired = judged.expired.iter().map(|exception| {
        let message = format!("The exception {} ended on {}.", exception.about(), exception.until);
        let text = exception.words();
        Case { name: exception.about(), body: Some(Body::Failure { kind: "expired", message, text }) }
    });
    let expired: Vec<Case> = expired.collect();
    if !expired.is_empty() {
        suites.push(("exceptions".to_owned(), expired));
    }
    let all: Vec<&Case> = suites.iter().flat_map(|(_, cases)| cases).collect();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (tests, failures, errors, _) = counts(all.iter().copied());
    let _ = writeln!(
        out,
        "<testsuites name=\"Flow Preflight\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" time=\"0\">"
    );
    for (name, cases) in &suites {
        let (tests, failures, errors, skipped) = counts(cases.iter());
        let name = attribute(name);
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" \
             skipped=\"{skipped}\" time=\"0\">"
        );
        for case in cases {
            let _ = write!(out, "    <testcase name=\"{}\" classname=\"{name}\" time=\"0\"", attribute(&case.name));
            let _ = match &case.body {
                None => writeln!(out, "/>"),
                Some(Body::Failure { kind, message, text }) => writeln!(
                    out,
                    "><failure type=\"{kind}\" message=\"{}\">{}</failure></testcase>",
                    attribute(message),
                    xml(text)
                ),
                Some(Body::Error(message)) => {
                    writeln!(out, "><error type=\"unusable\" message=\"{}\"/></testcase>", attribute(message))
                }
                Some(Body::Skipped(message)) => {
                    writeln!(out, "><skipped message=\"{}\"/></testcase>", attribute(message))
                }
            };
        }
        out.push_str("  </testsuite>\n");
    }
    out + "</testsuites>\n"
}

fn counts<'c>(cases: impl Iterator<Item = &'c Case>) -> (usize, usize, usize, usize) {
    let mut counts = (0, 0, 0, 0);
    for case in cases {
        counts.0 += 1;
        match case.body {
            Some(Body::Failure { .. }) => counts.1 += 1,
            Some(Body::Error(_)) => counts.2 += 1,
            Some(Body::Skipped(_)) => counts.3 += 1,
            None => {}
        }
    }
    counts
}

fn cases(one: &JudgedSubject, fail_on: Level) -> Vec<Case> {
    if let Some(why) = one.subject.unusable_because() {
        return vec![Case { name: "input".to_owned(), body: Some(Body::Error(why)) }];
    }
    let verdict = one.subject.label();
    let summary = one.subject.report().map(|report| report.summary.clone()).unwrap_or_default();
    let failure = |kind, message: &str, text: String| Body::Failure { kind, message: message.to_owned(), text };
    let mut cases =
        vec![Case { name: "verdict".to_owned(), body: one.fails.then(|| failure("verdict", &verdict, summary)) }];
    for listed in &one.issues {
        let issue = &listed.issue;
        let fails = issue.level >= fail_on || issue.kind == Kind::Code;
        let body = match (&listed.accepted, issue.kind) {
            (Some(why), _) => Some(Body::Skipped(why.clone())),
            (None, Kind::Met) => None,
            _ if listed.is_new == Some(false) => Some(Body::Skipped(format!("Known: {}", issue.sentence))),
            _ if fails => Some(failure(issue.level.word(), &issue.sentence, issue.advice())),
            _ => Some(Body::Skipped(issue.sentence.clone())),
        };
        cases.push(Case { name: format!("{}: {}", issue.id, issue.title), body });
    }
    cases
}
