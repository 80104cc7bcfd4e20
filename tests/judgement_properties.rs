//! Properties of the judgement for all plans: presumptions, exceptions, run modes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::rule::{Outcome, Rule, Severity};
use flow_preflight::catalog::{Expected, rules, usual};
use flow_preflight::check::{Finding, Report, Saving, Strength, Verdict, When, check};
use flow_preflight::model::{ChoiceSet, Fact, FactSet, Knowledge, RunMode, RunPlan, Value};
use proptest::prelude::*;

fn of<'a>(report: &'a Report, rule: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|finding| finding.rule.id == rule)
}

/// A random plan: each fact has a sample value or is unknown.
fn any_plan() -> impl Strategy<Value = RunPlan> {
    let fields: Vec<_> = Fact::ALL
        .iter()
        .map(|fact| {
            let values: Vec<Option<Value>> =
                std::iter::once(None).chain(rules::distinguishing_values(*fact).iter().cloned().map(Some)).collect();
            // Half of the facts are open, as users know few.
            prop_oneof![Just(None), proptest::sample::select(values)]
        })
        .collect();
    fields.prop_map(|values| {
        let mut plan = RunPlan::new();
        for (fact, value) in Fact::ALL.iter().zip(values) {
            plan.set(*fact, value);
        }
        plan
    })
}

/// A fully known plan.
fn full_plan() -> impl Strategy<Value = RunPlan> {
    let fields: Vec<_> =
        Fact::ALL.iter().map(|fact| proptest::sample::select(rules::distinguishing_values(*fact).to_vec())).collect();
    fields.prop_map(|values| {
        let mut plan = RunPlan::new();
        for (fact, value) in Fact::ALL.iter().zip(values) {
            plan.set(*fact, Some(value));
        }
        plan
    })
}

fn with(plan: &RunPlan, fact: Fact, value: &Value) -> RunPlan {
    let mut more = plan.clone();
    more.set(fact, Some(value.clone()));
    more
}

#[test]
fn no_usual_value_is_a_fault() {
    let mut plan = RunPlan::new();
    for usual in usual::all() {
        plan.set(usual.fact, Some(usual.value.clone()));
        assert!(!usual.why.is_empty(), "{} is usual without a reason", usual.fact.id());
    }
    for mode in RunMode::ALL {
        let plan = with(&plan, Fact::RunMode, &(*mode).into());
        for rule in rules::all() {
            for clause in rule.broken {
                assert!(!clause.when.holds(&plan).is_yes(), "{}: “{}” is usual", rule.id, clause.when.text);
            }
        }
    }
}

#[test]
fn no_example_that_holds_or_does_not_apply_is_a_false_alarm() {
    for rule in rules::all() {
        for example in rule.examples {
            if !matches!(example.expected, Expected::Holds | Expected::NotApplicable) {
                continue;
            }
            let report = check(&Knowledge::said(&example.plan.plan()));
            let strength = of(&report, rule.id).and_then(|finding| finding.strength);
            assert_eq!(strength, None, "{}: “{}”", rule.id, example.title);
        }
    }
}

