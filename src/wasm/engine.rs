//! The JavaScript API of the engine. Forwards to `api`.

use crate::api;
use crate::model::Units;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

// The types of plans and answers, so that the glue's declarations are complete.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../static/types.d.ts");

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
    match api::check(&text_of(plan)?, Units::Utf16) {
        Ok(report) => answer(api::Report::from(&report)),
        Err(errors) => Err(error(&api::error_text(&errors))),
    }
}

/// The smallest sets of changes that settle what is broken, and a message for each person who has to act.
/// Takes a plan, as an object or as JSON text, and the ids of facts that stay as they are.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or names an id that is no fact's.
#[wasm_bindgen(unchecked_return_type = "FixAnswer")]
pub fn fix(
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Fact[] | undefined")] pinned: &JsValue,
) -> Result<JsValue, JsValue> {
    let pinned = if pinned.is_undefined() { vec![] } else { js_sys::Array::from(pinned).to_vec() };
    let pinned: Vec<String> = pinned.iter().filter_map(JsValue::as_string).collect();
    match api::fix(&text_of(plan)?, pinned.iter().map(String::as_str), Units::Utf16) {
        Ok(fixed) => answer(api::Fix::from(&fixed)),
        Err(message) => Err(error(&message)),
    }
}

/// What a rule says of a run: the known facts with the conditions that they meet, what was presumed, what would save the
/// run, and the pages. Takes the id of a rule, and a plan as an object or as JSON text.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or names an id that is no rule's.
#[wasm_bindgen(unchecked_return_type = "WhyAnswer")]
pub fn why(
    rule: &str,
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(api::why(rule, &text_of(plan)?, Units::Utf16).map_err(|message| error(&message))?)
}

/// Why a code is not to be expected from a run: for each rule behind it the condition that fails, or what is open. Takes a
/// code, and a plan as an object or as JSON text.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or says that there is no such code.
#[wasm_bindgen(js_name = whyNot, unchecked_return_type = "WhyNotAnswer")]
pub fn why_not(
    code: &str,
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(api::why_not(code, &text_of(plan)?, Units::Utf16).map_err(|message| error(&message))?)
}

/// Who is given a licence by auto-claim, which one, when, and why not. Takes a situation, as an object or as JSON text.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type.
#[wasm_bindgen(unchecked_return_type = "AutoClaimAnswer")]
pub fn autoclaim(
    #[wasm_bindgen(unchecked_param_type = "Situation | string")] situation: &JsValue,
) -> Result<JsValue, JsValue> {
    match api::auto_claim(&text_of(situation)?, Units::Utf16) {
        Ok(made) => answer(made),
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

/// Converts an object to JSON text, so that every entry point uses one reader with the same errors.
fn text_of(given: &JsValue) -> Result<String, JsValue> {
    Ok(match given.as_string() {
        Some(text) => text,
        None => js_sys::JSON::stringify(given)?.as_string().unwrap_or_default(),
    })
}

fn answer(form: impl Serialize) -> Result<JsValue, JsValue> {
    api::Answer::new(form).serialize(&Serializer::json_compatible()).map_err(|problem| error(&problem.to_string()))
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
