//! The JavaScript API of the view for many runs.

use super::mounting::{Drawn, Options};
use crate::ui::{RunsPage, RunsPageProps};
use wasm_bindgen::prelude::*;

/// A mounted page, which `unmount` removes.
#[wasm_bindgen]
pub struct Mounted(Drawn<RunsPage>);

#[wasm_bindgen]
impl Mounted {
    /// Does nothing: this page has no links of its own.
    pub fn open(&mut self) {}

    /// Removes the page and stops everything it started.
    pub fn unmount(&mut self) {
        self.0.unmount();
    }
}

/// Renders the page into `root`, an element of the document or of a shadow root. `options.site` is the site's address.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let props = RunsPageProps { site: Options(options).text("site").into(), start: None };
    Mounted(Drawn::new(root, props, |_: &mut RunsPageProps| {}))
}
