//! Read-only commands that collect facts on a machine. Their output can be pasted.

use crate::store::catalog;

/// A command and what it shows.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The PowerShell command.
    pub run: &'static str,
    /// What it shows, in a few words.
    pub tells: &'static str,
}

/// The commands, in the order they run.
pub fn commands() -> impl Iterator<Item = Command> {
    catalog().collector.iter().map(|stored| Command { run: stored.run, tells: stored.tells })
}

/// All commands as one block. It prints each command's name before its output, and copies everything to the clipboard.
#[must_use]
pub fn block() -> String {
    let line = |command: Command| format!("  {{ {} }} # {}\n", command.run, command.tells);
    let lines: String = commands().map(line).collect();
    format!("@(\n{lines}) | ForEach-Object {{ \"PS>$_\"; & $_ 2>$null | Out-String -Width 300 }} | Set-Clipboard\n")
}
