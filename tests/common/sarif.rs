//! The official schema of SARIF 2.1.0.

use serde_json::Value;

/// Panics with every error of a log.
#[track_caller]
pub(crate) fn assert_valid_sarif(log: &Value) {
    // The copy in `serde-sarif` 0.8, from the specification's repository. The pattern for a language, which is never
    // written, has an extra bracket and is no valid regular expression.
    let text = include_str!("../formats/sarif-schema-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
