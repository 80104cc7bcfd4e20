//! Plain logs: each entry with a failure is a failed run, and nothing else is a run.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::export::RunReport;
use flow_preflight::triage::{Reader, Summary, cover, judge};
use std::path::Path;

fn read(text: &[u8], piece: usize) -> Summary {
    let mut reader = Reader::default();
    text.chunks(piece).for_each(|piece| reader.feed(piece));
    reader.finish()
}

/// What a log is read as, in one line each: causes or unknown texts with their runs, machines, times.
fn answer(summary: &Summary) -> Vec<String> {
    let judged = judge(summary);
    let mut lines: Vec<String> = vec![];
    for cause in judged.causes.iter().filter(|cause| cause.entry.is_some()) {
        let machines: Vec<String> = cause.machines.iter().map(|(name, runs)| format!(" {name} {runs}")).collect();
        lines.push(format!("{} {}:{}", cause.runs, cause.entry.unwrap().id, machines.concat()));
    }
    lines.extend(judged.unknown.iter().map(|(text, runs)| format!("{runs} ? {text}")));
    let machines = summary.machines.by_name();
    lines.push(format!(
        "machines:{}",
        machines.iter().map(|(name, count)| format!(" {name} {}", count.failed)).collect::<String>()
    ));
    let moment = |at: Option<i64>| at.map_or("?".to_owned(), |at| flow_preflight::model::Moment::of_utc(at).text());
    lines.push(format!("{} to {}", moment(summary.first), moment(summary.last)));
    lines
}

#[track_caller]
fn check(log: &str, wanted: &[&str]) {
    let summary = read(log.as_bytes(), log.len());
    assert_eq!(answer(&summary), wanted, "{log}");
    let Summary { total, from_logs, broken_rows, open, .. } = &summary;
    assert_eq!((total.failed, *from_logs, *broken_rows, *open), (total.runs, total.runs, 0, 0), "{log}");
    for piece in [1, 3, 64] {
        assert_eq!(read(log.as_bytes(), piece), summary, "pieces of {piece} of {log}");
    }
    let wide: Vec<u8> =
        format!("\u{feff}{}", log.replace('\n', "\r\n")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, 1_000), summary, "UTF-16: {log}");
}

#[test]
fn one_line_an_entry_with_time_level_machine_and_code() {
    check(
        "2026-11-14T22:00:00Z INFO  BOT-01 Run 7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d started\n\
         2026-11-14T22:00:09Z ERROR BOT-01 Win10AlreadyHasActiveSession: There is a user session on the target machine.\n\
         2026-11-14T22:10:00Z INFO  BOT-02 Run 8f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d succeeded, 0 errors\n\
         2026-11-14T23:00:00Z ERROR BOT-02 Win10AlreadyHasActiveSession: There is a user session on the target machine.\n\
         2026-11-14T23:30:00Z ERROR BOT-02 The invoice 4711 could not be booked.\n",
        &[
            "2 Win10AlreadyHasActiveSession: BOT-01 1 BOT-02 1",
            "1 ? The invoice … could not be booked.",
            "machines: BOT-01 1 BOT-02 2",
            "2026-11-14T22:00:09Z to 2026-11-14T23:30Z",
        ],
    );
}

#[test]
fn brackets_and_a_stack_below_the_line() {
    check(
        "[2026-11-14 22:00:00,123] [INFO] [main] Starting the night's queue\n\
         [2026-11-14 22:05:00,001] [ERROR] [worker-3] Desktop flow failed on machine BOT-07\n\
         Microsoft.Flow.RPA.Desktop.Exception: No machine able to run the desktop flow has been found. Aborting execution.\n   \
            at Contoso.Queue.Run(String name)\n   at Contoso.Queue.Main()\n\
         \n\
         [2026-11-14 22:06:00,000] [WARN] [worker-3] Retry 1 of 3\n\
         [2026-11-14 22:07:00,000] [ERROR] [worker-3] Desktop flow failed on machine BOT-08\n\
         Microsoft.Flow.RPA.Desktop.Exception: No machine able to run the desktop flow has been found. Aborting execution.\n   \
            at Contoso.Queue.Run(String name)\n",
        &[
            "2 NoCandidateMachine: BOT-07 1 BOT-08 1",
            "machines: BOT-07 1 BOT-08 1",
            "2026-11-14T22:05Z to 2026-11-14T22:07Z",
        ],
    );
}

