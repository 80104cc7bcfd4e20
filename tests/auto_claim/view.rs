//! The parts of the auto-claim page: answers, links, table, time line.

use crate::spaces::SPACES;
use crate::table::{Full, Policy as FullPolicy, claims};
use flow_preflight::api::{self, AutoClaim};
use flow_preflight::auto_claim::answers::answers;
use flow_preflight::auto_claim::combinations::{Combination, all};
use flow_preflight::auto_claim::time_scale::{Span, length, time_scale};
use flow_preflight::auto_claim::way_out::{MAY_HELP, facts_for_auto_claim, is_offered};
use flow_preflight::auto_claim::{State, Verdict, decide, time_line, way_out};
use flow_preflight::catalog::rule::Outcome;
use flow_preflight::catalog::rules;
use flow_preflight::export::{self, Format};
use flow_preflight::model::{Fact, Field, Knowledge, RunPlan, Units, Value};
use flow_preflight::share::{LinkError, Shared};
use flow_preflight::workbench::{Action, SITUATIONS, Workbench};
use std::collections::BTreeSet;

/// A sample of the situations of every space.
fn some(step: usize) -> impl Iterator<Item = RunPlan> {
    SPACES.iter().flat_map(move |space| {
        space.each().step_by(step).map(|state| space.states.situation(&space.states.digits(state)))
    })
}

#[test]
fn each_answer_settles_its_question_and_can_be_undone() {
    let mut offered = BTreeSet::new();
    for situation in some(41) {
        for ask in decide(&situation).asks {
            for (label, field, value) in answers(ask, &situation) {
                let mut workbench = on_workbench(&situation);
                workbench.apply(Action::Answer(field, value));
                let asked = decide(&workbench.knowledge().plan()).asks;
                assert!(!asked.contains(&ask), "“{label}” leaves {ask:?} open in {situation:?}");
                workbench.apply(Action::Undo);
                assert_eq!(workbench.knowledge().plan(), situation, "{ask:?}");
                offered.insert(ask.fact);
            }
        }
    }
    assert!(offered.len() >= 12, "only these were ever asked: {offered:?}");
}

fn on_workbench(situation: &RunPlan) -> Workbench {
    let mut workbench = Workbench::default();
    let knowledge = Knowledge::said(situation);
    workbench.apply(Action::Open(Shared { knowledge, ..Shared::default() }));
    workbench
}

#[test]
fn a_situation_in_the_box_is_read_with_its_places_and_what_is_said_goes_before_it() {
    let mut workbench = Workbench::default();
    workbench.apply(Action::LoadSample(&SITUATIONS[2]));
    let plan = workbench.knowledge().plan();
    assert_eq!(plan, read(SITUATIONS[2].text), "the box reads a situation as the terminal does");
    assert!(matches!(
        workbench.knowledge().status(Fact::Policies),
        flow_preflight::model::FactStatus::InForce(_, flow_preflight::model::Origin::Read { place: Some(_) })
    ));
    let on = Field::of_item(Fact::PoliciesOn, 0);
    workbench.apply(Action::Answer(on, Value::Flag(false)));
    assert_eq!(AutoClaim::of(&workbench.knowledge().plan()).verdict, Verdict::NotClaimed);
    workbench.apply(Action::Restore(Fact::Policies));
    assert_eq!(workbench.knowledge().plan(), plan, "what was read is in force again");
}

fn read(text: &str) -> RunPlan {
    let (situation, errors) = RunPlan::from_situation_leniently(text, Units::Utf8);
    assert!(errors.is_empty(), "{errors:?} in {text}");
    situation
}

/// The situation without names, as in a link.
fn redacted(situation: &RunPlan) -> (Shared, Vec<(String, String)>) {
    let mut shared = Shared { knowledge: Knowledge::said(situation), ..Shared::default() };
    let replaced = shared.redact(false);
    (shared, replaced)
}

#[test]
fn a_link_opens_to_the_same_answer_and_holds_no_name() {
    for mut situation in some(97) {
        let mut list = situation.items(Fact::Policies).clone();
        for (at, policy) in list.items.iter_mut().enumerate() {
            policy.set(Fact::PoliciesName, Some(format!("Contoso makers {}", at % 2).as_str().into()));
        }
        situation.set(Fact::Policies, Some(list.into()));
        let (shared, _) = redacted(&situation);
        let link = shared.to_json();
        assert!(!link.contains("Contoso"), "{link}");
        let opened = Shared::from_json(&link).unwrap();
        assert_eq!(opened.knowledge.plan(), shared.knowledge.plan(), "{link}");
        let after = opened.knowledge.plan();
        let (before, after) = (decide(&situation), decide(&after));
        assert_eq!((before.verdict, before.asks), (after.verdict, after.asks), "{link}");
    }
}

