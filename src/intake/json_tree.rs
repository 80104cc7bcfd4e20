//! JSON: the answer to RunDesktopFlow, licence checks, error objects and run plans, at any depth.

use super::{ArtifactKind, Found, words};
use crate::catalog::codes;
use crate::json::span_of;
use crate::model::{Fact, RunMode, RunPlan, Span, Units};
use jsonc_parser::ast::{Object, ObjectProp, StringLit, Value};

/// Walks the tree once.
pub(super) fn read(text: &str, tree: &Value, found: &mut Found) {
    match tree {
        Value::Object(object) => read_object(text, object, found),
        Value::Array(list) => list.elements.iter().for_each(|element| read(text, element, found)),
        Value::StringLit(literal) => read_string(text, literal, found),
        Value::NumberLit(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => {}
    }
}

fn read_object(text: &str, object: &Object, found: &mut Found) {
    if is_plan(object) {
        return read_plan(text, object, found);
    }
    if let Some(plan) = own_report(object) {
        return read_plan(text, plan, found);
    }
    if let Some(check) = get(object, "licenseCheck").or_else(|| get(object, "licenceCheck")) {
        found.artifact(ArtifactKind::RunDesktopFlowAnswer, span_of(object));
        match &check.value {
            Value::Object(check) => read_coded(text, check, None, found),
            other => read(text, other, found),
        }
    } else if let Some(error) = get(object, "error") {
        match &error.value {
            Value::Object(error) => read_coded(text, error, Some(ArtifactKind::ErrorObject), found),
            other => read(text, other, found),
        }
    } else if get(object, "code").is_some() && get(object, "message").is_some() {
        return read_coded(text, object, Some(ArtifactKind::LicenseCheck), found);
    }
    if get(object, "licenseCheck").is_none() && is_answer_without_check(object) {
        found.artifact(ArtifactKind::RunDesktopFlowAnswer, span_of(object));
        found.note("The answer has no licenseCheck. That says nothing about the licences.", Some(span_of(object)));
    }
    // What was just read as a coded object is not read a second time as an object of its own.
    let coded = |entry: &&ObjectProp| !matches!(entry.name.as_str(), "licenseCheck" | "licenceCheck" | "error");
    for entry in object.properties.iter().filter(coded) {
        if entry.name.as_str().eq_ignore_ascii_case("runMode") {
            read_run_mode(text, entry, found);
        }
        read(text, &entry.value, found);
    }
}

/// The public page on the API shows an answer with the id of the run and nothing else.
fn is_answer_without_check(object: &Object) -> bool {
    let context = get(object, "@odata.context").and_then(|entry| entry.value.as_string_lit());
    get(object, "licenceCheck").is_none()
        && get(object, "flowsessionId").is_some()
        && context.is_some_and(|context| context.value.ends_with("RunDesktopFlowResponse"))
}

/// Reads an object with `code` and `message`. A code that is not in the catalogue is shown as it is.
fn read_coded(text: &str, object: &Object, kind: Option<ArtifactKind>, found: &mut Found) {
    let Some(Value::StringLit(code)) = get(object, "code").map(|entry| &entry.value) else { return };
    let message = get(object, "message").and_then(|entry| entry.value.as_string_lit());
    if let Some(entry) = codes::find(&code.value) {
        // A licence check on its own looks like any other error; its code tells.
        let is_check = entry.family == crate::catalog::Family::LicenseCheck;
        match kind {
            Some(ArtifactKind::LicenseCheck) if is_check => found.artifact(ArtifactKind::LicenseCheck, span_of(object)),
            Some(_) => found.artifact(ArtifactKind::ErrorObject, span_of(object)),
            None => {}
        }
        found.code(entry, inner(code));
    } else {
        if kind.is_some() {
            found.artifact(ArtifactKind::ErrorObject, span_of(object));
        }
        let said = message.map_or_else(String::new, |message| format!(" Its message: “{}”", shorten(&message.value)));
        words::did_you_mean(&code.value, inner(code), found);
        if found.reading.suggestions.is_empty() {
            found
                .note(format!("The code “{}” is not in our catalogue.{said}", shorten(&code.value)), Some(inner(code)));
        }
    }
    if let Some(message) = message {
        words::run_mode(text, inner(message), found);
    }
    // The details of an error may hold the code that matters.
    for entry in object.properties.iter().filter(|entry| entry.name.as_str() != "code") {
        read(text, &entry.value, found);
    }
}

fn read_run_mode(text: &str, entry: &ObjectProp, found: &mut Found) {
    let Value::StringLit(mode) = &entry.value else { return };
    let known = [("attended", RunMode::Attended), ("unattended", RunMode::Unattended)];
    match known.iter().find(|(word, _)| mode.value.eq_ignore_ascii_case(word)) {
        Some((_, mode_read)) => found.fact(Fact::RunMode, (*mode_read).into(), inner(mode)),
        None => words::run_mode(text, inner(mode), found),
    }
}

/// Any string may hold a code: an error code column, a message, a log line.
fn read_string(text: &str, literal: &StringLit, found: &mut Found) {
    let inner = inner(literal);
    let raw = text.get(inner.start..inner.end).unwrap_or("");
    for (entry, span) in words::codes_in(raw) {
        let span = Span { start: inner.start + span.start, end: inner.start + span.end };
        if found.code(entry, span) && found.reading.artifacts.is_empty() {
            found.artifact(ArtifactKind::ErrorCode, span);
        }
    }
}

/// A plan has a subject of ours with an object behind it at its top.
fn is_plan(object: &Object) -> bool {
    object.properties.iter().any(|entry| {
        matches!(&entry.value, Value::Object(fields) if Fact::ALL.iter().any(|fact| {
            let (subject, field) = fact.path();
            subject == entry.name.as_str() && get(fields, field).is_some()
        }))
    })
}

/// The plan inside a report that this program wrote. The codes that the report predicts did not happen.
fn own_report<'o, 'a>(object: &'o Object<'a>) -> Option<&'o Object<'a>> {
    let schema = get(object, "schema")?.value.as_string_lit()?;
    if !schema.value.starts_with("flow-preflight/") {
        return None;
    }
    let report = get(object, "report").and_then(|entry| entry.value.as_object()).unwrap_or(object);
    get(report, "plan")?.value.as_object()
}

/// Reads a plan with the one reader of plans; what is wrong with it becomes notes, and the rest is still read.
fn read_plan(text: &str, object: &Object, found: &mut Found) {
    let whole = span_of(object);
    found.artifact(ArtifactKind::RunPlan, whole);
    let part = text.get(whole.start..whole.end).unwrap_or("");
    let (plan, errors) = RunPlan::from_json_leniently(part, Units::Utf8);
    for (fact, value) in plan.iter() {
        let (subject, field) = fact.path();
        let fields = get(object, subject).and_then(|entry| entry.value.as_object());
        if let Some(entry) = fields.and_then(|fields| get(fields, field)) {
            found.fact(fact, value.clone(), span_of(&entry.value));
        }
    }
    for error in errors {
        let span = Span { start: whole.start + error.place.start, end: whole.start + error.place.end };
        found.note(error.message, Some(span));
    }
}

fn get<'o, 'a>(object: &'o Object<'a>, name: &str) -> Option<&'o ObjectProp<'a>> {
    object.properties.iter().find(|entry| entry.name.as_str() == name)
}

/// The inside of a string, without its quotes.
fn inner(literal: &StringLit) -> Span {
    let span = span_of(literal);
    Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(200).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