#[test]
fn blocks_of_labels_parted_by_rules() {
    check(
        "Failed runs of the night\n\
         ========================\n\
         Time: 14.11.2026 22:00\n\
         Machine: BOT-01\n\
         Desktop flow: Invoice booking\n\
         Error code: UnattendedNoAddon\n\
         ------------------------\n\
         Time: 14.11.2026 23:30\n\
         Machine: BOT-02\n\
         Desktop flow: Stock sync\n\
         Run mode: unattended\n\
         Message: No machine able to run the desktop flow has been found. Aborting execution.\n\
         ------------------------\n\
         Time: 15.11.2026 01:00\n\
         Machine: BOT-02\n\
         Status: Succeeded\n\
         Error code: none\n",
        &[
            "1 NoCandidateMachine: BOT-02 1",
            "1 UnattendedNoAddon: BOT-01 1",
            "machines: BOT-01 1 BOT-02 1",
            "2026-11-14T22:00Z to 2026-11-14T23:30Z",
        ],
    );
}

#[test]
fn paragraphs_with_blank_lines_between() {
    check(
        "Run mode: attended\nError code: AttendedUserNotLoggedIn\nHost: RPA-0042\n\n\
         Run mode: attended\nError code: AttendedUserNotLoggedIn\nHost: RPA-0043\n\n\
         Run mode: attended\nError code: KontoGesperrt77\nHost: RPA-0043\n",
        &[
            "2 AttendedUserNotLoggedIn: RPA-0042 1 RPA-0043 1",
            "1 ? KontoGesperrt77",
            "machines: RPA-0042 1 RPA-0043 2",
            "? to ?",
        ],
    );
}

#[test]
fn names_and_values_in_a_line() {
    check(
        "time=2026-11-14T22:00:00Z level=info machine=BOT-01 msg=\"run started\"\n\
         time=2026-11-14T22:00:30Z level=error machine=BOT-01 code=InvalidConnectionCredentials msg=\"Could not connect\"\n\
         time=2026-11-14T22:01:00Z level=error machine=BOT-02 msg=\"Kunde 4711 wurde nicht gefunden\"\n",
        &[
            "1 InvalidConnectionCredentials: BOT-01 1",
            "1 ? Kunde … wurde nicht gefunden",
            "machines: BOT-01 1 BOT-02 1",
            "2026-11-14T22:00:30Z to 2026-11-14T22:01Z",
        ],
    );
}

#[test]
fn tabs_and_a_clock_of_the_united_states() {
    check(
        "11/14/2026 10:00:00 PM\tError\tBOT-01\t-1073741715\tLogon failed\n\
         11/14/2026 10:05:00 PM\tInformation\tBOT-01\t0\tThe operation completed successfully\n\
         11/15/2026 12:05:00 AM\tError\tBOT-03\t-1073741715\tLogon failed\n",
        &["2 -1073741715: BOT-01 1 BOT-03 1", "machines: BOT-01 1 BOT-03 1", "2026-11-14T22:00Z to 2026-11-15T00:05Z"],
    );
}

#[test]
fn levels_without_times() {
    check(
        "INFO: 3 flows to run\n\
         ERROR: AADSTS50126: Error validating credentials due to invalid username or password.\n\
         INFO: 1 failed, 0 errors left\n\
         WARNING: NoCandidateMachine, trying again\n\
         FATAL: RDP is not enabled on the machine BOT-09\n\
         INFO: the run failed with NoCandidateMachine\n",
        &[
            "1 AADSTS50126:",
            "1 NoCandidateMachine:",
            "1 ? RDP is not enabled on the machine …",
            "machines: BOT-09 1",
            "? to ?",
        ],
    );
}

#[test]
fn codes_at_the_beginning_of_lines() {
    check(
        "NoCandidateMachine\nRDPIsNotEnabled: RDP is not enabled\nNoCandidateMachine\n",
        &["2 NoCandidateMachine:", "1 RDPIsNotEnabled:", "machines:", "? to ?"],
    );
}

#[test]
fn times_without_levels_count_what_is_recognised() {
    check(
        "2026/11/14 22:00:00 queue: 12 items\n\
         2026/11/14 22:01:00 [4] No machine able to run the desktop flow has been found. Aborting execution.\n\
         2026/11/14 22:02:00 queue: the invoice 12 is not there\n\
         2026/11/14 22:03:00 status=Succeeded after NoCandidateMachine\n",
        &["1 NoCandidateMachine:", "machines:", "2026-11-14T22:01Z to 2026-11-14T22:01Z"],
    );
}

