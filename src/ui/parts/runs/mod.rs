//! The parts of the page for many runs.

pub(in crate::ui) mod causes;
pub(in crate::ui) mod choose;
pub(in crate::ui) mod saving;
