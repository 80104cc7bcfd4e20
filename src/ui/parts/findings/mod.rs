//! The faults, open questions and notes of a report.

pub(in crate::ui) mod finding_item;
pub(in crate::ui) mod list;
mod open_question;
