//! The one reader of plans: JSON text to a `RunPlan`, with an error that names the field, the place and the nearest right one.

use super::fact::Fact;
use super::item::{Field, Item};
use super::json_reader::{self, PlanError, Reader, join, moment_of};
use super::place::Units;
use super::plan::RunPlan;
use super::value::{Kind, Value};
use jsonc_parser::ast;

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
        json_reader::read(text, units, "plan", |reader, value| reader.plan(value, ""))
    }

    /// Reads what can be read of a situation, and lists what is wrong with the rest, in the order of the text. A
    /// situation is a plan in which the facts of a run may also stand under `plan`.
    #[must_use]
    pub fn from_situation_leniently(text: &str, units: Units) -> (Self, Vec<PlanError>) {
        let (plan, mut errors) = json_reader::read(text, units, "situation", |reader, value| {
            let mut plan = Self::new();
            reader.facts(value, "", Some("plan"), &mut plan);
            reader.one_clock(value);
            plan
        });
        errors.sort_by_key(|error| error.place.start);
        (plan, errors)
    }
}

impl Reader<'_> {
    /// Reads a plan that stands at `path`; empty where it is the whole text.
    pub(crate) fn plan(&mut self, value: &ast::Value, path: &str) -> RunPlan {
        let mut plan = RunPlan::new();
        self.facts(value, path, None, &mut plan);
        plan
    }

    /// Reads facts into a plan; those under the key `inner` too, if there is one.
    fn facts(&mut self, value: &ast::Value, path: &str, inner: Option<&str>, plan: &mut RunPlan) {
        for (subject, fields) in self.entries(value, path) {
            let inside = join(path, subject);
            let of_subject: Vec<Fact> = Fact::ALL.iter().copied().filter(|fact| fact.path().0 == subject).collect();
            match of_subject.as_slice() {
                _ if matches!(fields.value, ast::Value::NullKeyword(_))
                    && (!of_subject.is_empty() || inner == Some(subject)) => {}
                [] if inner == Some(subject) => self.facts(&fields.value, &inside, None, plan),
                [] => {
                    let subjects = Fact::ALL.iter().map(|fact| fact.path().0);
                    self.unknown_key(path, fields, &subjects.chain(inner).collect::<Vec<_>>());
                }
                [list] if list.path().1.is_empty() => {
                    let read = self.value(*list, &inside, &fields.value);
                    plan.set(*list, read);
                }
                known => self.fields(known, &fields.value, &inside, &mut |fact, value| {
                    plan.set(fact, value);
                }),
            }
        }
    }

    /// Reads the fields of an object, each of which is one of `known`.
    fn fields(&mut self, known: &[Fact], value: &ast::Value, path: &str, put: &mut dyn FnMut(Fact, Option<Value>)) {
        for (field, entry) in self.entries(value, path) {
            match known.iter().find(|fact| fact.path().1 == field) {
                Some(fact) => put(*fact, self.value(*fact, &join(path, field), &entry.value)),
                None => {
                    self.unknown_key(path, entry, &known.iter().map(|fact| fact.path().1).collect::<Vec<_>>());
                }
            }
        }
    }

    fn value(&mut self, fact: Fact, path: &str, value: &ast::Value) -> Option<Value> {
        if matches!(value, ast::Value::NullKeyword(_)) {
            return None;
        }
        match fact.info().kind {
            Kind::Flag { .. } => self.flag(path, value).map(Value::Flag),
            Kind::Choice(words) => self.choice(path, words, value).map(Value::Choice),
            Kind::Count => self.count(path, value).map(Value::Count),
            Kind::Version => self.version(path, value).map(Value::Version),
            Kind::Sessions => self.list(path, value, &[], Self::session).map(Value::Sessions),
            Kind::Licenses => self.licenses(path, value).map(Value::Licenses),
            Kind::Moment => self.moment(path, value).map(Value::Moment),
            Kind::Name | Kind::Product => self.text(path, value).map(Value::Text),
            Kind::Products | Kind::Apps => self.texts(path, value).map(Value::Texts),
            Kind::Seats => self.list(path, value, &[], Self::seats).map(Value::Seats),
            Kind::Items => {
                let fields: Vec<Fact> = fact.fields().collect();
                let read = |reader: &mut Self, path: &str, value: &ast::Value| {
                    let mut item = Item::default();
                    reader.fields(&fields, value, path, &mut |fact, value| item.set(fact, value));
                    Some(item)
                };
                self.list(path, value, &[], read).map(Value::Items)
            }
        }
    }

    /// Complains of moments that can't be compared with the first one.
    fn one_clock(&mut self, value: &ast::Value) {
        let policies = value
            .as_object()
            .and_then(|situation| situation.get_object("policies")?.get_array("items"))
            .map_or(&[][..], |items| &items.elements);
        let created = policies.iter().enumerate().filter_map(|(at, policy)| {
            Some((Field::of_item(Fact::PoliciesCreated, at).path(), &policy.as_object()?.get("created")?.value))
        });
        let at = value.as_object().and_then(|situation| Some(&situation.get_object("act")?.get("at")?.value));
        let mut first = None;
        for (path, value) in created.chain(at.map(|value| (Fact::ActAt.id().to_owned(), value))) {
            let Some(moment) = moment_of(value) else { continue };
            if *first.get_or_insert(moment.clock()) != moment.clock() {
                self.wrong_type(&path, "a moment of the same kind as the first one", value);
            }
        }
    }
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
