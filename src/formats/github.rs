//! GitHub Actions annotations: one command per issue, and one line per input.

use super::escape::{message, property};
use super::place::lines_of;
use crate::batch::{Judged, Kind, Level};
use std::fmt::Write;

/// The answers as commands. Accepted and old issues are notices.
#[must_use]
pub fn github(judged: &Judged) -> String {
    let mut out = String::new();
    let fail_on = judged.rules.fail_on.unwrap_or(Level::Unless);
    for one in &judged.subjects {
        let name = &one.subject.name;
        let file = if name == "-" { String::new() } else { format!("file={},", property(name)) };
        if let Some(why) = one.subject.unusable_because() {
            let _ = writeln!(out, "::error {file}title=The input can’t be used::{}", message(&why));
        }
        for listed in &one.issues {
            let issue = &listed.issue;
            let counts = listed.accepted.is_none() && listed.is_new != Some(false);
            let kind = match issue.kind {
                Kind::Code if counts => "error",
                Kind::Code => "notice",
                Kind::Met => continue,
                Kind::Open if issue.level < fail_on => continue,
                _ if counts && issue.level >= fail_on => "error",
                _ if counts && issue.level > Level::Fine => "warning",
                _ => "notice",
            };
            let place = issue.place.map_or_else(String::new, |place| {
                let lines = lines_of(&one.subject.text, place);
                format!("line={},endLine={},col={},", lines.start, lines.end, lines.start_column)
            });
            let accepted = listed.accepted.as_ref().map_or_else(String::new, |why| format!("\n{why}"));
            let words = message(&format!("{}{accepted}", issue.advice()));
            let _ = writeln!(out, "::{kind} {file}{place}title={}::{words}", property(issue.id));
        }
        // A file may be called `::add-mask::x`, too.
        let begin = if name.starts_with(':') { "./" } else { "" };
        let _ = writeln!(out, "{begin}{}: {}", message(name), one.subject.label());
    }
    for expired in &judged.expired {
        let words = message(&format!("The exception {} ended on {}.", expired.about(), expired.until));
        let _ = writeln!(out, "::error title=An exception has expired::{words}");
    }
    for unused in &judged.unused {
        let words = message(&format!("The exception {} concerns nothing that was found.", unused.about()));
        let _ = writeln!(out, "::notice title=Unused exception::{words}");
    }
    out
}
