//! The JavaScript API of the auto-claim view.

use super::mounting::{Drawn, Options};
use crate::ui::{AutoClaimPage, AutoClaimPageProps, Deflate, OpenedLink};
use wasm_bindgen::prelude::*;

/// A mounted page, which `unmount` removes.
#[wasm_bindgen]
pub struct Mounted(Drawn<AutoClaimPage>);

#[wasm_bindgen]
impl Mounted {
    /// Opens the content of a URL fragment: a share link, which inflates to `json`, or `plan=…`. Ignores any other
    /// fragment.
    pub fn open(&mut self, fragment: &str, json: Option<String>) {
        if let Some(opened) = OpenedLink::of_auto_claim(fragment, json.as_deref()) {
            self.0.change(|props| props.opened = Some(opened));
        }
    }

    /// Removes the page and stops everything it started.
    pub fn unmount(&mut self) {
        self.0.unmount();
    }
}

/// Renders the page into `root`, an element of the document or of a shadow root. `options.text` is a run as a plan in
/// JSON; `fragment` and `json` are as for `open`; `address` is the base of new links, and `deflate` compresses them.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let options = Options(options);
    let opened = OpenedLink::of_auto_claim(&options.text("fragment"), options.given("json").as_deref());
    let opened =
        opened.or_else(|| options.given("text").filter(|plan| !plan.is_empty()).map(|plan| OpenedLink::of_run(&plan)));
    let props = AutoClaimPageProps {
        address: options.given("address").map(Into::into),
        deflate: Deflate::from_js(options.value("deflate")),
        first: true,
        ..AutoClaimPageProps::default()
    };
    Mounted(Drawn::new(root, props, |props: &mut AutoClaimPageProps| {
        props.opened = opened;
        props.first = false;
    }))
}
