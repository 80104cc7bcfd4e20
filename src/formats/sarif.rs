//! SARIF 2.1.0 for code scanning: the rules that occur, and one result per issue.

use super::escape::uri;
use super::place::lines_of;
use super::sarif_form::{
    Artifact, Configuration, Driver, Invocation, Location, Log, Multiformat, Notification, Physical, Region, Rule,
    RuleProperties, Run, SarifResult, Suppression, Text, Tool,
};
use crate::batch::{Issue, Judged, Kind, Level, Listed, Subject};
use crate::catalog::{Citation, Severity, codes, rules};
use crate::check::Strength;
use crate::export::{self, Format};
use crate::model::Place;
use std::collections::BTreeMap;

/// The answers as SARIF. Unchecked conditions are results only if the gate fails for them.
#[must_use]
pub fn sarif(judged: &Judged) -> Log {
    let with_open = judged.rules.fail_on.is_some_and(|level| level <= Level::NotSure);
    let is_listed = |listed: &&Listed| listed.issue.is_fault() || with_open && listed.issue.kind == Kind::Open;
    let mut ids: Vec<&str> = vec![];
    for listed in judged.subjects.iter().flat_map(|one| &one.issues).filter(is_listed) {
        if !ids.contains(&listed.issue.id) {
            ids.push(listed.issue.id);
        }
    }
    let mut results: Vec<SarifResult> = vec![];
    for one in &judged.subjects {
        for listed in one.issues.iter().filter(is_listed) {
            let index = ids.iter().position(|id| *id == listed.issue.id);
            results.push(result(one.subject, listed, index));
        }
    }
    results.extend(judged.gone.iter().map(|(name, id)| gone(name, id)));
    let unusable = judged.subjects.iter().filter_map(|one| Some((one.subject, one.subject.unusable_because()?)));
    let notifications: Vec<Notification> = unusable
        .map(|(subject, why)| notification("error", why, vec![location(subject, None)]))
        .chain(judged.expired.iter().map(|exception| {
            notification("error", format!("The exception {} ended on {}.", exception.about(), exception.until), vec![])
        }))
        .chain(judged.unused.iter().map(|exception| {
            notification(
                "note",
                format!("The exception {} concerns nothing that was found.", exception.about()),
                vec![],
            )
        }))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "Flow Preflight",
                    version,
                    semantic_version: version,
                    rules: ids.iter().map(|id| rule(id)).collect(),
                },
            },
            column_kind: "utf16CodeUnits",
            invocations: [Invocation {
                execution_successful: judged.unusable().is_none(),
                tool_execution_notifications: notifications,
            }],
            results,
        }],
    }
}

fn notification(level: &'static str, text: String, locations: Vec<Location>) -> Notification {
    Notification { level, message: Text { text }, locations }
}

fn result(subject: &Subject, listed: &Listed, rule_index: Option<usize>) -> SarifResult {
    let issue = &listed.issue;
    let (kind, level) = match issue.kind {
        Kind::Open => ("open", "none"),
        Kind::Met => ("pass", "none"),
        Kind::Code | Kind::Fault => ("fail", level(issue)),
    };
    let suppression = |why: &String| Suppression { kind: "external", status: "accepted", justification: why.clone() };
    SarifResult {
        rule_id: issue.id.to_owned(),
        rule_index,
        kind,
        level,
        message: Text { text: issue.advice() },
        locations: vec![location(subject, issue.place)],
        partial_fingerprints: BTreeMap::from([("flowPreflight/v1", issue.fingerprint.clone())]),
        baseline_state: listed.is_new.map(|is_new| if is_new { "new" } else { "unchanged" }),
        suppressions: listed.accepted.iter().map(suppression).collect(),
    }
}

/// A result for a baseline fault that is gone.
fn gone(name: &str, id: &str) -> SarifResult {
    let title = rules::find(id).map(|rule| rule.title).or_else(|| codes::find(id).map(|code| code.title));
    SarifResult {
        rule_id: id.to_owned(),
        rule_index: None,
        kind: "pass",
        level: "none",
        message: Text { text: title.unwrap_or(id).to_owned() },
        locations: vec![Location { physical: Physical { artifact: artifact(name), region: None } }],
        partial_fingerprints: BTreeMap::new(),
        baseline_state: Some("absent"),
        suppressions: vec![],
    }
}

fn level(issue: &Issue) -> &'static str {
    match (issue.kind, issue.severity, issue.strength) {
        (Kind::Code, ..) | (_, Severity::Blocker, Some(Strength::Proven | Strength::Unless)) => "error",
        _ if issue.level > Level::Fine => "warning",
        _ => "note",
    }
}

fn location(subject: &Subject, place: Option<Place>) -> Location {
    let region = place.map(|place| {
        let lines = lines_of(&subject.text, place);
        Region {
            start_line: lines.start,
            start_column: lines.start_column,
            end_line: lines.end,
            end_column: lines.end_column,
            char_offset: lines.offset,
            char_length: lines.length,
        }
    });
    Location { physical: Physical { artifact: artifact(&subject.name), region } }
}

fn artifact(name: &str) -> Artifact {
    Artifact { uri: if name == "-" { "stdin".to_owned() } else { uri(name) } }
}

/// The SARIF description of a rule or code.
fn rule(id: &str) -> Rule {
    if let Some(rule) = rules::find(id) {
        let guidance = &rule.guidance;
        let (level, severity) = match rule.severity {
            Severity::Blocker => ("error", "error"),
            Severity::Risk => ("warning", "warning"),
            Severity::Note => ("note", "recommendation"),
        };
        let steps = guidance.fix.iter().map(|step| format!("- {}: {}\n", step.owner.label(), step.text));
        let markdown = format!("{}\n\n{}\n\n{}", guidance.what, guidance.why, steps.collect::<String>());
        return describe(id, [rule.title, guidance.what], markdown, guidance.sources, (level, severity));
    }
    let Some(entry) = codes::find(id) else {
        return describe(id, [id, id], id.to_owned(), &[], ("note", "recommendation"));
    };
    describe(
        id,
        [entry.title, entry.what],
        export::explanation(entry, Format::Markdown),
        entry.sources,
        ("error", "error"),
    )
}

fn describe(
    id: &str,
    [short, full]: [&str; 2],
    markdown: String,
    sources: &[Citation],
    (level, severity): (&'static str, &'static str),
) -> Rule {
    Rule {
        id: id.to_owned(),
        short_description: Text { text: short.to_owned() },
        full_description: Text { text: full.replace('`', "") },
        help: Multiformat { text: markdown.replace(['`', '*'], ""), markdown },
        help_uri: sources.first().map(|citation| citation.source.url),
        default_configuration: Configuration { level },
        properties: RuleProperties { problem_severity: severity, tags: ["power-automate", "desktop-flow"] },
    }
}
