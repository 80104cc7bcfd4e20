//! The JS door to the page of auto-claim: draws it into an element. Nothing is decided here.

use crate::share;
use crate::ui::{AutoClaimPage, AutoClaimPageProps, Deflate, OpenedLink};
use wasm_bindgen::prelude::*;

/// A mounted page; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<yew::AppHandle<AutoClaimPage>>,
    props: AutoClaimPageProps,
}

#[wasm_bindgen]
impl Mounted {
    /// Opens what the fragment of an address holds: a share link, which inflates to `json`, or `plan=…`. Any other
    /// fragment is left alone.
    pub fn open(&mut self, fragment: &str, json: Option<String>) {
        let opened = OpenedLink::of_auto_claim(fragment, json.as_deref());
        if opened.is_some()
            && let Some(app) = &mut self.app
        {
            app.update(AutoClaimPageProps { opened, ..self.props.clone() });
        }
    }

    /// Takes the page away and stops everything it started.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Draws the page into `root`, an element of the document or of a shadow root. `options.text` is a run as a plan in
/// JSON; `fragment` and `json` are as for `open`; `address` is where new links point to, and `deflate` makes them.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let option = |name: &str| js_sys::Reflect::get(options, &JsValue::from_str(name)).unwrap_or_default();
    let fragment = option("fragment").as_string().unwrap_or_default();
    let opened = OpenedLink::of_auto_claim(&fragment, option("json").as_string().as_deref());
    let props = AutoClaimPageProps {
        opened: opened.or_else(|| {
            option("text").as_string().filter(|plan| !plan.is_empty()).map(|plan| OpenedLink::of_run(&plan))
        }),
        address: option("address").as_string().map(Into::into),
        deflate: Deflate::from_js(option("deflate")),
    };
    let app = yew::Renderer::<AutoClaimPage>::with_root_and_props(root, props.clone()).render();
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
