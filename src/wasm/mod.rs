//! The JavaScript API. Built once per view of the custom element, and once as `engine` for Node.js and other tools, so
//! that each program contains only what it needs.

#[cfg(feature = "js-api")]
mod engine;
#[cfg(any(feature = "view-workbench", feature = "view-catalog", feature = "view-auto-claim", feature = "view-runs"))]
mod mounting;
#[cfg(feature = "view-auto-claim")]
mod view_auto_claim;
#[cfg(feature = "view-catalog")]
mod view_catalog;
#[cfg(feature = "view-runs")]
mod view_runs;
#[cfg(feature = "view-workbench")]
mod view_workbench;

#[cfg(feature = "js-api")]
pub use engine::{autoclaim, catalog, check, compare, explain, fix, read, why, why_not};
#[cfg(feature = "view-auto-claim")]
pub use view_auto_claim::{Mounted as MountedAutoClaim, mount as mount_auto_claim};
#[cfg(feature = "view-catalog")]
pub use view_catalog::{Mounted as MountedCatalog, mount as mount_catalog};
#[cfg(feature = "view-runs")]
pub use view_runs::{Mounted as MountedRuns, mount as mount_runs};
#[cfg(feature = "view-workbench")]
pub use view_workbench::{Mounted, mount, near_codes, plan_fault};

use wasm_bindgen::prelude::*;

/// The allocator. A third of the size of the standard one.
#[cfg(all(feature = "app", target_arch = "wasm32"))]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The allocator of the engine: a check takes and returns 300 pieces of memory.
#[cfg(all(feature = "js-api", not(feature = "app"), target_arch = "wasm32"))]
#[global_allocator]
static MEMORY: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

/// Loads the compiled catalogue; each further call loads the pack of a language. Must be called before anything else.
///
/// # Errors
/// Throws an `Error` if the bytes are no catalogue or pack, or that of another build.
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim", feature = "view-runs"))]
#[wasm_bindgen(js_name = useTexts)]
pub fn use_texts(bytes: Vec<u8>) -> Result<(), JsValue> {
    crate::store::start(bytes.leak()).map_err(|problem| js_sys::Error::new(&problem.to_string()).into())
}

/// The base64url of deflated bytes in a URL fragment; nothing if the fragment is no readable link.
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim", feature = "view-runs"))]
#[wasm_bindgen(js_name = bodyOf)]
#[must_use]
pub fn body_of(fragment: &str) -> Option<String> {
    crate::share::body_of(fragment).ok().flatten().map(Into::into)
}

/// The most bytes that a share link may inflate to.
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim", feature = "view-runs"))]
#[wasm_bindgen(js_name = mostInflated)]
#[must_use]
pub fn most_inflated() -> usize {
    crate::share::MOST_INFLATED
}

/// The version of this build.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
