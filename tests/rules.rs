//! Every rule against its own examples, every rule over every example, and the properties that hold for all rules.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::rule::{Example, Expected, Outcome, Rule};
use flow_preflight::catalog::{codes, rules};
use flow_preflight::model::{Fact, FactSet, RunPlan, Units, Value};

#[track_caller]
fn plan(text: &str) -> RunPlan {
    RunPlan::from_json(text, Units::Utf8).unwrap_or_else(|errors| panic!("{text}\n{errors:?}"))
}

const fn word(outcome: &Outcome) -> Expected {
    match outcome {
        Outcome::Broken(_) => Expected::Broken,
        Outcome::Holds(_) => Expected::Holds,
        Outcome::NotApplicable => Expected::NotApplicable,
        Outcome::NeedToKnow(_) => Expected::NeedToKnow,
    }
}

fn all_examples() -> impl Iterator<Item = (&'static Rule, &'static Example)> {
    rules::ALL.iter().flat_map(|rule| rule.examples.iter().map(move |example| (*rule, example)))
}

#[test]
fn each_example_shows_what_it_says() {
    for (rule, example) in all_examples() {
        let outcome = rule.outcome(&plan(example.plan));
        assert_eq!(word(&outcome), example.expected, "{}: “{}” gives {outcome:?}", rule.id, example.title);
    }
}

#[test]
fn each_rule_has_a_broken_and_a_holding_example() {
    for rule in rules::ALL {
        for wanted in [Expected::Broken, Expected::Holds] {
            assert!(
                rule.examples.iter().any(|example| example.expected == wanted),
                "{} has no example that is {wanted:?}",
                rule.id
            );
        }
    }
}

/// One reviewed table of who says what about whose example: overlaps and false alarms show in its diff.
#[test]
fn every_rule_over_every_example() {
    let mut table = String::new();
    for (owner, example) in all_examples() {
        let plan = plan(example.plan);
        table.push_str(&format!("{}: {}\n", owner.id, example.title));
        for rule in rules::ALL {
            let said = match rule.outcome(&plan) {
                Outcome::NotApplicable => continue,
                Outcome::Holds(facts) => format!("holds by {}", names(facts)),
                Outcome::NeedToKnow(facts) => format!("asks {}", names(facts)),
                Outcome::Broken(evidence) => {
                    let codes: Vec<_> =
                        evidence.codes.iter().map(|code| format!("{} {:?}", code.code, code.certainty)).collect();
                    format!("BROKEN by {} -> {}", names(evidence.facts), codes.join(", "))
                }
            };
            table.push_str(&format!("    {}: {said}\n", rule.id));
        }
    }
    insta::assert_snapshot!(table);
}

fn names(facts: FactSet) -> String {
    facts.iter().map(Fact::id).collect::<Vec<_>>().join(" ")
}

/// Every way to know or not to know what a rule asks for, from the sample values of each fact.
fn partial_plans(rule: &Rule) -> Vec<RunPlan> {
    rule.asks.iter().fold(vec![RunPlan::new()], |plans, fact| {
        let values: Vec<Option<Value>> = std::iter::once(None).chain(values(*fact).into_iter().map(Some)).collect();
        plans
            .iter()
            .flat_map(|plan| {
                values.iter().map(|value| {
                    let mut plan = plan.clone();
                    plan.set(*fact, value.clone());
                    plan
                })
            })
            .collect()
    })
}

