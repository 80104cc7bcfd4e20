//! The explanation of an error code.

pub(in crate::ui) mod code_explanation;
