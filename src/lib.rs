//! Flow Preflight: why a desktop flow failed, and whether the next run will work.
//!
//! Read it in this order; each layer uses only those above it.

pub mod store;
pub use flow_preflight_grammar::json;
pub mod model;
pub mod text;

pub mod catalog;
pub mod labels;

pub mod check;

pub mod explain;
pub mod fix;
pub mod intake;
pub mod search;

pub mod understand;

pub mod compare;

pub mod triage;

pub mod fleet;

pub mod share;

pub mod auto_claim;

pub mod workbench;

pub mod export;

pub mod api;

pub mod batch;

pub mod formats;

pub mod outgoing;

#[cfg(any(feature = "app", feature = "publish"))]
mod ui;

#[cfg(feature = "publish")]
pub mod publish;
#[cfg(any(feature = "app", feature = "js-api"))]
pub mod wasm;
