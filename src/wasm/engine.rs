//! The JavaScript API of the engine. Forwards to `api`.

use crate::api::{self, Texts};
use crate::model::Units;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};
use wasm_bindgen::prelude::*;

// The types of plans and answers, so that the glue's declarations are complete.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../static/types.d.ts");

/// Reads a text of any kind: artefacts, facts, codes, notes, and the report about the run. Never throws.
///
/// # Errors
/// None for any text; wasm-bindgen needs the signature.
#[wasm_bindgen(unchecked_return_type = "ReadAnswer")]
pub fn read(text: &str) -> Result<JsValue, JsValue> {
    answer(api::Read::from(&api::read(text, Units::Utf16)))
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
    match api::check(&text_of(plan)?, Units::Utf16) {
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

/// Converts an object to JSON text, so that every entry point uses one reader with the same errors.
fn text_of(given: &JsValue) -> Result<String, JsValue> {
    Ok(match given.as_string() {
        Some(text) => text,
        None => js_sys::JSON::stringify(given)?.as_string().unwrap_or_default(),
    })
}

/// Converts an answer by way of JSON text: handing it over value by value takes several times as long.
fn answer(form: impl Serialize) -> Result<JsValue, JsValue> {
    let mut text = Vec::with_capacity(1 << 14);
    let written = api::Answer::new(form).serialize(&mut Serializer::with_formatter(&mut text, Ascii));
    written.map_err(|problem| error(&problem.to_string()))?;
    let text = String::from_utf8(text).map_err(|problem| error(&problem.to_string()))?;
    js_sys::JSON::parse(&text)
}

/// Writes JSON in ASCII: the platform decodes and parses such a text twice as fast.
struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((plain, more)) =
            rest.bytes().position(|byte| !byte.is_ascii()).and_then(|at| rest.split_at_checked(at))
        {
            writer.write_all(plain.as_bytes())?;
            let mut letters = more.chars();
            for unit in letters.next().unwrap_or_default().encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = letters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
