//! Reads plans and situations from JSON. Errors give the field, the position and the nearest valid name.

use super::fact::{Fact, specs};
use super::item::Field;
use super::plan::RunPlan;
use crate::text::sorted::sorted_by;
use flow_preflight_grammar::Units;
use flow_preflight_grammar::json::Node;
use flow_preflight_grammar::reader::{self, PlanError, Reader, moment_of};

impl RunPlan {
    /// Reads a plan, such as `{"machine":{"rdpEnabled":true}}`. `null` means unknown.
    ///
    /// # Errors
    /// Every field that is misspelt, duplicate or of the wrong type, or why the text is not JSON.
    pub fn from_json(text: &str, units: Units) -> Result<Self, Vec<PlanError>> {
        let (plan, errors) = Self::from_json_leniently(text, units);
        if errors.is_empty() { Ok(plan) } else { Err(errors) }
    }

    /// Reads the valid part of a plan. Returns the errors of the rest.
    #[must_use]
    pub fn from_json_leniently(text: &str, units: Units) -> (Self, Vec<PlanError>) {
        reader::read(text, units, "plan", |reader, value| Self::from_reader(reader, value, ""))
    }

    /// Reads the valid part of a situation. Returns the errors of the rest, in text order. A situation is a plan whose
    /// run facts may also be under `plan`.
    #[must_use]
    pub fn from_situation_leniently(text: &str, units: Units) -> (Self, Vec<PlanError>) {
        let (plan, errors) = reader::read(text, units, "situation", |reader, value| {
            let plan = Self::of(reader.plan(value, "", Some("plan"), specs()));
            one_clock(reader, value);
            plan
        });
        (plan, sorted_by(errors, |error| [error.place.start, 0, 0]))
    }

    /// Reads a plan. `path` is its path in the text, empty for the whole text.
    pub(crate) fn from_reader(reader: &mut Reader, value: &Node, path: &str) -> Self {
        Self::of(reader.plan(value, path, None, specs()))
    }

    /// The plan with these values, keyed by the index of their fact.
    fn of(values: Vec<(usize, super::Value)>) -> Self {
        values.into_iter().filter_map(|(at, value)| Some((*Fact::ALL.get(at)?, value))).collect()
    }
}

/// Reports moments that can't be compared with the first one.
fn one_clock(reader: &mut Reader, value: &Node) {
    let policies = value.get("policies").and_then(|policies| policies.get("items")?.items()).unwrap_or(&[]);
    let created = policies
        .iter()
        .enumerate()
        .filter_map(|(at, policy)| Some((Field::of_item(Fact::PoliciesCreated, at).path(), policy.get("created")?)));
    let at = value.get("act").and_then(|act| act.get("at"));
    let mut first = None;
    for (path, value) in created.chain(at.map(|value| (Fact::ActAt.id().to_owned(), value))) {
        let Some(moment) = moment_of(value) else { continue };
        if *first.get_or_insert(moment.clock()) != moment.clock() {
            reader.wrong_type(&path, "a moment of the same kind as the first one", value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flow_preflight_grammar::reader::{MOST_ERRORS, MOST_NEAREST};

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
        check("{\n  \"run\": {", &["The plan is not valid JSON: It ends too early. (line 2, column 11)"]);
        check("", &["The plan is not valid JSON: It contains no JSON. (line 1, column 1)"]);
        check("[]", &["The plan must be an object in curly brackets, not a list. (line 1, column 1)"]);
    }

    #[track_caller]
    fn errors(text: &str) -> Vec<PlanError> {
        RunPlan::from_json(text, Units::Utf8).err().unwrap_or_default()
    }

    #[test]
    fn a_plan_with_a_thousand_errors_lists_a_few() {
        let states = vec![r#"{"state":"activ"}"#; 100].join(",");
        let errors = errors(&format!(r#"{{"machine":{{"sessions":{{"items":[{states}]}}}}}}"#));
        assert_eq!(errors.len(), MOST_ERRORS + 1);
        assert_eq!(errors.iter().filter(|error| error.nearest.is_some()).count(), MOST_NEAREST);
        assert_eq!(errors.last().map(|error| error.message.as_str()), Some("60 more errors are not listed."));
    }

    #[test]
    fn an_object_with_more_fields_than_any_plan_has_is_not_read_to_its_end() {
        let fields: Vec<String> = (0..5_000).map(|at| format!(r#""field{at}":1"#)).collect();
        let errors = errors(&format!(r#"{{"machine":{{{}}}}}"#, fields.join(",")));
        assert_eq!(
            errors.first().map(|error| error.message.as_str()),
            Some("\"machine\" has more than 200 fields. Only the first 200 are read.")
        );
        assert_eq!(errors.last().map(|error| error.message.as_str()), Some("161 more errors are not listed."));
    }

    #[test]
    fn what_is_quoted_is_short_and_turns_nothing_around() {
        let [error] = &errors(&format!("{{\"{}\":1}}", "x\u{202E}".repeat(500)))[..] else {
            panic!("one error is wanted")
        };
        assert_eq!(error.message, format!("\"{}…\" is not a field of a plan.", "x".repeat(59)));
        let [error] = &errors(&format!("{{\"machine\":{{\"rdpEnabled\":{}}}}}", "9".repeat(500)))[..] else {
            panic!("one error is wanted")
        };
        assert!(error.message.len() < 120, "{error}");
    }

    /// A list with an unreadable item is incomplete: a misspelt licence must not be taken for a missing one.
    #[test]
    fn a_list_with_an_item_that_was_left_out_is_not_complete() {
        let text = r#"{"connectionOwner":{"licenses":{"items":[{"prodct":"premium"}],"complete":true}}}"#;
        let (plan, errors) = RunPlan::from_json_leniently(text, Units::Utf8);
        assert_eq!(errors.len(), 2);
        assert_eq!(
            serde_json::to_string(&plan).unwrap(),
            r#"{"connectionOwner":{"licenses":{"items":[],"complete":false}}}"#
        );
    }
}
