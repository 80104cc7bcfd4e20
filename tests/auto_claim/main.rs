//! Auto-claim against a second statement of its rules, and the properties that hold for every answer.
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
mod table;
mod vendor;
mod view;
