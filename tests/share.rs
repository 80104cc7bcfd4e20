//! Share links open with the same verdict, findings and questions, contain no names, and survive any input.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use flow_preflight::catalog::codes;
use flow_preflight::check::{Verdict, check};
use flow_preflight::explain::implied_by;
use flow_preflight::model::{Candidate, Fact, FactSet, Knowledge, Origin, Place, RunPlan, Units, Value};
use flow_preflight::outgoing::{ShareForm, report};
use flow_preflight::share::{LONGEST_LINK, LinkError, MOST_INFLATED, Shared, body_of, fragment_of};
use flow_preflight::workbench::{Action, SAMPLES, Workbench};
use proptest::prelude::*;
use std::io::Read;

/// Deflates as the browser does.
fn link(shared: &Shared) -> String {
    let mut deflated = vec![];
    DeflateEncoder::new(shared.to_json().as_bytes(), Compression::best()).read_to_end(&mut deflated).unwrap();
    encoded(&deflated)
}

fn encoded(deflated: &[u8]) -> String {
    fragment_of(&URL_SAFE_NO_PAD.encode(deflated))
}

/// Opens a link as the browser does: inflates up to the limit.
fn open(fragment: &str) -> Result<Option<Shared>, LinkError> {
    let Some(body) = body_of(fragment)? else { return Ok(None) };
    let deflated = URL_SAFE_NO_PAD.decode(body).map_err(|_| LinkError::Damaged)?;
    let mut inflated = vec![];
    let limit = u64::try_from(MOST_INFLATED).unwrap();
    DeflateDecoder::new(&*deflated).take(limit).read_to_end(&mut inflated).map_err(|_| LinkError::Damaged)?;
    let text = String::from_utf8(inflated).map_err(|_| LinkError::Damaged)?;
    Shared::from_json(&text).map(Some)
}

/// What may be known about a fact: nothing, stated, set to unknown, read once or twice.
fn any_shared() -> impl Strategy<Value = Shared> {
    let each_fact: Vec<_> = Fact::ALL
        .iter()
        .map(|fact| (0..6_u8, proptest::sample::select(fact.samples()), proptest::sample::select(fact.samples())))
        .collect();
    let entries: Vec<_> = codes::all().iter().collect();
    (each_fact, proptest::sample::subsequence(entries, 0..3), any::<(bool, bool)>()).prop_map(
        |(facts, codes, (read_only, ran))| {
            let mut knowledge = Knowledge::default();
            let read = |value: &Value| Candidate {
                value: value.clone(),
                origin: Origin::Read { place: Some(Place { start: 1, end: 2, line: 1, column: 2 }) },
            };
            let mut found: Vec<(Fact, Candidate)> = vec![];
            for (fact, (how, one, two)) in Fact::ALL.iter().zip(&facts) {
                match how {
                    2 => found.push((*fact, read(one))),
                    3 => found.extend([(*fact, read(one)), (*fact, read(two))]),
                    _ => {}
                }
            }
            found.extend(codes.iter().flat_map(|entry| implied_by(entry)));
            knowledge.set_found(found);
            for (fact, (how, one, _)) in Fact::ALL.iter().zip(&facts) {
                match how {
                    0 => knowledge.set(*fact, one.clone()),
                    1 => knowledge.set_unknown(*fact),
                    _ => {}
                }
            }
            knowledge.set_ran_without_licence(ran);
            Shared { knowledge, codes, read_only, open: None, cut: false }
        },
    )
}

