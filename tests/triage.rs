//! Many runs: counted, merged in any order, and judged.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::codes;
use flow_preflight::model::Moment;
use flow_preflight::triage::{Reader, Row, Summary, cover, judge, model_columns};
use proptest::prelude::*;

fn read(bytes: &[u8], piece: usize) -> Summary {
    let mut reader = Reader::default();
    bytes.chunks(piece).for_each(|piece| reader.feed(piece));
    reader.finish()
}

const CSV: &str = "statuscode,runmode,errorcode,errormessage,startedon,machinename\n\
8,2,Win10AlreadyHasActiveSession,\"There is a session, of 'kim'\nhere\",2026-03-31T04:00:12Z,BOT-01\n\
8,2,Win10AlreadyHasActiveSession,\"There is a session, of 'lee'\nhere\",2026-03-31T23:00:12Z,BOT-02\n\
4,2,,,2026-04-01T04:00:12Z,BOT-01\n\
8,1,,Nobody knows this wording 77,2026-04-01T05:00:12Z,BOT-01\n";

#[test]
fn each_packaging_gives_the_same_counts() {
    let rows =
        |sign: &str| CSV.replace("session, of", "session; of").replace(',', sign).replace("session; of", "session, of");
    let wide: Vec<u8> = format!("\u{feff}{CSV}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let json: Vec<String> = [
        r#"{"statuscode":8,"runmode":2,"errorcode":"Win10AlreadyHasActiveSession","errormessage":"There is a session, of 'kim'\nhere","startedon":"2026-03-31T04:00:12Z","machinename":"BOT-01"}"#,
        r#"{"statuscode":8,"runmode":2,"errorcode":"Win10AlreadyHasActiveSession","errormessage":"There is a session, of 'lee'\nhere","startedon":"2026-03-31T23:00:12Z","machinename":"BOT-02"}"#,
        r#"{"statuscode":4,"runmode":2,"startedon":"2026-04-01T04:00:12Z","machinename":"BOT-01"}"#,
        r#"{"statuscode":8,"runmode":1,"errormessage":"Nobody knows this wording 77","startedon":"2026-04-01T05:00:12Z","machinename":"BOT-01"}"#,
    ]
    .map(str::to_owned)
    .to_vec();
    let page = |rows: &[String]| format!("{{\"@odata.context\":\"x\",\"value\":[{}]}}", rows.join(","));
    let wanted = read(CSV.as_bytes(), 7);
    assert_eq!((wanted.total.runs, wanted.total.failed, wanted.signatures().count()), (4, 3, 2));
    for (name, bytes) in [
        ("semicolons", rows(";").into_bytes()),
        ("tabs", rows("\t").into_bytes()),
        ("a mark", format!("\u{feff}{CSV}").into_bytes()),
        ("UTF-16", wide),
        ("lines of JSON", json.join("\n").into_bytes()),
        ("pages", (page(json.get(..2).unwrap()) + "\n" + &page(json.get(2..).unwrap())).into_bytes()),
    ] {
        for piece in [3, 1 << 16] {
            assert_eq!(read(&bytes, piece), wanted, "{name}");
        }
    }
}

#[test]
fn causes_are_recognised_and_unknown_texts_stay_unknown() {
    let judged = judge(&read(CSV.as_bytes(), 1024));
    let causes: Vec<_> = judged.causes.iter().map(|cause| (cause.entry.map(|entry| entry.id), cause.runs)).collect();
    assert_eq!(causes, [(Some("Win10AlreadyHasActiveSession"), 2), (None, 1)]);
    assert_eq!(judged.unknown, [("Nobody knows this wording 77".to_owned(), 1)]);
}

