//! The three pages that the product was built for: each statement with a run that breaks it, or that shows it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::catalog::{codes, rules};
use flow_preflight::check::{Report, Verdict, check};
use flow_preflight::model::{Knowledge, Owner, RunPlan, Units};
use plans::laid_over;
use serde_json::Value;
use tables::{Entry, entries};

#[path = "common/plans.rs"]
mod plans;
#[path = "common/tables.rs"]
mod tables;

/// The number of statements on each page, counted by hand.
const PAGES: [(&str, usize); 3] = [("license", 17), ("unattended", 39), ("claim", 48)];

const KEYS: [&str; 25] = [
    "plan",
    "situation",
    "says",
    "base",
    "breaks",
    "mends",
    "holds",
    "run",
    "paste",
    "claims",
    "verdict",
    "rule",
    "predicts",
    "names",
    "note",
    "noted",
    "code",
    "reason",
    "product",
    "shown",
    "no-rule",
    "not-for",
    "step-maker",
    "step-microsoft365Admin",
    "step-powerPlatformAdmin",
];

fn all() -> Vec<Entry> {
    entries(include_str!("founding_pages.toml"), &KEYS)
}

/// The statements of the pages.
fn statements() -> Vec<Entry> {
    all().into_iter().filter(|entry| !entry.id.starts_with("base-")).collect()
}

