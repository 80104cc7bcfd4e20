//! The schema of what a situation holds beyond plain words: moments and acts.

use crate::autoclaim::{Act, Acts, Moment};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A moment: `2026-11-21T09:30Z`, with seconds or without, with `Z`, an offset or no zone; or minutes from a moment of the person's own choosing. All moments of a situation are of one kind.",
            "anyOf": [
                {
                    "type": "string",
                    "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[^Zz+-]*)?)?([Zz]|[+-][0-9]{2}:?([0-9]{2})?)?$"
                },
                { "type": "integer", "minimum": i32::MIN, "maximum": i64::MAX },
            ],
        })
    }
}

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
