//! The pages. Only they know the workbench.

mod answer;
pub(super) mod auto_claim;
pub(super) mod catalog;
mod given;
mod handlers;
pub(super) mod runs;
pub(super) mod workbench;
