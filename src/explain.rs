//! Code or text → explanation, and what a code implies.

use crate::catalog::{Cause, Citation, Dispute, ErrorCode, LookAlike, codes};
use crate::check::StepForm;
use crate::model::value::Choice;
use crate::model::{Candidate, Fact, Origin, RunMode, RunPlan, Units, nearest};
use serde::{Serialize, Serializer};

/// What is said about a code or a text.
#[derive(Clone, Debug)]
pub enum Explained {
    /// The entry of this very code, in any case, or of the new code that an old name leads to.
    Known(&'static ErrorCode),
    /// No entry has this name; these come near.
    DidYouMean(Vec<&'static ErrorCode>),
    /// Nothing comes near.
    Unknown,
}

/// Looks up a code: in any case, by an old name, or misspelt.
#[must_use]
pub fn explain(written: &str) -> Explained {
    let written = written.trim().trim_matches(['"', '\'', '`', '“', '”', '‘', '’', ',', '.', ':']);
    if let Some(entry) = codes::find(written) {
        return Explained::Known(entry);
    }
    let near: Vec<_> = near(written);
    if near.is_empty() { Explained::Unknown } else { Explained::DidYouMean(near) }
}

/// Entries whose name comes near, the nearest first.
fn near(written: &str) -> Vec<&'static ErrorCode> {
    let mut ids: Vec<&'static str> =
        codes::all().flat_map(|entry| std::iter::once(entry.id).chain(entry.aliases.iter().copied())).collect();
    let mut found: Vec<&'static ErrorCode> = vec![];
    while found.len() < 3 {
        let Some(id) = nearest(written, ids.iter().copied()) else { break };
        ids.retain(|other| *other != id);
        if let Some(entry) = codes::find(id).filter(|entry| !found.iter().any(|known| known.id == entry.id)) {
            found.push(entry);
        }
    }
    found
}

/// What is true whenever this code is given.
pub fn implied_by(entry: &'static ErrorCode) -> Vec<(Fact, Candidate)> {
    known_plan(entry.implies)
        .iter()
        .map(|(fact, value)| (fact, Candidate { value: value.clone(), origin: Origin::Implied { code: entry.id } }))
        .collect()
}

/// A plan that stands in the catalogue. That each of them reads is tested.
#[must_use]
pub fn known_plan(json: &'static str) -> RunPlan {
    if json.is_empty() { RunPlan::new() } else { RunPlan::from_json(json, Units::Utf8).unwrap_or_default() }
}

/// The machine form of an explanation.
impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Form<'a> {
            code: Option<&'a str>,
            id: &'a str,
            title: &'a str,
            family: crate::catalog::Family,
            status: crate::catalog::CodeStatus,
            messages: &'a [&'a str],
            what: &'a str,
            why: &'a str,
            fix: Vec<StepForm>,
            implies: RunPlan,
            causes: Vec<CauseForm>,
            no_cause: Option<&'a str>,
            look_alikes: &'a [LookAlike],
            aliases: &'a [&'a str],
            run_modes: Vec<&'a str>,
            http_status: Option<u16>,
            sources: &'a [Citation],
            disputes: &'a [&'static Dispute],
        }
        let mode = |mode: &RunMode| RunMode::WORDS.get(usize::from(mode.index())).map(|word| word.id);
        Form {
            code: self.code,
            id: self.id,
            title: self.title,
            family: self.family,
            status: self.status,
            messages: self.messages,
            what: self.what,
            why: self.why,
            fix: self.fix.iter().map(StepForm::from).collect(),
            implies: known_plan(self.implies),
            causes: self.causes.iter().map(CauseForm::from).collect(),
            no_cause: Some(self.no_cause).filter(|reason| !reason.is_empty()),
            look_alikes: self.look_alikes,
            aliases: self.aliases,
            run_modes: self.run_modes.iter().filter_map(mode).collect(),
            http_status: self.http_status,
            sources: self.sources,
            disputes: self.disputes,
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CauseForm {
    title: &'static str,
    facts: RunPlan,
    rule: &'static str,
    how_to_tell: &'static str,
}

impl From<&Cause> for CauseForm {
    fn from(cause: &Cause) -> Self {
        Self { title: cause.title, facts: known_plan(cause.facts), rule: cause.rule, how_to_tell: cause.how_to_tell }
    }
}
