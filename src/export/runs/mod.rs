//! The report on many runs: text for a terminal, Markdown, CSV and one HTML file.

mod html;
mod message;

pub use html::DAYS;

use crate::catalog::Step;
use crate::intake::privacy;
use crate::model::{Moment, Owner, RunPlan};
use crate::triage::{Cause, Count, Covered, Judged, Kept, Summary};
use std::fmt::Write;

/// The counts and the conclusions from them.
#[derive(Clone, Copy, Debug)]
pub struct RunReport<'r> {
    /// The counts.
    pub summary: &'r Summary,
    /// The causes.
    pub judged: &'r Judged,
    /// The changes that would have saved the most runs.
    pub covered: &'r Covered,
    /// The most causes, machines and unknown messages that are listed.
    pub top: usize,
}

/// The length of the longest bar, in characters.
const BAR: u64 = 20;

/// How many consecutive hours are counted together.
const HOURS: u8 = 4;

impl RunReport<'_> {
    /// The report for a terminal, about one screen.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("{}\n", self.headline());
        for (at, line) in self.changes().iter().enumerate() {
            if at == 0 {
                let _ = writeln!(out, "√ {}", self.saved());
            }
            let SavedBy { step, saved, so_far } = line;
            let share = share(*so_far, self.failed());
            let action = step.action(&RunPlan::new());
            let _ = writeln!(
                out,
                "  {}  {:<22} {action} {}; {share} with those above",
                at + 1,
                step.owner.label(),
                counted(*saved, "run")
            );
        }
        out.push('\n');
        let most = self.judged.causes.iter().map(|cause| cause.runs).max().unwrap_or(1).max(1);
        let width = self.known().take(self.top).map(|(_, title)| title.chars().count()).max().unwrap_or(0).max(24);
        let mut line = |sign: char, runs: u64, text: &str| {
            let length = usize::try_from(runs.saturating_mul(BAR).div_ceil(most)).unwrap_or(0);
            let (runs, share) = (grouped(runs), share(runs, self.failed()));
            let text = text.trim_end();
            let _ = writeln!(out, "  {sign} {runs:>9}  {:<20} {share:>7}  {text}", "█".repeat(length));
        };
        for (cause, title) in self.known().take(self.top) {
            let owner = owner(cause).map_or("", Owner::label);
            let gap = " ".repeat(width - title.chars().count().min(width));
            line('×', cause.runs, &format!("{title}{gap}  {owner}"));
        }
        let (rest, more) = self.rest();
        if rest > 0 {
            line(
                '!',
                rest,
                &format!(
                    "{}{}  --top {}",
                    counted(more as u64, "more cause"),
                    " ".repeat(width.saturating_sub(13)),
                    self.top + more
                ),
            );
        }
        for cause in self.judged.causes.iter().filter(|cause| cause.entry.is_none()) {
            line('?', cause.runs, &format!("Not recognised: {}", counted(cause.signatures as u64, "text")));
        }
        for (text, runs) in self.judged.unknown.iter().take(self.top) {
            let text: String = text.chars().take(100).collect();
            let _ = writeln!(out, "    {:>9}  {text}", grouped(*runs));
        }
        out.push('\n');
        for (label, text) in self.worst() {
            let _ = writeln!(out, "{label:<18} {text}");
        }
        for remark in self.remarks() {
            let _ = writeln!(out, "{remark}");
        }
        // File content must not send control characters to the terminal.
        out.retain(|sign| sign == '\n' || !sign.is_control());
        out
    }

    /// The report as Markdown, for a wiki or an issue.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# Run history\n\n{}\n", self.headline());
        let changes = self.changes();
        if !changes.is_empty() {
            let _ = write!(out, "\n## {}\n\n", self.saved());
            for SavedBy { step, saved, so_far } in &changes {
                let (action, owner) = (step.action(&RunPlan::new()), step.owner.label());
                let share = share(*so_far, self.failed());
                let _ = writeln!(out, "1. {action} **{owner}**, {}, {share} with those above", counted(*saved, "run"));
            }
        }
        out += "\n## Causes\n\n| Runs | Share | Cause | Code | Owner |\n|---:|---:|---|---|---|\n";
        for [runs, share, title, id, owner] in self.cause_rows() {
            let _ = writeln!(out, "| {runs} | {share} | {} | {} | {owner} |", title.replace('|', "\\|"), code(&id));
        }
        if !self.judged.unknown.is_empty() {
            out += "\n## Not recognised\n\n| Runs | Text |\n|---:|---|\n";
            for (text, runs) in self.judged.unknown.iter().take(self.top) {
                let plain = text.replace(['\n', '\r'], " ").replace('|', "\\|").replace('<', "&lt;");
                let _ = writeln!(out, "| {} | {plain} |", grouped(*runs));
            }
        }
        out += "\n## When and where\n\n";
        for (label, text) in self.worst() {
            let _ = writeln!(out, "- {label}: {text}");
        }
        for remark in self.remarks() {
            let _ = writeln!(out, "- {}", remark.trim_start());
        }
        out
    }

    /// The causes as CSV. Cells that a spreadsheet would run as formulas are made text.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = "runs,share,cause,code,owner\r\n".to_owned();
        let failed = self.failed().max(1) as f64;
        let mut line = |runs: u64, title: &str, id: &str, owner: &str| {
            let _ = write!(out, "{runs},{:.4},{},{},{}\r\n", runs as f64 / failed, cell(title), cell(id), cell(owner));
        };
        for (cause, title) in self.known() {
            line(cause.runs, title, cause.entry.map_or("", |entry| entry.id), owner(cause).map_or("", Owner::label));
        }
        self.judged.unknown.iter().for_each(|(text, runs)| line(*runs, text, "", ""));
        out
    }

    /// The number of failed runs.
    #[must_use]
    pub const fn failed(&self) -> u64 {
        self.summary.total.failed
    }

    /// The recognised causes with their titles.
    pub fn known(&self) -> impl Iterator<Item = (&Cause, &'static str)> {
        self.judged.causes.iter().filter_map(|cause| Some((cause, cause.entry?.title)))
    }

    /// The number of runs of the causes that are not listed, and the number of these causes.
    fn rest(&self) -> (u64, usize) {
        let rest: Vec<u64> = self.known().skip(self.top).map(|(cause, _)| cause.runs).collect();
        (rest.iter().sum(), rest.len())
    }

    /// `100,000 runs, 11,944 failed (11.9 %), 10 causes, 38 machines, 2026-11-14 to 2026-11-20 (UTC)`.
    #[must_use]
    pub fn headline(&self) -> String {
        let summary = self.summary;
        let Count { runs, failed } = summary.total;
        let about = if summary.machines.is_exact() { "" } else { "about " };
        let (causes, machines) = (self.known().count() as u64, summary.machines.distinct());
        // Logs don't say how many runs succeeded, so with them there is no share.
        let mut line = match summary.of_logs() {
            0 => format!("{}, {} failed ({})", counted(runs, "run"), grouped(failed), share(failed, runs)),
            logged if logged == runs => counted(failed, "failed run"),
            _ => format!("{}, {} failed", counted(runs, "run"), grouped(failed)),
        };
        let _ = write!(line, ", {}", counted(causes, "cause"));
        if machines > 0 {
            let _ = write!(line, ", {about}{}", counted(machines, "machine"));
        }
        if let (Some(first), Some(last)) = (summary.first, summary.last) {
            let _ = write!(line, ", {} to {} (UTC)", Moment::of_utc(first).day(), Moment::of_utc(last).day());
        }
        line
    }

    /// `3 changes would have saved 83 % of the failed runs`.
    #[must_use]
    pub fn saved(&self) -> String {
        let bound = match self.covered.is_best {
            true => String::new(),
            false => format!(
                "; picked one after the other, no set saves more than {}",
                share(self.covered.at_most, self.failed())
            ),
        };
        let changes = counted(self.covered.steps.len() as u64, "change");
        format!("{changes} would have saved {} of the failed runs{bound}", share(self.covered.saved, self.failed()))
    }

    /// The changes, in order.
    #[must_use]
    pub fn changes(&self) -> Vec<SavedBy> {
        let mut before = 0;
        let steps = self.covered.steps.iter().zip(&self.covered.saved_so_far);
        steps
            .map(|(step, so_far)| {
                let saved = so_far - before;
                before = *so_far;
                SavedBy { step, saved, so_far: *so_far }
            })
            .collect()
    }

    /// The listed causes: runs, share, title, code, owner.
    #[must_use]
    pub fn cause_rows(&self) -> Vec<[String; 5]> {
        let failed = self.failed();
        let row = |runs: u64, title: &str, id: &str, owner: &str| {
            [grouped(runs), share(runs, failed), title.to_owned(), id.to_owned(), owner.to_owned()]
        };
        let known = self.known().take(self.top).map(|(cause, title)| {
            row(cause.runs, title, cause.entry.map_or("", |entry| entry.id), owner(cause).map_or("", Owner::label))
        });
        let (rest, more) = self.rest();
        let others = (rest > 0).then(|| row(rest, &counted(more as u64, "more cause"), "", ""));
        let unknown = self.judged.causes.iter().filter(|cause| cause.entry.is_none());
        let unknown = unknown.map(|cause| {
            row(cause.runs, &format!("Not recognised: {}", counted(cause.signatures as u64, "text")), "", "")
        });
        known.chain(others).chain(unknown).collect()
    }

    /// Where and when most runs failed.
    #[must_use]
    pub fn worst(&self) -> Vec<(&'static str, String)> {
        let summary = self.summary;
        let mut lines = vec![];
        let in_hour = |hour: u8| (0..7).map(|day| summary.hours.of(day * 24 + hour).failed).sum::<u64>();
        let from = |start: u8| (start..start + HOURS).map(|hour| in_hour(hour % 24)).sum::<u64>();
        if let Some(start) = (0..24).rev().max_by_key(|start| from(*start)).filter(|start| from(*start) > 0) {
            let text =
                format!("{start:02}:00 to {:02}:00 UTC ({})", (start + HOURS) % 24, share(from(start), self.failed()));
            lines.push(("Worst hours", text));
        }
        let named: [(_, &Kept); 4] = [
            ("Worst machine", &summary.machines),
            ("Worst group", &summary.groups),
            ("Worst connection", &summary.connections),
            ("Worst flow", &summary.flows),
        ];
        for (label, counts) in named {
            if let Some((name, Count { failed, runs })) =
                counts.by_failures().first().filter(|(_, count)| count.failed > 0)
            {
                let failed = grouped(*failed);
                lines.push((
                    label,
                    match summary.of_logs() {
                        0 => format!("{name} ({failed} of {} failed)", counted(*runs, "run")),
                        _ => format!("{name} ({failed} failed)"),
                    },
                ));
            }
        }
        lines
    }

    /// What was left out, and what the conclusions are based on.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let summary = self.summary;
        let said = [
            (summary.open, "row", "without an outcome"),
            (summary.without_zone, "time", "without a time zone, read as UTC"),
            (summary.without_time, "row", "without a time that can be read; write it as 2026-03-31T04:00:12Z"),
            (summary.dropped(), "failed run", "with a text too rare to list"),
            (summary.broken_rows, "row", "that can’t be read"),
        ];
        let said = said.into_iter().filter(|(count, ..)| *count > 0);
        let mut lines: Vec<String> =
            said.map(|(count, noun, text)| format!("{} {text}", counted(count, noun))).collect();
        if summary.of_logs() > 0 {
            let logged = counted(summary.of_logs(), "failed run");
            lines.push(format!("From logs: {logged}. How many runs succeeded there isn’t known."));
        }
        lines.extend(
            summary.broken.iter().map(|row| format!("  line {}: {}: {}", row.line, row.why, privacy::mask(&row.text))),
        );
        lines.extend(summary.notes.iter().cloned());
        lines
    }
}

/// A change and the runs it would have saved.
#[derive(Clone, Copy, Debug)]
pub struct SavedBy {
    /// The change.
    pub step: &'static Step,
    /// The runs that it saves beyond earlier changes.
    pub saved: u64,
    /// The runs that all changes up to it save.
    pub so_far: u64,
}

/// Who takes the first step against a cause.
fn owner(cause: &Cause) -> Option<Owner> {
    cause.entry.and_then(|entry| entry.fix.first()).map(|step| step.owner)
}

fn code(id: &str) -> String {
    if id.is_empty() { String::new() } else { format!("`{id}`") }
}

/// A CSV cell.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A percentage with one decimal.
#[must_use]
pub fn share(part: u64, whole: u64) -> String {
    let tenths = part.saturating_mul(1_000).checked_div(whole).unwrap_or(0);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// A number with its noun, in the plural unless it is 1.
#[must_use]
pub fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// A number with thousands separators.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