/// True for a fact that follows from the others, so that it can't be answered otherwise: only Enterprise and servers
/// can be multi-session.
fn follows(plan: &RunPlan, fact: Fact) -> bool {
    let others = ChoiceSet::from_words(Fact::MachineOsEdition.words(), ["home", "pro", "education"]).unwrap();
    fact == Fact::MachineOsMultiSession && plan.within(Fact::MachineOsEdition, others).is_yes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_full_plan_presumes_nothing(plan in full_plan()) {
        let report = check(&Knowledge::said(&plan));
        prop_assert!(report.presumed.is_empty() && report.by_mode.is_empty(), "{:?}", report.presumed);
        for finding in report.findings.iter().filter(|finding| finding.strength.is_some()) {
            prop_assert_eq!(finding.strength, Some(Strength::Proven), "{}", finding.rule.id);
        }
    }

    #[test]
    fn the_verdict_follows_from_the_findings(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        if !report.by_mode.is_empty() { return Ok(()); }
        let has = |severity, wanted: fn(&Finding) -> bool| report.findings.iter().any(|finding| finding.rule.severity == severity && wanted(finding));
        let broken: fn(&Finding) -> bool = |finding| finding.outcome.is_broken();
        let weighs: fn(&Finding) -> bool = |finding| matches!(finding.outcome, Outcome::NeedToKnow(_)) && (finding.counts || finding.strength.is_none());
        match report.verdict {
            Verdict::Blocked => prop_assert!(has(Severity::Blocker, |finding| finding.outcome.is_broken() || finding.strength == Some(Strength::If))),
            Verdict::NotSure => prop_assert!(!has(Severity::Blocker, broken) && has(Severity::Blocker, weighs)),
            Verdict::AtRisk => prop_assert!(!has(Severity::Blocker, broken) && !has(Severity::Blocker, weighs) && (has(Severity::Risk, broken) || has(Severity::Risk, weighs))),
            Verdict::Ready => prop_assert!(!has(Severity::Blocker, broken) && !has(Severity::Blocker, weighs) && !has(Severity::Risk, broken)),
        }
    }

    #[test]
    fn each_side_of_a_split_verdict_is_the_verdict_of_that_mode(plan in any_plan()) {
        let mut plan = plan;
        plan.set(Fact::RunMode, None);
        let report = check(&Knowledge::said(&plan));
        for mode in [RunMode::Attended, RunMode::Unattended] {
            let side = report.by_mode.iter().find(|one| one.mode == mode).map_or(report.verdict, |one| one.verdict);
            let stated = check(&Knowledge::said(&with(&plan, Fact::RunMode, &mode.into())));
            prop_assert_eq!(side, stated.verdict, "{:?}", mode);
        }
    }

    #[test]
    fn stating_what_was_presumed_changes_no_verdict(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        for presumed in &report.presumed {
            let stated = check(&Knowledge::said(&with(&plan, presumed.fact, &presumed.value)));
            prop_assert_eq!(stated.verdict, report.verdict, "stating {}", presumed.fact.id());
        }
    }

    #[test]
    fn whatever_single_answer_undoes_a_presumed_fault_is_named_in_it(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        for finding in report.findings.iter().filter(|finding| finding.strength == Some(Strength::Unless)) {
            let rule = finding.rule;
            for fact in rule.asks.iter().filter(|fact| plan.get(**fact).is_none() && !follows(&plan, **fact)) {
                let is_named = finding.presumed.contains(*fact) || finding.unless.iter().any(|saving| saving.fact == *fact);
                let undoes = rules::distinguishing_values(*fact).iter().any(|value| {
                    let after = check(&Knowledge::said(&with(&plan, *fact, value)));
                    !of(&after, rule.id).is_some_and(|finding| finding.outcome.is_broken())
                });
                prop_assert!(is_named || !undoes, "{}: {} undoes it and is not named", rule.id, fact.id());
            }
        }
    }
}

