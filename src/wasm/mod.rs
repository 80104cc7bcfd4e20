//! The JS door. It is built twice: `engine` for Node.js and other tools, without a page, and `page` for the custom
//! element, which has no use for the engine's functions and does not carry them.

#[cfg(feature = "door")]
mod engine;
#[cfg(feature = "app")]
mod page;

#[cfg(feature = "door")]
pub use engine::{autoclaim, catalog, check, explain, fix, read};
#[cfg(feature = "app")]
pub use page::{Mounted, body_of, most_inflated, mount};

use wasm_bindgen::prelude::*;

/// The version of this build.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
