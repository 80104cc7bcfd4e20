//! The findings of a report.

pub(in crate::ui) mod finding_item;
pub(in crate::ui) mod list;
