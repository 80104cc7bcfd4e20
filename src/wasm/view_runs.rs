//! The JS door to the page of many runs: draws it into an element. Nothing is decided here.

use super::mounting::{Drawn, Options};
use crate::ui::{RunsPage, RunsPageProps};
use wasm_bindgen::prelude::*;

/// A mounted page; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted(Drawn<RunsPage>);

#[wasm_bindgen]
impl Mounted {
    /// No address opens anything here.
    pub fn open(&mut self) {}

    /// Takes the page away and stops everything it started.
    pub fn unmount(&mut self) {
        self.0.unmount();
    }
}

/// Draws the page into `root`, an element of the document or of a shadow root. `options.site` is the address of the site.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    Mounted(Drawn::new(root, RunsPageProps { site: Options(options).text("site").into(), start: None }))
}
