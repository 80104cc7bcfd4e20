//! The JSON Schema of plans and answers: one document with a definition per type.

use crate::api::{
    AutoClaim, Catalog, CheckResults, Compared, Explanation, Fix, FleetResults, Read, ReadResults, Report, SCHEMA,
    TriageResults, Why, WhyNotCode,
};
use crate::batch::Exceptions;
use crate::model::RunPlan;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The answers: name, body and description of each.
const ANSWERS: [(&str, &str, &str); 13] = [
    ("ReadAnswer", "Read", "The answer to `read`."),
    ("ReadManyAnswer", "ReadResults", "The answer to `read` with several inputs."),
    ("ExplainAnswer", "Explanation", "The answer to `explain`."),
    ("CheckAnswer", "Report", "The answer to `check`."),
    ("CheckManyAnswer", "CheckResults", "The answer to `check` with several inputs."),
    ("CompareAnswer", "Compared", "The answer to `compare`."),
    ("FixAnswer", "Fix", "The answer to `fix`."),
    ("WhyAnswer", "Why", "The answer to `why`."),
    ("WhyNotAnswer", "WhyNotCode", "The answer to `why-not`."),
    ("AutoClaimAnswer", "AutoClaim", "The answer to `autoclaim`."),
    ("TriageAnswer", "Triage", "The answer to `triage`."),
    ("FleetAnswer", "Fleet", "The answer to `fleet`."),
    ("CatalogAnswer", "Catalog", "The answer to `catalog`."),
];

/// The whole document.
#[must_use]
pub fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.subschema_for::<RunPlan>();
    generator.subschema_for::<Read>();
    generator.subschema_for::<ReadResults>();
    generator.subschema_for::<CheckResults>();
    generator.subschema_for::<Explanation>();
    generator.subschema_for::<Report>();
    generator.subschema_for::<Compared>();
    generator.subschema_for::<Fix>();
    generator.subschema_for::<Why>();
    generator.subschema_for::<WhyNotCode>();
    generator.subschema_for::<AutoClaim>();
    generator.subschema_for::<TriageResults>();
    generator.subschema_for::<FleetResults>();
    generator.subschema_for::<Catalog>();
    let mut definitions: BTreeMap<String, Value> = generator.take_definitions(true).into_iter().collect();
    definitions.insert("Answer".to_owned(), answer());
    for (name, body, description) in ANSWERS {
        let parts = json!([reference("Answer"), reference(body)]);
        definitions.insert(name.to_owned(), json!({ "description": description, "allOf": parts }));
    }
    let definitions: Map<String, Value> = definitions.into_iter().collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Flow Preflight",
        "description": "Inputs and answers of the program. An answer may have keys that are not listed here: keys are added, and none is removed.",
        "anyOf": ANSWERS.map(|(name, ..)| reference(name)),
        "$defs": definitions,
    })
}

/// The fields that every answer begins with.
fn answer() -> Value {
    json!({
        "description": "The first key of every answer.",
        "type": "object",
        "properties": { "schema": { "description": "The name of the machine form.", "const": SCHEMA } },
        "required": ["schema"],
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// The schema of an exceptions file, for editors.
#[must_use]
pub fn exceptions() -> Value {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Exceptions>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), "Flow Preflight: exceptions".into());
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("$schema".to_owned(), json!({ "type": "string" }));
        }
    }
    schema
}