/// The samples of a fact, and for lists and choices some values that leave a part open.
fn values(fact: Fact) -> Vec<Value> {
    let mut values = fact.samples();
    let (subject, field) = fact.path();
    let open: &[&str] = match fact {
        Fact::MachineSessions => &[
            r#"{"items":[],"complete":false}"#,
            r#"{"items":[{}],"complete":true}"#,
            r#"{"items":[{"isConnectionUser":true}],"complete":false}"#,
            r#"{"items":[{"isConnectionUser":false}],"complete":false}"#,
        ],
        Fact::ConnectionOwnerLicenses => &[
            r#"{"items":[],"complete":false}"#,
            r#"{"items":[{"product":"premium"}],"complete":false}"#,
            r#"{"items":[{"product":"SOMETHING_ELSE"}],"complete":true}"#,
            r#"{"items":[],"complete":false,"lacks":["unattended"]}"#,
            r#"{"items":[],"complete":false,"lacks":["attended","unattended"]}"#,
        ],
        Fact::MachineOsFamily => &[r#"["windows10","windows11"]"#, r#"["windows11","windowsServer"]"#],
        Fact::MachineAutoAllocation => &[r#"["nothingLeft","off"]"#],
        _ => &[],
    };
    values.extend(
        open.iter().filter_map(|text| plan(&format!(r#"{{"{subject}":{{"{field}":{text}}}}}"#)).get(fact).cloned()),
    );
    values
}

/// The values that a known or unknown fact may turn out to have.
fn completions(plan: &RunPlan, fact: Fact) -> Vec<Value> {
    let samples = fact.samples();
    match plan.get(fact) {
        None => samples,
        Some(Value::Choice(set)) => {
            samples.into_iter().filter(|value| matches!(value, Value::Choice(one) if one.is_within(*set))).collect()
        }
        Some(Value::Sessions(list)) => samples
            .into_iter()
            .filter(|value| match value {
                Value::Sessions(full) => fits_sessions(list, full),
                _ => false,
            })
            .collect(),
        Some(Value::Licenses(held)) => license_completions(held),
        Some(value) => vec![value.clone()],
    }
}

use flow_preflight::model::{License, Licenses, OpenList, Right, Session};

/// Whether the open list may turn out to be the full one: each known item matches a different full item.
fn fits_sessions(open: &OpenList<Session>, full: &OpenList<Session>) -> bool {
    let matches = |known: &Session, item: &Session| {
        known.is_connection_user.is_none_or(|own| item.is_connection_user == Some(own))
            && known.locked.is_none_or(|locked| item.locked == Some(locked))
    };
    if open.complete && open.items.len() != full.items.len() || open.items.len() > full.items.len() {
        return false;
    }
    match open.items.as_slice() {
        [] => true,
        [one] => full.items.iter().any(|item| matches(one, item)),
        [one, two] => match full.items.as_slice() {
            [a, b] => (matches(one, a) && matches(two, b)) || (matches(one, b) && matches(two, a)),
            _ => false,
        },
        _ => panic!("no sample has more than two sessions"),
    }
}

/// An unknown product may be Premium or nothing; an open list may hold more; what is lacking stays lacking.
fn license_completions(held: &Licenses) -> Vec<Value> {
    let license = |product: &str| License { product: product.to_owned(), switched_off: false };
    let mut lists: Vec<Vec<License>> = vec![vec![]];
    for item in &held.list.items {
        let turns_out: Vec<License> = match flow_preflight::catalog::licenses::find(&item.product) {
            Some(_) => vec![item.clone()],
            None => vec![license("premium"), license("self-service-trial"), license("free")],
        };
        lists = lists
            .iter()
            .flat_map(|list| turns_out.iter().map(|one| [list.clone(), vec![one.clone()]].concat()))
            .collect();
    }
    if !held.list.complete {
        let more: Vec<_> = lists
            .iter()
            .flat_map(|list| {
                ["premium", "self-service-trial"].map(|product| [list.clone(), vec![license(product)]].concat())
            })
            .collect();
        lists.extend(more);
    }
    lists
        .into_iter()
        .map(|items| Licenses { list: OpenList { items, complete: true }, lacks: vec![] })
        .filter(|full| {
            held.lacks.iter().all(|right| flow_preflight::catalog::licenses::gives(full, *right) != Some(true))
        })
        .map(Value::Licenses)
        .collect()
}

/// Every full plan that a partial plan may turn out to be.
fn full_plans(rule: &Rule, partial: &RunPlan) -> Vec<RunPlan> {
    rule.asks.iter().fold(vec![partial.clone()], |plans, fact| {
        plans
            .iter()
            .flat_map(|plan| {
                completions(partial, *fact).into_iter().map(|value| {
                    let mut plan = plan.clone();
                    plan.set(*fact, Some(value));
                    plan
                })
            })
            .collect()
    })
}

#[test]
fn each_rule_answers_as_soon_as_it_is_decided_and_never_before() {
    for rule in rules::ALL {
        let mut seen = 0;
        for partial in partial_plans(rule) {
            let broken: Vec<bool> =
                full_plans(rule, &partial).iter().map(|full| rule.outcome(full).is_broken()).collect();
            let outcome = rule.outcome(&partial);
            let differ = broken.iter().any(|is| *is) && broken.iter().any(|is| !*is);
            let shown = serde_json::to_string(&partial).unwrap();
            assert!(!broken.is_empty(), "{}: nothing completes {shown}", rule.id);
            match &outcome {
                Outcome::NeedToKnow(_) => assert!(differ, "{} asks although {shown} is decided", rule.id),
                Outcome::Broken(_) => {
                    assert!(broken.iter().all(|is| *is), "{} is broken too early for {shown}", rule.id)
                }
                _ => assert!(broken.iter().all(|is| !*is), "{} is content too early with {shown}", rule.id),
            }
            seen += 1;
        }
        assert!(seen > 2, "{} asks for nothing", rule.id);
    }
}

#[test]
fn each_rule_asks_only_for_facts_that_can_still_tip_it() {
    for rule in rules::ALL {
        for partial in partial_plans(rule) {
            let Outcome::NeedToKnow(facts) = rule.outcome(&partial) else { continue };
            let full = full_plans(rule, &partial);
            for fact in facts.iter() {
                assert!(rule.asks.contains(&fact), "{} asks for {} and does not list it", rule.id, fact.id());
                let tips = full.iter().any(|one| {
                    completions(&partial, fact).into_iter().any(|value| {
                        let mut other = one.clone();
                        other.set(fact, Some(value));
                        rule.outcome(&other).is_broken() != rule.outcome(one).is_broken()
                    })
                });
                assert!(
                    tips,
                    "{} asks for {}, which no longer matters in {}",
                    rule.id,
                    fact.id(),
                    serde_json::to_string(&partial).unwrap()
                );
            }
        }
    }
}

#[test]
fn a_fact_that_a_rule_does_not_ask_for_never_changes_its_outcome() {
    for rule in rules::ALL {
        for partial in partial_plans(rule) {
            let before = rule.outcome(&partial);
            for fact in Fact::ALL.iter().filter(|fact| !rule.asks.contains(fact)) {
                for value in values(*fact) {
                    let mut plan = partial.clone();
                    plan.set(*fact, Some(value));
                    assert_eq!(rule.outcome(&plan), before, "{} reads {} without listing it", rule.id, fact.id());
                }
            }
        }
    }
}

#[test]
fn forgetting_a_fact_never_turns_broken_into_holds() {
    for rule in rules::ALL {
        for plan in partial_plans(rule).into_iter().filter(|plan| rule.outcome(plan).is_broken()) {
            for fact in rule.asks {
                let mut less = plan.clone();
                less.set(*fact, None);
                let outcome = rule.outcome(&less);
                assert!(
                    matches!(outcome, Outcome::Broken(_) | Outcome::NeedToKnow(_)),
                    "{} forgets {} in {} and says {outcome:?}",
                    rule.id,
                    fact.id(),
                    serde_json::to_string(&plan).unwrap()
                );
            }
        }
    }
}

#[test]
fn each_predicted_code_is_an_entry_of_the_catalogue() {
    for rule in rules::ALL {
        for plan in partial_plans(rule) {
            if let Outcome::Broken(evidence) = rule.outcome(&plan) {
                for predicted in &evidence.codes {
                    let entry = codes::find(predicted.code);
                    assert_eq!(
                        entry.map(|entry| entry.id),
                        Some(predicted.code),
                        "{} predicts an unknown code",
                        rule.id
                    );
                }
            }
        }
    }
}

#[test]
fn rights_have_their_words() {
    for (word, right) in Right::ALL {
        assert_eq!(serde_json::to_string(&right).unwrap(), format!("\"{word}\""));
    }
}
