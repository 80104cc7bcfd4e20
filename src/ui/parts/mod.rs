//! The parts of the page, one folder per subject. Parts with state are components; all others are functions that return
//! HTML, because each component adds about 3 KB to the wasm.

pub(super) mod auto_claim;
pub(super) mod catalog;
pub(super) mod explanation;
pub(super) mod facts;
pub(super) mod findings;
pub(super) mod fix;
pub(super) mod paste;
pub(super) mod runs;
pub(super) mod share;
pub(super) mod shared;
pub(super) mod verdict;
