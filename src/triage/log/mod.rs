//! Reads a plain log piece by piece: its entries are split, and each that reports a failure counts as a failed run.
//!
//! An entry begins at a line with a time. In a log without times it begins at a line with a level or a code, or behind a
//! blank line or a rule. The lines after it are part of it. How many runs succeeded, a log doesn't say.

mod entry;
mod head;

use super::{Row, Summary};
use entry::Entries;
use head::Head;

/// The longest entry and the longest line, in bytes. What is behind that is left out.
const LONGEST: usize = 16 << 10;

/// A log read entry by entry.
#[derive(Default)]
pub(super) struct Log {
    /// The beginning of a line whose end is in the next piece.
    carried: Vec<u8>,
    /// The lines of the open entry.
    entry: String,
    /// True once a line began with a time: from then on, no other line begins an entry.
    has_times: bool,
    /// True behind a blank line or a rule.
    is_parted: bool,
    /// True once an entry had the form of one.
    is_log: bool,
    entries: Entries,
    summary: Summary,
}

impl Log {
    /// Reads the next piece.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let left = LONGEST.saturating_sub(self.carried.len());
            self.carried.extend(line.iter().take(left));
            if line.ends_with(b"\n") {
                self.end_line();
            }
        }
    }

    /// The runs of the log so far.
    pub(super) const fn so_far(&self) -> &Summary {
        &self.summary
    }

    /// The summary of the log; `None` if it is none.
    pub(super) fn finish(mut self) -> Option<Summary> {
        self.end_line();
        self.end_entry();
        if self.summary.total.runs == 0 {
            self.summary.notes.insert("A file is a log, and none of its entries reports a failure.".to_owned());
        }
        self.is_log.then_some(self.summary)
    }

    fn end_line(&mut self) {
        let carried = std::mem::take(&mut self.carried);
        let text = String::from_utf8_lossy(&carried);
        let line = text.trim_end();
        if is_rule(line) {
            // In a log with times, blank lines are part of an entry.
            self.is_parted = true;
            return;
        }
        let head = Head::of(line);
        let begins =
            if self.has_times || head.time.is_some() { head.time.is_some() } else { self.is_parted || head.is_loud };
        if begins {
            self.end_entry();
        }
        self.has_times |= head.time.is_some();
        self.is_log |= head.time.is_some() || head.is_loud;
        self.is_parted = false;
        if self.entry.len() + line.len() < LONGEST {
            self.entry.push_str(line);
            self.entry.push('\n');
        }
    }

    fn end_entry(&mut self) {
        let text = std::mem::take(&mut self.entry);
        if text.is_empty() {
            return;
        }
        let entry = self.entries.read(&text);
        self.is_log |= entry.is_block;
        if let Some(failure) = entry.failure.filter(|_| self.is_log) {
            let row = Row {
                code: &failure.code,
                message: &failure.message,
                status: "failed",
                mode: &failure.mode,
                time: &failure.time,
                machine: &failure.machine,
                group: &failure.group,
                connection: &failure.connection,
                flow: &failure.flow,
            };
            self.summary.add(&row);
            self.summary.from_logs += 1;
        }
    }
}

/// True for a blank line and for a rule between blocks: `-----`, `* * *`.
fn is_rule(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_' | b'#' | b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_entries_without_an_end_are_kept_in_part() {
        let mut log = Log::default();
        (0..100).for_each(|_| log.feed("x".repeat(1_000).as_bytes()));
        assert_eq!(log.carried.len(), LONGEST);
        (0..1_000).for_each(|_| log.feed(b"\nERRORS of many lines\n  in one entry"));
        assert!(log.entry.len() < LONGEST && log.entry.len() > LONGEST / 2, "{}", log.entry.len());
        assert_eq!(log.finish().map(|summary| summary.total.runs), None);
    }
}
