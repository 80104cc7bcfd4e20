//! Flow Preflight: why a desktop flow failed, and whether the next run will work.

#[cfg(feature = "app")]
mod ui;
#[cfg(feature = "app")]
pub mod wasm;
