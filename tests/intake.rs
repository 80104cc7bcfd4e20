//! Real artefacts, each with its reviewed reading; and malformed input, which must never panic.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

use flow_preflight::api;
use flow_preflight::catalog::codes;
use flow_preflight::intake::{READ_LIMIT, Reading, RecognisedBy, decode, read};
use flow_preflight::model::Units;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

#[path = "intake/commands.rs"]
mod commands;
#[path = "intake/languages.rs"]
mod languages;
#[path = "intake/mutate.rs"]
mod mutate;
#[path = "intake/near_misses.rs"]
mod near_misses;
#[path = "intake/privacy.rs"]
mod privacy;
#[path = "intake/properties.rs"]
mod properties;
#[path = "intake/unrelated.rs"]
mod unrelated;

/// The reading as a short table, for review.
fn table(reading: &Reading) -> String {
    let mut lines = vec![];
    lines.extend(
        reading
            .artifacts
            .iter()
            .map(|found| format!("is   {} at {}:{}", found.kind.label(), found.place.line, found.place.column)),
    );
    lines.extend(reading.codes.iter().map(|found| {
        format!("code {} by {:?} at {}:{}", found.entry.id, found.by, found.place.line, found.place.column)
    }));
    lines.extend(reading.facts.iter().map(|found| {
        let value = serde_json::to_string(&found.value).unwrap();
        format!("fact {} = {value} at {}:{}", found.fact.id(), found.place.line, found.place.column)
    }));
    lines.extend(reading.suggestions.iter().map(|near| format!("near {} for {}", near.entry.id, near.written)));
    for offer in &reading.offers {
        lines.push(format!("ask  {}", offer.question));
        for choice in &offer.choices {
            let facts = choice.facts.iter();
            let facts =
                facts.map(|found| format!("{} = {}", found.fact.id(), serde_json::to_string(&found.value).unwrap()));
            let codes = choice.codes.iter().map(|found| found.entry.id.to_owned());
            let all: Vec<String> = facts.chain(codes).collect();
            let mark = if choice.in_force { "*" } else { " " };
            lines.push(format!("   {mark} {}: {}", choice.label, all.join(", ")));
        }
    }
    lines.extend(reading.unknown.iter().map(|code| format!("unknown {}", code.written)));
    lines.extend(reading.tenant.iter().map(|one| {
        let number = |number: Option<u32>| number.map_or("?".to_owned(), |number| number.to_string());
        let numbers = [one.total, one.assigned, one.left].map(number).join("/");
        format!("tenant {} {numbers}", one.product)
    }));
    if let Some(table) = &reading.runs {
        let causes: Vec<String> =
            table.causes.iter().map(|cause| format!("{} × {}", cause.count, cause.code)).collect();
        lines.push(format!("runs {}, {} failed: {}", table.total, table.failed, causes.join(", ")));
    }
    for machine in &reading.machines {
        let facts: Vec<String> = machine.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect();
        lines.push(format!("machine {}: {}", machine.name, facts.join("; ")));
    }
    lines.extend(reading.summary.iter().map(|note| format!("says {}", note.text)));
    if let Some(next) = &reading.next_paste {
        let hits: Vec<&str> = next.hits.iter().map(|hit| hit.id).collect();
        lines.push(format!("looks like {}; hits: {}", next.looks_like, hits.join(", ")));
    }
    lines.extend(reading.notes.iter().map(|note| format!("note {}", note.text)));
    lines.join("\n")
}

/// The artefacts with their names, `kind-file`, except those of the codes.
fn artifacts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/artifacts");
    let mut all = vec![];
    for kind in std::fs::read_dir(folder).unwrap() {
        let kind = kind.unwrap();
        if kind.file_name() == "code" {
            continue;
        }
        for file in std::fs::read_dir(kind.path()).unwrap() {
            let path = file.unwrap().path();
            let text = decode(&std::fs::read(&path).unwrap());
            let (kind, file) = (kind.file_name(), path.file_name().unwrap().to_owned());
            all.push((format!("{}-{}", kind.to_string_lossy(), file.to_string_lossy()), text));
        }
    }
    all.sort();
    all
}

#[test]
fn each_artifact_reads_as_reviewed() {
    let all = artifacts();
    for (name, text) in &all {
        insta::with_settings!({ description => text.clone(), omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/intake" }, {
            insta::assert_snapshot!(name.clone(), table(&read(text, Units::Utf8)));
        });
    }
    assert!(all.len() >= 150, "only {} artefacts were found", all.len());
}

/// One artefact per code, in the product's form: its reading has exactly that code.
#[test]
fn each_code_is_read_from_its_artifact() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/artifacts/code");
    let mut shown = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let id = path.file_stem().unwrap().to_string_lossy().into_owned();
        let reading = read(&decode(&std::fs::read(&path).unwrap()), Units::Utf8);
        // After an umbrella's message comes that of the real reason.
        let named = reading.codes.iter().filter(|found| found.by == RecognisedBy::Code);
        let codes: Vec<&str> = named.map(|found| found.entry.id).collect();
        assert_eq!(codes, [id.as_str()], "{} reads to these codes", path.display());
        shown.insert(id);
    }
    let codes = codes::all().iter().filter(|entry| entry.code.is_some());
    let missing: Vec<&str> = codes.map(|entry| entry.id).filter(|id| !shown.contains(*id)).collect();
    assert!(missing.is_empty(), "no artefact shows {}", missing.join(", "));
}

