//! Converts the JSON Schema to TypeScript declarations, with its descriptions as doc comments.
//!
//! A schema keyword that it doesn't handle is an error, so that nothing is dropped silently.

use serde_json::{Map, Value};

/// Keywords that a TypeScript type can't express.
const BEYOND_TYPES: [&str; 9] = [
    "title",
    "description",
    "format",
    "pattern",
    "minimum",
    "maximum",
    "minItems",
    "minLength",
    // An object literal with a key that is not declared does not type-check anyway.
    "unevaluatedProperties",
];

/// A declaration for each definition of the document.
///
/// # Errors
/// The keyword that is not handled.
pub fn declarations(document: &Value) -> Result<String, String> {
    let definitions = document.get("$defs").and_then(Value::as_object).ok_or("The document has no $defs.")?;
    let mut text = String::new();
    for (name, schema) in definitions {
        let fields = schema.as_object().filter(|fields| fields.contains_key("properties"));
        let shape = type_of(schema, 0).map_err(|problem| format!("{name}: {problem}"))?;
        text += "\n";
        text += &doc(schema, 0);
        text += &match fields {
            Some(_) => format!("export interface {name} {shape}\n"),
            None if shape.starts_with('\n') => format!("export type {name} ={shape};\n"),
            None => format!("export type {name} = {shape};\n"),
        };
    }
    Ok(text)
}

/// The TypeScript of a schema nested `depth` levels deep.
fn type_of(schema: &Value, depth: usize) -> Result<String, String> {
    let Value::Object(keys) = schema else { return Ok("unknown".to_owned()) };
    if let Some(constant) = keys.get("const") {
        return Ok(constant.to_string());
    }
    if let Some(Value::Array(values)) = keys.get("enum") {
        return Ok(values.iter().map(|value| member(&value.to_string(), "", depth)).collect());
    }
    let mut parts = vec![];
    for (key, value) in keys {
        match (key.as_str(), value) {
            ("$ref", Value::String(path)) => parts.push(path.rsplit('/').next().unwrap_or_default().to_owned()),
            ("anyOf" | "oneOf", Value::Array(ways)) => parts.push(union(ways, depth)?),
            ("allOf", Value::Array(all)) => {
                parts.extend(all.iter().map(|one| type_of(one, depth)).collect::<Result<Vec<_>, _>>()?);
            }
            // `anyOf` or `oneOf` beside it is more specific.
            ("type", _) if keys.contains_key("anyOf") || keys.contains_key("oneOf") => {}
            ("type", Value::String(name)) => parts.push(named(name, keys, depth)?),
            ("type", Value::Array(names)) => {
                let names = names.iter().filter_map(Value::as_str).map(|name| named(name, keys, depth));
                parts.push(names.collect::<Result<Vec<_>, _>>()?.join(" | "));
            }
            // Handled with "type".
            ("items" | "properties" | "required" | "additionalProperties", _) if keys.contains_key("type") => {}
            (key, _) if BEYOND_TYPES.contains(&key) => {}
            (key, _) => return Err(format!("the keyword “{key}” has no TypeScript yet")),
        }
    }
    Ok(if parts.is_empty() { "unknown".to_owned() } else { parts.join(" & ") })
}

/// A union type. Members with a description are on lines of their own.
fn union(ways: &[Value], depth: usize) -> Result<String, String> {
    let described = ways.iter().any(|way| !words(way).is_empty());
    let mut members = vec![];
    for way in ways {
        let shape = type_of(way, depth + usize::from(described))?;
        members.push(if described { member(&shape, &doc(way, depth + 1), depth) } else { shape });
    }
    Ok(members.join(if described { "" } else { " | " }))
}

/// A member of a union on a line of its own.
fn member(shape: &str, doc: &str, depth: usize) -> String {
    let indent = indent(depth + 1);
    format!("\n{doc}{indent}| {shape}")
}

fn named(name: &str, keys: &Map<String, Value>, depth: usize) -> Result<String, String> {
    Ok(match name {
        "boolean" | "null" | "string" => name.to_owned(),
        "integer" | "number" => "number".to_owned(),
        "array" => {
            let item = keys.get("items").map_or_else(|| Ok("unknown".to_owned()), |items| type_of(items, depth))?;
            format!("Array<{item}>")
        }
        "object" => object(keys, depth)?,
        other => return Err(format!("the type “{other}” has no TypeScript yet")),
    })
}

fn object(keys: &Map<String, Value>, depth: usize) -> Result<String, String> {
    let required: Vec<&str> =
        keys.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let mut text = "{\n".to_owned();
    for (key, schema) in keys.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let optional = if required.contains(&key.as_str()) { "" } else { "?" };
        text += &doc(schema, depth + 1);
        text += &format!("{}{key}{optional}: {};\n", indent(depth + 1), type_of(schema, depth + 1)?);
    }
    Ok(text + &indent(depth) + "}")
}

/// The description of a schema.
fn words(schema: &Value) -> String {
    let word = |key| schema.get(key).and_then(Value::as_str);
    [word("title"), word("description")].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn doc(schema: &Value, depth: usize) -> String {
    let words = words(schema).replace("*/", "*\u{200b}/");
    let indent = indent(depth);
    match words.lines().collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let lines: String = lines.iter().map(|line| format!("{indent} * {line}\n")).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}
