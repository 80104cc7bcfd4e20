//! Reads the file for `--exceptions`: which faults are accepted, by whom, and until when.

use super::issue::{Issue, Kind};
use super::subject::Subject;
use crate::catalog::{codes, rules};
use crate::json::{self, Node, Span};
use crate::model::{TextMap, Units, nearest};
use serde::Serialize;

/// A file of exceptions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "publish", schemars(rename = "Exceptions", deny_unknown_fields))]
pub struct Exceptions {
    /// Each exception.
    #[serde(rename = "exceptions")]
    pub list: Vec<Exception>,
}

/// One exception: what is accepted, where, why, by whom, until when. It names a rule or a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "publish", schemars(deny_unknown_fields))]
pub struct Exception {
    /// The id of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The error code: its explanation, and each rule that predicts no other code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The input, as the answer names it; `*` stands for any part of it.
    pub subject: String,
    /// Why it is accepted.
    pub reason: String,
    /// Who is responsible for it.
    pub owner: String,
    /// The last day on which it holds, such as `2027-01-31`.
    pub until: String,
}

const FIELDS: [&str; 6] = ["rule", "code", "subject", "reason", "owner", "until"];

impl Exceptions {
    /// Reads an exceptions file.
    ///
    /// # Errors
    /// Every error in the file, one per line.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let map = TextMap::new(text, Units::Utf8);
        let at = |span: Span| {
            let place = map.place(span);
            format!("(line {}, column {})", place.line, place.column)
        };
        let file = json::parse(text).map_err(|error| format!("It isn’t JSON: {} {}", error.message, at(error.span)))?;
        let Some(items) = file.get("exceptions").and_then(Node::items) else {
            return Err("It has no list “exceptions”.".to_owned());
        };
        let (mut list, mut faults) = (vec![], vec![]);
        for entry in
            file.entries().unwrap_or(&[]).iter().filter(|entry| !["$schema", "exceptions"].contains(&&*entry.name))
        {
            faults.push(format!("“{}” isn’t a field of an exceptions file {}", entry.name, at(entry.name_span)));
        }
        for item in items {
            match Exception::read(item) {
                Ok(exception) => list.push(exception),
                Err(fault) => faults.push(format!("{fault} {}", at(item.span))),
            }
        }
        if faults.is_empty() { Ok(Self { list }) } else { Err(faults.join("\n")) }
    }
}

impl Exception {
    fn read(item: &Node) -> Result<Self, String> {
        let entries = item.entries().ok_or("An exception is an object.")?;
        let mut exception = Self::default();
        for entry in entries {
            let value = entry.node.text().filter(|value| !value.trim().is_empty());
            let value = value.ok_or_else(|| format!("“{}” must be a text.", entry.name))?.to_owned();
            match &*entry.name {
                "rule" => exception.rule = Some(value),
                "code" => exception.code = Some(value),
                "subject" => exception.subject = value,
                "reason" => exception.reason = value,
                "owner" => exception.owner = value,
                "until" => exception.until = value,
                other => {
                    let meant =
                        nearest(other, &FIELDS).map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
                    return Err(format!("“{other}” is not a field of an exception.{meant}"));
                }
            }
        }
        let given = [("subject", &exception.subject), ("reason", &exception.reason), ("owner", &exception.owner)];
        if let Some((name, _)) = given.into_iter().find(|(_, value)| value.is_empty()) {
            return Err(format!("An exception needs “{name}”."));
        }
        if !is_day(&exception.until) {
            return Err("An exception needs its last day as “until”, such as 2027-01-31.".to_owned());
        }
        match (&exception.rule, &mut exception.code) {
            (Some(rule), None) if rules::find(rule).is_none() => Err(crate::api::rule(rule).err().unwrap_or_default()),
            (Some(_), None) => Ok(exception),
            (None, Some(code)) => {
                let entry = codes::find(code).ok_or_else(|| format!("“{code}” isn’t a known code."))?;
                entry.id.clone_into(code);
                Ok(exception)
            }
            _ => Err("An exception names a rule or a code.".to_owned()),
        }
    }

    /// Whether it is still valid on a day such as `2026-11-29`.
    #[must_use]
    pub fn holds_on(&self, day: &str) -> bool {
        day <= self.until.as_str()
    }

    /// Whether it applies to this issue of this input.
    #[must_use]
    pub fn concerns(&self, subject: &Subject, issue: &Issue) -> bool {
        let is_named = match (&self.rule, &self.code) {
            (Some(rule), _) => issue.kind != Kind::Code && issue.id == rule,
            (None, Some(code)) if issue.kind == Kind::Code => issue.id == code,
            (None, Some(code)) => !issue.codes.is_empty() && issue.codes.iter().all(|one| one == code),
            (None, None) => false,
        };
        is_named && issue.is_fault() && matches(&self.subject, &subject.name)
    }

    /// The reason, owner and last day, as a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        format!("Accepted until {} by {}: {}", self.until, self.owner, self.reason)
    }

    /// The rule or code that it names.
    #[must_use]
    pub fn id(&self) -> &str {
        self.rule.as_deref().or(self.code.as_deref()).unwrap_or_default()
    }

    /// The rule or code, and the input.
    #[must_use]
    pub fn about(&self) -> String {
        format!("{} for {}", self.id(), self.subject)
    }
}

/// True for a date in the form `2027-01-31` with a valid month and day.
fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |length: usize| {
        let part = parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|part| part.parse::<u16>().ok())
    };
    let day = (number(4), number(2), number(2));
    matches!(day, (Some(_), Some(1..=12), Some(1..=31))) && parts.next().is_none()
}

/// Whether a name matches a pattern, in which `*` matches any part.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut left) = name.strip_prefix(start) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let last = parts.pop().unwrap_or_default();
    for part in parts {
        let Some((_, after)) = left.split_once(part) else { return false };
        left = after;
    }
    left.ends_with(last)
}
