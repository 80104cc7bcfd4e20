//! The usage texts: every command has one, its examples run unchanged, and the exit statuses are as listed.

use super::{json, run};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with the files that the examples use.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("usage");
    let artifacts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/artifacts");
    fs::create_dir_all(folder.join("bin")).unwrap();
    fs::write(folder.join("plan.json"), r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#).unwrap();
    for (name, plan) in [("plans", "{}"), ("logs", "RDPIsNotEnabled")] {
        fs::create_dir_all(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("one.json"), plan).unwrap();
    }
    for group in ["machines/finance", "machines/hr"] {
        fs::create_dir_all(folder.join(group)).unwrap();
        let file = r#"{"schema":"flow-preflight-machine/1","machineName":"BOT","padVersion":"2.57"}"#;
        fs::write(folder.join(group).join("bot.json"), file).unwrap();
    }
    fs::write(folder.join("run.json"), r#"{"run":{"mode":"unattended"}}"#).unwrap();
    fs::write(folder.join("situation.json"), r#"{"feature":{"on":false}}"#).unwrap();
    fs::copy(artifacts.join("dataverse/flowsessions-newest-first.json"), folder.join("answer.json")).unwrap();
    let runs = "flowsessionid,statuscode,errorcode\n1,8,NoCandidateMachine\n";
    for table in ["flowsession.csv", "monday.csv"] {
        fs::write(folder.join(table), runs).unwrap();
    }
    fs::write(folder.join("tuesday.json"), run(&["triage", "--json", "-"], runs.as_bytes()).out).unwrap();
    let dsregcmd = folder.join("bin/dsregcmd");
    fs::write(&dsregcmd, "#!/bin/sh\necho 'AzureAdJoined : YES'\n").unwrap();
    fs::set_permissions(&dsregcmd, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// The commands in the program's usage, in order.
fn commands() -> Vec<String> {
    let usage = run(&["--help"], b"").out;
    let lines = usage.lines().filter_map(|line| line.strip_prefix("  flow-preflight "));
    lines.map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn each_command_has_a_usage_with_examples_that_run_as_they_stand() {
    let folder = folder();
    let program = Path::new(env!("CARGO_BIN_EXE_flow-preflight")).parent().unwrap();
    let path = format!("{}:{}:{}", program.display(), folder.join("bin").display(), std::env::var("PATH").unwrap());
    // `mcp` serves until its client ends it: `tests/mcp.rs`.
    for command in commands().into_iter().filter(|command| command != "mcp") {
        let usage = run(&[&command, "--help"], b"");
        assert_eq!(usage.status, 0, "{command}: {}", usage.err);
        assert_eq!(run(&["help", &command], b"").out, usage.out);
        let examples = usage.out.split("Example").nth(1).or(usage.out.split("For example: ").nth(1)).unwrap();
        let examples = examples.split("\nExit status").next().unwrap();
        let mut seen = 0;
        for line in examples.lines().map(str::trim).filter(|line| line.contains("flow-preflight ")) {
            let line = line.trim_start_matches("s:");
            let mut shell = Command::new("sh");
            let ran = shell.args(["-c", line]).current_dir(&folder).env("PATH", &path).output().unwrap();
            let complaint = String::from_utf8_lossy(&ran.stderr);
            assert!(matches!(ran.status.code(), Some(0 | 1)), "{line}: {complaint}");
            assert_eq!(complaint, "", "{line}");
            seen += 1;
        }
        assert!(seen > 0, "{command} has no example:\n{}", usage.out);
    }
}

#[test]
fn a_fault_of_the_command_line_shows_the_usage_of_its_command() {
    for (arguments, fault) in [
        (&["check", "--pin", "run.mode", "-"][..], "invalid option '--pin'"),
        (&["explain", "NoCandidateMachine", "more"], "“more” is one operand too many."),
        (&["why", "remote-desktop-off"], "FILE is missing."),
    ] {
        let ran = run(arguments, b"{}");
        let usage = run(&[arguments[0], "--help"], b"").out;
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(ran.err, format!("{fault}\n\n{usage}"), "{arguments:?}");
    }
}

#[test]
fn the_exit_status_is_one_of_four_that_the_usage_lists() {
    let usage = run(&["--help"], b"").out;
    let listed = usage.split("Exit status:\n").nth(1).unwrap();
    let listed: Vec<&str> = listed.lines().map(|line| line.trim().split(' ').next().unwrap()).collect();
    assert_eq!(listed, ["0", "1", "2", "3"]);
    assert_eq!(run(&["check", "-"], b"{}").status, 0);
    assert_eq!(run(&["check", "-"], br#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#).status, 1);
    assert_eq!(run(&["check", "-"], b"no plan").status, 2);
    // An answer that can't be written is an error.
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_flow-preflight"));
    let ran = program.args(["explain", "RDPIsNotEnabled"]).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&ran.stderr).starts_with("The answer can’t be written: "), "{ran:?}");
}

#[test]
fn an_option_may_be_anywhere_and_a_number_below_zero_is_a_code() {
    let one = run(&["explain", "--json", "-1073741715"], b"");
    let other = run(&["--json", "explain", "-1073741715"], b"");
    assert_eq!((one.status, &one.out), (0, &other.out), "{}", one.err);
    assert_eq!(json(&one.out)["schema"], "flow-preflight/1");
}

/// A command line for each command and each exit status that it can have.
#[test]
fn each_command_has_each_exit_status_that_its_usage_lists() {
    let folder = folder();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (plan, runs, bot) = (path("plan.json"), path("flowsession.csv"), path("machines/finance/bot.json"));
    let (other, expired) = (path("other.json"), path("expired.json"));
    fs::write(&other, r#"{"nothing":"of interest"}"#).unwrap();
    let exception =
        r#"{"exceptions":[{"rule":"remote-desktop-off","subject":"*","reason":"x","owner":"x","until":"2026-01-01"}]}"#;
    fs::write(&expired, exception).unwrap();
    let situation = path("situation.json");
    let cases: [(&str, &[&[&str]; 3]); 11] = [
        ("explain", &[&["RDPIsNotEnabled"], &[], &["NoSuchCodeAtAll"]]),
        ("read", &[&[&plan], &[&plan, "--fail-on", "blocked"], &["nowhere.txt"]]),
        ("check", &[&[&open_plan(&folder)], &[&plan], &[&other]]),
        ("fix", &[&[&plan], &[], &[&other]]),
        ("compare", &[&[&plan, &other], &[], &["nowhere.txt", &plan]]),
        ("why", &[&["remote-desktop-off", &plan], &[], &["no-such-rule", &plan]]),
        ("why-not", &[&["RDPIsNotEnabled", &plan], &[], &["RDPIsNotEnabled", &other]]),
        ("autoclaim", &[&[&situation], &[], &[&other]]),
        ("triage", &[&[&fine(&folder)], &[&runs], &[&other]]),
        ("fleet", &[&[&bot], &[&bot, "--exceptions", &expired], &[&other]]),
        ("catalog", &[&[], &[], &["--fail-on", "blocked"]]),
    ];
    for (command, lines) in cases {
        let usage = run(&[command, "--help"], b"").out;
        let listed = usage.split("Exit status: ").nth(1).unwrap_or_default().replace('\n', " ");
        for (status, line) in (0..).zip(lines.iter()) {
            let can = listed.starts_with(&format!("{status} ")) || listed.contains(&format!(" {status} "));
            assert_eq!(can, status != 1 || !line.is_empty(), "{command} --help about {status}: {listed}");
            if can {
                let ran = run(&[&[command], *line].concat(), b"");
                assert_eq!(ran.status, status, "{command} {line:?}: {}{}", ran.out, ran.err);
            }
        }
        // What can't be written is an internal error of each command.
        assert!(listed.contains("3 internal error"), "{command}: {listed}");
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_flow-preflight"));
        let ran = program.arg(command).args(lines[0]).stdout(full).output().unwrap();
        assert_eq!(ran.status.code(), Some(3), "{command}");
    }
}

/// A table in which no run failed.
fn fine(folder: &Path) -> String {
    let file = folder.join("fine.csv");
    fs::write(&file, "flowsessionid,statuscode,errorcode\n1,4,\n").unwrap();
    file.to_str().unwrap().to_owned()
}

/// A plan of which nothing is known.
fn open_plan(folder: &Path) -> String {
    let file = folder.join("open.json");
    fs::write(&file, "{}").unwrap();
    file.to_str().unwrap().to_owned()
}
