//! Every row of the audit: the tests that hold what is right, and that the former answer is gone.

use super::tables::{Entry, entries};
use super::*;

/// Where the tests of the rows are.
const TESTS: [&str; 7] = [
    include_str!("auto_claim.rs"),
    include_str!("licences.rs"),
    include_str!("machines.rs"),
    include_str!("network.rs"),
    include_str!("numbers.rs"),
    include_str!("../founding_pages.rs"),
    include_str!("../../src/catalog/rule.rs"),
];

/// What can hold that the former answer of a row is gone.
const GONE: [&str; 12] = [
    "gone",
    "unknown",
    "number",
    "never",
    "never-owner",
    "was-verdict",
    "verdict",
    "was-mentioned",
    "finds",
    "said-in",
    "gone-in",
    "owner",
];

fn rows() -> Vec<Entry> {
    let keys: Vec<&str> = GONE.into_iter().chain(["was", "tests", "plan", "situation"]).collect();
    entries(include_str!("rows.toml"), &keys)
}

#[test]
fn no_row_is_left_out() {
    let of = |letter: char, last: usize| (1..=last).map(move |number| format!("{letter}{number}"));
    let wanted: Vec<String> = of('F', 21).chain(of('D', 17)).chain(of('U', 3)).collect();
    assert_eq!(rows().iter().map(|row| row.id).collect::<Vec<_>>(), wanted);
}

#[test]
fn each_row_has_a_test_of_what_is_right_and_one_that_the_former_answer_is_gone() {
    for row in rows() {
        assert!(!row.text("was").is_empty() && !row.texts("tests").is_empty(), "{}", row.id);
        assert!(GONE.iter().any(|key| row.has(key)), "{}: nothing holds that the former answer is gone", row.id);
        for name in ["tests", "said-in", "gone-in"].into_iter().flat_map(|key| row.texts(key)) {
            let is_there = TESTS.iter().any(|text| text.contains(&format!("fn {name}() {{")));
            assert!(is_there, "{}: there is no test {name}", row.id);
        }
    }
}

#[test]
fn the_former_answer_of_each_row_is_gone() {
    let catalogue = serde_json::to_string(&api::Catalog::all()).unwrap();
    for row in rows() {
        let id = row.id;
        for words in row.texts("gone") {
            assert!(!catalogue.contains(words), "{id}: the catalogue still says “{words}”");
        }
        row.texts("unknown").into_iter().for_each(is_known);
        for written in row.texts("number") {
            assert!(matches!(explain(written), Explained::UnknownNumber(_)), "{id}: {written}: {:?}", explain(written));
        }
        if row.has("situation") {
            let answer = api::auto_claim(row.text("situation"), Units::Utf8);
            let answer = answer.unwrap_or_else(|errors| panic!("{id}: {}", api::error_text(&errors)));
            let answer = serde_json::to_string(&answer).unwrap();
            row.texts("never").iter().for_each(|words| assert!(!answer.contains(words), "{id}: “{words}” in {answer}"));
        }
        if row.has("owner") {
            let steps = rules::all().iter().flat_map(|rule| rule.guidance.fix);
            for step in steps.chain(codes::all().iter().flat_map(|code| code.fix)) {
                let owner = serde_json::to_value(step.owner).unwrap();
                let is_wrong = row.texts("owner").iter().any(|wrong| owner == *wrong)
                    && row.texts("never-owner").iter().any(|words| step.text.contains(words));
                assert!(!is_wrong, "{id}: {owner} shall “{}”", step.text);
            }
        }
        if row.has("plan") {
            judged(row, &report(row.text("plan")));
        }
    }
}

/// What a run is told now, and no longer.
fn judged(row: Entry, report: &Report) {
    let verdict = serde_json::to_value(report.verdict).unwrap();
    assert!(!row.has("was-verdict") || verdict != row.text("was-verdict"), "{}: still {verdict}", row.id);
    assert!(!row.has("verdict") || verdict == row.text("verdict"), "{}: {verdict}; {:?}", row.id, open(report));
    for rule in row.texts("was-mentioned") {
        assert!(rules::find(rule).is_some() && !is_mentioned(report, rule), "{}: {rule} is mentioned", row.id);
    }
    for rule in row.texts("finds") {
        let is_found = report.findings.iter().any(|finding| finding.rule.id == rule && finding.strength.is_some());
        assert!(is_found, "{}: {rule} is not found", row.id);
    }
}

/// An entry, of the kind that is named before its id, or a code.
#[track_caller]
fn is_known(entry: &str) {
    let is_there = match entry.split_once(' ') {
        Some(("dispute", id)) => disputes::find(id).is_some(),
        Some(("note", id)) => notes::all().iter().any(|note| note.id == id),
        Some(("licence", id)) => licenses::find(id).is_some(),
        Some((kind, _)) => panic!("{kind} is no kind of entry"),
        None => matches!(explain(entry), Explained::Known(_)),
    };
    assert!(is_there, "{entry} is not known");
}
