//! The parts of the page, a folder a subject. What has a state of its own is a component; everything else is a function from what it shows to HTML, because each component adds some 3 KB to the wasm.

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
