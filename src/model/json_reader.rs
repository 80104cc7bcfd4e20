//! Reads the parts of what a person hands in as JSON. Whatever is wrong names the field, the place and the nearest right one, in the same words for everything that is read.

use super::place::{Place, Span, TextMap, Units};
use super::value::{ChoiceSet, License, Licenses, OpenList, Right, Session, SessionState, Version, Word};
use crate::json::{self, span_of};
use jsonc_parser::ast::{self, Object, ObjectProp};
use serde::Serialize;
use std::fmt;

/// What is wrong with a plan. All that is wrong is listed, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// The path of the field, if it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The right spelling that comes nearest, if one is near.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {}, column {})", self.message, self.place.line, self.place.column)
    }
}

/// Reads one text and keeps every complaint.
pub(crate) struct Reader<'t> {
    map: TextMap<'t>,
    errors: Vec<PlanError>,
    /// What the text is, such as `plan`.
    noun: &'static str,
}

/// Reads a text with `read`, and gives what it made of it beside all that is wrong. `noun` is what the text should be.
pub(crate) fn read<T: Default>(
    text: &str,
    units: Units,
    noun: &'static str,
    read: impl FnOnce(&mut Reader, &ast::Value) -> T,
) -> (T, Vec<PlanError>) {
    let mut reader = Reader { map: TextMap::new(text, units), errors: vec![], noun };
    let read = match json::parse(text) {
        Ok(value) => read(&mut reader, &value),
        Err(error) => {
            reader.complain(format!("The {noun} is not valid JSON: {}.", error.message), None, None, error.span);
            T::default()
        }
    };
    (read, reader.errors)
}