fn words(list: &'static str) -> Vec<&'static str> {
    list.split(", ").filter(|word| !word.is_empty()).collect()
}

/// The JSON of a base plan.
fn base(id: &str) -> Value {
    let found = all().into_iter().find(|entry| entry.id == id).unwrap_or_else(|| panic!("there is no base {id}"));
    let text = if found.text("plan").is_empty() { found.text("situation") } else { found.text("plan") };
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{id}: {error}"))
}

fn report(at: &str, plan: &Value) -> Report {
    let plan = RunPlan::from_json(&plan.to_string(), Units::Utf8);
    check(&Knowledge::said(&plan.unwrap_or_else(|errors| panic!("{at}: {}", api::error_text(&errors)))))
}

fn is_broken(report: &Report, rule: &str) -> bool {
    report.findings.iter().any(|finding| finding.rule.id == rule && finding.outcome.is_broken())
}

/// Asserts that the base is ready, the broken run is not, and the fix makes it ready.
fn breaks(entry: Entry) {
    let at = entry.id;
    let base = base(entry.text("base"));
    let broken = laid_over(&base, entry.text("breaks"));
    let (before, after) = (report(at, &base), report(at, &broken));
    assert_eq!(before.verdict, Verdict::Ready, "{at}: its base is not Ready");
    assert_eq!(serde_json::to_value(after.verdict).unwrap(), entry.text("verdict"), "{at}: “{}”", entry.text("says"));
    for id in words(entry.text("rule")) {
        let rule = rules::find(id).unwrap_or_else(|| panic!("{at}: there is no rule {id}"));
        assert!(
            !is_broken(&before, id) && is_broken(&after, id),
            "{at}: {id} does not answer “{}”",
            entry.text("says")
        );
        for (owner, text) in entry.beginning("step-") {
            let owner = Owner::from_word(owner).unwrap_or_else(|| panic!("{at}: who is {owner}?"));
            let has = rule.guidance.fix.iter().any(|step| step.owner == owner && step.text.contains(text));
            assert!(has, "{at}: no step of {id} for the {} says “{text}”", owner.label());
        }
        let named = format!("{:?}", rule.guidance);
        assert!(named.contains(entry.text("names")), "{at}: {id} does not name {}", entry.text("names"));
        if !entry.text("mends").is_empty() {
            let mended = report(at, &laid_over(&broken, entry.text("mends")));
            assert!(!is_broken(&mended, id), "{at}: {} does not mend {id}", entry.text("mends"));
        }
    }
    for code in words(entry.text("predicts")) {
        assert!(after.predicted_codes.iter().any(|predicted| predicted.id == code), "{at}: {code} is not predicted");
    }
}

/// Asserts that a run is allowed.
fn holds(entry: Entry) {
    let report = report(entry.id, &laid_over(&base(entry.text("base")), entry.text("holds")));
    assert_eq!(report.verdict, Verdict::Ready, "{}: “{}”", entry.id, entry.text("says"));
    for id in words(entry.text("rule")) {
        let held = report.findings.iter().any(|finding| finding.rule.id == id && !finding.outcome.is_broken());
        assert!(held, "{}: {id} does not hold", entry.id);
    }
}

/// For a statement that no run can break: the note is shown for such a run, and not for another.
fn noted(entry: Entry) {
    let shows = |plan: &Value| report(entry.id, plan).notes.iter().any(|note| note.id == entry.text("note"));
    let run = laid_over(&base(entry.text("base")), entry.text("run"));
    assert!(shows(&run), "{}: the note {} is not shown", entry.id, entry.text("note"));
    for other in entry.texts("not-for") {
        assert!(!shows(&base(other)), "{}: the note {} is shown for {other} too", entry.id, entry.text("note"));
    }
}

/// Asserts that a pasted text gives the code, and the rules its meaning.
fn pasted(entry: Entry) {
    let at = entry.id;
    let read = api::read(entry.text("paste"), Units::Utf8);
    for code in words(entry.text("code")) {
        assert!(
            codes::find(code).is_some() && read.reading.codes.iter().any(|found| found.entry.id == code),
            "{at}: {code}"
        );
    }
    for rule in words(entry.text("no-rule")) {
        assert!(!is_broken(read.report(), rule), "{at}: {rule} is blamed");
    }
    for rule in words(entry.text("rule")) {
        assert!(is_broken(read.report(), rule), "{at}: {rule} does not answer");
    }
    let noted = entry.text("noted");
    assert!(
        read.reading.notes.iter().any(|note| note.text.contains(noted)) || noted.is_empty(),
        "{at}: {noted} is lost"
    );
}

/// Asserts the answer to an auto-claim situation.
fn claimed(entry: Entry) {
    let at = entry.id;
    let situation = laid_over(&base(entry.text("base")), entry.text("claims"));
    let answer = api::auto_claim(&situation.to_string(), Units::Utf8);
    let answer = answer.unwrap_or_else(|errors| panic!("{at}: {}", api::error_text(&errors)));
    let json = serde_json::to_string(&answer).unwrap();
    assert_eq!(
        serde_json::to_value(answer.verdict).unwrap(),
        entry.text("verdict"),
        "{at}: “{}” {}",
        entry.text("says"),
        answer.summary
    );
    for reason in words(entry.text("reason")) {
        assert!(answer.reasons.iter().any(|given| given.id == reason), "{at}: {reason} is not the reason");
    }
    let product = entry.text("product");
    assert!(product.is_empty() || answer.claims.iter().any(|claim| claim.product.id == product), "{at}: not {product}");
    assert!(json.contains(entry.text("shown")), "{at}: “{}” is not said", entry.text("shown"));
}

#[test]
fn each_statement_of_the_founding_pages_is_answered_by_a_run() {
    for entry in statements() {
        match () {
            () if entry.has("breaks") => breaks(entry),
            () if entry.has("holds") => holds(entry),
            () if entry.has("note") => noted(entry),
            () if entry.has("paste") => pasted(entry),
            () if entry.has("claims") => claimed(entry),
            () => panic!("{}: nothing shows “{}”", entry.id, entry.text("says")),
        }
    }
}

#[test]
fn no_statement_of_a_page_is_left_out() {
    for (page, count) in PAGES {
        let found = statements().iter().filter(|entry| entry.id.starts_with(page)).count();
        assert_eq!(found, count, "{page}");
    }
    assert_eq!(statements().len(), PAGES.iter().map(|(_, count)| count).sum::<usize>());
    for entry in statements() {
        assert!(entry.text("says").len() > 15, "{} says nothing", entry.id);
    }
}

/// Each base claims a licence, so that it is the overriding facts that change the answer.
#[test]
fn each_base_of_a_claim_is_claimed() {
    for entry in all().into_iter().filter(|entry| !entry.text("situation").is_empty()) {
        let answer = api::auto_claim(entry.text("situation"), Units::Utf8).unwrap();
        assert_eq!(serde_json::to_value(answer.verdict).unwrap(), "claimed", "{}", entry.id);
    }
}
