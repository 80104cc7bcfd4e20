//! The one reader of plans: JSON text to a `RunPlan`, with an error that names the field, the place and the nearest right one.

use super::fact::Fact;
use super::place::{Place, Span, TextMap, Units};
use super::plan::RunPlan;
use super::value::{ChoiceSet, Kind, License, Licenses, OpenList, Right, Session, SessionState, Value, Version, Word};
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

impl RunPlan {
    /// Reads a plan, such as `{"machine":{"rdpEnabled":true}}`. `null` means not known.
    ///
    /// # Errors
    /// Lists every field that is misspelt, given twice or of the wrong type, or says why the text is not JSON.
    pub fn from_json(text: &str, units: Units) -> Result<Self, Vec<PlanError>> {
        let (plan, errors) = Self::from_json_leniently(text, units);
        if errors.is_empty() { Ok(plan) } else { Err(errors) }
    }

    /// Reads what can be read of a plan, and lists what is wrong with the rest.
    #[must_use]
    pub fn from_json_leniently(text: &str, units: Units) -> (Self, Vec<PlanError>) {
        let mut reader = Reader { map: TextMap::new(text, units), errors: vec![] };
        let plan = match json::parse(text) {
            Ok(value) => reader.plan(&value),
            Err(error) => {
                reader.complain(format!("The plan is not valid JSON: {}.", error.message), None, None, error.span);
                Self::new()
            }
        };
        (plan, reader.errors)
    }
}

struct Reader<'t> {
    map: TextMap<'t>,
    errors: Vec<PlanError>,
}

