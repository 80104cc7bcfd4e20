//! Several inputs: files, folders, patterns and standard input, one answer each.

use super::{json, run};
use std::fs;
use std::path::{Path, PathBuf};

const BLOCKED: &str = r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#;

/// A new folder with plans and other files.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, bytes) in [
        ("plans/b.json", BLOCKED.as_bytes()),
        ("plans/deep/a.JSON", b"{}".as_slice()),
        ("plans/notes.txt", b"RDPIsNotEnabled"),
        ("plans/.hidden/c.json", b"{}"),
        ("plans/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
    ] {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn subjects(answer: &serde_json::Value, folder: &Path) -> Vec<String> {
    let start = format!("{}/", folder.to_str().unwrap().replace('\\', "/"));
    let results = answer["results"].as_array().unwrap().iter();
    results.map(|result| result["subject"].as_str().unwrap().trim_start_matches(&start).to_owned()).collect()
}

#[test]
fn a_folder_gives_an_answer_for_each_plan_in_it() {
    let folder = folder("many-folder");
    let ran = run(&["check", "--json", folder.join("plans").to_str().unwrap()], b"");
    assert_eq!(ran.status, 1, "{}", ran.err);
    let answer = json(&ran.out);
    assert_eq!(answer["schema"], "flow-preflight/1");
    assert_eq!(subjects(&answer, &folder), ["plans/b.json", "plans/deep/a.JSON"]);
    assert_eq!(answer["results"][0]["report"]["verdict"], "blocked");
    assert_eq!(answer["results"][1]["report"]["verdict"], "notSure");
    let text = run(&["check", folder.join("plans").to_str().unwrap()], b"").out;
    assert!(text.contains("plans/b.json\nWill not run\n"), "{text}");
    assert!(text.contains("\n2 inputs: 1 will not run, 1 can’t tell yet.\n"), "{text}");
}

#[test]
fn a_pattern_and_standard_input_are_inputs_beside_files_and_each_counts_once() {
    let folder = folder("many-patterns");
    let path = |inside: &str| folder.join(inside).to_str().unwrap().to_owned();
    let ran = run(&["check", "--json", &path("plans/**/*.JSON"), "-", "-", &path("plans/deep/a.JSON")], b"{}");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(subjects(&json(&ran.out), &folder), ["plans/deep/a.JSON", "-"]);
    let none = run(&["check", &path("plans/*.yaml")], b"");
    assert_eq!(none.status, 2);
    assert!(none.err.starts_with("No file matches "), "{}", none.err);
    fs::create_dir_all(path("empty")).unwrap();
    assert!(run(&["check", &path("empty")], b"").err.starts_with("There is no plan (*.json) in "));
}

#[test]
fn read_takes_every_text_of_a_folder_and_leaves_pictures_out() {
    let folder = folder("many-texts");
    let ran = run(&["read", "--json", folder.join("plans").to_str().unwrap()], b"");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let answer = json(&ran.out);
    assert_eq!(subjects(&answer, &folder), ["plans/b.json", "plans/deep/a.JSON", "plans/notes.txt"]);
    assert_eq!(answer["results"][2]["read"]["explanations"][0]["code"], "RDPIsNotEnabled");
}

#[test]
fn an_input_that_cannot_be_used_is_named_and_the_others_are_answered() {
    let folder = folder("many-unusable");
    fs::write(folder.join("plans/wrong.json"), r#"{"machine":{"rdpEnabld":true}}"#).unwrap();
    let ran = run(&["check", "--json", folder.join("plans").to_str().unwrap(), "no-such-file.json"], b"");
    assert_eq!(ran.status, 2, "an input that can't be used weighs more than a blocked run");
    let answer = json(&ran.out);
    assert_eq!(answer["results"][2]["report"], serde_json::Value::Null);
    assert!(answer["results"][2]["error"].as_str().unwrap().contains("Did you mean \"machine.rdpEnabled\"?"));
    assert!(answer["results"][3]["error"].as_str().unwrap().starts_with("no-such-file.json can’t be read:"));
    assert!(ran.err.ends_with("plans/wrong.json can’t be used.\n"), "{}", ran.err);
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_plan() {
    assert_eq!(run(&["check", "-"], b"\xEF\xBB\xBF{}").status, 0);
}

#[test]
fn answers_for_several_inputs_are_as_the_schema_says() {
    let document = json(include_str!("../../static/schema.json"));
    let folder = folder("many-schema");
    for (command, definition) in [("check", "CheckManyAnswer"), ("read", "ReadManyAnswer")] {
        let mut schema = document.clone();
        let root = schema.as_object_mut().unwrap();
        root.remove("anyOf");
        root.insert("$ref".to_owned(), format!("#/$defs/{definition}").into());
        let validator = jsonschema::validator_for(&schema).unwrap();
        let ran = run(&[command, "--json", folder.join("plans").to_str().unwrap(), "no-such-file"], b"");
        let answer = json(&ran.out);
        let errors: Vec<String> = validator.iter_errors(&answer).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{command}: {errors:?}");
    }
}
