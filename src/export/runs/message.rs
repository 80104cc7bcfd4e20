//! A message for the person who can make a change that would have saved many runs.

use super::{RunReport, SavedBy, counted, grouped, share};
use crate::export::{Format, Writer};
use crate::model::RunPlan;

impl RunReport<'_> {
    /// The message as plain text, without names from the files.
    #[must_use]
    pub fn message(&self, change: &SavedBy) -> String {
        let mut text = Writer::new(Format::Text);
        text.heading(1, "Power Automate desktop flows need your help");
        let failed = self.failed();
        text.paragraph(&format!(
            "{} failed. This change would have saved {} of them ({}):",
            counted(failed, "desktop flow run"),
            grouped(change.saved),
            share(change.saved, failed)
        ));
        text.heading(2, &change.step.action(&RunPlan::new()));
        let more = text.more(change.step, &RunPlan::new());
        if !more.is_empty() {
            text.paragraph(more.trim_start());
        }
        text.out
    }
}