/// True if the rule is broken in each stated run mode, given the edition.
fn breaks_in_each_mode(rule: &Rule, plan: &RunPlan) -> bool {
    let mut certain = plan.clone();
    if certain.get(Fact::MachineOsMultiSession).is_none() && follows(plan, Fact::MachineOsMultiSession) {
        certain.set(Fact::MachineOsMultiSession, Some(false.into()));
    }
    let modes = RunMode::ALL.iter().filter(|mode| match plan.get(Fact::RunMode) {
        Some(Value::Choice(stated)) => ChoiceSet::of(&[**mode]).is_within(*stated),
        _ => true,
    });
    modes.into_iter().all(|mode| rule.outcome(&with(&certain, Fact::RunMode, &(*mode).into())).is_broken())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_decided_without_presuming_stays_decided(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        for rule in rules::all() {
            let strength = of(&report, rule.id).and_then(|finding| finding.strength);
            match rule.outcome(&plan) {
                Outcome::Broken(_) => prop_assert_eq!(strength, Some(Strength::Proven), "{} is broken", rule.id),
                Outcome::Holds(_) | Outcome::NotApplicable => prop_assert_eq!(strength, None, "{} is not broken", rule.id),
                // Open for the rule alone: it may be broken in each stated mode, or follow from the edition.
                Outcome::NeedToKnow(_) if strength == Some(Strength::Proven) => {
                    prop_assert!(breaks_in_each_mode(rule, &plan), "{} is open, and proven", rule.id);
                }
                Outcome::NeedToKnow(_) => {}
            }
        }
    }

    #[test]
    fn a_run_is_blocked_if_and_only_if_it_is_in_each_mode(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        if !report.by_mode.is_empty() {
            prop_assert_ne!(report.verdict, Verdict::Blocked);
            prop_assert!(report.by_mode.iter().any(|one| one.verdict != Verdict::Blocked), "{:?}", report.by_mode);
        }
    }

    #[test]
    fn what_a_presumed_fault_names_can_undo_it(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        for finding in report.findings.iter().filter(|finding| finding.strength == Some(Strength::Unless)) {
            for fact in finding.presumed.iter().filter(|fact| *fact != Fact::RunMode) {
                let undoes = rules::distinguishing_values(fact).iter().any(|value| {
                    let after = check(&Knowledge::said(&with(&plan, fact, value)));
                    of(&after, finding.rule.id).and_then(|finding| finding.strength) != Some(Strength::Unless)
                });
                prop_assert!(undoes, "{}: {} is named and changes nothing", finding.rule.id, fact.id());
            }
        }
    }

    #[test]
    fn forgetting_a_fact_never_hides_a_fault(plan in full_plan(), at in 0..Fact::ALL.len()) {
        let before = check(&Knowledge::said(&plan));
        let mut less = plan.clone();
        less.set(Fact::ALL[at], None);
        let after = check(&Knowledge::said(&less));
        for finding in before.findings.iter().filter(|finding| finding.strength.is_some()) {
            let rule = finding.rule;
            let is_there = of(&after, rule.id).is_some() || after.unchecked.iter().any(|one| one.rule == rule.id);
            prop_assert!(is_there, "{} is gone without {}", rule.id, Fact::ALL[at].id());
            // Only an unknown fault is merely open.
            if rule.fault(&less).is_yes() && rule.applies(&less).is_yes() {
                let strength = of(&after, rule.id).and_then(|finding| finding.strength);
                let is_suspect = of(&after, rule.id).is_some_and(|finding| matches!(finding.outcome, Outcome::NeedToKnow(_)));
                prop_assert!(strength.is_some() || is_suspect || rule.saved(&less).is_open(), "{} without {}", rule.id, Fact::ALL[at].id());
            }
        }
    }
}

/// The plans in which all circumstances of a fault are met, in each run mode that is left; none where a circumstance is
/// no single value.
fn where_it_matters(plan: &RunPlan, when: &[When]) -> Vec<RunPlan> {
    let each = |plans: Vec<RunPlan>, fact: Fact, values: &[Value]| -> Vec<RunPlan> {
        plans.iter().flat_map(|plan| values.iter().map(|value| with(plan, fact, value))).collect()
    };
    let met = when.iter().fold(vec![plan.clone()], |plans, one| each(plans, one.fact, &one.values));
    let is_open = !when.iter().any(|one| one.fact == Fact::RunMode) && plan.get(Fact::RunMode).is_none();
    let modes: Vec<Value> = [RunMode::Attended, RunMode::Unattended].into_iter().map(Value::from).collect();
    if is_open { each(met, Fact::RunMode, &modes) } else { met }
}

/// What a finding rests on, beside the facts that are known.
fn named(finding: &Finding) -> FactSet {
    let saving: FactSet = finding.unless.iter().map(|saving| saving.fact).collect();
    finding.presumed.union(saving).union(finding.when.iter().map(|when| when.fact).collect())
}

/// The first of these faults that a run doesn't have.
fn missing(faults: &[&Finding], run: &RunPlan) -> Option<&'static str> {
    let report = check(&Knowledge::said(run));
    let is_there = |rule| of(&report, rule).is_some_and(|finding| finding.outcome.is_broken());
    faults.iter().map(|fault| fault.rule.id).find(|rule| !is_there(rule))
}

