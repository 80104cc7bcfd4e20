//! The JavaScript API of the catalogue view.

use super::mounting::{Drawn, Options};
use crate::search::{Index, Query};
use crate::ui::{CatalogPage, CatalogPageProps, SharedIndex};
use wasm_bindgen::prelude::*;

/// A mounted catalogue, which `unmount` removes.
#[wasm_bindgen]
pub struct Mounted(Drawn<CatalogPage>);

#[wasm_bindgen]
impl Mounted {
    /// Runs the query in a URL fragment.
    pub fn open(&mut self, fragment: &str) {
        self.0.change(|props| props.start = Query::from_fragment(fragment));
    }

    /// Removes the catalogue and stops everything it started.
    pub fn unmount(&mut self) {
        self.0.unmount();
    }
}

/// Renders the catalogue into `root`, an element of the document or of a shadow root. `options.data` holds the bytes of
/// the index, `site` the site's address; `query` is a text to search for, or `fragment` a full query; `remember` is
/// called with the fragment of each new query.
///
/// # Errors
/// Throws an `Error` if the bytes are no index, or that of another build.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<Mounted, JsValue> {
    let options = Options(options);
    let start = Query::from_fragment(&options.text("fragment"));
    let start = if start.fragment().is_empty() { Query { text: options.text("query"), ..start } } else { start };
    let remember = options.value("remember").dyn_into::<js_sys::Function>().ok().map(|remember| {
        yew::Callback::from(move |fragment: String| {
            let _ = remember.call1(&JsValue::NULL, &JsValue::from_str(&fragment));
        })
    });
    // A page keeps one index as long as it lives, and all shown texts point into it.
    let bytes = js_sys::Uint8Array::new(&options.value("data")).to_vec().leak();
    let index = Index::read(bytes).map_err(|problem| js_sys::Error::new(&problem.to_string()))?;
    let index = SharedIndex(Box::leak(Box::new(index)));
    let props = CatalogPageProps { index, site: options.text("site").into(), live: true, start, remember };
    Ok(Mounted(Drawn::new(root, props, |_: &mut CatalogPageProps| {})))
}
