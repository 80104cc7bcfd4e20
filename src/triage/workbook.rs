//! Counts the runs of an Excel workbook. The caller reads and inflates its files.

use super::Summary;
use super::columns::Counting;
use flow_preflight_tables::workbook::{Sheet, Texts};

/// Counts the runs of a workbook: first its shared texts, then sheet by sheet.
#[derive(Debug, Default)]
pub struct Workbook {
    texts: Texts,
    sheet: Sheet,
    has_runs: bool,
    summary: Summary,
}

impl Workbook {
    /// Reads the next piece of the shared texts.
    ///
    /// # Errors
    /// A text that says what to do, if they are too long or damaged.
    pub fn texts(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.texts.feed(bytes)
    }

    /// Reads the next piece of a sheet.
    ///
    /// # Errors
    /// A text that says what to do, if it is damaged.
    pub fn sheet(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.sheet.feed(bytes, &self.texts, &mut Counting(&mut self.summary))
    }

    /// Ends a sheet.
    pub fn end_sheet(&mut self) {
        self.has_runs |= std::mem::take(&mut self.sheet).has_head();
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
