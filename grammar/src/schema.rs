//! JSON Schemas of the values whose derived schema would not match their JSON form.

use crate::item::Item;
use crate::lists::{Licenses, OpenList, Seats, Session};
use crate::moment::Moment;
use crate::value::{Value, Version};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value as Json, json};
use std::borrow::Cow;

/// The schema of a whole number in a plan.
#[must_use]
pub fn count() -> Json {
    json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
}

impl JsonSchema for Version {
    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A dotted version such as `2.57.173.25212`: one to six numbers.",
            "type": "string",
            "pattern": "^[0-9]+(\\.[0-9]+){0,5}$",
        })
    }
}

impl JsonSchema for Value {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A fact's value in a plan: yes or no, a number, a word or a version, several words of which one holds, names, Windows sessions, licences, or auto-claim policies.",
            "anyOf": [
                { "type": "boolean" },
                count(),
                { "type": "string" },
                { "type": "array", "items": { "type": "string" }, "minItems": 2 },
                generator.subschema_for::<OpenList<Session>>(),
                generator.subschema_for::<Licenses>(),
                generator.subschema_for::<OpenList<Seats>>(),
                generator.subschema_for::<OpenList<Item>>(),
            ],
        })
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A moment: `2026-11-21T09:30Z`, with or without seconds, with `Z`, an offset or no zone; or minutes from a moment that the caller chooses. All moments of a situation have the same form.",
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

/// The schema of an item is defined by the crate that knows the facts; here it is a reference.
impl JsonSchema for Item {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ClaimPolicy".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "$ref": "#/$defs/ClaimPolicy" })
    }
}
