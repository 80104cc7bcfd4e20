//! Auto-claim against an independent table of its rules, and properties of every answer.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

mod answers;
#[path = "../common/mod.rs"]
mod common;
mod exactness;
mod expert;
mod machine_form;
mod properties;
mod spaces;
mod states;
mod steps;
mod table;
mod vendor;
mod view;
