//! The collector's commands only read, and each prints something that can be read.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::collector::{block, commands};
use flow_preflight::intake::read;
use flow_preflight::model::Units;

/// The block's output on a company's machine.
const PRINTED: &str = include_str!("artifacts/dump/collector.txt");

/// The allowed first words of a command: nothing writes, starts, stops or sends anything. Network tests open a
/// connection and close it.
const READING: [&str; 10] = [
    "whoami",
    "query user",
    "net localgroup (Get-LocalGroup -SID ",
    "Get-LocalGroup -SID ",
    "dsregcmd /status",
    "reg query \"HKLM\\",
    "Get-Service ",
    "Get-ComputerInfo ",
    "Format-List",
    "Test-NetConnection ",
];

/// The commands in a line, separated by pipes or in brackets.
fn parts(line: &str) -> Vec<&str> {
    let inside = line.match_indices('(').map(|(at, _)| line.split_at(at + 1).1);
    line.split(" | ").chain(inside).map(str::trim).collect()
}

#[test]
fn every_command_only_reads() {
    for command in commands() {
        for part in parts(command.run) {
            assert!(READING.iter().any(|verb| part.starts_with(verb)), "“{part}” is not known to only read");
        }
        for sign in [">", ";", "&", "`", "$(", "/add", "/delete", "/active", "\n"] {
            assert!(!command.run.contains(sign), "“{sign}” in {} could change something", command.run);
        }
        assert!(!command.tells.is_empty() && !command.tells.contains(['}', '\'']), "{}", command.run);
    }
}

/// Besides running the commands, the block only prints their names and fills the clipboard.
#[test]
fn the_block_is_the_commands_and_nothing_else() {
    let lines = commands().map(|command| format!("  {{ {} }} # {}\n", command.run, command.tells));
    let expected = format!(
        "@(\n{}) | ForEach-Object {{ \"PS>$_\"; & $_ 2>$null | Out-String -Width 300 }} | Set-Clipboard\n",
        lines.collect::<String>()
    );
    assert_eq!(block(), expected);
}

#[test]
fn each_command_prints_what_the_box_reads() {
    let reading = read(PRINTED, Units::Utf8);
    for command in commands() {
        let asked = format!("PS> {} \n", command.run);
        let start = PRINTED.find(&asked).unwrap_or_else(|| panic!("{} is not in the artefact", command.run));
        let start = start + asked.len();
        let end = PRINTED.split_at(start).1.find("\nPS>").map_or(PRINTED.len(), |length| start + length);
        let here = |at: usize| (start..end).contains(&at);
        let is_read = reading.artifacts.iter().any(|found| here(found.place.start));
        // The command's user and group members become facts only together with the connection's user, and a supported
        // credential provider gives no fact.
        let says = reading.facts.iter().any(|found| here(found.place.start));
        let together =
            ["whoami", "net localgroup", "reg query \"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Auth"];
        let alone = !together.iter().any(|name| command.run.starts_with(name));
        assert!(is_read && (says || !alone), "the box reads nothing of what {} prints", command.run);
    }
    assert!(reading.offers.is_empty(), "it is one machine: {:?}", reading.offers);
}
