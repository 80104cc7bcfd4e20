//! The JavaScript API of the engine. Forwards to `api`.

use crate::api::{self, Texts};
use crate::model::Units;
use js_sys::{JsString, Uint8Array};
use serde::Serialize;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

// The types of plans and answers, so that the glue's declarations are complete.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../static/types.d.ts");

/// Reads a text of any kind: artefacts, facts, codes, notes, and the report about the run. Never throws.
///
/// # Errors
/// None for any text; wasm-bindgen needs the signature.
#[wasm_bindgen(unchecked_return_type = "ReadAnswer")]
pub fn read(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<JsValue, JsValue> {
    answer(api::Read::from(&api::read(&text_of(text)?, Units::Utf16)))
}

/// Explains an error code.
///
/// # Errors
/// Throws an `Error` for an unknown code, with similar codes.
#[wasm_bindgen(unchecked_return_type = "ExplainAnswer")]
pub fn explain(code: &str) -> Result<JsValue, JsValue> {
    match api::explain(code) {
        Ok(entry) => answer(api::Explanation::from(entry)),
        Err(message) => Err(error(&message)),
    }
}

/// Checks whether a run will work. Takes a plan, as an object or as JSON text. With `texts: "needed"` the answer has
/// faults, presumptions and questions in full, undecided rules without texts, and neither rules that hold, nor notes, nor
/// the facts that the plan has as stated.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or says what `texts` can be.
#[wasm_bindgen(unchecked_return_type = "CheckAnswer")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ texts?: 'all' | 'needed' }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let texts = if options.is_object() { js_sys::Reflect::get(options, &"texts".into())? } else { JsValue::UNDEFINED };
    let texts = match texts.as_string().as_deref() {
        None if texts.is_undefined() => Texts::All,
        Some("all") => Texts::All,
        Some("needed") => Texts::Needed,
        _ => return Err(error("`texts` can be `all` or `needed`.")),
    };
    match api::check_for(&text_of(plan)?, Units::Utf16, texts) {
        Ok(report) => answer(api::Report::with(&report, texts)),
        Err(errors) => Err(error(&api::error_text(&errors))),
    }
}

/// Compares two runs, such as one that worked and one that failed: which facts differ, and which of the differences
/// change a fault. Takes texts of any kind, or plans as objects. Never throws.
///
/// # Errors
/// None for any text; wasm-bindgen needs the signature.
#[wasm_bindgen(unchecked_return_type = "CompareAnswer")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] before: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] after: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(api::Compared::from(&api::compare(&text_of(before)?, &text_of(after)?, Units::Utf16)))
}

/// Finds the smallest sets of changes that settle the known faults, with a message for each person who has to act.
/// Takes a plan, as an object or as JSON text, and the ids of facts that must not change.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or names an unknown fact id.
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

/// Explains a rule's outcome for a run: the known facts with the conditions that they meet, the presumptions, the
/// exceptions, and the sources. Takes a rule id, and a plan as an object or as JSON text.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or names an unknown rule id.
#[wasm_bindgen(unchecked_return_type = "WhyAnswer")]
pub fn why(
    rule: &str,
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(api::why(rule, &text_of(plan)?, Units::Utf16).map_err(|message| error(&message))?)
}

/// Explains why a run is not expected to give a code: for each rule that predicts it, the condition that fails or what
/// is open. Takes a code, and a plan as an object or as JSON text.
///
/// # Errors
/// Throws an `Error` that lists every field that is misspelt or of the wrong type, or says that the code is unknown.
#[wasm_bindgen(js_name = whyNot, unchecked_return_type = "WhyNotAnswer")]
pub fn why_not(
    code: &str,
    #[wasm_bindgen(unchecked_param_type = "RunPlan | string")] plan: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(api::why_not(code, &text_of(plan)?, Units::Utf16).map_err(|message| error(&message))?)
}

/// Decides whether auto-claim assigns a licence: which one, when, and why not. Takes a situation, as an object or as
/// JSON text.
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

/// Returns every code, rule, licence, source and fact.
///
/// # Errors
/// None; wasm-bindgen needs the signature.
#[wasm_bindgen(unchecked_return_type = "CatalogAnswer")]
pub fn catalog() -> Result<JsValue, JsValue> {
    answer(api::Catalog::all())
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &Uint8Array) -> Encoded;

    type Encoded;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

thread_local! {
    /// An encoder, and the bytes that it encodes plans into.
    static ENCODER: (TextEncoder, Uint8Array) = (TextEncoder::new(), Uint8Array::new_with_length(1 << 16));
}

/// Converts an object to JSON text, so that every entry point uses one reader with the same errors. The platform encodes
/// it, because the glue of wasm-bindgen takes a text letter by letter, which is ten times as slow.
fn text_of(given: &JsValue) -> Result<String, JsValue> {
    let text = if given.is_string() { given.clone() } else { js_sys::JSON::stringify(given)?.into() };
    let Ok(text) = text.dyn_into::<JsString>() else { return Ok(String::new()) };
    let bytes = ENCODER.with(|(encoder, bytes)| {
        // A unit of UTF-16 becomes at most three bytes.
        if text.length() <= bytes.length() / 3 {
            let written = encoder.encode_into(&text, bytes).written();
            bytes.subarray(0, written).to_vec()
        } else {
            encoder.encode(&text).to_vec()
        }
    });
    String::from_utf8(bytes).map_err(|problem| error(&problem.to_string()))
}

/// Converts an answer by way of JSON text: handing it over value by value takes several times as long.
fn answer(form: impl Serialize) -> Result<JsValue, JsValue> {
    let mut text = Vec::with_capacity(1 << 14);
    serde_json::to_writer(&mut text, &api::Answer::new(form)).map_err(|problem| error(&problem.to_string()))?;
    let text = String::from_utf8(text).map_err(|problem| error(&problem.to_string()))?;
    js_sys::JSON::parse(&in_ascii(&text))
}

/// JSON in ASCII: the platform decodes and parses such a text twice as fast. Letters beyond ASCII are in texts only, where
/// they can be escaped.
fn in_ascii(json: &str) -> Cow<'_, str> {
    if json.is_ascii() {
        return Cow::Borrowed(json);
    }
    let mut ascii = String::with_capacity(json.len() + json.len() / 8);
    let mut rest = json;
    while let Some((plain, more)) = rest.split_at_checked(ascii_start(rest.as_bytes())) {
        ascii.push_str(plain);
        let mut letters = more.chars();
        let Some(letter) = letters.next() else { break };
        for unit in letter.encode_utf16(&mut [0; 2]) {
            ascii.push_str("\\u");
            ascii.extend([12, 8, 4, 0].iter().filter_map(|bits| char::from_digit(u32::from(*unit) >> bits & 15, 16)));
        }
        rest = letters.as_str();
    }
    Cow::Owned(ascii)
}

/// How many bytes at the start are ASCII, looked at in blocks.
fn ascii_start(bytes: &[u8]) -> usize {
    let whole: usize = bytes.chunks(64).take_while(|block| block.is_ascii()).map(<[u8]>::len).sum();
    whole + bytes.iter().skip(whole).take_while(|byte| byte.is_ascii()).count()
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
