//! The JS door: forwards to `api` and mounts the page.

use wasm_bindgen::prelude::*;

/// A mounted page; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<yew::AppHandle<crate::ui::App>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the page away and stops everything it started.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Draws the page into `root`, an element of the document or of a shadow root.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element) -> Mounted {
    Mounted { app: Some(yew::Renderer::<crate::ui::App>::with_root(root).render()) }
}

/// The version of this build.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
