//! Shared by several tests: the checked-in schema, and validation against it.

use jsonschema::Validator;
use serde_json::{Value, json};

/// A validator for one definition of the checked-in schema.
pub(crate) fn schema(definition: &str) -> Validator {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/static/schema.json")).unwrap();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let keys = document.as_object_mut().unwrap();
    keys.retain(|key, _| key == "$schema" || key == "$defs");
    keys.insert("$ref".to_owned(), json!(format!("#/$defs/{definition}")));
    jsonschema::draft202012::new(&document).unwrap()
}

/// Panics with every schema error of a value; `of` names the value.
#[track_caller]
pub(crate) fn fits(schema: &Validator, value: &Value, of: &str) {
    let problems: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(problems.is_empty(), "{of} does not fit the schema:\n{}", problems.join("\n"));
}
