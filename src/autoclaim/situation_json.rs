//! Situations from JSON text, by the reader of plans: an error names the field, the place and the nearest right one.

use super::moment::{Clock, Moment};
use super::situation::{Acts, Policy, Seats, Situation};
use super::words::{Act, App, Edition, Goal, Role, Scope};
use crate::model::reader::{self, Reader, join};
use crate::model::{PlanError, RunPlan, Units};
use jsonc_parser::ast;

impl Situation {
    /// Reads a situation, such as `{"feature":{"on":true},"act":{"what":"goPremium"}}`. `null` means not known.
    ///
    /// # Errors
    /// Lists every field that is misspelt, given twice or of the wrong type, or says why the text is not JSON.
    pub fn from_json(text: &str, units: Units) -> Result<Self, Vec<PlanError>> {
        let (situation, errors) = Self::from_json_leniently(text, units);
        if errors.is_empty() { Ok(situation) } else { Err(errors) }
    }

    /// Reads what can be read of a situation, and lists what is wrong with the rest.
    #[must_use]
    pub fn from_json_leniently(text: &str, units: Units) -> (Self, Vec<PlanError>) {
        let (situation, mut errors) = reader::read(text, units, "situation", |reader, value| {
            let read = situation(reader, value);
            one_clock(reader, value);
            read
        });
        errors.sort_by_key(|error| error.place.start);
        (situation, errors)
    }
}

/// Calls `each` for every field that has a value, and complains of those that are not among `known`.
fn fields(
    reader: &mut Reader,
    path: &str,
    value: &ast::Value,
    known: &[&str],
    each: &mut dyn FnMut(&mut Reader, &str, &str, &ast::Value),
) {
    for (key, entry) in reader.entries(value, path) {
        if !known.contains(&key) {
            reader.unknown_key(path, entry, known);
        } else if !matches!(entry.value, ast::Value::NullKeyword(_)) {
            each(reader, key, &join(path, key), &entry.value);
        }
    }
}

fn situation(reader: &mut Reader, value: &ast::Value) -> Situation {
    let mut read = Situation::default();
    let known = ["feature", "policies", "tenant", "user", "act", "environment", "setUp", "plan"];
    fields(reader, "", value, &known, &mut |reader, key, path, value| match key {
        "feature" => fields(reader, path, value, &["on", "scope"], &mut |reader, key, path, value| match key {
            "on" => read.feature.on = reader.flag(path, value),
            _ => read.feature.scope = word(reader, path, Scope::ALL, value),
        }),
        "policies" => read.policies = reader.list(path, value, &[], policy),
        "tenant" => fields(reader, path, value, &["licenses"], &mut |reader, _, path, value| {
            read.tenant.licenses = reader.list(path, value, &[], seats);
        }),
        "user" => {
            fields(reader, path, value, &["licenses", "ownsConnection"], &mut |reader, key, path, value| match key {
                "licenses" => read.user.licenses = reader.licenses(path, value),
                _ => read.user.owns_connection = reader.flag(path, value),
            });
        }
        "act" => {
            let known = ["what", "at", "padVersion", "padEdition"];
            fields(reader, path, value, &known, &mut |reader, key, path, value| match key {
                "what" => read.act.what = acts(reader, path, value),
                "at" => read.act.at = moment(reader, path, value),
                "padVersion" => read.act.pad_version = reader.version(path, value),
                _ => read.act.pad_edition = word(reader, path, Edition::ALL, value),
            });
        }
        "environment" => fields(reader, path, value, &["managed"], &mut |reader, _, path, value| {
            read.environment.managed = reader.flag(path, value);
        }),
        "setUp" => fields(reader, path, value, &["goal", "role"], &mut |reader, key, path, value| match key {
            "goal" => read.set_up.goal = word(reader, path, Goal::ALL, value),
            _ => read.set_up.role = word(reader, path, Role::ALL, value),
        }),
        _ => read.plan = RunPlan::from_reader(reader, value, path),
    });
    read
}

