//! The schema of a plan and its values, from the facts.

use crate::auto_claim::{Action, Assigns, Goal};
use crate::model::{
    Choice, Fact, FactSet, Item, Kind, Licenses, Moment, OpenList, RunMode, RunPlan, Seats, Session, Version, Word,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};
use std::borrow::Cow;

impl JsonSchema for RunPlan {
    fn schema_name() -> Cow<'static, str> {
        "RunPlan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut subjects: Map<String, Json> = Map::new();
        // Subjects that are themselves facts.
        let mut whole: Map<String, Json> = Map::new();
        for fact in Fact::ALL {
            let (subject, field) = fact.path();
            let value = fact_schema(*fact, generator);
            if field.is_empty() {
                whole.insert(subject.to_owned(), value);
                continue;
            }
            let fields = subjects.entry(subject).or_insert_with(|| Json::Object(Map::new()));
            if let Some(fields) = fields.as_object_mut() {
                fields.insert(field.to_owned(), value);
            }
        }
        for fields in subjects.values_mut() {
            *fields = json!({
                "type": ["object", "null"],
                "properties": fields.take(),
                "additionalProperties": false,
            });
        }
        subjects.extend(whole);
        json_schema!({
            "description": "What is known of one run: one connection, one machine. Everything is optional; missing and `null` mean not known.",
            "type": "object",
            "properties": subjects,
            "additionalProperties": false,
        })
    }
}

/// The schema of one field; `null` means unknown.
fn fact_schema(fact: Fact, generator: &mut SchemaGenerator) -> Json {
    let info = fact.info();
    let value = match info.kind {
        Kind::Flag { .. } => json!({ "type": "boolean" }),
        Kind::Choice(words) => {
            let word = word_schema(fact, words, generator);
            json!({ "anyOf": [word, { "type": "array", "items": word, "minItems": 1 }] })
        }
        Kind::Count => flow_preflight_grammar::schema::count(),
        Kind::Version => generator.subschema_for::<Version>().to_value(),
        Kind::Sessions => generator.subschema_for::<OpenList<Session>>().to_value(),
        Kind::Licenses => generator.subschema_for::<Licenses>().to_value(),
        Kind::Moment => generator.subschema_for::<Moment>().to_value(),
        Kind::Name | Kind::Product => json!({ "type": "string" }),
        Kind::Products | Kind::Apps => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Seats => generator.subschema_for::<OpenList<Seats>>().to_value(),
        Kind::Items => {
            generator.subschema_for::<ClaimPolicy>();
            generator.subschema_for::<OpenList<Item>>().to_value()
        }
    };
    let mut schema = Map::new();
    schema.insert("title".to_owned(), info.label.into());
    schema.insert("description".to_owned(), format!("{} {}", info.question, info.help).into());
    match value {
        Json::Object(mut plain) if plain.contains_key("anyOf") => {
            if let Some(ways) = plain.get_mut("anyOf").and_then(Json::as_array_mut) {
                ways.push(json!({ "type": "null" }));
            }
            schema.extend(plain);
        }
        value => {
            schema.insert("anyOf".to_owned(), json!([value, { "type": "null" }]));
        }
    }
    Json::Object(schema)
}

/// The schema of an auto-claim policy: the item type that the grammar crate refers to.
struct ClaimPolicy;

impl JsonSchema for ClaimPolicy {
    fn schema_name() -> Cow<'static, str> {
        "ClaimPolicy".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields: Map<String, Json> =
            Fact::Policies.fields().map(|field| (field.path().1.to_owned(), fact_schema(field, generator))).collect();
        json_schema!({
            "description": "The known facts about an auto-claim policy. Everything is optional; missing and `null` mean not known.",
            "type": "object",
            "properties": fields,
            "additionalProperties": false,
        })
    }
}

/// The words of a fact as a definition named after the fact.
fn word_schema(fact: Fact, words: &[Word], generator: &mut SchemaGenerator) -> Json {
    let name = match fact {
        Fact::ActWhat => "ClaimAct".to_owned(),
        Fact::ActPadEdition => "PadEdition".to_owned(),
        Fact::FeatureScope => "ClaimScope".to_owned(),
        Fact::PoliciesApp => "ClaimApp".to_owned(),
        Fact::SetUpGoal => "ClaimGoal".to_owned(),
        Fact::SetUpRole => "ClaimRole".to_owned(),
        _ => format!("{fact:?}"),
    };
    let ways: Vec<Json> = words.iter().map(|word| json!({ "const": word.id, "title": word.label })).collect();
    let described = json!({ "title": fact.info().label, "type": "string", "oneOf": ways });
    generator.definitions_mut().insert(name.clone(), described);
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Gives an enum the schema of its fact.
macro_rules! choice_schema {
    ($($name:ident),+) => {
        $(impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                reference(word_schema($name::FACT, $name::FACT.words(), generator))
            }
        })+
    };
}

choice_schema!(RunMode, Action, Assigns, Goal);

fn reference(schema: Json) -> Schema {
    Schema::try_from(schema).unwrap_or_default()
}

impl JsonSchema for Fact {
    fn schema_name() -> Cow<'static, str> {
        "Fact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<&str> = Self::ALL.iter().map(|fact| fact.id()).collect();
        json_schema!({
            "description": "A fact about a run, by its path in the plan.",
            "type": "string",
            "enum": ids,
        })
    }
}

impl JsonSchema for FactSet {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FactSet".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Vec<Fact>>()
    }
}
