//! The JS door to the catalogue: draws it into an element. Nothing is decided here.

use super::mounting::{Drawn, Options};
use crate::search::{Index, Query};
use crate::ui::{CatalogPage, CatalogPageProps, SharedIndex};
use wasm_bindgen::prelude::*;

/// A mounted catalogue; `unmount` takes it away.
#[wasm_bindgen]
pub struct Mounted(Drawn<CatalogPage>);

#[wasm_bindgen]
impl Mounted {
    /// Looks for what the fragment of an address asks for.
    pub fn open(&mut self, fragment: &str) {
        self.0.change(|props| props.start = Query::from_fragment(fragment));
    }

    /// Takes the catalogue away and stops everything it started.
    pub fn unmount(&mut self) {
        self.0.unmount();
    }
}

/// Draws the catalogue into `root`, an element of the document or of a shadow root. `options.data` holds the bytes of the
/// index, `site` the address of the site; `query` is a text to look for, or `fragment` an address that says more;
/// `remember` is called with the fragment of what is looked for now.
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
    // A page has one index as long as it lives; every text that is shown points into it.
    let bytes = js_sys::Uint8Array::new(&options.value("data")).to_vec().leak();
    let index = Index::read(bytes).map_err(|problem| js_sys::Error::new(&problem.to_string()))?;
    let index = SharedIndex(Box::leak(Box::new(index)));
    let props = CatalogPageProps { index, site: options.text("site").into(), live: true, start, remember };
    Ok(Mounted(Drawn::new(root, props)))
}
