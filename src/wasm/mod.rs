//! The JS door. It is built once for each view of the custom element, and once as `engine` for Node.js and other tools,
//! without a page: nobody carries what they have no use for.

#[cfg(feature = "door")]
mod engine;
#[cfg(any(feature = "view-workbench", feature = "view-catalog", feature = "view-auto-claim"))]
mod mounting;
#[cfg(feature = "view-auto-claim")]
mod view_auto_claim;
#[cfg(feature = "view-catalog")]
mod view_catalog;
#[cfg(feature = "view-workbench")]
mod view_workbench;

#[cfg(feature = "door")]
pub use engine::{autoclaim, catalog, check, explain, fix, read, why, why_not};
#[cfg(feature = "view-auto-claim")]
pub use view_auto_claim::{Mounted as MountedAutoClaim, mount as mount_auto_claim};
#[cfg(feature = "view-catalog")]
pub use view_catalog::{Mounted as MountedCatalog, mount as mount_catalog};
#[cfg(feature = "view-workbench")]
pub use view_workbench::{Mounted, mount, near_codes, plan_fault};

use wasm_bindgen::prelude::*;

/// Allocates memory. It is a third of the size of the standard allocator.
#[cfg(all(feature = "app", target_arch = "wasm32"))]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Takes over the compiled catalogue, before anything else. A second call changes nothing.
///
/// # Errors
/// Throws an `Error` if the bytes are no catalogue, or that of another build.
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim"))]
#[wasm_bindgen(js_name = useCatalog)]
pub fn use_catalog(bytes: Vec<u8>) -> Result<(), JsValue> {
    crate::store::start(bytes.leak()).map_err(|problem| js_sys::Error::new(&problem.to_string()).into())
}

/// The base64url of deflated bytes in the fragment of an address; nothing if that is no link that we can read.
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim"))]
#[wasm_bindgen(js_name = bodyOf)]
#[must_use]
pub fn body_of(fragment: &str) -> Option<String> {
    crate::share::body_of(fragment).ok().flatten().map(Into::into)
}

/// The most that a share link may inflate to, in bytes.
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim"))]
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