impl Reader<'_> {
    fn plan(&mut self, value: &ast::Value) -> RunPlan {
        let mut plan = RunPlan::new();
        for (subject, fields) in self.entries(value, "") {
            let known: Vec<&str> = Fact::ALL.iter().map(|fact| fact.path().0).collect();
            if !known.contains(&subject) {
                self.unknown_key("", fields, &known);
                continue;
            }
            if matches!(fields.value, ast::Value::NullKeyword(_)) {
                continue;
            }
            for (field, entry) in self.entries(&fields.value, subject) {
                match Fact::from_id(&format!("{subject}.{field}")) {
                    Some(fact) => self.fact(&mut plan, fact, &entry.value),
                    None => {
                        let known = Fact::ALL.iter().map(|fact| fact.path()).filter(|path| path.0 == subject);
                        self.unknown_key(subject, entry, &known.map(|path| path.1).collect::<Vec<_>>());
                    }
                }
            }
        }
        plan
    }

    fn fact(&mut self, plan: &mut RunPlan, fact: Fact, value: &ast::Value) {
        if matches!(value, ast::Value::NullKeyword(_)) {
            return;
        }
        let read = match fact.info().kind {
            Kind::Flag { .. } => self.flag(fact.id(), value).map(Value::Flag),
            Kind::Choice(words) => self.choice(fact.id(), words, value).map(Value::Choice),
            Kind::Count => self.count(fact.id(), value).map(Value::Count),
            Kind::Version => self.version(fact.id(), value).map(Value::Version),
            Kind::Sessions => self.list(fact.id(), value, &[], Self::session).map(Value::Sessions),
            Kind::Licenses => self.licenses(fact.id(), value).map(Value::Licenses),
        };
        plan.set(fact, read);
    }

    fn flag(&mut self, path: &str, value: &ast::Value) -> Option<bool> {
        match value {
            ast::Value::BooleanLit(flag) => Some(flag.value),
            _ => self.wrong_type(path, "true or false", value).none(),
        }
    }

    fn text(&mut self, path: &str, value: &ast::Value) -> Option<String> {
        match value {
            ast::Value::StringLit(text) => Some(text.value.to_string()),
            _ => self.wrong_type(path, "text", value).none(),
        }
    }

    fn count(&mut self, path: &str, value: &ast::Value) -> Option<u32> {
        let read = match value {
            ast::Value::NumberLit(number) => number.value.parse().ok(),
            _ => None,
        };
        read.or_else(|| self.wrong_type(path, "a whole number", value).none())
    }

    fn version(&mut self, path: &str, value: &ast::Value) -> Option<Version> {
        let read = match value {
            ast::Value::StringLit(text) => Version::parse(&text.value),
            _ => None,
        };
        read.or_else(|| self.wrong_type(path, "a version in quotes, such as \"2.57\"", value).none())
    }

    fn choice(&mut self, path: &str, words: &'static [Word], value: &ast::Value) -> Option<ChoiceSet> {
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

    fn licenses(&mut self, path: &str, value: &ast::Value) -> Option<Licenses> {
        let list = self.list(path, value, &["lacks"], Self::license)?;
        let lacks = match value.as_object().and_then(|object| object.get("lacks")) {
            Some(entry) => self.rights(&format!("{path}.lacks"), &entry.value)?,
            None => vec![],
        };
        Some(Licenses { list, lacks })
    }

    fn rights(&mut self, path: &str, value: &ast::Value) -> Option<Vec<Right>> {
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
    fn list<T>(
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

    fn session(&mut self, path: &str, value: &ast::Value) -> Option<Session> {
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

    fn state(&mut self, path: &str, value: &ast::Value) -> Option<SessionState> {
        match value.as_string_lit().map(|text| &*text.value) {
            Some("active") => Some(SessionState::Active),
            Some("disconnected") => Some(SessionState::Disconnected),
            _ => self.wrong_word(path, &["active", "disconnected"], value).none(),
        }
    }

    fn license(&mut self, path: &str, value: &ast::Value) -> Option<License> {
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
    fn entries<'a, 'v>(&mut self, value: &'v ast::Value<'a>, path: &str) -> Vec<(&'v str, &'v ObjectProp<'a>)> {
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

    fn unknown_key(&mut self, path: &str, entry: &ObjectProp, known: &[&str]) {
        let field = join(path, entry.name.as_str());
        let nearest = nearest(entry.name.as_str(), known).map(|key| join(path, key));
        let hint = nearest.as_ref().map_or_else(String::new, |nearest| format!(" Did you mean \"{nearest}\"?"));
        let message = format!("\"{field}\" is not a field of a plan.{hint}");
        self.complain(message, Some(field), nearest, span_of(&entry.name));
    }

    fn wrong_word(&mut self, path: &str, words: &[&str], value: &ast::Value) -> Complained {
        let nearest = value.as_string_lit().and_then(|text| nearest(&text.value, words)).map(str::to_owned);
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let message = format!("\"{path}\" must be {}, not {}.", quoted.join(" or "), shown(value));
        self.complain(message, Some(path.to_owned()), nearest, span_of(value));
        Complained
    }

    fn wrong_type(&mut self, path: &str, wanted: &str, value: &ast::Value) -> Complained {
        let name = if path.is_empty() { "The plan".to_owned() } else { format!("\"{path}\"") };
        let message = format!("{name} must be {wanted}, not {}.", shown(value));
        self.complain(message, Some(path.to_owned()).filter(|path| !path.is_empty()), None, span_of(value));
        Complained
    }

    fn complain(&mut self, message: String, field: Option<String>, nearest: Option<String>, span: Span) {
        self.errors.push(PlanError { message, field, nearest, place: self.map.place(span) });
    }
}

/// What reading gives where a complaint was made: nothing, of whatever type was wanted.
struct Complained;

impl Complained {
    fn none<T>(self) -> Option<T> {
        None
    }
}

fn ids(words: &'static [Word]) -> Vec<&'static str> {
    words.iter().map(|word| word.id).collect()
}

fn join(path: &str, key: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let errors = RunPlan::from_json(text, Units::Utf8).err().unwrap_or_default();
        assert_eq!(errors.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_plan_reads_back_as_it_was_written() {
        let text = r#"{"run":{"mode":"unattended"},"connectionOwner":{"licenses":{"items":[{"product":"premium","switchedOff":true}],"complete":true,"lacks":["attended"]}},"machine":{"osFamily":["windows10","windows11"],"sessions":{"items":[{"user":"a\\b","state":"active","locked":true,"isConnectionUser":false}],"complete":false},"unattendedBots":2,"padVersion":"2.57"}}"#;
        let plan = RunPlan::from_json(text, Units::Utf8).unwrap();
        assert_eq!(serde_json::to_string(&plan).unwrap(), text);
    }

    #[test]
    fn null_means_not_known() {
        assert!(RunPlan::from_json(r#"{"run":{"mode":null},"machine":null}"#, Units::Utf8).unwrap().is_empty());
    }

    #[test]
    fn a_misspelt_field_names_the_nearest_one() {
        check(
            r#"{"machine":{"rdpEnabld":true},"mashine":{}}"#,
            &[
                "\"machine.rdpEnabld\" is not a field of a plan. Did you mean \"machine.rdpEnabled\"? (line 1, column 13)",
                "\"mashine\" is not a field of a plan. Did you mean \"machine\"? (line 1, column 31)",
            ],
        );
    }

    #[test]
    fn a_field_of_the_wrong_type_says_what_it_must_be() {
        check(
            r#"{"machine":{"rdpEnabled":"yes","sessions":[],"padVersion":2.5,"unattendedBots":-1},"connectionOwner":{"licenses":{"items":[],"lacks":"attended"}},"run":{"mode":"unatended"}}"#,
            &[
                "\"machine.rdpEnabled\" must be true or false, not \"yes\". (line 1, column 26)",
                "\"machine.sessions\" must be an object in curly brackets, not a list. (line 1, column 43)",
                "\"machine.padVersion\" must be a version in quotes, such as \"2.57\", not 2.5. (line 1, column 59)",
                "\"machine.unattendedBots\" must be a whole number, not -1. (line 1, column 80)",
                "\"connectionOwner.licenses.lacks\" must be a list in square brackets, not \"attended\". (line 1, column 134)",
                "\"run.mode\" must be \"attended\" or \"unattended\" or \"local\", not \"unatended\". (line 1, column 161)",
            ],
        );
    }

    #[test]
    fn a_field_given_twice_is_an_error() {
        check(r#"{"run":{"mode":"local","mode":"attended"}}"#, &["\"run.mode\" is given twice. (line 1, column 24)"]);
    }

    #[test]
    fn text_that_is_no_json_says_where() {
        check("{\n  \"run\": {", &["The plan is not valid JSON: Unterminated object. (line 2, column 10)"]);
        check("", &["The plan is not valid JSON: There is no JSON in it. (line 1, column 1)"]);
        check("[]", &["The plan must be an object in curly brackets, not a list. (line 1, column 1)"]);
    }
}
