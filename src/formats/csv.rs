//! CSV by RFC 4180: one row per issue.

use super::escape::{cell, word};
use crate::batch::{Judged, Kind};

const HEAD: [&str; 15] = [
    "subject",
    "kind",
    "id",
    "title",
    "severity",
    "strength",
    "level",
    "line",
    "column",
    "codes",
    "owner",
    "message",
    "state",
    "accepted",
    "fingerprint",
];

/// The answers as CSV. An input without issues has one row.
#[must_use]
pub fn csv(judged: &Judged) -> String {
    let mut out = row(&HEAD.map(str::to_owned));
    for one in &judged.subjects {
        let empty = || String::new();
        let name = &one.subject.name;
        if let Some(why) = one.subject.unusable_because() {
            let mut cells = HEAD.map(|_| empty());
            let [subject, kind, .., message, _, _, _] = &mut cells;
            (*subject, *kind, *message) = (name.clone(), "unusable".to_owned(), why);
            out += &row(&cells);
        }
        for listed in one.issues.iter().filter(|listed| listed.issue.kind != Kind::Met) {
            let issue = &listed.issue;
            let kind = match issue.kind {
                Kind::Code => "code",
                Kind::Fault => "fault",
                Kind::Open => "open",
                Kind::Met => "met",
            };
            let state = match listed.is_new {
                Some(true) => "new",
                Some(false) => "known",
                None => "",
            };
            let place = |number: fn(&crate::model::Place) -> usize| {
                issue.place.as_ref().map_or_else(String::new, |place| number(place).to_string())
            };
            out += &row(&[
                name.clone(),
                kind.to_owned(),
                issue.id.to_owned(),
                issue.title.to_owned(),
                word(&issue.severity),
                issue.strength.map_or_else(String::new, |strength| word(&strength)),
                issue.level.word().to_owned(),
                place(|place| place.line),
                place(|place| place.column),
                issue.codes.join(" "),
                issue.steps.first().map_or("", |step| step.owner.label()).to_owned(),
                issue.sentence.clone(),
                state.to_owned(),
                listed.accepted.clone().unwrap_or_default(),
                issue.fingerprint.clone(),
            ]);
        }
        if one.issues.iter().all(|listed| listed.issue.kind == Kind::Met) && one.subject.report().is_some() {
            let mut cells = HEAD.map(|_| empty());
            let [subject, kind, .., message, _, _, _] = &mut cells;
            let verdict = one.subject.verdict().map_or("", crate::check::Verdict::label);
            (*subject, *kind, *message) = (name.clone(), "none".to_owned(), verdict.to_owned());
            out += &row(&cells);
        }
    }
    out
}

fn row(cells: &[String]) -> String {
    cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n"
}
