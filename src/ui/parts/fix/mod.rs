//! What to change so that the run works.

pub(in crate::ui) mod solutions;
