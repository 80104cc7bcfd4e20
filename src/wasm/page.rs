//! The JS door to the page: draws it into an element. Nothing is decided here.

use crate::ui::{Start, WorkbenchPage, WorkbenchPageProps};
use wasm_bindgen::prelude::*;

/// A mounted page; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<yew::AppHandle<WorkbenchPage>>,
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

/// Draws the page into `root`, an element of the document or of a shadow root. `options.code` is what it begins with.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let code = js_sys::Reflect::get(options, &JsValue::from_str("code")).ok().and_then(|code| code.as_string());
    let props = WorkbenchPageProps { start: Start::with_text(code) };
    Mounted { app: Some(yew::Renderer::<WorkbenchPage>::with_root_and_props(root, props).render()) }
}
