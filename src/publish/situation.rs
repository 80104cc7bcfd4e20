//! The schema of a situation.

use crate::api::Situation;
use crate::model::RunPlan;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::json;
use std::borrow::Cow;

impl JsonSchema for Situation {
    fn schema_name() -> Cow<'static, str> {
        "Situation".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = RunPlan::json_schema(generator);
        let plan = generator.subschema_for::<RunPlan>().to_value();
        schema.insert(
            "description".to_owned(),
            "The known facts of a tenant, its policies, a user and the user's action. Everything is optional; missing and `null` mean not known. The facts of a run can be given under `plan`.".into(),
        );
        if let Some(properties) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
            properties.insert("plan".to_owned(), json!({ "anyOf": [plan, { "type": "null" }] }));
        }
        schema
    }
}
