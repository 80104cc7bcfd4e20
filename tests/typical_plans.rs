//! Typical runs with the answers that the sources give: shows false alarms as well as missed faults.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::rule::Severity;
use flow_preflight::check::{Finding, Report, Verdict, check};
use flow_preflight::model::{Knowledge, RunPlan, Units};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use tables::{Entry, entries};

#[path = "common/tables.rs"]
mod tables;

struct Typical {
    entry: Entry,
    plan: RunPlan,
}

impl Typical {
    fn report(&self) -> Report {
        check(&Knowledge::said(&self.plan))
    }

    fn expected(&self) -> Verdict {
        let word = self.entry.text("expected");
        [Verdict::Blocked, Verdict::NotSure, Verdict::AtRisk, Verdict::Ready]
            .into_iter()
            .find(|verdict| serde_json::to_value(verdict).unwrap() == word)
            .unwrap_or_else(|| panic!("{}: “{word}” is no verdict", self.entry.id))
    }

    fn expected_broken(&self) -> BTreeSet<&'static str> {
        self.entry.text("broken").split(", ").filter(|id| !id.is_empty()).collect()
    }
}

/// Every entry, with its plan overriding the one it is based on.
fn all() -> Vec<Typical> {
    let mut objects: BTreeMap<&str, Value> = BTreeMap::new();
    let mut all = vec![];
    let keys = ["situation", "like", "plan", "expected", "broken", "doubt", "changed"];
    for entry in entries(include_str!("typical_plans.toml"), &keys) {
        let like = entry.text("like");
        let mut object = match objects.get(like) {
            Some(base) => base.clone(),
            None if like.is_empty() => Value::Object(Map::new()),
            None => panic!("{} is like {like}, which does not stand above it", entry.id),
        };
        let own = serde_json::from_str(entry.text("plan")).unwrap_or_else(|error| panic!("{}: {error}", entry.id));
        lay_over(&mut object, own);
        let plan = RunPlan::from_json(&object.to_string(), Units::Utf8);
        let plan = plan.unwrap_or_else(|errors| panic!("{}: {errors:?}", entry.id));
        assert!(objects.insert(entry.id, object).is_none(), "{} stands there twice", entry.id);
        all.push(Typical { entry, plan });
    }
    all
}

/// Overrides fact by fact; `null` removes one.
fn lay_over(below: &mut Value, above: Value) {
    let (Value::Object(below), Value::Object(above)) = (below, above) else { return };
    for (subject, facts) in above {
        if facts.is_null() {
            below.remove(&subject);
        } else if let Value::Object(facts) = facts {
            let known = below.entry(subject).or_insert_with(|| Value::Object(Map::new()));
            known.as_object_mut().unwrap().extend(facts);
        }
    }
}

fn broken(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.outcome.is_broken())
}

#[test]
fn each_plan_gets_the_answer_of_the_sources() {
    let mut wrong = String::new();
    let all = all();
    for typical in &all {
        let report = typical.report();
        let found: BTreeSet<&str> = broken(&report).map(|finding| finding.rule.id).collect();
        if (report.verdict, &found) != (typical.expected(), &typical.expected_broken()) {
            let Entry { id, .. } = typical.entry;
            wrong.push_str(&format!("{id}: {:?} by {found:?}\n", report.verdict));
        }
    }
    assert!(wrong.is_empty(), "these plans get another answer than they should:\n{wrong}");
}

/// The reviewed table: each plan's answer, and its first question.
#[test]
fn the_table_of_typical_plans() {
    let mut table = String::new();
    for typical in all() {
        let report = typical.report();
        let asks = report.to_ask.first().map_or("nothing", |question| question.fact.id());
        table.push_str(&format!(
            "{}: {}\n    {}; asks {asks}\n",
            typical.entry.id,
            typical.entry.text("situation"),
            report.verdict.label()
        ));
        for finding in broken(&report) {
            let codes: Vec<String> =
                finding.codes().iter().map(|code| format!("{} {:?}", code.code, code.certainty)).collect();
            table.push_str(&format!("    {:?} {}: {}\n", finding.rule.severity, finding.rule.id, codes.join(", ")));
        }
    }
    insta::assert_snapshot!(table);
}

/// If something is open it is asked for, and the first question is one that decides.
#[test]
fn the_first_question_belongs_to_what_is_open() {
    for typical in all() {
        let report = typical.report();
        if report.verdict != Verdict::NotSure {
            continue;
        }
        let first = report.to_ask.first().unwrap_or_else(|| panic!("{} is asked nothing", typical.entry.id)).fact;
        let open = report.findings.iter().any(|finding| {
            finding.rule.severity == Severity::Blocker
                && finding.rule.is_asked(&report.plan)
                && finding.facts().contains(first)
        });
        assert!(open, "{} is asked for {}, which decides nothing", typical.entry.id, first.id());
    }
}
