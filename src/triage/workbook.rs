//! Counts the runs of an Excel workbook. The caller reads and inflates its files.

use super::Summary;
use super::columns::Counting;
use flow_preflight_tables::workbook::{Book, Part, Sheet, Texts};

/// Counts the runs of a workbook, file by file in the order of [`Part`].
#[derive(Debug, Default)]
pub struct Workbook {
    book: Book,
    texts: Texts,
    sheet: Sheet,
    has_runs: bool,
    summary: Summary,
}

impl Workbook {
    /// Reads the next piece of a file.
    ///
    /// # Errors
    /// A text that says what to do, if it is damaged, or there are too many texts.
    pub fn feed(&mut self, part: Part, bytes: &[u8]) -> Result<(), String> {
        match part {
            Part::Book => self.book.feed(bytes),
            Part::Texts => self.texts.feed(bytes),
            Part::Sheet => {
                let rows = &mut Counting { summary: &mut self.summary, days: self.book.days() };
                self.sheet.feed(bytes, &self.texts, rows)
            }
        }
    }

    /// Ends a file.
    pub fn end(&mut self, part: Part) {
        if part == Part::Sheet {
            self.has_runs |= std::mem::take(&mut self.sheet).has_head();
        }
    }

    /// The number of rows counted so far.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.summary.total.runs
    }

    /// The summary of the workbook.
    #[must_use]
    pub fn finish(mut self) -> Summary {
        if !self.has_runs {
            let why =
                "No sheet of a workbook has a row that names the columns of runs. Add such a row, or save it as CSV.";
            self.summary.notes.insert(why.to_owned());
        }
        self.summary
    }
}
