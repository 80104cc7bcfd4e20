//! Forms of text that belong to no subject of the product: percent-encoding, JSON on many lines.

pub mod json;
pub mod percent;
