//! One HTML file without scripts: light and dark, printable. For a single input it includes the case, so that the file
//! can be read again. Names are replaced as in share links.

use super::escape::xml;
use crate::batch::{Judged, JudgedSubject, Kind, Subject};
use crate::check::{Report, Verdict, check};
use crate::export;
use crate::intake::CASE;
use crate::labels;
use crate::model::Knowledge;
use crate::share::Shared;
use std::fmt::Write;

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:light-dark(#16202c,#e8edf3);--soft:light-dark(#4a5767,#b4bfcc);\
--ground:light-dark(#f6f7f9,#0f141a);--surface:light-dark(#fff,#161d26);--line:light-dark(#d9dee5,#2c3643);\
--blocked:light-dark(#a4262c,#ff9a9e);--notSure:light-dark(#5b3fb5,#c4b4ff);--atRisk:light-dark(#8a5300,#f5bf66);\
--ready:light-dark(#0f6b3a,#74d69d)}\
body{margin:0 auto;padding:1rem;max-width:60rem;color:var(--ink);background:var(--ground);font:15px/1.5 system-ui,sans-serif}\
article,section{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;margin:1rem 0;\
overflow-wrap:anywhere}\
h1{font-size:1.5rem}h2{font-size:1.25rem;margin:0}h3{font-size:1rem;margin:1rem 0 .25rem}\
a{color:inherit}p,ul,ol{margin:.25rem 0}small,.soft{color:var(--soft)}\
.blocked{color:var(--blocked)}.notSure{color:var(--notSure)}.atRisk{color:var(--atRisk)}.ready{color:var(--ready)}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid var(--line)}\
@media print{:root{color-scheme:light}body{max-width:none;padding:0;background:none}article{border:0;padding:0;break-inside:auto}\
section{break-inside:avoid}a::after{content:\" (\" attr(href) \")\"}}";

/// The answers as one HTML file.
#[must_use]
pub fn html(judged: &Judged) -> String {
    let cases: Vec<Option<Shared>> = judged.subjects.iter().map(|one| case_of(one.subject)).collect();
    let case = match cases.as_slice() {
        [Some(case)] => format!("{CASE}\"{}\">\n", xml(&case.to_json())),
        _ => String::new(),
    };
    let mut out = String::new();
    if judged.subjects.len() > 1 || judged.rules.fail_on.is_some() {
        overview(judged, &mut out);
    }
    for (one, case) in judged.subjects.iter().zip(cases) {
        let heading = format!("<article>\n<h2>{}</h2>\n", xml(&one.subject.name));
        out.push_str(&heading);
        match case {
            Some(case) => answer(one, &case, &mut out),
            None => {
                let why = one.subject.unusable_because().unwrap_or_default();
                let _ = writeln!(out, "<p class=\"blocked\">Can’t be used</p>\n<p>{}</p>", xml(&why));
            }
        }
        out.push_str("</article>\n");
    }
    page(&case, &out, "Names of people and machines are replaced.")
}

/// A file with this content. `foot` says which names are in it.
pub(super) fn page(meta: &str, content: &str, foot: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n{meta}\
         <meta name=\"generator\" content=\"Flow Preflight {}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Flow Preflight report</title>\n\
         <style>{STYLE}</style>\n<h1>Flow Preflight report</h1>\n{content}\
         <p><small>Not affiliated with Microsoft. {foot}</small></p>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// The content of a share link for this answer, without names.
fn case_of(subject: &Subject) -> Option<Shared> {
    let report = subject.report()?;
    let mut shared = match subject.text_read() {
        Some(read) => Shared { knowledge: read.knowledge().clone(), codes: read.certain_codes(), ..Shared::default() },
        None => Shared { knowledge: Knowledge::said(&report.plan), ..Shared::default() },
    };
    shared.redact(false);
    Some(shared)
}

fn overview(judged: &Judged, out: &mut String) {
    out.push_str("<section>\n<table>\n<tr><th>Input<th>Answer<th>Gate\n");
    for one in &judged.subjects {
        let gate = match (judged.rules.fail_on, one.fails) {
            (None, _) => "",
            (_, true) => "fails",
            (_, false) => "passes",
        };
        let (class, label) = one.subject.verdict().map_or(("blocked", "Can’t be used"), verdict);
        let name = xml(&one.subject.name);
        let _ = writeln!(out, "<tr><td>{name}<td class=\"{class}\">{label}<td>{gate}");
    }
    out.push_str("</table>\n");
    for exception in &judged.expired {
        let (about, until) = (xml(&exception.about()), xml(&exception.until));
        let _ = writeln!(out, "<p class=\"blocked\">An exception ended on {until}: {about}.</p>");
    }
    for exception in &judged.unused {
        let _ = writeln!(out, "<p>An exception concerns nothing that was found: {}.</p>", xml(&exception.about()));
    }
    out.push_str("</section>\n");
}

const fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    (class(verdict), verdict.label())
}

/// The class of a verdict's colour.
pub(super) const fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Blocked => "blocked",
        Verdict::NotSure => "notSure",
        Verdict::AtRisk => "atRisk",
        Verdict::Ready => "ready",
    }
}

fn answer(one: &JudgedSubject, case: &Shared, out: &mut String) {
    let report = check(&case.knowledge);
    let (class, label) = verdict(report.verdict);
    let _ = writeln!(out, "<p class=\"{class}\"><strong>{label}</strong></p>\n<p>{}</p>", xml(&report.summary));
    if let Some(presumed) = export::presumed(&report) {
        let _ = writeln!(out, "<p>{}</p>", xml(&presumed));
    }
    for listed in one.issues.iter().filter(|listed| listed.issue.is_fault()) {
        let issue = &listed.issue;
        let codes = if issue.kind == Kind::Fault { issue.codes.join(" or ") } else { String::new() };
        let _ = writeln!(out, "<section>\n<h3>{}</h3>", xml(&plain(&issue.sentence)));
        if !codes.is_empty() {
            let _ = writeln!(out, "<p>Code to expect: <code>{}</code></p>", xml(&codes));
        }
        if let Some(accepted) = &listed.accepted {
            let _ = writeln!(out, "<p><em>{}</em></p>", xml(accepted));
        }
        if !issue.steps.is_empty() {
            out.push_str("<ol>\n");
            for step in &issue.steps {
                let _ = writeln!(out, "<li>{}: {}", step.owner.label(), xml(&plain(&step.text)));
                for command in step.commands {
                    let _ = writeln!(out, "<br><code>{}</code>", xml(command));
                }
                for link in step.links {
                    let (url, label) = (xml(link.address(&report.plan)), xml(link.label));
                    let _ = writeln!(out, "<br><a href=\"{url}\">{label}</a>");
                }
            }
            out.push_str("</ol>\n");
        }
        let sources = issue.sources.iter().map(|citation| {
            let (url, title) = (xml(citation.source.url), xml(citation.source.title));
            format!("<a href=\"{url}\">{title}</a>, “{}”", xml(citation.section))
        });
        let sources: Vec<String> = sources.collect();
        let _ = writeln!(out, "<p class=\"soft\">{}</p>\n</section>", sources.join("; "));
    }
    rest(&report, out);
}

/// Open questions, facts, and the catalogue's date.
fn rest(report: &Report, out: &mut String) {
    let list = |heading: &str, items: Vec<String>, out: &mut String| {
        if !items.is_empty() {
            let items: String = items.iter().map(|item| format!("<li>{}\n", xml(&plain(item)))).collect();
            let _ = writeln!(out, "<h3>{heading}</h3>\n<ul>\n{items}</ul>");
        }
    };
    let questions = report.to_ask.iter().take(3).map(|question| question.question.to_owned());
    list("Next questions", questions.collect(), out);
    let facts =
        report.plan.iter().map(|(fact, value)| format!("{}: {}", fact.info().label, labels::value(fact, value)));
    list("Your run", facts.collect(), out);
    let _ = writeln!(out, "<p><small>Facts checked on {}.</small></p>", xml(report.knowledge_date));
}

fn plain(text: &str) -> String {
    text.replace('`', "")
}
