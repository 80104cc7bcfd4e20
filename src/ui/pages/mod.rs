//! The pages: they know the workbench.

pub(super) mod workbench;
