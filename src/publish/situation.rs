//! The schema of what a situation holds beyond plain words: moments and acts.

use crate::autoclaim::{Act, Acts};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Acts {
    fn schema_name() -> Cow<'static, str> {
        "ClaimActs".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let act = generator.subschema_for::<Act>();
        json_schema!({
            "description": "An act, or several of which it is one.",
            "anyOf": [act, { "type": "array", "items": act, "minItems": 1 }],
        })
    }
}
