//! The pages: they know the workbench.

pub(super) mod auto_claim;
pub(super) mod catalog;
mod hands;
pub(super) mod workbench;