#[test]
fn names_are_replaced_wherever_they_stand_and_the_same_name_by_the_same_one() {
    let json = r#"{"policies":{"items":[{"name":"Ana","product":"Contoso Flow","backups":["contoso flow"],"includedApps":["Ana’s app","POWER_AUTOMATE_ATTENDED_RPA"]}]},"tenant":{"licenses":{"items":[{"product":"Contoso Flow"}]}},"user":{"licenses":{"items":[{"product":"Contoso Flow"},{"product":"premium"}]}},"plan":{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"user":"ana"}]}},"connectionOwner":{"licenses":{"items":[{"product":"Ana’s"}]}}}}"#;
    let (shared, replaced) = redacted(&read(json));
    let link = shared.to_json();
    for name in ["Ana", "ana\"", "Contoso", "contoso"] {
        assert!(!link.contains(name), "{name} is in {link}");
    }
    assert_eq!(link.matches("product-2").count(), 4, "one name for one product: {link}");
    assert_eq!(link.matches("product-1").count(), 1, "the run has another product: {link}");
    assert!(link.contains("POWER_AUTOMATE_ATTENDED_RPA") && link.contains("premium"), "{link}");
    assert_eq!(replaced.len(), 5, "a policy, an app, two products and a user: {replaced:?}");
}

#[test]
fn a_secret_that_somebody_put_into_a_name_is_masked_whether_names_are_kept_or_not() {
    let json = r#"{"policies":{"items":[{"name":"password: Geheim99!","product":"premium"}]}}"#;
    for kept in [true, false] {
        let mut shared = Shared { knowledge: Knowledge::said(&read(json)), ..Shared::default() };
        shared.redact(kept);
        assert!(!shared.to_json().contains("Geheim99"), "{}", shared.to_json());
    }
}

