//! The JSON reader accepts exactly what serde_json accepts, with the same values, and with correct places.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

use flow_preflight::json::{Json, JsonError, Node, parse};
use proptest::prelude::*;
use serde_json::Value;

/// A document with all of JSON's syntax, to be mutated.
const WHOLE: &str = r#" {"a":[null,true,false,{}, []],"b\u00e9\ud83d\ude00\\\/":-0.5e+3,"c" : "x\"\b\f\n\r\tü","":{"a":[[0]],"d":10E-2}} "#;

/// The tree as a serde_json value.
fn value_of(node: &Node) -> Value {
    match &node.value {
        Json::Null => Value::Null,
        Json::Flag(flag) => Value::Bool(*flag),
        Json::Number(number) => serde_json::from_str(number).unwrap(),
        Json::Text(text) => Value::String(text.to_string()),
        Json::List(items) => Value::Array(items.iter().map(value_of).collect()),
        Json::Object(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.name.to_string(), value_of(&entry.node))).collect())
        }
    }
}

/// Asserts the place of every value.
fn places(text: &str, node: &Node) {
    let at = |start: usize, end: usize| text.get(start..end).expect("a span is inside the text");
    let own = at(node.span.start, node.span.end);
    assert_eq!(own.trim(), own);
    assert_eq!(value_of(&parse(own).unwrap()), value_of(node), "{own:?}");
    for item in node.items().unwrap_or(&[]) {
        places(text, item);
    }
    for entry in node.entries().unwrap_or(&[]) {
        let name: String = serde_json::from_str(at(entry.name_span.start, entry.name_span.end)).unwrap();
        assert_eq!(name, entry.name);
        places(text, &entry.node);
    }
}

/// Reads the text with both parsers and compares.
fn agrees(text: &str) {
    match (parse(text), serde_json::from_str::<Value>(text)) {
        (Ok(node), Ok(value)) => {
            assert_eq!(value_of(&node), value, "{text:?}");
            places(text, &node);
        }
        (Err(JsonError { span, .. }), Err(_)) => {
            assert!(text.get(span.start..span.end).is_some(), "{text:?}: {span:?}");
        }
        // A number too large for serde_json is still a number.
        (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
        (ours, theirs) => panic!("{text:?}: {ours:?}, but serde_json: {theirs:?}"),
    }
}

/// A character boundary in the text.
fn letter_at(text: &str, at: usize) -> usize {
    text.char_indices().map(|(at, _)| at).nth(at % text.chars().count().max(1)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_text_of_the_signs_of_json_is_read_alike(text in r#"[\[\]{}:,"\\ubn0-9eE+. trfalsd\n-]{0,24}"#) {
        agrees(&text);
    }

    #[test]
    fn a_changed_document_is_read_alike(
        changes in prop::collection::vec((0_usize..200, 0_usize..3, r#"[\[\]{}:,"\\/ubdn0-9eE+. \t\u{1}ü-]"#), 0..4)
    ) {
        let mut text = WHOLE.to_owned();
        for (at, removed, put) in changes {
            let start = letter_at(&text, at);
            let end = text[start..].char_indices().map(|(at, _)| start + at).nth(removed).unwrap_or(text.len());
            text.replace_range(start..end, &put);
        }
        agrees(&text);
    }
}

#[test]
fn each_beginning_of_a_document_is_read_alike() {
    for (at, _) in WHOLE.char_indices() {
        agrees(&WHOLE[..at]);
    }
    agrees(WHOLE);
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let says = |text: &str, message: &str, wrong: &str| {
        let error = parse(text).expect_err(text);
        assert_eq!((error.message, &text[error.span.start..error.span.end]), (message, wrong), "{text}");
    };
    says("", "It contains no JSON", "");
    says(" \n", "It contains no JSON", "");
    says(r#"{"a": 1"#, "It ends too early", "");
    says(r#"{"a": 1; "b": 2}"#, "Expected a comma or a closing brace", ";");
    says("[1 2]", "Expected a comma or a closing bracket", "2");
    says("[{} {}]", "Expected a comma or a closing bracket", "{");
    says("{'a': 1}", "Expected a key in double quotation marks", "'");
    says(r#"{"a": 1,}"#, "Expected a key in double quotation marks", "}");
    says(r#"{"a" = 1}"#, "Expected a colon after the key", "=");
    says(r#"{"a": yes}"#, "Expected a value", "y");
    says("1.x", "Expected a digit", "x");
    says("\"a\nb\"", "A text can’t contain a line break or another control character", "\n");
    says(r#""C:\Users""#, "After a backslash, expected one of \" \\ / b f n r t u", "U");
    says(r#""\u12G4""#, "Expected four hexadecimal digits", "G");
    says(r#""a\ud800b""#, "Half a surrogate pair isn’t a character", r"\ud800");
    says("{} // that was it", "There is more text after the JSON", "/");
}

#[test]
fn white_space_that_was_copied_from_a_page_is_passed_over() {
    let node = parse("{\u{A0}\"a\":\u{2003}1\u{A0}}").unwrap();
    assert!(matches!(node.get("a").map(|one| &one.value), Some(Json::Number("1"))));
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(512)).is_ok());
    assert_eq!(parse(&nested(514)).map_err(|error| error.message), Err("It is nested too deep"));
    assert_eq!(parse(&"[{\"a\":".repeat(100_000)).map_err(|error| error.message), Err("It is nested too deep"));
}

#[test]
fn a_key_that_is_given_twice_is_kept_twice() {
    let node = parse(r#"{"a":1,"a":2}"#).unwrap();
    assert_eq!(node.entries().map(<[_]>::len), Some(2));
    assert!(matches!(node.get("a").map(|one| &one.value), Some(Json::Number("1"))));
}
