//! The script that collects a machine's facts parses, and calls only commands that are known to read.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use std::collections::BTreeSet;
use tree_sitter::{Node, Parser, Tree};

const SCRIPT: &str = include_str!("../static/collect.ps1");

/// The allowed commands. `Out-File` writes the script's only file; `net localgroup NAME` lists a group.
const COMMANDS: [&str; 15] = [
    "ConvertTo-Json",
    "ForEach-Object",
    "Get-ChildItem",
    "Get-CimInstance",
    "Get-Command",
    "Get-Date",
    "Get-Item",
    "Get-ItemProperty",
    "Get-Process",
    "Get-Service",
    "Join-Path",
    "Out-File",
    "Select-Object",
    "Test-NetConnection",
    "Where-Object",
];

/// The allowed program calls, in full.
const PROGRAMS: [&str; 3] =
    ["dsregcmd.exe /status", "query.exe user 2>$null", "net.exe localgroup $group.Name 2>$null"];

/// Ways around the list: calling what a text names, calling methods, using types, writing elsewhere.
const NEVER: [&str; 6] = [
    "command_invokation_operator",
    "invokation_expression",
    "invokation_foreach_expression",
    "assignment_by_reference",
    "class_statement",
    "data_statement",
];

/// The types that a value may be converted to.
const TYPES: [&str; 5] = ["cmdletbinding", "int", "ordered", "string", "switch"];

fn parse(script: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    parser.parse(script, None).unwrap()
}

fn nodes<'t>(node: Node<'t>, all: &mut Vec<Node<'t>>) {
    all.push(node);
    for at in 0..node.child_count() {
        nodes(node.child(at).unwrap(), all);
    }
}

/// Everything in a script that is not allowed.
fn forbidden(script: &str) -> Vec<String> {
    let tree = parse(script);
    let mut all = vec![];
    nodes(tree.root_node(), &mut all);
    let text = |node: &Node| node.utf8_text(script.as_bytes()).unwrap().to_owned();
    let own: BTreeSet<String> = all.iter().filter(|node| node.kind() == "function_name").map(text).collect();
    let mut wrong = vec![];
    let mut writes = 0;
    for node in &all {
        let said = text(node);
        match node.kind() {
            _ if node.is_error() || node.is_missing() => wrong.push(format!("does not parse: {said}")),
            "command_name" => {
                let known = COMMANDS.contains(&said.as_str()) || own.contains(&said);
                let call = text(&node.parent().unwrap()).trim_end().to_owned();
                let is_program = said.ends_with(".exe");
                writes += usize::from(said == "Out-File");
                if is_program && !PROGRAMS.contains(&call.as_str()) || !is_program && !known {
                    wrong.push(call);
                }
            }
            "type_name" if !TYPES.contains(&said.to_ascii_lowercase().as_str()) => wrong.push(format!("[{said}]")),
            "redirection" if said != "2>$null" => wrong.push(said),
            kind if NEVER.contains(&kind) => wrong.push(said),
            _ => {}
        }
    }
    if writes > 1 {
        wrong.push("writes more than one file".to_owned());
    }
    wrong
}

#[test]
fn the_script_parses_and_only_reads() {
    assert_eq!(forbidden(SCRIPT), Vec::<String>::new());
}

/// The check itself must find these.
#[test]
fn what_changes_something_is_found() {
    let changes = [
        "Set-ItemProperty -Path x -Name y -Value 1",
        "Restart-Service UIFlowService",
        "gsv UIFlowService",
        "& $command",
        ". .\\other.ps1",
        "net.exe localgroup Administrators eve /add",
        "net.exe user",
        "reg.exe add HKLM\\x",
        "'x' > file.txt",
        "Get-Process 2> file.txt",
        "(Get-Service UIFlowService).Stop()",
        "[IO.File]::Delete('x')",
        "[Diagnostics.Process]::Start('cmd')",
        "Import-Module Microsoft.Graph",
        "iex $text",
        "Get-Process | % { $_.Kill() }",
        "if ($true) { Remove-Item x }",
        "$x = @(Stop-Process -Name y)",
        "\"$(Stop-Process -Name y)\"",
        "1 | Out-File a; 1 | Out-File b",
        "if ($true {",
    ];
    for script in changes {
        assert!(!forbidden(script).is_empty(), "“{script}” went through");
    }
}

/// Windows PowerShell 5.1 reads a file without a byte-order mark in the machine's code page.
#[test]
fn the_script_is_plain_ascii_and_says_what_it_needs() {
    assert!(SCRIPT.is_ascii());
    assert!(SCRIPT.starts_with("#Requires -Version 5.1\n"));
    assert!(!SCRIPT.contains("#Requires -Modules") && !SCRIPT.contains("#Requires -RunAsAdministrator"));
    assert!(!SCRIPT.contains("using module"));
    // A desktop flow takes what stands between two percent signs for one of its variables.
    assert!(!SCRIPT.contains('%'));
}
