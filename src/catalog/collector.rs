//! Commands that collect facts from a machine: they only read, and the box reads what they print.

use crate::store::catalog;

/// A command, and what it tells.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The command, as PowerShell takes it.
    pub run: &'static str,
    /// What it tells, in a few words.
    pub tells: &'static str,
}

/// The commands, in the order in which they run.
pub fn commands() -> impl Iterator<Item = Command> {
    catalog().collector.iter().map(|stored| Command { run: stored.run, tells: stored.tells })
}

/// All of them as one block: each is named in front of what it prints, and everything goes to the clipboard.
#[must_use]
pub fn block() -> String {
    let line = |command: Command| format!("  {{ {} }} # {}\n", command.run, command.tells);
    let lines: String = commands().map(line).collect();
    format!("@(\n{lines}) | ForEach-Object {{ \"PS>$_\"; & $_ 2>$null | Out-String -Width 300 }} | Set-Clipboard\n")
}
