//! The JS door to the catalogue: draws it into an element. Nothing is decided here.

use crate::search::{Index, Query};
use crate::ui::{CatalogPage, CatalogPageProps, SharedIndex};
use wasm_bindgen::prelude::*;

/// A mounted catalogue; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<yew::AppHandle<CatalogPage>>,
    props: CatalogPageProps,
}

#[wasm_bindgen]
impl Mounted {
    /// Looks for what the fragment of an address asks for.
    pub fn open(&mut self, fragment: &str) {
        self.props.start = Query::from_fragment(fragment);
        if let Some(app) = &mut self.app {
            app.update(self.props.clone());
        }
    }

    /// Takes the catalogue away and stops everything it started.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

/// Draws the catalogue into `root`, an element of the document or of a shadow root. `options.data` is the index,
/// `site` the address of the site; `query` is a text to look for, or `fragment` an address that says more; `remember`
/// is called with the fragment of what is looked for now.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let option = |name: &str| js_sys::Reflect::get(options, &JsValue::from_str(name)).unwrap_or_default();
    let text = |name: &str| option(name).as_string().unwrap_or_default();
    let start = Query::from_fragment(&text("fragment"));
    let start = if start.fragment().is_empty() { Query { text: text("query"), ..start } } else { start };
    let remember = option("remember").dyn_into::<js_sys::Function>().ok().map(|remember| {
        yew::Callback::from(move |fragment: String| {
            let _ = remember.call1(&JsValue::NULL, &JsValue::from_str(&fragment));
        })
    });
    // A page has one index as long as it lives; every text that is shown points into it.
    let index = SharedIndex(Box::leak(Box::new(Index::read(text("data").leak()))));
    let props = CatalogPageProps { index, site: text("site").into(), live: true, start, remember };
    let app = yew::Renderer::<CatalogPage>::with_root_and_props(root, props.clone()).render();
    Mounted { app: Some(app), props }
}
