//! The details of an answer: texts, times, steps, and auto-claim as a fix for a failed licence check.

use crate::spaces::SPACES;
use flow_preflight::api::{self, AutoClaim};
use flow_preflight::auto_claim::checklist::{checklist, may};
use flow_preflight::auto_claim::{Action, Goal, Role, State, Verdict, decide, texts, way_out};
use flow_preflight::export::Format;
use flow_preflight::model::{Fact, Field, RunPlan, Units, Value};
use std::collections::BTreeSet;

#[track_caller]
fn answer(situation: &str) -> AutoClaim {
    api::auto_claim(situation, Units::Utf8).unwrap_or_else(|errors| panic!("{}", api::error_text(&errors)))
}

/// Every id that the code can produce, over all states, roles and goals.
fn named() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for space in &*SPACES {
        for state in space.each().step_by(3) {
            let situation = space.states.situation(&space.states.digits(state));
            let decision = decide(&situation);
            named.extend(decision.reasons.iter().map(|reason| format!("reason-{}", reason.id)));
            named.extend(decision.candidates.iter().flat_map(|one| &one.doubts).map(|doubt| format!("doubt-{doubt}")));
        }
    }
    named.extend(Role::ALL.iter().map(|role| may(Some(*role)).1.to_owned()));
    named.extend(Action::ALL.iter().map(|action| format!("act-{}", texts::kebab(action.word()))));
    for word in Goal::ALL.iter().map(|goal| goal.word()) {
        named.insert(format!("goal-{}", texts::kebab(word)));
        let shown = answer(&format!(r#"{{"setUp":{{"goal":"{word}"}}}}"#));
        named.extend(shown.set_up.steps.iter().map(|step| step.id.to_owned()));
        named.extend(shown.time_line.iter().map(|event| event.id.to_owned()));
        named.extend(shown.notes.iter().map(|note| note.id.to_owned()));
        named.extend(shown.conditions.iter().map(|condition| format!("condition-{}", condition.id)));
    }
    let none = answer(r#"{"policies":{"items":[],"complete":true}}"#);
    named.extend(none.reasons.iter().map(|reason| format!("reason-{}", reason.id)));
    let with_policy = answer(r#"{"policies":{"items":[{}]}}"#);
    named.extend(with_policy.policies[0].conditions.iter().map(|condition| format!("condition-{}", condition.id)));
    named.extend(with_policy.time_line.iter().map(|event| event.id.to_owned()));
    named.extend(
        [
            "way-out-yes",
            "way-out-no",
            "way-out-open",
            "way-out-unattended",
            "way-out-local",
            "way-out-mode",
            "way-out-not-needed",
            "way-out-other-person",
            "role-open",
            "doubt-order",
            "doubt-government",
            "note-group",
            "time-group",
            "reason-policy-created-later",
        ]
        .map(str::to_owned),
    );
    named
}

#[test]
fn everything_that_is_named_has_its_text_and_every_text_is_named() {
    let named = named();
    let known: BTreeSet<String> = texts::all().iter().map(|text| text.entry.id.to_owned()).collect();
    assert_eq!(named.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "named, but nothing is said");
    assert_eq!(known.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "said, but never named");
}

#[test]
fn every_text_says_what_its_kind_has_to_say() {
    for text in texts::all() {
        let id = text.entry.id;
        let entry = text.entry;
        let texts: &[&str] = match id.split('-').next().unwrap() {
            "act" => &[entry.place],
            "condition" => &[entry.title, entry.why],
            "reason" | "time" | "note" => &[entry.title, entry.text],
            "step" => &[entry.text, entry.section],
            "goal" => &[],
            _ => &[entry.text],
        };
        assert!(!texts.contains(&""), "{id} lacks a text");
        let is_own_knowledge = ["goal-", "way-out-yes", "way-out-no", "way-out-open"];
        let needs_source = !is_own_knowledge.iter().any(|kind| id.starts_with(kind)) || id == "way-out-not-needed";
        assert!(!needs_source || !text.sources.is_empty(), "{id} stands without a source");
        assert!(!id.starts_with("goal-") || !text.entry.steps.is_empty(), "{id} has no steps");
        if id.starts_with("step-") {
            assert!(text.entry.owner.is_some(), "{id} has no owner");
            assert!(["before", "setUp", "afterwards"].contains(&entry.section), "{id} has no section");
        }
    }
}

#[test]
fn the_vendor_s_actions_are_eleven_and_four_of_them_were_planned_once() {
    let actions = answer("{}").actions;
    let live = |title: &str| {
        let says = |action: &&api::ClaimActionEntry| {
            action.statuses.iter().any(|status| status.title.contains(title) && status.status == "live")
        };
        actions.iter().filter(says).count()
    };
    assert_eq!(live("Autoclaim policies for Power Automate licenses"), 11);
    assert_eq!(live("Manage auto-claim policies"), 6, "three for each product");
    let planned: Vec<&str> =
        actions.iter().filter(|action| action.planned).map(|action| action.action.word()).collect();
    assert_eq!(planned, ["requestPerUser", "requestPremium", "goPremium", "useTrial"]);
}

const READY: &str = r#""feature":{"on":true,"scope":"allEnvironments"},
    "tenant":{"licenses":{"items":[{"product":"premium","free":1}],"complete":true}},
    "user":{"licenses":{"items":[],"complete":true}"#;

fn ready(policy: &str, at: &str) -> AutoClaim {
    answer(&format!(
        r#"{{{READY}}},"policies":{{"items":[{{"app":"rpaAttended","product":"premium","backups":[],"on":true{policy}}}],"complete":true}},
        "act":{{"what":"saveAttendedFlow"{at}}}}}"#
    ))
}

/// The earliest and latest time of an event, as text.
fn bounds(answer: &AutoClaim, id: &str) -> (String, String) {
    let event = answer.time_line.iter().find(|event| event.id == id).unwrap_or_else(|| panic!("no {id}"));
    let written = |moment| serde_json::to_string(&moment).unwrap();
    (written(event.earliest), written(event.latest))
}

#[track_caller]
fn between(answer: &AutoClaim, id: &str, earliest: &str, latest: &str) {
    assert_eq!(bounds(answer, id), (earliest.to_owned(), latest.to_owned()), "{id}");
}

#[test]
fn a_policy_made_an_hour_before_may_claim_now_or_when_the_act_is_repeated() {
    let answer = ready(r#","created":"2026-11-21T23:00Z""#, r#","at":"2026-11-22T00:00Z""#);
    assert_eq!(answer.verdict, Verdict::DependsOn);
    between(&answer, "time-policy-in-force", r#""2026-11-21T23:00Z""#, r#""2026-11-22T01:00Z""#);
    between(&answer, "time-claimed", r#""2026-11-22T00:00Z""#, r#""2026-11-22T01:00Z""#);
    between(&answer, "time-portal", r#""2026-11-22T00:00Z""#, "null");
    between(&answer, "time-banner", r#""2026-11-22T00:00Z""#, r#""2026-11-29T01:00Z""#);
    between(&answer, "time-report-90", r#""2027-02-20T00:00Z""#, r#""2027-02-20T01:00Z""#);
}

#[test]
fn two_hours_are_enough_and_a_minute_less_is_not() {
    assert_eq!(ready(r#","created":0"#, r#","at":120"#).verdict, Verdict::Claimed);
    assert_eq!(ready(r#","created":0"#, r#","at":119"#).verdict, Verdict::DependsOn);
    assert_eq!(ready(r#","created":0"#, r#","at":0"#).verdict, Verdict::DependsOn);
    assert_eq!(ready(r#","created":0"#, r#","at":-1"#).verdict, Verdict::NotClaimed);
}

#[test]
fn what_was_seen_narrows_when_the_policy_works() {
    let works = ready(r#","created":0,"inForce":true"#, r#","at":30"#);
    between(&works, "time-policy-in-force", "0", "30");
    between(&works, "time-claimed", "30", "30");
    let not_yet = ready(r#","created":0,"inForce":false"#, r#","at":30"#);
    between(&not_yet, "time-policy-in-force", "30", "120");
    assert!(not_yet.time_line.iter().all(|event| event.id != "time-claimed"), "nothing is claimed");
}

#[test]
fn without_a_moment_the_durations_are_there_all_the_same() {
    let answer = ready(r#","inForce":true"#, "");
    let claimed: Vec<_> =
        answer.time_line.iter().map(|event| (event.id, event.after, event.least, event.most)).collect();
    assert!(claimed.contains(&("time-policy-in-force", Some("time-policy-created"), Some(0), Some(120))));
    assert!(claimed.contains(&("time-portal", Some("time-claimed"), Some(0), None)), "no page gives a number");
    assert!(claimed.contains(&("time-report-7", Some("time-claimed"), Some(7 * 24 * 60), Some(7 * 24 * 60))));
}

#[test]
fn the_action_is_asked_for_first_and_the_user_next() {
    let mut subjects: Vec<&str> = decide(&plan("{}")).asks.iter().map(|field| field.fact.path().0).collect();
    subjects.dedup();
    assert_eq!(subjects, ["act", "user", "environment", "feature", "policies", "tenant"], "in the order of the form");
}

fn plan(text: &str) -> RunPlan {
    RunPlan::from_json(text, Units::Utf8).unwrap()
}

#[track_caller]
fn helps(run: &str, situation: &str, helps: State, why: &str) -> Vec<Field> {
    let mut known = RunPlan::from_json(situation, Units::Utf8).unwrap();
    for (fact, value) in plan(run).iter() {
        known.set(fact, Some(value.clone()));
    }
    let way_out = way_out(&known);
    assert_eq!((way_out.helps, way_out.why), (helps, why), "{run} {situation}");
    way_out.asks
}

const NO_LICENSE: &str = r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[],"complete":true}},"environment":{"payAsYouGo":false}}"#;
const POLICY: &str = r#""feature":{"on":true,"scope":"allEnvironments"},"policies":{"items":[{"app":"rpaAttended","product":"premium","includedApps":["Power Automate RPA Attended"],"backups":[],"on":true,"inForce":true}],"complete":true},"tenant":{"licenses":{"items":[{"product":"premium","free":2}],"complete":true}}"#;

#[test]
fn a_license_without_its_attended_part_is_claimed_and_helps_no_attended_run() {
    let with = |apps: &str| ready(&format!(r#","inForce":true{apps}"#), "");
    let left_out = with(r#","excludedApps":["Power Automate RPA Attended"]"#);
    assert_eq!((left_out.verdict, left_out.attended_afterwards.state), (Verdict::Claimed, State::NotMet));
    let open = with("").attended_afterwards;
    assert_eq!((open.state, open.questions[0].field.as_str()), (State::NotKnown, "policies.items[0].excludedApps"));
    let both = with(r#","includedApps":["rpaAttended"],"excludedApps":["POWER_AUTOMATE_ATTENDED_RPA"]"#);
    assert_eq!(both.attended_afterwards.state, State::NotKnown, "the lists contradict each other");
}

#[test]
fn without_a_policy_nothing_is_claimed_whatever_else_is_open() {
    let made = answer(r#"{"policies":{"items":[],"complete":true}}"#);
    assert_eq!((made.verdict, made.reasons.len(), made.questions.len()), (Verdict::NotClaimed, 1, 0));
    assert_eq!(made.summary, "No licence is claimed. There is no policy.");
}

#[test]
fn no_policy_helps_an_unattended_run() {
    helps(r#"{"run":{"mode":"unattended"}}"#, &format!("{{{POLICY}}}"), State::NotMet, "way-out-unattended");
    let shown = answer(r#"{"plan":{"run":{"mode":"unattended"}},"setUp":{"goal":"unattendedRuns"}}"#);
    assert!(!shown.set_up.impossible.is_empty() && shown.set_up.app.is_empty(), "no app is named that could not help");
}

#[test]
fn the_owner_of_the_connection_has_to_act() {
    let with = |user: &str| format!(r#"{{{POLICY},"user":{{{user}}}}}"#);
    helps(NO_LICENSE, &with(r#""ownsConnection":true"#), State::Met, "way-out-yes");
    helps(NO_LICENSE, &with(r#""ownsConnection":false"#), State::NotMet, "way-out-other-person");
    assert_eq!(helps(NO_LICENSE, &with(""), State::NotKnown, "way-out-open"), [Fact::UserOwnsConnection.into()]);
}

#[test]
fn a_plan_carries_over_what_it_knows_of_the_user() {
    let made = answer(&format!(r#"{{{POLICY},"user":{{"ownsConnection":true}},"plan":{NO_LICENSE}}}"#));
    let way_out = made.way_out.unwrap();
    assert_eq!((way_out.helps, made.verdict), (State::Met, Verdict::Claimed));
    let told = [Fact::UserLicenses, Fact::ActWhat];
    assert!(told.iter().all(|fact| way_out.situation.0.get(*fact).is_some()));
    assert_eq!(made.situation.0.get(Fact::UserLicenses), None, "the situation itself comes back as it was given");
}

#[test]
fn what_does_not_lack_a_license_or_lacks_it_otherwise_gains_nothing() {
    let owns = format!(r#"{{{POLICY},"user":{{"ownsConnection":true}}}}"#);
    let run = |more: &str| format!(r#"{{"run":{{"mode":"attended"}}{more}}}"#);
    helps(&run(r#","environment":{"payAsYouGo":true}"#), &owns, State::NotMet, "way-out-not-needed");
    helps(r#"{"run":{"mode":"local"}}"#, &owns, State::NotMet, "way-out-local");
    helps("{}", &owns, State::NotKnown, "way-out-mode");
    let switched_off = r#","connectionOwner":{"licenses":{"items":[{"product":"premium","switchedOff":true}],"complete":true}},"environment":{"payAsYouGo":false}"#;
    helps(&run(switched_off), &owns, State::NotMet, "way-out-no");
    let by_api = format!(r#"{},"cloudFlow":{{"exists":false}}}}"#, NO_LICENSE.trim_end_matches('}').to_owned() + "}");
    helps(&by_api, &owns, State::NotMet, "way-out-no");
}

#[test]
fn the_checklist_names_app_and_product_and_ticks_what_is_done() {
    let made = answer(&format!(r#"{{{POLICY},"setUp":{{"goal":"attendedRuns","role":"globalAdmin"}}}}"#));
    assert_eq!((made.set_up.app, made.set_up.product), ("Power Automate RPA Attended", "Power Automate Premium"));
    assert_eq!(made.set_up.may, State::Met);
    let open: Vec<&str> = made.set_up.steps.iter().filter(|step| step.done != Some(true)).map(|step| step.id).collect();
    assert_eq!(open, ["step-look-first", "step-act-attended", "step-report", "step-check-user", "step-run-again"]);
    let nothing =
        answer(r#"{"feature":{"on":false},"policies":{"items":[],"complete":true},"setUp":{"goal":"attendedRuns"}}"#);
    let missing = nothing.set_up.steps.iter().filter(|step| step.done == Some(false)).map(|step| step.id);
    assert_eq!(missing.collect::<Vec<_>>(), ["step-turn-on", "step-add-policy", "step-app-attended", "step-create"]);
}

#[test]
fn only_a_global_administrator_sets_policies_up_and_the_older_page_is_shown() {
    for (role, may) in [
        ("globalAdmin", State::Met),
        ("licenseAdmin", State::NotMet),
        ("powerPlatformAdmin", State::NotMet),
        ("dynamics365Admin", State::NotMet),
    ] {
        let made = answer(&format!(r#"{{"setUp":{{"role":"{role}"}}}}"#));
        assert_eq!(made.set_up.may, may, "{role}");
        assert_eq!(made.disputes.iter().any(|dispute| dispute.id == "who-may"), role == "licenseAdmin", "{role}");
    }
}

#[test]
fn the_name_of_a_policy_is_nothing_but_text() {
    let made = answer(r#"{"policies":{"items":[{"name":"a](x)\n# b","on":false,"app":"rpaAttended"}]}}"#);
    assert!(!made.text(Format::Markdown).contains("\n# b"), "a name begins a heading");
    assert!(made.text(Format::Markdown).contains(r"a\](x) \# b"), "{}", made.text(Format::Markdown));
}

#[test]
fn the_text_says_the_verdict_the_dates_and_both_sides() {
    let made = answer(r#"{"act":{"what":"goPremium","at":"2026-11-21T09:00Z"}}"#);
    let text = made.text(Format::Markdown);
    for words in [
        "# It depends",
        "2026-11-21T09:00Z",
        "### Where Microsoft’s pages disagree: Whether requests and desktop app actions count today",
        "2024-02-12",
        "2024-10-14",
        "](https://learn.microsoft.com/",
    ] {
        assert!(text.contains(words), "{words} is missing in\n{text}");
    }
    assert!(!made.text(Format::Text).contains('#'), "plain text has no headings of Markdown");
}

/// A step is done when the facts it changes have that value, and not done when they have the opposite.
#[test]
fn a_step_is_done_once_what_it_changes_is_so() {
    let mut seen = 0;
    for goal in Goal::ALL {
        let nothing = RunPlan::new();
        for step in checklist(&nothing, *goal).unwrap().steps {
            for (fact, value) in step.makes.iter() {
                let id = step.text.entry.id;
                let done = |value| {
                    let mut situation = RunPlan::new();
                    situation.set(fact, Some(value));
                    let steps = checklist(&situation, *goal).unwrap().steps;
                    steps.iter().find(|step| step.text.entry.id == id).unwrap().done
                };
                assert_eq!(step.done, None, "{id}");
                assert_eq!(done(value.clone()), Some(true), "{id}");
                if let Value::Flag(flag) = value {
                    assert_eq!(done(Value::Flag(!flag)), Some(false), "{id}");
                }
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "{seen} changes");
}
