//! What belongs to no subject of the product: percent-encoding, JSON on many lines, sorting.

pub mod json;
pub mod percent;
pub(crate) mod sorted;
