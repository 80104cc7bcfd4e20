//! The pages: they know the workbench.

mod hands;
pub(super) mod workbench;
