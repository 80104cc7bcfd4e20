//! The JS door: forwards to `api` and mounts the page. Nothing is decided here.

use crate::api;
use crate::model::Units;
use crate::ui::{Start, WorkbenchPage, WorkbenchPageProps};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

// The types of plans and answers, so that the declarations beside the glue are whole.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../static/types.d.ts");

/// What is understood of a text: artefacts, facts, codes, notes, and what follows for the run. Never throws.
///
/// # Errors
/// None that a text can cause; the signature is that of the bridge.
#[wasm_bindgen(unchecked_return_type = "ReadAnswer")]
pub fn read(text: &str) -> Result<JsValue, JsValue> {
    answer(api::Read::from(&api::read(text, Units::Utf16)))
}

/// What an error code means. Throws an `Error` that names codes which come near, if there is no such code.
///
/// # Errors
/// The code is not in the catalogue.
#[wasm_bindgen(unchecked_return_type = "ExplainAnswer")]
pub fn explain(code: &str) -> Result<JsValue, JsValue> {
    match api::explain(code) {
        Ok(entry) => answer(api::Explanation::from(entry)),
        Err(message) => Err(error(&message)),
    }
}

/// Whether a run will work. Takes a plan, as an object or as JSON text.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type.
#[wasm_bindgen(unchecked_return_type = "CheckAnswer")]
pub fn check(#[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue) -> Result<JsValue, JsValue> {
    // One reader for all doors: an object is made text first, so that a misspelt field fails with the same words everywhere.
    let text = match plan.as_string() {
        Some(text) => text,
        None => js_sys::JSON::stringify(plan)?.as_string().unwrap_or_default(),
    };
    match api::check(&text, Units::Utf16) {
        Ok(report) => answer(api::Report::from(&report)),
        Err(errors) => Err(error(&api::error_text(&errors))),
    }
}

/// Every code, rule, licence, source and fact.
///
/// # Errors
/// None; the signature is that of the bridge.
#[wasm_bindgen(unchecked_return_type = "CatalogAnswer")]
pub fn catalog() -> Result<JsValue, JsValue> {
    answer(api::Catalog::all())
}

/// The version of this build.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

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

fn answer(form: impl Serialize) -> Result<JsValue, JsValue> {
    api::Answer::new(form).serialize(&Serializer::json_compatible()).map_err(|problem| error(&problem.to_string()))
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