/// A report's content, without the places that a link lacks.
fn said(knowledge: &Knowledge) -> String {
    let report = check(knowledge);
    let findings: Vec<_> =
        report.findings.iter().map(|finding| (finding.rule.id, format!("{:?}", finding.outcome))).collect();
    let questions: Vec<_> = report.to_ask.iter().map(|question| question.fact.id()).collect();
    format!("{:?} {} {findings:?} {questions:?}", report.verdict, report.summary)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_link_opens_to_the_same_verdict_findings_and_questions(shared in any_shared()) {
        let opened = open(&link(&shared)).unwrap().unwrap();
        prop_assert_eq!(said(&opened.knowledge), said(&shared.knowledge));
        prop_assert_eq!(&opened.codes, &shared.codes);
        prop_assert_eq!(opened.read_only, shared.read_only);
        // A link of a link is the same link.
        prop_assert_eq!(link(&opened), link(&shared));
    }

    #[test]
    fn any_text_behind_the_hash_is_a_link_or_not_and_never_a_panic(text in "(#?[0-9]{0,3}\\.?)?\\PC{0,80}") {
        let _ = open(&text);
    }

    #[test]
    fn any_bytes_in_a_link_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = open(&encoded(&bytes));
    }

    #[test]
    fn any_json_in_a_link_is_refused_or_read(text in "[\\[\\]{}\":,a-z0-9.]{0,80}|\\{\"(said|read|codes|takenBack|open)\":[\\[\\]{}\":,a-zA-Z0-9.]{0,60}\\}") {
        let _ = Shared::from_json(&text);
    }
}

#[test]
fn names_are_replaced_each_always_by_the_same_one() {
    let plan = r#"{"machine":{"sessions":{"items":[{"user":"CONTOSO\\maria"},{"user":"svc-bot"},{"user":"contoso\\Maria"}],"complete":true}},
        "connectionOwner":{"licenses":{"items":[{"product":"Contoso secret bundle"},{"product":"premium"}],"complete":true}}}"#;
    let mut workbench = Workbench::default();
    workbench.apply(Action::Text(plan.to_owned()));
    let mut shared = workbench.to_share(false);
    let before = said(&shared.knowledge);
    let replaced = shared.redact(false);
    let pairs: Vec<(&str, &str)> = replaced.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    assert_eq!(pairs, [("Contoso secret bundle", "product-1"), ("CONTOSO\\maria", "user-1"), ("svc-bot", "user-2")]);
    let json = shared.to_json();
    for name in ["maria", "Maria", "svc-bot", "secret", "CONTOSO"] {
        assert!(!json.contains(name), "{name} is still in {json}");
    }
    assert!(json.contains("premium"), "a product that everybody knows stays");
    assert_eq!(said(&shared.knowledge), before, "the verdict stays");
}

/// Even if names are kept, and wherever it was entered.
#[test]
fn a_secret_never_goes_into_a_link() {
    let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJpYSJ9.x";
    let plan = format!(
        r#"{{"machine":{{"sessions":{{"items":[{{"user":"{token}"}}]}}}},
        "connectionOwner":{{"licenses":{{"items":[{{"product":"password=Tr0ub4dor"}}]}}}}}}"#
    );
    for kept in [false, true] {
        // Pasted, and typed into the form.
        let mut pasted = Workbench::default();
        pasted.apply(Action::Text(plan.clone()));
        let mut said = Workbench::default();
        let plan = RunPlan::from_json(&plan, Units::Utf8).unwrap();
        plan.iter().for_each(|(fact, value)| said.apply(Action::Set(fact, value.clone())));
        for workbench in [pasted, said] {
            let mut shared = workbench.to_share(false);
            let names = format!("{:?}", shared.redact(kept));
            let json = shared.to_json();
            assert!(!kept || json.contains("[secret]"), "{json}");
            for secret in ["eyJ", "Tr0ub4dor"] {
                assert!(!json.contains(secret) && !names.contains(secret), "{json} {names}");
            }
        }
    }
}

#[test]
fn the_examples_fit_into_a_link() {
    for sample in &SAMPLES {
        let mut workbench = Workbench::default();
        workbench.apply(Action::LoadSample(sample));
        let length = link(&workbench.to_share(true)).len();
        assert!(length < LONGEST_LINK, "“{}” gives a link of {length} characters", sample.title);
    }
}

