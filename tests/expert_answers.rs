//! What a senior administrator would answer, compared with the short answer: several plans of each kind.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

use flow_preflight::api;
use flow_preflight::catalog::{Severity, rules};
use flow_preflight::check::{Finding, Report, Strength, check};
use flow_preflight::export::{self, Format};
use flow_preflight::fix::{Fix, Solution, fix};
use flow_preflight::intake;
use flow_preflight::model::{FactSet, Knowledge, RunMode, RunPlan, Units};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tables::{Entry, entries};

#[path = "common/tables.rs"]
mod tables;

const KEYS: &[&str] = &[
    "plan",
    "paste",
    "situation",
    "verdict",
    "attended",
    "unattended",
    "proven",
    "unless",
    "if",
    "named",
    "silent",
    "saves",
    "first",
    "says",
    "never",
    "asks",
    "never-asks",
    "presumes",
    "fix",
    "or",
    "never-first",
    "no-way",
    "messages",
    "reasons",
    "advice",
];

/// The answer to a plan or paste: its report, and the short text.
struct Answer {
    report: Report,
    text: String,
}

fn answer(entry: Entry) -> Answer {
    if entry.has("paste") {
        let read = api::read(entry.text("paste"), Units::Utf8);
        let text = export::read_brief(&read.reading, &read.explanations, read.report(), "ALL");
        return Answer { report: read.report().clone(), text };
    }
    let plan = RunPlan::from_json(entry.text("plan"), Units::Utf8);
    let report = check(&Knowledge::said(&plan.unwrap_or_else(|errors| panic!("{}: {errors:?}", entry.id))));
    let text = export::brief(&report, "ALL");
    Answer { report, text }
}

/// The expectations of an entry that are not met, one per line.
fn wrong(entry: Entry) -> Vec<String> {
    if entry.has("situation") {
        return wrong_claim(entry);
    }
    let Answer { report, text } = &answer(entry);
    let mut wrong: Vec<String> = vec![];
    let mut hold = |so: bool, what: String| wrong.extend((!so).then_some(what));
    let word = |verdict: flow_preflight::check::Verdict| serde_json::to_value(verdict).unwrap();
    if entry.has("verdict") {
        hold(word(report.verdict) == entry.text("verdict"), format!("verdict {}", report.verdict.label()));
    }
    for (key, mode) in [("attended", RunMode::Attended), ("unattended", RunMode::Unattended)] {
        let said = report.by_mode.iter().find(|one| one.mode == mode).map_or(report.verdict, |one| one.verdict);
        hold(!entry.has(key) || word(said) == entry.text(key), format!("{key}: {}", said.label()));
    }
    let of = |rule: &str| report.findings.iter().find(|finding| finding.rule.id == rule);
    let strength = |rule: &str| of(rule).and_then(|finding: &Finding| finding.strength);
    for (key, wanted) in [("proven", Strength::Proven), ("unless", Strength::Unless), ("if", Strength::If)] {
        for rule in entry.texts(key) {
            hold(strength(rule) == Some(wanted), format!("{rule} is {:?}, not {key}", strength(rule)));
        }
    }
    for rule in entry.texts("named") {
        hold(strength(rule).is_some(), format!("{rule} is not named"));
    }
    for rule in entry.texts("silent") {
        hold(strength(rule).is_none(), format!("{rule} is {:?}", strength(rule)));
    }
    if entry.has("saves") {
        let saves = entry.texts("unless").into_iter().filter_map(of).flat_map(|finding| &finding.unless);
        let saves: Vec<&str> = saves.map(|saving| saving.text.as_str()).collect();
        hold(saves.contains(&entry.text("saves")), format!("saved by {saves:?}"));
    }
    hold(text.starts_with(entry.text("first")), format!("does not begin with “{}”", entry.text("first")));
    for words in entry.texts("says") {
        hold(text.contains(words), format!("does not say “{words}”"));
    }
    for words in entry.texts("never") {
        hold(!text.contains(words), format!("says “{words}”"));
    }
    let asked: Vec<&str> = report.to_ask.iter().map(|question| question.fact.id()).collect();
    let wanted = entry.texts("asks");
    let first = &asked[..wanted.len().min(asked.len())];
    hold(wanted.iter().all(|fact| first.contains(fact)), format!("asks {first:?} first"));
    for fact in entry.texts("never-asks") {
        hold(!asked.contains(&fact), format!("asks {fact}"));
    }
    for fact in entry.texts("presumes") {
        hold(report.presumed.iter().any(|one| one.fact.id() == fact), format!("does not presume {fact}"));
    }
    let fixed = fix(report, FactSet::EMPTY);
    wrong.extend(wrong_ways(entry, &fixed));
    for (solution, owner) in
        fixed.solutions.iter().flat_map(|solution| solution.owners.iter().map(move |owner| (solution, *owner)))
    {
        let message = export::message(solution, owner, report.verdict, Format::Text);
        wrong.extend(message.contains("being prepared").then(|| format!("a fault is known: {message}")));
    }
    wrong.extend(wrong_text(report, text));
    wrong.iter_mut().for_each(|line| *line = format!("{}: {line}", entry.id));
    if !wrong.is_empty() {
        wrong.push(text.lines().map(|line| format!("      {line}\n")).collect());
    }
    wrong
}