#[test]
fn a_link_of_the_form_before_opens_as_far_as_it_is_known() {
    let old = r#"{"feature":{"on":true,"colour":"blue"},"weather":{},"act":{"what":"dance"},"plan":{"run":{"mode":"attended"}}}"#;
    let opened = Shared::from_json(old).unwrap().knowledge.plan();
    assert_eq!(opened, read(r#"{"feature":{"on":true},"plan":{"run":{"mode":"attended"}}}"#));
    for damaged in ["", "nonsense", "[]", "{", "3"] {
        assert_eq!(Shared::from_json(damaged), Err(LinkError::Damaged), "{damaged}");
    }
}

/// The combination as a row of the independent table.
fn row(one: Combination) -> Full {
    let own = |app: &str| if app == "rpaAttended" { "premium" } else { "per-user" };
    let apps: Vec<&'static str> = one.set.apps().iter().map(|app| app.word()).collect();
    let policy = |app: &&'static str| FullPolicy { app, on: true, in_force: true, products: vec![own(app)] };
    Full {
        feature_on: one.feature,
        action: one.action.word(),
        managed_only: false,
        managed: true,
        from_2_43: true,
        installer: true,
        held: if one.held.is_empty() { vec![] } else { vec![(one.held, true)] },
        policies: apps.iter().map(policy).collect(),
        left: vec![("premium", u32::from(one.left)), ("per-user", u32::from(one.left))],
    }
}

#[test]
fn every_combination_is_decided_as_the_vendors_table_has_it() {
    let mut seen = 0;
    for one in all() {
        let expected = claims(&row(one));
        let outcome = one.outcome();
        assert_eq!(outcome.verdict == Verdict::Claimed, !expected.is_empty(), "{one:?}");
        assert_ne!(outcome.verdict, Verdict::DependsOn, "{one:?} leaves something open");
        assert_eq!(outcome.products.len(), expected.len(), "{one:?}: {:?}", outcome.products);
        seen += 1;
    }
    assert_eq!(seen, 2 * 3 * 2 * 4 * 13);
}

#[test]
fn of_known_moments_the_picture_has_the_lengths_and_of_others_it_supposes() {
    let spans = |json: &str| {
        let situation = read(json);
        time_scale(&time_line(&situation, &decide(&situation)))
    };
    let known = spans(
        r#"{"policies":{"items":[{"created":"2026-11-21T08:30"}]},"act":{"what":"startAttendedFlow","at":"2026-11-21T10:00"}}"#,
    );
    assert!(known.is_known);
    let first: Vec<Span> = known.spans.iter().copied().take(3).collect();
    let span = |from, to| Span { from, to: Some(to) };
    assert_eq!(first, [span(-90, -90), span(-90, 30), span(0, 0)], "a young policy may begin to work after the action");
    let supposed = spans(r#"{"policies":{"items":[{}]},"act":{"what":"startAttendedFlow"}}"#);
    assert!(!supposed.is_known);
    assert_eq!(supposed.ticks, [-120, 0, 1440, 10080, 43200, 129_600]);
    assert!(supposed.spans.iter().any(|span| span.to.is_none()), "no page says when the portal shows it");
    assert_eq!([-90, 0, 1530, 1440].map(length), ["−1 h 30 min", "0", "1 d 1 h", "1 d"]);
}

#[test]
fn the_situations_to_try_show_the_three_answers() {
    let verdicts: Vec<Verdict> = SITUATIONS.iter().map(|trial| AutoClaim::of(&read(trial.text)).verdict).collect();
    assert_eq!(verdicts, [Verdict::Claimed, Verdict::NotClaimed, Verdict::DependsOn]);
}

/// Every plan over the relevant facts.
fn plans() -> Vec<RunPlan> {
    let modes = ["", r#""mode":"attended""#, r#""mode":"unattended""#, r#""mode":"local""#];
    let exists = ["", r#""exists":true"#, r#""exists":false"#];
    let pay = ["", r#""payAsYouGo":true"#, r#""payAsYouGo":false"#];
    let held = [
        "",
        r#""items":[],"complete":true"#,
        r#""items":[],"lacks":["attended"]"#,
        r#""items":[{"product":"premium"}],"complete":true"#,
        r#""items":[{"product":"premium","switchedOff":true}],"complete":true"#,
        r#""items":[{"product":"per-user"}],"complete":true"#,
        r#""items":[{"product":"free"},{"product":"Something new"}],"complete":false"#,
    ];
    let mut plans = vec![];
    for mode in modes {
        for exists in exists {
            for pay in pay {
                for held in held {
                    let owner = if held.is_empty() { String::new() } else { format!(r#""licenses":{{{held}}}"#) };
                    let text = format!(
                        r#"{{"run":{{{mode}}},"cloudFlow":{{{exists}}},"environment":{{{pay}}},"connectionOwner":{{{owner}}}}}"#
                    );
                    plans.push(RunPlan::from_json(&text, Units::Utf8).unwrap());
                }
            }
        }
    }
    plans
}

#[test]
fn a_report_offers_auto_claim_exactly_where_it_could_help() {
    let (mut offered, mut refused) = (0, 0);
    for plan in plans() {
        for rule in rules::all() {
            let broken = rule.outcome(&plan).is_broken();
            if broken && rule.auto_claim.is_some() {
                let could = way_out(&plan).helps != State::NotMet;
                assert_eq!(is_offered(rule, &plan), could, "{}", serde_json::to_string(&plan).unwrap());
                *(if could { &mut offered } else { &mut refused }) += 1;
            } else if broken {
                assert!(!is_offered(rule, &plan), "{} is nothing that a policy can put right", rule.id);
            }
        }
    }
    assert!(offered >= 6 && refused >= 6, "{offered} offered, {refused} refused");
}

#[test]
fn a_report_as_text_says_so_and_that_of_an_unattended_run_does_not() {
    let text = |plan: &str| export::report(&api::check(plan, Units::Utf8).unwrap(), Format::Markdown);
    let lacks = r#""connectionOwner":{"licenses":{"items":[],"complete":true}},"environment":{"payAsYouGo":false}"#;
    assert!(text(&format!(r#"{{"run":{{"mode":"attended"}},{lacks}}}"#)).contains(MAY_HELP));
    let unattended = text(&format!(
        r#"{{"run":{{"mode":"unattended"}},"machine":{{"unattendedBots":0,"autoAllocation":"off"}},{lacks}}}"#
    ));
    assert!(unattended.contains("capacity") && !unattended.contains(MAY_HELP), "{unattended}");
    let by_api = format!(r#"{{"run":{{"mode":"attended"}},"cloudFlow":{{"exists":false}},{lacks}}}"#);
    assert!(!text(&by_api).contains(MAY_HELP), "a call of the API claims nothing");
}

#[test]
fn nothing_lacks_where_the_rule_of_the_check_holds() {
    let rule = rules::find("attended-user-license").unwrap();
    for plan in plans() {
        let why = way_out(&plan).why;
        if ["way-out-unattended", "way-out-local", "way-out-mode"].contains(&why) {
            continue;
        }
        let holds = matches!(rule.outcome(&plan), Outcome::Holds(_) | Outcome::NotApplicable);
        assert_eq!(why == "way-out-not-needed", holds, "{}", serde_json::to_string(&plan).unwrap());
    }
}

#[test]
fn of_a_run_only_that_goes_along_which_matters() {
    let plan = RunPlan::from_json(
        r#"{"run":{"mode":"attended"},"machine":{"rdpEnabled":true,"sessions":{"items":[{"user":"ana"}]}},"connectionOwner":{"licenses":{"items":[{"product":"Ana’s product"}],"complete":true}}}"#,
        Units::Utf8,
    );
    assert_eq!(
        serde_json::to_string(&facts_for_auto_claim(&plan.unwrap())).unwrap(),
        r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[{"product":"product-1"}],"complete":true}}}"#
    );
}