/// Six failed runs with four causes and one unknown text: what each number of changes saves. Nothing is proposed for
/// the unknown one.
#[test]
fn the_changes_that_would_have_saved_most_are_named() {
    let rows = "statuscode,runmode,errorcode,errormessage\n\
        8,unattended,RDPIsNotEnabled,\n\
        8,unattended,RDPIsNotEnabled,\n\
        8,unattended,RDPIsNotEnabled,\n\
        8,unattended,Win10AlreadyHasActiveSession,\n\
        8,unattended,Win10AlreadyHasActiveSession,\n\
        8,unattended,,Nobody knows this wording 77\n";
    let judged = judge(&read(rows.as_bytes(), 64));
    let saved = |size: usize| cover(&judged.savable, size).saved;
    assert_eq!([saved(0), saved(1), saved(2), saved(3)], [0, 3, 5, 5]);
    let best = cover(&judged.savable, 3);
    let texts: Vec<_> = best.steps.iter().map(|step| step.text).collect();
    assert!(best.is_best && best.steps.len() == 2, "{texts:?}");
    assert!(texts[0].contains("Remote Desktop") && texts[1].contains("Sign"), "{texts:?}");
}

/// With too many sets to try, the changes are picked greedily, and an upper bound is given.
#[test]
fn failed_runs_are_counted_by_machine_only_where_a_row_names_one() {
    let text = b"errorcode,statuscode,machinename\nNoCandidateMachine,8,\nNoCandidateMachine,8,M1\nNoCandidateMachine,8,M1\n,4,M2\n";
    let summary = read(text, 7);
    let by_machine: Vec<_> = summary.machines_by_signature().into_values().collect();
    assert_eq!(by_machine, [[("M1", 2)]]);
}

#[test]
fn without_a_status_a_code_says_that_a_run_failed_and_nothing_leaves_it_open() {
    let summary = read(
        b"errorcode,statuscode,errormessage\nNoCandidateMachine,,\n ,,The run failed.\nNoCandidateMachine, ,\n",
        7,
    );
    assert_eq!((summary.total.runs, summary.total.failed, summary.open), (3, 2, 1));
}

#[test]
fn where_not_every_set_is_tried_the_bound_is_said() {
    let mut steps: Vec<_> = codes::all().iter().flat_map(|entry| entry.fix).collect();
    steps.sort_by_key(|step| step.text);
    steps.dedup_by_key(|step| step.text);
    let savable: Vec<_> = steps.iter().zip(1..).map(|(step, runs)| (runs, vec![vec![*step]])).collect();
    let best = cover(&savable, 3);
    let all: u64 = savable.iter().map(|(runs, _)| runs).sum();
    assert!(!best.is_best && best.at_most == all && best.saved <= all, "{best:?}");
    assert_eq!(best.saved_so_far.last(), Some(&best.saved));
    let few = cover(&savable[..5], 2);
    assert!(few.is_best && few.at_most == few.saved && few.saved_so_far == [5, 9], "{few:?}");
}

#[test]
fn starts_are_read_by_their_zone_and_what_is_missing_is_counted() {
    let days = |time: &str| {
        let mut summary = Summary::default();
        summary.add(&Row { status: "8", time, ..Row::default() });
        let day = summary.first.map(|first| Moment::of_utc(first).day());
        (day, summary.without_zone, summary.without_time)
    };
    for (time, day, without_zone) in [
        ("2024-02-29T23:30:00-0100", "2024-03-01", 0),
        ("2026-03-31 00:30:00.500+02:00", "2026-03-30", 0),
        ("1969-12-31T23:59Z", "1969-12-31", 0),
        ("2026-03-31 04:00", "2026-03-31", 1),
        ("2026-03-31", "2026-03-31", 1),
        ("31/03/2026 04:00", "2026-03-31", 1),
        ("3/4/2026 4:00:12 PM", "2026-03-04", 1),
    ] {
        assert_eq!(days(time), (Some(day.to_owned()), without_zone, 0), "{time}");
    }
    for time in ["3/4/2026 04:00", "31/31/2026 04:00", "2026-13-01", "2026-02-30", "2026-03-31T25:00Z", "soon", ""] {
        assert_eq!(days(time), (None, 0, 1), "{time}");
    }
}

