//! The JSON Schema of each kind of file, from the tables. Editors use it to complete and check a file.

use crate::tables::{
    ActionErrors, At, Code, Collector, Conditions, Disputes, Facts, Language, Links, Notes, Order, Product, Queries,
    Rule, Sources, Steps, Topics,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use std::borrow::Cow;
use std::path::Path;

impl JsonSchema for At<String> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl JsonSchema for At<u16> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        u16::json_schema(generator)
    }
}

impl JsonSchema for At<flow_preflight_grammar::stored::FactKind> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FactKind".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        flow_preflight_grammar::stored::FactKind::json_schema(generator)
    }
}

/// A reference to the schema of plans, which the engine publishes.
impl JsonSchema for At<toml::Table> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Plan".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "$ref": "../../static/schema.json#/$defs/RunPlan" })
    }
}

/// Each kind of file with its schema.
fn all() -> [(&'static str, Schema); 16] {
    [
        ("action-errors", schema_for!(ActionErrors)),
        ("auto-claim", schema_for!(Topics)),
        ("code", schema_for!(Code)),
        ("collector", schema_for!(Collector)),
        ("conditions", schema_for!(Conditions)),
        ("disputes", schema_for!(Disputes)),
        ("facts", schema_for!(Facts)),
        ("language", schema_for!(Language)),
        ("license", schema_for!(Product)),
        ("links", schema_for!(Links)),
        ("notes", schema_for!(Notes)),
        ("order", schema_for!(Order)),
        ("queries", schema_for!(Queries)),
        ("rule", schema_for!(Rule)),
        ("sources", schema_for!(Sources)),
        ("steps", schema_for!(Steps)),
    ]
}

#[test]
fn the_schemas_say_what_the_tables_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (kind, schema) in all() {
        let file = folder.join(format!("{kind}.json"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            there == text,
            "{} is not what the tables hold; refresh it with\n  UPDATE=1 cargo test -p flow-preflight-catalog-compiler",
            file.display()
        );
    }
}

/// Each file names its schema in its first line, relative to itself.
#[test]
fn each_file_of_the_catalogue_names_its_schema() {
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog");
    let mut folders = vec![catalog.clone()];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap_or_default();
            let schema =
                first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{} names no schema", path.display()));
            assert!(path.parent().unwrap().join(schema).is_file(), "{}: there is no {schema}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen} files");
}