/// A place must point at what was found, in either unit.
#[test]
fn places_point_at_what_was_found() {
    let text = "é😀 then RDPIsNotEnabled";
    let utf8 = read(text, Units::Utf8).codes[0].place;
    assert_eq!(&text[utf8.start..utf8.end], "RDPIsNotEnabled");
    let utf16 = read(text, Units::Utf16).codes[0].place;
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[utf16.start..utf16.end]).unwrap(), "RDPIsNotEnabled");
}

#[test]
fn a_fact_behind_curly_quotes_keeps_its_place() {
    let text = "{“run”: {“mode”: “unattended”}}";
    let reading = read(text, Units::Utf8);
    let place = reading.facts[0].place;
    assert!(text[place.start..place.end].contains("unattended"), "{place:?}");
}

#[test]
fn deep_nesting_is_read_like_any_other() {
    let text = format!("{}\"RDPIsNotEnabled\"{}", "[".repeat(100_000), "]".repeat(100_000));
    let reading = read(&text, Units::Utf8);
    assert_eq!(reading.codes.len(), 1, "{}", table(&reading));
}

#[test]
fn random_bytes_give_a_reading_with_a_note() {
    // A small seeded generator.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    })
    .flatten()
    .take(5 * 1024 * 1024)
    .collect();
    let reading = read(&decode(&bytes), Units::Utf16);
    assert!(reading.codes.is_empty() && reading.facts.is_empty(), "{}", table(&reading));
    assert!(!reading.notes.is_empty(), "nothing was said about text that nobody can read");
}

#[test]
fn what_is_beyond_the_limit_is_left_unread_and_said() {
    let text = format!("{} RDPIsNotEnabled", "é".repeat(READ_LIMIT / 2 + 1));
    let reading = read(&text, Units::Utf8);
    assert!(reading.codes.is_empty());
    assert!(reading.notes[0].text.contains("Only the first 8 MB"), "{:?}", reading.notes);
}

#[test]
fn an_exported_report_reads_back_to_its_plan_and_nothing_else() {
    let plan = r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#;
    let report = api::check(plan, Units::Utf8).unwrap();
    let report = serde_json::to_string(&api::Answer::new(api::Report::from(&report))).unwrap();
    let answer = api::read(&report, Units::Utf8);
    assert_eq!(serde_json::to_string(&answer.report().plan).unwrap(), plan);
    assert!(answer.reading.codes.is_empty(), "a predicted code did not happen");
}

#[test]
fn valid_coverage_does_not_say_the_run_mode_and_a_failed_check_implies_nothing() {
    for code in ["ValidLicenseCoverage", "LicensingCheckFailed"] {
        let answer = api::read(code, Units::Utf8);
        assert!(answer.report().plan.is_empty(), "{code} implies {:?}", answer.report().plan);
    }
}

/// A run that was set aside can be chosen: its facts and codes replace those in force.
#[test]
fn another_run_can_be_picked() {
    let mut reading = read(include_str!("artifacts/dataverse/flowsessions-newest-first.json"), Units::Utf8);
    let shown = |reading: &Reading| {
        let codes: Vec<&str> = reading.codes.iter().map(|code| code.entry.id).collect();
        let facts: Vec<String> = reading.facts.iter().map(|fact| serde_json::to_string(&fact.value).unwrap()).collect();
        format!("{} {}", codes.join(","), facts.join(","))
    };
    assert_eq!(shown(&reading), "RDPIsNotEnabled \"unattended\"");
    reading.choose(0, 1);
    assert_eq!(shown(&reading), "AttendedUserNotLoggedIn \"attended\"");
    reading.choose(0, 2);
    assert_eq!(shown(&reading), " \"unattended\"");
    reading.choose(0, 0);
    assert_eq!(shown(&reading), "RDPIsNotEnabled \"unattended\"");
    reading.choose(7, 7);
}

/// A message that several codes share implies nothing; each code is still explained.
#[test]
fn a_shared_message_implies_nothing() {
    let answer = api::read("Could not create unattended session with these credentials.", Units::Utf8);
    assert!(answer.explanations.len() > 1, "{:?}", answer.explanations.len());
    assert!(answer.report().plan.is_empty(), "{:?}", answer.report().plan);
}

proptest! {
    #[test]
    fn any_text_gives_a_reading(text in "\\PC*|[\\[\\]{}\",:a-zA-Z0-9 \\\\\n“”\u{FEFF}]*") {
        let reading = read(&text, Units::Utf16);
        let units = text.encode_utf16().count();
        for code in &reading.codes {
            prop_assert!(code.place.start < code.place.end && code.place.end <= units);
            let lower = text.to_ascii_lowercase();
            let names = std::iter::once(&code.entry.id).chain(code.entry.aliases);
            prop_assert!(names.into_iter().any(|name| lower.contains(&name.to_ascii_lowercase())), "{} is invented", code.entry.id);
        }
    }

    #[test]
    fn a_cut_off_answer_gives_no_wrong_fact(cut in 0_usize..500) {
        let whole = include_str!("artifacts/answer/unattended-no-addon.json");
        let part = &whole[..whole.floor_char_boundary(cut)];
        let reading = read(part, Units::Utf8);
        for fact in &reading.facts {
            prop_assert_eq!(serde_json::to_string(&fact.value).unwrap(), "\"unattended\"");
        }
        for code in &reading.codes {
            prop_assert_eq!(code.entry.id, "UnattendedNoAddon");
        }
    }

    #[test]
    fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
    }
}