/// The expectations about fixes that are not met.
fn wrong_ways(entry: Entry, fixed: &Fix) -> Vec<String> {
    let actions = |solution: &Solution| {
        solution.changes.iter().map(|change| change.action.clone()).collect::<Vec<_>>().join(" | ")
    };
    let solutions: Vec<String> = fixed.solutions.iter().map(actions).collect();
    let first = solutions.first().map_or("", String::as_str);
    let mut wrong = vec![];
    let mut hold = |so: bool, what: String| wrong.extend((!so).then_some(what));
    hold(first.contains(entry.text("fix")), format!("the first solution is “{first}”"));
    for words in entry.texts("never-first") {
        hold(!first.contains(words), format!("the first solution is “{first}”"));
    }
    for words in entry.texts("no-way") {
        hold(
            !solutions.iter().any(|solution| solution.contains(words)),
            format!("a solution says “{words}”: {solutions:?}"),
        );
    }
    if entry.has("or") {
        let later = solutions.iter().skip(1).any(|solution| solution.contains(entry.text("or")));
        hold(later, format!("no other solution says “{}”: {solutions:?}", entry.text("or")));
    }
    if entry.has("messages") {
        let owners = fixed.solutions.first().map_or(&[][..], |solution| &solution.owners);
        let owners: Vec<_> = owners.iter().map(|owner| serde_json::to_value(owner).unwrap()).collect();
        hold(owners == entry.texts("messages"), format!("messages for {owners:?}"));
    }
    wrong
}

/// Faults that no short answer may have: too many lines, a repeated line, a step without the one it continues, a
/// capital inside a sentence.
fn wrong_text(report: &Report, text: &str) -> Vec<String> {
    let blocks = |finding: &&Finding| finding.rule.severity == Severity::Blocker && finding.counts;
    let blockers: Vec<&Finding> = report.findings.iter().filter(blocks).collect();
    let lines: Vec<&str> = text.lines().collect();
    let mut wrong = vec![];
    let mut hold = |so: bool, what: String| wrong.extend((!so).then_some(what));
    // Each further fault that stops the run adds a line.
    hold(lines.len() <= 15 + blockers.len().saturating_sub(1), format!("{} lines", lines.len()));
    for finding in blockers {
        let title = &finding.rule.title[finding.rule.title.chars().next().map_or(0, char::len_utf8)..];
        hold(text.contains(title), format!("leaves “{}” out", finding.rule.title));
    }
    let notes = lines.iter().filter(|line| line.starts_with("Note: ")).count();
    hold(notes <= 3, format!("{notes} notes"));
    for (at, line) in lines.iter().enumerate() {
        hold(line.is_empty() || !lines[..at].contains(line), format!("says “{line}” twice"));
        let is_step = |line: &str| line.starts_with("  ");
        let goes_on = [": Or ", ": Or, ", ": Then ", ": Then, "].iter().any(|tie| line.contains(tie));
        let is_first = is_step(line) && !lines.get(at.wrapping_sub(1)).is_some_and(|before| is_step(before));
        hold(!(is_first && goes_on), format!("begins its steps with “{line}”"));
        for clause in ["If The ", "If A ", "unless The ", "unless A ", ", unless No ", "if The "] {
            hold(!line.contains(clause), format!("has a capital inside: “{line}”"));
        }
    }
    wrong
}

/// The expectations about auto-claim that are not met.
fn wrong_claim(entry: Entry) -> Vec<String> {
    let answer = api::auto_claim(entry.text("situation"), Units::Utf8);
    let answer = answer.unwrap_or_else(|errors| panic!("{}: {}", entry.id, api::error_text(&errors)));
    let mut wrong = vec![];
    let reasons: Vec<&str> = answer.reasons.iter().map(|reason| reason.id).collect();
    if entry.has("reasons") && reasons != entry.texts("reasons") {
        wrong.push(format!("{}: reasons {reasons:?}", entry.id));
    }
    let advice: Vec<&str> = answer.advice.iter().map(|advice| advice.text.as_str()).collect();
    if entry.has("advice") && advice != entry.texts("advice") {
        wrong.push(format!("{}: advice {advice:?}", entry.id));
    }
    wrong
}

#[test]
fn each_kind_of_run_is_answered_as_an_expert_would() {
    let all = entries(include_str!("expert_answers.toml"), KEYS);
    let wrong: Vec<String> = all.into_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_and_example_is_answered_in_short() {
    let mut wrong: Vec<String> = vec![];
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/artifacts")) {
        let read = api::read(&intake::decode(&std::fs::read(&path).unwrap()), Units::Utf8);
        let text = export::read_brief(&read.reading, &read.explanations, read.report(), "ALL");
        // With several runs, machines or users there is no single fault.
        if !read.reading.offers.is_empty() || read.reading.runs.is_some() || read.reading.machines.len() > 1 {
            continue;
        }
        wrong.extend(wrong_text(read.report(), &text).iter().map(|line| format!("{}: {line}\n{text}", path.display())));
    }
    for example in rules::all().iter().flat_map(|rule| rule.examples) {
        let report = check(&Knowledge::said(&example.plan.plan()));
        let text = export::brief(&report, "ALL");
        wrong.extend(wrong_text(&report, &text).iter().map(|line| format!("{}: {line}\n{text}", example.title)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of a folder and of those inside it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_kind_has_the_example_and_three_more() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries(include_str!("expert_answers.toml"), KEYS) {
        *kinds.entry(entry.id.split('-').next().unwrap()).or_default() += 1;
    }
    let kind = |letter, count| (1..=count).map(move |number| format!("{letter}{number}"));
    for id in kind('J', 34).chain(kind('A', 4)) {
        let count = kinds.get(id.as_str()).copied().unwrap_or_default();
        assert!(count >= 4, "{id} has {count} entries");
    }
}
