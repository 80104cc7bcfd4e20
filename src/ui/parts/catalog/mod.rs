//! The catalogue: filters and the list of entries.

pub(in crate::ui) mod filters;
pub(in crate::ui) mod list;
