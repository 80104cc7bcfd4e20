//! The generated files that are checked in. `UPDATE=1` writes them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::publish::{collected, schema, types};
use std::path::Path;

#[track_caller]
fn check(path: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, made).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if kept == made {
        return;
    }
    let line = kept.lines().zip(made.lines()).take_while(|(kept, made)| kept == made).count();
    panic!(
        "{path} is not what the code says, from line {} on.\n  it has:        {}\n  the code says: {}\n\
         Refresh it with\n  UPDATE=1 cargo test --features publish --test generated\nand read the diff as you would code.",
        line + 1,
        kept.lines().nth(line).unwrap_or("(the end)").trim(),
        made.lines().nth(line).unwrap_or("(the end)").trim(),
    );
}

#[test]
fn the_schema() {
    check("static/schema.json", &format!("{}\n", serde_json::to_string_pretty(&schema::document()).unwrap()));
}

#[test]
fn the_schema_of_what_the_script_collects() {
    let made = serde_json::to_string_pretty(&collected::document()).unwrap();
    check("static/collect.schema.json", &format!("{made}\n"));
}

#[test]
fn the_schema_of_exceptions() {
    check(
        "static/exceptions.schema.json",
        &format!("{}\n", serde_json::to_string_pretty(&schema::exceptions()).unwrap()),
    );
}

#[test]
fn the_types() {
    let declarations = types::declarations(&schema::document()).unwrap();
    check(
        "static/types.d.ts",
        &format!(
            "// Made from the code; never edited. Refresh: UPDATE=1 cargo test --features publish --test generated\n{declarations}"
        ),
    );
}

/// Two types with one name would become `Note` and `Note2`, in an order that depends on the fields.
#[test]
fn each_type_has_its_own_name() {
    let document = schema::document();
    let names = document["$defs"].as_object().unwrap().keys();
    let twice: Vec<_> = names.filter(|name| name.ends_with(|last: char| last.is_ascii_digit())).collect();
    assert!(twice.is_empty(), "give these a name of their own with `schemars(rename = …)`: {twice:?}");
}