/// The run with a value of this fact that says more than the run does, and leaves all faults as they are.
fn settled(faults: &[&Finding], run: &RunPlan, fact: Fact) -> Option<RunPlan> {
    let says_more = |value: &&Value| match run.get(fact) {
        Some(known) => known != *value && known.narrow(value).as_ref() == Some(*value),
        None => true,
    };
    let values = rules::distinguishing_values(fact).iter().filter(says_more);
    values.map(|value| with(run, fact, value)).find(|run| missing(faults, run).is_none())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_suspect_names_in_advance_what_it_rests_on(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        for suspect in report.findings.iter().filter(|finding| finding.strength == Some(Strength::If)) {
            let rule = suspect.rule.id;
            for met in where_it_matters(&plan, &suspect.when) {
                let after = check(&Knowledge::said(&met));
                let fault = of(&after, rule).filter(|finding| finding.outcome.is_broken());
                let when: Vec<_> = suspect.when.iter().map(|when| &when.text).collect();
                prop_assert!(fault.is_some(), "{rule}: {when:?}, and it is no fault: {:?}: {}", of(&after, rule), serde_json::to_string(&met).unwrap());
                let unnamed = |fact: &Fact| !named(suspect).contains(*fact) && plan.get(*fact).is_none();
                let hidden: Vec<&str> = named(fault.unwrap()).iter().filter(unnamed).map(Fact::id).collect();
                prop_assert!(hidden.is_empty(), "{rule} {when:?}: it rests on {hidden:?} too: {}", serde_json::to_string(&met).unwrap());
            }
        }
    }

    /// There is a run that has all the faults at once: what one presumes, or is not saved by, contradicts no other.
    #[test]
    fn no_finding_contradicts_another(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        let faults: Vec<&Finding> = report.findings.iter().filter(|finding| finding.outcome.is_broken()).collect();
        let mut run = plan.clone();
        for presumed in &report.presumed {
            run.set(presumed.fact, Some(presumed.value.clone()));
        }
        prop_assert_eq!(missing(&faults, &run), None, "without what is presumed for another");
        while let Some((rule, outcome)) = faults.iter().map(|fault| (fault.rule, fault.rule.outcome(&run))).find(|(_, outcome)| !outcome.is_broken()) {
            let Outcome::NeedToKnow(open) = &outcome else {
                prop_assert!(false, "{}: {outcome:?}", rule.id);
                break;
            };
            let more = open.iter().find_map(|fact| settled(&faults, &run, fact));
            let open: Vec<&str> = open.iter().map(Fact::id).collect();
            prop_assert!(more.is_some(), "{}: whatever {open:?} is, a fault is gone", rule.id);
            run = more.unwrap();
        }
    }

    /// What a presumption rules out is no exception beside it. That a local run needs none of it goes without saying where
    /// the run mode is presumed.
    #[test]
    fn what_is_presumed_is_no_exception_too(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        for finding in &report.findings {
            let ruled_out = |saving: &&Saving| {
                let presumed = report.presumed.iter().find(|one| one.fact == saving.fact && finding.presumed.contains(one.fact));
                presumed.is_some_and(|one| saving.value.as_ref().is_some_and(|value| one.value.narrow(value).is_none()))
            };
            let saving = finding.unless.iter().filter(|saving| saving.fact != Fact::RunMode);
            let both: Vec<&str> = saving.filter(ruled_out).map(|saving| saving.fact.id()).collect();
            prop_assert!(both.is_empty(), "{}: {both:?}: {}", finding.rule.id, serde_json::to_string(&plan).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// What is presumed and not shown has no part in the answer: a person who takes it back is told the same.
    #[test]
    fn no_presumption_is_silently_part_of_an_answer(plan in any_plan()) {
        let report = check(&Knowledge::said(&plan));
        let is_shown = |fact| report.presumed.iter().any(|presumed| presumed.fact == fact);
        for usual in usual::all().iter().filter(|usual| plan.get(usual.fact).is_none() && !is_shown(usual.fact)) {
            let mut knowledge = Knowledge::said(&plan);
            knowledge.set_unknown(usual.fact);
            let after = check(&knowledge);
            prop_assert_eq!(after.verdict, report.verdict, "{} is set to unknown: {}", usual.fact.id(), serde_json::to_string(&plan).unwrap());
            for fault in report.findings.iter().filter(|finding| finding.outcome.is_broken()) {
                let still = of(&after, fault.rule.id).is_some_and(|finding| finding.outcome.is_broken());
                prop_assert!(still, "{} without {}: {}", fault.rule.id, usual.fact.id(), serde_json::to_string(&plan).unwrap());
            }
        }
    }
}
