//! The JS door to the page: draws it into an element. Nothing is decided here.

use crate::share;
use crate::ui::{Deflate, Followed, Start, WorkbenchPage, WorkbenchPageProps};
use wasm_bindgen::prelude::*;

/// A mounted page; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<yew::AppHandle<WorkbenchPage>>,
    props: WorkbenchPageProps,
}

#[wasm_bindgen]
impl Mounted {
    /// Opens the share link in the fragment of an address, which inflates to `json`; nothing where it can't be
    /// inflated. A fragment that is no link is left alone.
    pub fn open(&mut self, fragment: &str, json: Option<String>) {
        let followed = Followed::new(fragment, json.as_deref());
        if followed.is_some()
            && let Some(app) = &mut self.app
        {
            app.update(WorkbenchPageProps { followed, ..self.props.clone() });
        }
    }

    /// Takes the page away and stops everything it started.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Draws the page into `root`, an element of the document or of a shadow root. `options.code` is what it begins with;
/// `fragment` and `json` are a share link, as for `open`; `address` is where new links point to, and `deflate` makes them.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let option = |name: &str| js_sys::Reflect::get(options, &JsValue::from_str(name)).unwrap_or_default();
    let props = WorkbenchPageProps {
        start: Start::with_text(option("code").as_string()),
        address: option("address").as_string().map(Into::into),
        deflate: Deflate::from_js(option("deflate")),
        followed: Followed::new(
            &option("fragment").as_string().unwrap_or_default(),
            option("json").as_string().as_deref(),
        ),
    };
    let app = yew::Renderer::<WorkbenchPage>::with_root_and_props(root, props.clone()).render();
    Mounted { app: Some(app), props }
}

/// The base64url of deflated bytes in the fragment of an address; nothing if that is no link that we can read.
#[wasm_bindgen(js_name = bodyOf)]
#[must_use]
pub fn body_of(fragment: &str) -> Option<String> {
    share::body_of(fragment).ok().flatten().map(Into::into)
}

/// The most that a share link may inflate to, in bytes.
#[wasm_bindgen(js_name = mostInflated)]
#[must_use]
pub fn most_inflated() -> usize {
    share::MOST_INFLATED
}