fn policy(reader: &mut Reader, path: &str, value: &ast::Value) -> Option<Policy> {
    let mut read = Policy::default();
    let known = ["name", "app", "product", "backups", "includedApps", "excludedApps", "on", "created", "inForce"];
    fields(reader, path, value, &known, &mut |reader, key, path, value| match key {
        "name" => read.name = reader.text(path, value),
        "app" => read.app = word(reader, path, App::ALL, value),
        "product" => read.product = reader.text(path, value),
        "backups" => read.backups = texts(reader, path, value),
        "includedApps" => read.included_apps = texts(reader, path, value),
        "excludedApps" => read.excluded_apps = texts(reader, path, value),
        "on" => read.on = reader.flag(path, value),
        "created" => read.created = moment(reader, path, value),
        _ => read.in_force = reader.flag(path, value),
    });
    Some(read)
}

fn seats(reader: &mut Reader, path: &str, value: &ast::Value) -> Option<Seats> {
    let mut read = Seats { product: String::new(), free: None };
    fields(reader, path, value, &["product", "free"], &mut |reader, key, path, value| match key {
        "product" => read.product = reader.text(path, value).unwrap_or_default(),
        _ => read.free = reader.count(path, value),
    });
    if read.product.is_empty() {
        return reader.wrong_type(path, "an object with a \"product\"", value).none();
    }
    Some(read)
}

fn word<T: Copy>(reader: &mut Reader, path: &str, all: &[(&'static str, T)], value: &ast::Value) -> Option<T> {
    let known = value.as_string_lit().and_then(|text| all.iter().find(|(word, _)| *word == text.value));
    match known {
        Some((_, word)) => Some(*word),
        None => {
            let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
            reader.wrong_word(path, &words, value).none()
        }
    }
}

fn acts(reader: &mut Reader, path: &str, value: &ast::Value) -> Option<Acts> {
    let given: Vec<&ast::Value> = match value {
        ast::Value::Array(several) => several.elements.iter().collect(),
        one => vec![one],
    };
    let mut read = vec![];
    for one in given {
        read.push(word(reader, path, Act::ALL, one)?);
    }
    Acts::one_of(&read).or_else(|| reader.wrong_type(path, "at least one word", value).none())
}

fn texts(reader: &mut Reader, path: &str, value: &ast::Value) -> Option<Vec<String>> {
    let ast::Value::Array(list) = value else {
        return reader.wrong_type(path, "a list in square brackets", value).none();
    };
    list.elements.iter().enumerate().map(|(at, one)| reader.text(&format!("{path}[{at}]"), one)).collect()
}

fn moment(reader: &mut Reader, path: &str, value: &ast::Value) -> Option<Moment> {
    let read = moment_of(value);
    let wanted = "a moment, such as \"2026-11-21T09:30Z\", or minutes from a moment of your choosing";
    read.or_else(|| reader.wrong_type(path, wanted, value).none())
}

fn moment_of(value: &ast::Value) -> Option<Moment> {
    match value {
        ast::Value::StringLit(text) => Moment::parse(&text.value),
        ast::Value::NumberLit(number) => number.value.parse().ok().map(Moment::of_minutes),
        _ => None,
    }
}

/// Complains of moments that can't be compared with the first one.
fn one_clock(reader: &mut Reader, value: &ast::Value) {
    let policies = value
        .as_object()
        .and_then(|situation| situation.get_object("policies")?.get_array("items"))
        .map_or(&[][..], |items| &items.elements);
    let created = policies.iter().enumerate().filter_map(|(at, policy)| {
        Some((format!("policies.items[{at}].created"), &policy.as_object()?.get("created")?.value))
    });
    let at = value.as_object().and_then(|situation| Some(&situation.get_object("act")?.get("at")?.value));
    let mut clock: Option<Clock> = None;
    for (path, value) in created.chain(at.map(|value| ("act.at".to_owned(), value))) {
        let Some(moment) = moment_of(value) else { continue };
        if *clock.get_or_insert(moment.clock()) != moment.clock() {
            reader.wrong_type(&path, "a moment of the same kind as the first one", value);
        }
    }
}