/// Logs in which nothing failed, in words that failures have.
#[test]
fn logs_without_a_failure_have_no_run() {
    for log in [
        "2026-11-14T22:00:00Z INFO Run 12 finished: 0 failed, 0 errors\n2026-11-14T22:10:00Z INFO No error. BOT-01 is idle.\n",
        "[INFO] checking NoCandidateMachine handler\n[DEBUG] error handler registered\n[OK] done\n",
        "Time: 2026-11-14 22:00\nMachine: BOT-01\nStatus: Succeeded\nError code: 0\n",
        "14.11.2026 22:00:00 backup done\n14.11.2026 23:00:00 backup done\n",
    ] {
        let summary = read(log.as_bytes(), 7);
        assert_eq!((summary.total.runs, summary.broken_rows), (0, 0), "{log}");
        assert_eq!(
            summary.notes.iter().collect::<Vec<_>>(),
            ["A file is a log, and none of its entries reports a failure."],
            "{log}"
        );
    }
}

/// What is neither a table nor a log is said as before: letters, code, tables without the names of their columns.
#[test]
fn other_texts_are_no_logs() {
    for text in [
        "It failed again.\nNobody knows why.\n",
        "Hello Kim,\n\nsince Monday our runs fail with NoCandidateMachine. Error in the flow?\n\nRegards\n",
        "7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d,8,NoCandidateMachine,\"No machine, sorry\"\n",
        "fn main() {\n    println!(\"error\");\n}\n",
        "name;amount\nKim;12\n",
        "[1, 2, 3]\n",
    ] {
        let summary = read(text.as_bytes(), 7);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count() as u64;
        assert_eq!((summary.total.runs, summary.from_logs, summary.broken_rows), (0, 0, lines), "{text}");
        assert!(
            summary.notes.iter().any(|note| note.starts_with("The first line of a file doesn’t name the columns.")),
            "{text}"
        );
    }
}

/// A night in two logs and a table: what each says adds up, and what logs don't say is said.
#[test]
fn logs_and_tables_add_up() {
    let log = read(
        b"2026-11-14T22:00:00Z ERROR BOT-01 NoCandidateMachine\n2026-11-14T22:00:00Z ERROR BOT-02 NoCandidateMachine\n",
        9,
    );
    let table = read(b"statuscode,errorcode,startedon,machinename\n8,NoCandidateMachine,2026-11-14T23:00:00Z,BOT-01\n4,,2026-11-14T23:30:00Z,BOT-01\n", 9);
    let mut both = log.clone();
    both.merge(&table).unwrap();
    let mut other = table.clone();
    other.merge(&log).unwrap();
    assert_eq!(both, other);
    assert_eq!((both.total.runs, both.total.failed, both.from_logs), (4, 3, 2));
    let json = serde_json::to_string(&both).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&json).unwrap(), both);
    let text = |summary: &Summary| {
        let judged = judge(summary);
        RunReport { summary, judged: &judged, covered: &cover(&judged.savable, 3), top: 8 }.text()
    };
    let alone = text(&log);
    assert!(alone.starts_with("2 failed runs, 1 cause, 2 machines, "), "{alone}");
    assert!(alone.contains("\nWorst machine      BOT-01 (1 failed)\n"), "{alone}");
    let said = "From logs: 2 failed runs. How many runs succeeded there isn’t known.\n";
    assert!(alone.contains(said) && text(&both).contains(said), "{alone}");
    assert!(text(&both).starts_with("4 runs, 3 failed, 1 cause"), "{}", text(&both));
    assert!(text(&table).starts_with("2 runs, 1 failed (50.0 %), 1 cause") && !text(&table).contains("logs"));
}

/// Lines and entries without an end take no memory, and what comes after them is read.
#[test]
fn what_never_ends_is_bounded() {
    let good = "2026-11-14T22:00:00Z ERROR NoCandidateMachine\n";
    let long = format!("{good}{}\n{good}{}{good}", "x".repeat(2 << 20), "    at Contoso.Queue.Run()\n".repeat(40_000));
    let summary = read(long.as_bytes(), 1 << 18);
    assert_eq!((summary.total.failed, summary.signatures().count()), (3, 1));
    assert!(summary.signatures().all(|signature| signature.sample.len() <= 2_000));
}

#[test]
fn the_terminal_reads_logs_of_a_folder() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("triage-logs");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("night.log"), "2026-11-14T22:00:00Z ERROR BOT-01 NoCandidateMachine\n").unwrap();
    let run = || std::process::Command::new(env!("CARGO_BIN_EXE_flow-preflight"));
    let done = run().arg("triage").arg(&folder).output().unwrap();
    let out = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.code() == Some(1) && out.starts_with("1 failed run, 1 cause, 1 machine"), "{out}");
    std::fs::write(folder.join("night.log"), "2026-11-14T22:00:00Z INFO BOT-01 idle\n").unwrap();
    let done = run().arg("triage").arg(&folder).output().unwrap();
    let errors = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.code() == Some(2) && errors.contains("none of its entries reports a failure"), "{errors}");
}
