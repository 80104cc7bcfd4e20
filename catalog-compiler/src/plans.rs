//! Converts the catalogue's plans and conditions from text to facts and values.

use crate::files::File;
use crate::problem::{Problem, hint};
use crate::tables::{Plan, Text};
use flow_preflight_grammar::stored::{StoredCondition, StoredPlan, StoredTest, StoredValue};
use flow_preflight_grammar::value::{ChoiceSet, Kind, Value, Version, Word};
use flow_preflight_grammar::{FactSpec, Units, reader};

/// The names that plans and conditions can use.
pub(crate) struct Names {
    /// The facts, in form order.
    pub(crate) facts: Vec<FactSpec>,
    /// The named conditions, in file order.
    pub(crate) conditions: Vec<String>,
}

impl Names {
    /// The index of a fact. Reports an unknown id.
    pub(crate) fn fact(&self, id: &Text, file: &File, problems: &mut Vec<Problem>) -> u16 {
        let at = self.facts.iter().position(|fact| fact.id == id.get_ref());
        if at.is_none() {
            let known: Vec<&str> = self.facts.iter().map(|fact| fact.id).collect();
            let message = format!("There is no fact \"{}\".{}", id.get_ref(), hint(id.get_ref(), &known));
            problems.push(file.problem(&id.span(), message));
        }
        position(at.unwrap_or_default())
    }

    /// Reads a plan with the reader that users' plans go through.
    pub(crate) fn plan(&self, plan: &Plan, file: &File, problems: &mut Vec<Problem>) -> StoredPlan {
        let text = serde_json::to_string(plan.get_ref()).unwrap_or_default();
        let plan_span = plan.span();
        let (values, errors) =
            reader::read(&text, Units::Utf8, "plan", |reader, value| reader.plan(value, "", None, &self.facts));
        for error in errors {
            let at = place_of(error.field.as_deref(), plan, file);
            problems.push(file.problem(&at, error.message));
        }
        let mut plan = vec![];
        for (fact, value) in values {
            match stored(&value) {
                Some(value) => plan.push((position(fact), value)),
                None => problems
                    .push(file.problem(&plan_span, "A plan of the catalogue can't hold such a value.".to_owned())),
            }
        }
        plan
    }

    /// Reads a condition: parts joined by ` and `.
    pub(crate) fn condition(&self, text: &Text, file: &File, problems: &mut Vec<Problem>) -> StoredCondition {
        let mut parts = vec![];
        for part in text.get_ref().split(" and ") {
            match self.part(part) {
                Ok(part) => parts.push(part),
                Err(why) => problems.push(file.problem(&text.span(), format!("\"{part}\" is not a condition: {why}"))),
            }
        }
        StoredCondition { text: keep(text.get_ref()), parts }
    }

    /// Reads a fact's usual value: `yes`, `no`, or words joined by ` or `.
    pub(crate) fn usual(&self, id: &str, words: &str) -> Result<StoredValue, String> {
        match self.facts.iter().find(|fact| fact.id == id).map(|fact| fact.kind) {
            Some(Kind::Flag { .. }) if words == "yes" || words == "no" => Ok(StoredValue::Flag(words == "yes")),
            Some(Kind::Flag { .. }) => {
                Err(format!("{id} is yes or no, not \"{words}\".{}", hint(words, &["yes", "no"])))
            }
            Some(Kind::Choice(all)) => chosen(id, all, words).map(StoredValue::Choice),
            _ => Err("Only a flag or a choice has a usual value.".to_owned()),
        }
    }

    fn part(&self, text: &str) -> Result<(bool, StoredTest), String> {
        let named = text.strip_prefix("not ").unwrap_or(text);
        if let Some(at) = self.conditions.iter().position(|known| known == named) {
            return Ok((named.len() != text.len(), StoredTest::Named(position(at))));
        }
        let Some((id, rest)) = text.split_once(' ') else {
            let known: Vec<&str> = self.conditions.iter().map(String::as_str).collect();
            return Err(format!("conditions.toml has no condition of this name.{}", hint(named, &known)));
        };
        let Some(at) = self.facts.iter().position(|fact| fact.id == id) else {
            let known: Vec<&str> = self.facts.iter().map(|fact| fact.id).collect();
            return Err(format!("there is no fact \"{id}\".{}", hint(id, &known)));
        };
        let kind = self.facts.get(at).map_or(Kind::Count, |fact| fact.kind);
        let at = position(at);
        let (verb, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        match (verb, kind) {
            ("is", Kind::Flag { .. }) => match rest {
                "yes" => Ok((false, StoredTest::Flag(at))),
                "no" => Ok((true, StoredTest::Flag(at))),
                _ => Err("behind \"is\" comes yes or no.".to_owned()),
            },
            ("is", Kind::Choice(words)) => {
                let wanted = rest.strip_prefix("not ").unwrap_or(rest);
                Ok((wanted.len() != rest.len(), StoredTest::OneOf(at, chosen(id, words, wanted)?)))
            }
            ("below" | "from", Kind::Count | Kind::Version) => {
                let bound = match kind {
                    Kind::Count => rest.parse().ok().map(StoredValue::Count),
                    _ => Version::parse(rest).map(StoredValue::Version),
                };
                let bound = bound.ok_or_else(|| format!("\"{rest}\" is no value of {id}."))?;
                Ok((verb == "from", StoredTest::Below(at, bound)))
            }
            _ => Err(format!(
                "{id} can't be tested so; a flag or a choice \"is\", a number or version is \"below\" or \"from\"."
            )),
        }
    }
}

/// Words joined by ` or `, as bits.
fn chosen(id: &str, words: &'static [Word], text: &str) -> Result<u16, String> {
    let mut set = 0;
    for word in text.split(" or ") {
        let known: Vec<&str> = words.iter().map(|word| word.id).collect();
        set |= bits(words, word).ok_or_else(|| format!("{id} has no word \"{word}\".{}", hint(word, &known)))?;
    }
    Ok(set)
}

/// The byte range of a field in a plan, found by the last part of its path.
fn place_of(field: Option<&str>, plan: &Plan, file: &File) -> std::ops::Range<usize> {
    let span = plan.span();
    let name = field.and_then(|field| field.rsplit(['.', ']']).find(|part| !part.is_empty())).unwrap_or_default();
    let inside = file.text.get(span.clone()).and_then(|text| text.find(name)).unwrap_or_default();
    span.start + inside..span.end
}

/// The stored form of a value; `None` for kinds that only auto-claim has.
fn stored(value: &Value) -> Option<StoredValue> {
    Some(match value {
        Value::Flag(flag) => StoredValue::Flag(*flag),
        Value::Choice(set) => StoredValue::Choice(set.bits()),
        Value::Count(count) => StoredValue::Count(*count),
        Value::Version(version) => StoredValue::Version(version.clone()),
        Value::Sessions(list) => StoredValue::Sessions(list.clone()),
        Value::Licenses(licenses) => StoredValue::Licenses(licenses.clone()),
        Value::Moment(_) | Value::Text(_) | Value::Texts(_) | Value::Seats(_) | Value::Items(_) => return None,
    })
}

/// The bit of the word `chosen`, if there is such a word.
pub(crate) fn bits(words: &'static [Word], chosen: &str) -> Option<u16> {
    ChoiceSet::from_words(words, [chosen]).map(ChoiceSet::bits)
}

/// An index as the blob stores it.
pub(crate) fn position(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Leaks a text, so that it lives as long as the compiler runs.
pub(crate) fn keep(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
