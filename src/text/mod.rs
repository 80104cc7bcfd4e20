//! General text functions: percent-encoding, JSON indentation, sorting.

pub mod json;
pub mod percent;
pub(crate) mod sorted;