impl Reader<'_> {
    pub(crate) fn flag(&mut self, path: &str, value: &ast::Value) -> Option<bool> {
        match value {
            ast::Value::BooleanLit(flag) => Some(flag.value),
            _ => self.wrong_type(path, "true or false", value).none(),
        }
    }

    pub(crate) fn text(&mut self, path: &str, value: &ast::Value) -> Option<String> {
        match value {
            ast::Value::StringLit(text) => Some(text.value.to_string()),
            _ => self.wrong_type(path, "text", value).none(),
        }
    }

    pub(crate) fn count(&mut self, path: &str, value: &ast::Value) -> Option<u32> {
        let read = match value {
            ast::Value::NumberLit(number) => number.value.parse().ok(),
            _ => None,
        };
        read.or_else(|| self.wrong_type(path, "a whole number", value).none())
    }

    pub(crate) fn version(&mut self, path: &str, value: &ast::Value) -> Option<Version> {
        let read = match value {
            ast::Value::StringLit(text) => Version::parse(&text.value),
            _ => None,
        };
        read.or_else(|| self.wrong_type(path, "a version in quotes, such as \"2.57\"", value).none())
    }

    pub(crate) fn choice(&mut self, path: &str, words: &'static [Word], value: &ast::Value) -> Option<ChoiceSet> {
        let given: Vec<&ast::Value> = match value {
            ast::Value::Array(several) => several.elements.iter().collect(),
            one => vec![one],
        };
        let mut chosen = vec![];
        for one in given {
            match one {
                ast::Value::StringLit(text) if words.iter().any(|word| word.id == text.value) => {
                    chosen.push(&*text.value)
                }
                _ => return self.wrong_word(path, &ids(words), one).none(),
            }
        }
        ChoiceSet::from_words(words, chosen).or_else(|| self.wrong_type(path, "at least one word", value).none())
    }

    pub(crate) fn licenses(&mut self, path: &str, value: &ast::Value) -> Option<Licenses> {
        let list = self.list(path, value, &["lacks"], Self::license)?;
        let lacks = match value.as_object().and_then(|object| object.get("lacks")) {
            Some(entry) => self.rights(&format!("{path}.lacks"), &entry.value)?,
            None => vec![],
        };
        Some(Licenses { list, lacks })
    }

    pub(crate) fn rights(&mut self, path: &str, value: &ast::Value) -> Option<Vec<Right>> {
        let ast::Value::Array(words) = value else {
            return self.wrong_type(path, "a list in square brackets", value).none();
        };
        let mut rights = vec![];
        for word in &words.elements {
            let known = word.as_string_lit().and_then(|text| Right::ALL.iter().find(|(word, _)| *word == text.value));
            match known {
                Some((_, right)) => rights.push(*right),
                None => return self.wrong_word(path, &Right::ALL.map(|(word, _)| word), word).none(),
            }
        }
        Some(rights)
    }

    /// Reads `{ items, complete }`. Without `complete` the list may go on.
    pub(crate) fn list<T>(
        &mut self,
        path: &str,
        value: &ast::Value,
        more: &[&str],
        item: fn(&mut Self, &str, &ast::Value) -> Option<T>,
    ) -> Option<OpenList<T>> {
        let mut list = OpenList { items: vec![], complete: false };
        for (key, entry) in self.entries(value, path) {
            match (key, &entry.value) {
                ("items", ast::Value::Array(items)) => {
                    for (at, one) in items.elements.iter().enumerate() {
                        list.items.extend(item(self, &format!("{path}.items[{at}]"), one));
                    }
                }
                ("items", other) => {
                    return self.wrong_type(&format!("{path}.items"), "a list in square brackets", other).none();
                }
                ("complete", flag) => list.complete = self.flag(&format!("{path}.complete"), flag)?,
                (key, _) if more.contains(&key) => {}
                _ => self.unknown_key(path, entry, &[&["items", "complete"], more].concat()),
            }
        }
        Some(list)
    }

    pub(crate) fn session(&mut self, path: &str, value: &ast::Value) -> Option<Session> {
        let mut session = Session::default();
        for (key, entry) in self.entries(value, path) {
            if matches!(entry.value, ast::Value::NullKeyword(_)) {
                continue;
            }
            let field = format!("{path}.{key}");
            match key {
                "user" => session.user = self.text(&field, &entry.value),
                "state" => session.state = self.state(&field, &entry.value),
                "locked" => session.locked = self.flag(&field, &entry.value),
                "isConnectionUser" => session.is_connection_user = self.flag(&field, &entry.value),
                _ => self.unknown_key(path, entry, &["user", "state", "locked", "isConnectionUser"]),
            }
        }
        Some(session)
    }

    pub(crate) fn state(&mut self, path: &str, value: &ast::Value) -> Option<SessionState> {
        match value.as_string_lit().map(|text| &*text.value) {
            Some("active") => Some(SessionState::Active),
            Some("disconnected") => Some(SessionState::Disconnected),
            _ => self.wrong_word(path, &["active", "disconnected"], value).none(),
        }
    }

    pub(crate) fn license(&mut self, path: &str, value: &ast::Value) -> Option<License> {
        let mut license = License { product: String::new(), switched_off: false };
        for (key, entry) in self.entries(value, path) {
            let field = format!("{path}.{key}");
            match key {
                "product" => license.product = self.text(&field, &entry.value)?,
                "switchedOff" => license.switched_off = self.flag(&field, &entry.value)?,
                _ => self.unknown_key(path, entry, &["product", "switchedOff"]),
            }
        }
        if license.product.is_empty() {
            return self.wrong_type(path, "an object with a \"product\"", value).none();
        }
        Some(license)
    }

    /// The entries of an object, each key once.
    pub(crate) fn entries<'a, 'v>(
        &mut self,
        value: &'v ast::Value<'a>,
        path: &str,
    ) -> Vec<(&'v str, &'v ObjectProp<'a>)> {
        let ast::Value::Object(Object { properties, .. }) = value else {
            self.wrong_type(path, "an object in curly brackets", value);
            return vec![];
        };
        let mut entries: Vec<(&str, &ObjectProp)> = vec![];
        for entry in properties {
            let key = entry.name.as_str();
            // No plan has that many keys; looking for doubles among them all would take its time.
            if entries.len() < 500 && entries.iter().any(|(known, _)| *known == key) {
                let field = join(path, key);
                let message = format!("\"{field}\" is given twice.");
                self.complain(message, Some(field), None, span_of(&entry.name));
            } else {
                entries.push((key, entry));
            }
        }
        entries
    }

    pub(crate) fn unknown_key(&mut self, path: &str, entry: &ObjectProp, known: &[&str]) {
        let field = join(path, entry.name.as_str());
        let nearest = nearest(entry.name.as_str(), known).map(|key| join(path, key));
        let hint = nearest.as_ref().map_or_else(String::new, |nearest| format!(" Did you mean \"{nearest}\"?"));
        let noun = self.noun;
        let message = format!("\"{field}\" is not a field of a {noun}.{hint}");
        self.complain(message, Some(field), nearest, span_of(&entry.name));
    }

    pub(crate) fn wrong_word(&mut self, path: &str, words: &[&str], value: &ast::Value) -> Complained {
        let nearest = value.as_string_lit().and_then(|text| nearest(&text.value, words)).map(str::to_owned);
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let message = format!("\"{path}\" must be {}, not {}.", quoted.join(" or "), shown(value));
        self.complain(message, Some(path.to_owned()), nearest, span_of(value));
        Complained
    }

    pub(crate) fn wrong_type(&mut self, path: &str, wanted: &str, value: &ast::Value) -> Complained {
        let name = if path.is_empty() { format!("The {}", self.noun) } else { format!("\"{path}\"") };
        let message = format!("{name} must be {wanted}, not {}.", shown(value));
        self.complain(message, Some(path.to_owned()).filter(|path| !path.is_empty()), None, span_of(value));
        Complained
    }

    pub(crate) fn complain(&mut self, message: String, field: Option<String>, nearest: Option<String>, span: Span) {
        self.errors.push(PlanError { message, field, nearest, place: self.map.place(span) });
    }
}
/// What reading gives where a complaint was made: nothing, of whatever type was wanted.
pub(crate) struct Complained;

impl Complained {
    pub(crate) fn none<T>(self) -> Option<T> {
        None
    }
}

fn ids(words: &'static [Word]) -> Vec<&'static str> {
    words.iter().map(|word| word.id).collect()
}

pub(crate) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A value as an error message shows it: short ones as they are, others by their kind.
fn shown(value: &ast::Value) -> String {
    match value {
        ast::Value::StringLit(text) if text.value.chars().count() <= 40 => format!("\"{}\"", text.value),
        ast::Value::StringLit(_) => "a long text".to_owned(),
        ast::Value::NumberLit(number) => number.value.to_owned(),
        ast::Value::BooleanLit(flag) => flag.value.to_string(),
        ast::Value::Object(_) => "an object".to_owned(),
        ast::Value::Array(_) => "a list".to_owned(),
        ast::Value::NullKeyword(_) => "null".to_owned(),
    }
}

/// The known word nearest to what was written, if one is near enough to be meant.
#[must_use]
pub fn nearest<'w>(written: &str, known: &[&'w str]) -> Option<&'w str> {
    // Nobody misspells a word with a page of text, and the comparison costs the product of the lengths.
    if written.len() > 100 {
        return None;
    }
    let lower = written.to_ascii_lowercase();
    known
        .iter()
        .map(|word| (strsim::osa_distance(&lower, &word.to_ascii_lowercase()), word))
        .filter(|(distance, word)| *distance <= 2.max(word.chars().count() / 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| *word)
}
