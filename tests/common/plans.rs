//! Merges the plans of tests.

use serde_json::{Map, Value};

/// A plan overridden by the facts of another.
#[track_caller]
pub(crate) fn laid_over(below: &Value, above: &str) -> Value {
    let mut below = below.clone();
    let above: Value = serde_json::from_str(above).unwrap_or_else(|error| panic!("{above}: {error}"));
    for (subject, facts) in above.as_object().unwrap() {
        let known = below.as_object_mut().unwrap().entry(subject).or_insert_with(|| Value::Object(Map::new()));
        known.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
    }
    below
}
