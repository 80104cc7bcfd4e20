//! Flow Preflight: why a desktop flow failed, and whether the next run will work.

pub mod api;
pub mod catalog;
pub mod check;
pub mod json;
pub mod model;

#[cfg(feature = "app")]
mod ui;
#[cfg(feature = "app")]
pub mod wasm;