#[test]
fn broken_rows_are_counted_and_the_others_read() {
    let head = "statuscode,errorcode\n";
    for (text, runs, broken) in [
        (format!("{head}8,A\n8\n8,A,B\n4,\n"), 2, 2),
        (format!("{head}8,\"A\n8,B\n4,\n"), 2, 1),
        ("{\"statuscode\":8}\n{\"statuscode\":\n{\"statuscode\":4}\n{\"status".to_owned(), 2, 2),
    ] {
        let summary = read(text.as_bytes(), 5);
        assert_eq!((summary.total.runs, summary.broken_rows), (runs, broken), "{text}\n{:?}", summary.broken);
    }
}

/// A Synapse Link folder: the description names the columns, the partition only has rows.
#[test]
fn a_partition_without_a_head_is_read_by_the_description_of_its_folder() {
    let model = r#"{"name":"cdm","entities":[
        {"$type":"LocalEntity","name":"workflow","attributes":[{"name":"Id"},{"name":"name"}]},
        {"$type":"LocalEntity","name":"flowsession","attributes":[
            {"name":"Id","dataType":"guid"},{"name":"statuscode"},{"name":"errorcode"},{"name":"errormessage"},
            {"name":"startedon"},{"name":"runmode"}]}]}"#;
    let rows = "7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d,8,NoCandidateMachine,\"No machine, sorry\",2026-03-31T04:00:12.0000000Z,2\n\
        8f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d,4,,,2026-03-31T05:00:12.0000000Z,2\n";
    let names = model_columns(model).unwrap();
    assert_eq!(names.len(), 6);
    let counts = |names: Vec<String>| {
        let mut reader = Reader::with_names(names);
        rows.as_bytes().chunks(9).for_each(|piece| reader.feed(piece));
        let summary = reader.finish();
        (summary.total.runs, summary.total.failed, summary.broken_rows, summary.without_time)
    };
    assert_eq!(counts(names), (2, 1, 0, 0));
    // Without a description, nothing is guessed and nothing is lost.
    assert_eq!(counts(vec![]), (0, 0, 2, 0));
    assert_eq!(model_columns(r#"{"entities":[{"name":"workflow","attributes":[{"name":"Id"}]}]}"#), None);
}

#[test]
fn names_are_taken_out_of_messages_and_their_causes_stay() {
    let rows = "statuscode,runmode,errorcode,errormessage,machinename\n\
        8,2,,There is already a user session for CONTOSO\\kim on the target machine BOT-07. Cannot run a new unattended desktop flow.,BOT-07\n\
        8,2,,Odd thing for user lee@contoso.com with password=Hunter2!,BOT-08\n8,\n";
    let summary = read(rows.as_bytes(), 1024);
    let plain = summary.without_names();
    let json = serde_json::to_string(&plain).unwrap();
    for name in ["kim", "lee", "contoso", "CONTOSO", "Hunter2"] {
        assert!(!json.contains(name), "{name} in {json}");
    }
    let runs = |summary: &Summary| {
        let causes = judge(summary).causes;
        causes.iter().map(|cause| (cause.entry.map(|entry| entry.id), cause.runs)).collect::<Vec<_>>()
    };
    assert_eq!(runs(&plain), runs(&summary));
    assert_eq!((plain.total, &plain.machines), (summary.total, &summary.machines));
}

#[test]
fn a_hundred_thousand_columns_are_read() {
    let names = "x,".repeat(99_999) + "statuscode\n";
    let summary = read((names + &",".repeat(99_999) + "8\n").as_bytes(), 1 << 16);
    assert_eq!((summary.total.failed, summary.broken_rows), (1, 0));
}

/// More than four gigabytes, never in memory at once: a truncated file is read as far as possible, and what is missing
/// is said.
#[test]
#[ignore = "takes minutes; run with `cargo test --release --test triage -- --ignored`"]
fn a_file_beyond_four_gigabytes_is_read_in_part() {
    let rows = "8,2,RDPIsNotEnabled,,2026-03-31T04:00:12Z,BOT-01\n".repeat(20_000);
    let mut reader = Reader::default();
    reader.feed(b"statuscode,runmode,errorcode,errormessage,startedon,machinename\n");
    let pieces = (4_u64 << 30) / rows.len() as u64 + 1;
    (0..pieces).for_each(|_| reader.feed(rows.as_bytes()));
    reader.feed(b"8,2,\"cut");
    let summary = reader.finish();
    assert_eq!((summary.total.failed, summary.broken_rows), (pieces * 20_000, 1));
    assert_eq!(summary.broken.first().unwrap().line, pieces * 20_000 + 2);
}

/// However a hostile file is split, it stays within limits and loses no readable row.
#[test]
fn hostile_files_are_read_to_their_end() {
    let good = "8,A\n".repeat(1_000);
    let unique: String = (0..30_000).map(|at| format!("8,Kode{at}x\n")).collect();
    for (text, runs, broken) in [
        (format!("statuscode,errorcode\n8,\"{}\n{good}", "x".repeat(3 << 20)), 1_000, 1),
        (format!("statuscode,errorcode\n{good}8,\"A"), 1_000, 1),
        (format!("statuscode,errorcode\n\0\0,\u{feff}\n{good}"), 1_001, 0),
        (format!("statuscode,errorcode\n{unique}"), 30_000, 0),
        (
            format!(
                "[{}{{\"statuscode\":8,\"errorcode\":\"A\"",
                "{\"statuscode\":8,\"errorcode\":\"A\"},".repeat(1_000)
            ),
            1_000,
            1,
        ),
        (format!("{}{{\"statuscode\":8}}", "[".repeat(100_000)), 1, 1),
    ] {
        for piece in [4_093, 1 << 18] {
            let summary = read(text.as_bytes(), piece);
            let head: String = text.chars().take(40).collect();
            assert_eq!((summary.total.runs, summary.broken_rows), (runs, broken), "{head}: {:?}", summary.broken);
            let kept: u64 = summary.signatures().map(|signature| signature.runs).sum();
            assert_eq!(kept + summary.dropped(), summary.total.failed, "{head}");
        }
    }
}

/// A row with given texts: code, message, status, machine, time.
type Made = [String; 5];

fn rows() -> impl Strategy<Value = Vec<Made>> {
    let row = (0..3_u8, 0..3_u8, 0..5_u8, 0..40_u8).prop_map(|(code, status, machine, hour)| {
        [
            ["", "NoCandidateMachine", "Other"].get(usize::from(code)).unwrap().to_string(),
            format!("Machine 'M{machine}' said {code}"),
            ["8", "4", "?"].get(usize::from(status)).unwrap().to_string(),
            format!("M{machine}"),
            if hour < 24 { format!("2026-03-31T{hour:02}:00:00Z") } else { String::new() },
        ]
    });
    prop::collection::vec(row, 0..30)
}

fn sum(rows: &[Made]) -> Summary {
    let mut summary = Summary::default();
    for [code, message, status, machine, time] in rows {
        summary.add(&Row { code, message, status, machine, time, ..Row::default() });
    }
    summary
}

fn merged(a: &Summary, b: &Summary) -> Summary {
    let mut both = a.clone();
    both.merge(b).unwrap();
    both
}

proptest! {
    #[test]
    fn merging_has_no_order_and_equals_reading_all(a in rows(), b in rows(), c in rows()) {
        let (x, y, z) = (sum(&a), sum(&b), sum(&c));
        prop_assert_eq!(merged(&x, &y), merged(&y, &x));
        prop_assert_eq!(merged(&merged(&x, &y), &z), merged(&x, &merged(&y, &z)));
        let all: Vec<Made> = a.into_iter().chain(b).chain(c).collect();
        let whole = sum(&all);
        prop_assert_eq!(&merged(&merged(&x, &y), &z), &whole);
        let json = serde_json::to_string(&whole).unwrap();
        prop_assert_eq!(serde_json::from_str::<Summary>(&json).unwrap(), whole);
    }
}
