//! Colours and links appear only where they are wanted: never in redirected output, unless requested.

use std::io::Write;
use std::process::{Command, Stdio};

/// The output of `read -` for an error code, with these environment variables.
fn read(variables: &[(&str, &str)], options: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flow-preflight"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK"] {
        command.env_remove(name);
    }
    command.args(["read", "-"]).args(options).envs(variables.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"UnattendedNoAddon \x1b[31m").unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

const FORCED: (&str, &str) = ("CLICOLOR_FORCE", "1");

#[test]
fn redirected_output_has_no_colours() {
    let text = read(&[], &[]);
    assert!(text.contains("Next run: Will not run\n") && !text.contains('\x1b'), "{text:?}");
}

#[test]
fn forced_colours_mark_the_verdict_and_the_owner() {
    let text = read(&[FORCED, ("FORCE_HYPERLINK", "1")], &[]);
    assert!(text.contains("\x1b[1mNext run: \x1b[0m\x1b[1;31m× Will not run\x1b[0m"), "{text:?}");
    assert!(text.contains("\x1b]8;;https://admin.powerplatform.microsoft.com\x1b\\"), "{text:?}");
}

#[test]
fn who_wants_no_colours_gets_none() {
    assert_eq!(read(&[FORCED, ("NO_COLOR", "1")], &[]), read(&[], &[]));
}

#[test]
fn what_programs_read_has_no_colours_however_it_is_asked_for() {
    for form in ["json", "csv", "markdown", "html", "sarif"] {
        let text = read(&[FORCED], &["--format", form]);
        assert_eq!(text, read(&[], &["--format", form]), "{form}");
        assert!(!text.contains('\x1b'), "{form}: {text:?}");
    }
}