#[test]
fn opening_a_link_shows_its_codes_and_can_be_undone() {
    let mut workbench = Workbench::default();
    workbench.apply(Action::Text("RDPIsNotEnabled".to_owned()));
    let shared = open(&link(&workbench.to_share(true))).unwrap().unwrap();
    let mut other = Workbench::default();
    other.apply(Action::Text("NoCandidateMachine".to_owned()));
    other.apply(Action::Open(shared));
    assert_eq!(other.codes().iter().map(|entry| entry.id).collect::<Vec<_>>(), ["RDPIsNotEnabled"]);
    assert!(other.is_read_only() && other.text().is_empty());
    assert_eq!(said(other.knowledge()), said(workbench.knowledge()));
    other.apply(Action::Edit);
    assert!(!other.is_read_only());
    other.apply(Action::Undo);
    assert!(other.is_read_only(), "editing a copy can be undone");
    other.apply(Action::Undo);
    assert_eq!(other.text(), "NoCandidateMachine");
    assert!(!other.is_read_only(), "what was there before can be edited");
}

/// A run that was made without its licence may be made again: links and reports say the same.
#[test]
fn a_link_and_a_report_say_the_same_of_a_run_without_licence() {
    let run = "\"flowsessionId\":\"8f1f8b5e-7d0a-4a58-9f0c-5f3f9f2f9a07\"";
    let answer = |more: &str| format!(r#"{{"code":"AttendedNoLicense","message":"No license"{more}}}"#);
    let row = "Started,Status,Run mode,Error code\n2026-11-24T05:00:00Z,Failed,Unattended,UnattendedNoAddon\n";
    let newest = "Started,Status,Run mode,Error code\n2026-11-21T05:00:00Z,Succeeded,Attended,\n2026-11-22T05:00:00Z,Failed,Attended,NoCandidateMachine\n2026-11-24T05:00:00Z,Failed,Attended,AttendedNoLicense\n";
    let without = answer("");
    for (text, verdict) in [
        (answer(&format!(",{run}")), Verdict::AtRisk),
        (row.to_owned(), Verdict::AtRisk),
        (newest.to_owned(), Verdict::AtRisk),
        (without, Verdict::Blocked),
    ] {
        let mut workbench = Workbench::default();
        workbench.apply(Action::Text(text.clone()));
        assert_eq!(workbench.report().verdict, verdict, "{text}");
        let shared = open(&link(&workbench.to_share(false))).unwrap().unwrap();
        let markdown = report(&shared, &[], FactSet::EMPTY, ShareForm::Markdown);
        assert!(markdown.contains(verdict.label()), "{markdown}");
        let mut other = Workbench::default();
        other.apply(Action::Open(shared));
        assert_eq!(said(other.knowledge()), said(workbench.knowledge()), "{text}");
        other.apply(Action::Replace("NoCandidateMachine".to_owned()));
        assert!(!other.knowledge().ran_without_licence(), "another text is another run");
        other.apply(Action::Undo);
        assert_eq!(other.report().verdict, verdict, "{text}");
    }
}

/// Links of version 1, which must always open. Never change a line; add new ones.
#[test]
fn links_of_version_1_open_for_ever() {
    for line in include_str!("fixtures/links-1.txt").lines() {
        let (fragment, expected) = line.split_once(' ').unwrap();
        let shared = open(fragment).unwrap().unwrap();
        let plan = serde_json::to_string(&shared.knowledge.plan()).unwrap();
        assert_eq!(plan, expected, "{fragment}");
    }
}

#[test]
fn a_link_of_a_later_version_says_so_and_other_fragments_are_not_ours() {
    assert_eq!(open("#2.abc"), Err(LinkError::Later));
    assert_eq!(open("#findings"), Ok(None));
    assert_eq!(open("#v1.2"), Ok(None));
    assert_eq!(open("#1.!!"), Err(LinkError::Damaged));
    assert_eq!(open("#1."), Err(LinkError::Damaged));
}

#[test]
fn fields_that_this_version_does_not_know_change_nothing() {
    for unknown in ["{}", r#"{"later":{"a":[1]}}"#, r#"{"later":1,"latest":"run"}"#] {
        assert_eq!(Shared::from_json(unknown), Ok(Shared::default()), "{unknown}");
    }
    let plan = RunPlan::from_json(r#"{"run":{"mode":"local"}}"#, Units::Utf8).unwrap();
    let opens = |text: &str| Shared::from_json(text).unwrap().knowledge.plan();
    for text in [r#"{"later":1,"said":{"run":{"mode":"local"}}}"#, r#"{"later":1,"plan":{"run":{"mode":"local"}}}"#] {
        assert_eq!(opens(text), plan, "{text}");
    }
}

#[test]
fn a_link_that_inflates_without_end_is_refused() {
    let mut deflated = vec![];
    let bomb = std::io::repeat(b' ').take(100_000_000);
    DeflateEncoder::new(bomb, Compression::best()).read_to_end(&mut deflated).unwrap();
    assert_eq!(open(&encoded(&deflated)), Err(LinkError::Damaged));
}

#[test]
fn version_1_is_written_in_one_way() {
    for fragment in
        ["#01.q1YqzkksSVWyMtRRKs7NTFWyUkpOzi8tUaoFAA", "#+1.abc", "#0.abc", "#1 .abc", "#00000000002.abc", "#.abc"]
    {
        assert_eq!(body_of(fragment), Ok(None), "{fragment}");
    }
    assert_eq!(body_of("#10.abc"), Err(LinkError::Later));
}

/// Content that somebody else put into a link is shown to whoever opens it.
#[test]
fn a_link_can_neither_flood_a_page_nor_turn_its_words_around() {
    let flood = |sessions: usize, licenses: usize| {
        let session = vec!["{}"; sessions].join(",");
        let license = vec![r#"{"product":"x"}"#; licenses].join(",");
        format!(
            r#"{{"said":{{"machine":{{"sessions":{{"items":[{session}],"complete":true}}}},
            "connectionOwner":{{"licenses":{{"items":[{license}],"complete":true}}}}}}}}"#
        )
    };
    let opened = Shared::from_json(&flood(20_000, 3_000)).unwrap();
    let (Some(Value::Sessions(sessions)), Some(Value::Licenses(held))) =
        [Fact::MachineSessions, Fact::ConnectionOwnerLicenses]
            .map(|fact| opened.knowledge.said_value(fact).cloned())
            .into()
    else {
        panic!("the lists are gone");
    };
    assert_eq!((sessions.items.len(), sessions.complete), (200, false), "sessions");
    assert_eq!((held.list.items.len(), held.list.complete), (200, false), "licences");
    assert!(opened.cut, "nothing says that the lists were cut");
    assert!(!Shared::from_json(&flood(200, 200)).unwrap().cut);

    let mean = r#"{"said":{"machine":{"sessions":{"items":[{"user":"a\u202egpj.exe"}]}},"connectionOwner":{"licenses":{"items":[{"product":"LONG"}]}}}}"#;
    let opened = Shared::from_json(&mean.replace("LONG", &"w".repeat(5_000))).unwrap().to_json();
    assert!(opened.contains("agpj.exe"), "{opened}");
    assert!(opened.contains(&format!("\"{}…\"", "w".repeat(63))), "{opened}");

    let many = format!(
        r#"{{"codes":[{}],"read":[{}]}}"#,
        vec!["\"NoCandidateMachine\""; 500].join(","),
        vec![r#"{"run":{"mode":"attended"}}"#; 500].join(",")
    );
    let opened = Shared::from_json(&many).unwrap();
    assert_eq!(opened.codes.len(), 1);
    assert_eq!(opened.knowledge.read_values(Fact::RunMode).count(), 8);
}
