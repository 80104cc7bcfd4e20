//! The answer to `read`.

use super::explanation::Explanation;
use super::parts::list;
use super::report::Report;
use super::runs::RunTable;
use crate::intake::{
    self, Artifact, Evidence, MachineRow, Mark, NextPaste, Note, OfferKind, ReadFact, RecognisedBy, TenantLicense,
    UnknownCode,
};
use crate::model::Place;
use crate::understand::Understood;
use serde::Serialize;

/// What was understood of a text, and what follows from it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Read<'a> {
    /// What was understood.
    pub reading: Reading<'a>,
    /// What each code means, in the order of the text.
    pub explanations: Vec<Explanation>,
    /// What a support case will ask for: what of it is there, and how to get the rest. Missing where nothing failed.
    #[serde(skip_serializing_if = "<[Evidence]>::is_empty")]
    pub evidence: &'a [Evidence],
    /// What the rules say about the facts that were read and implied.
    pub report: Report<'a>,
}

impl<'a> From<&'a Understood> for Read<'a> {
    fn from(read: &'a Understood) -> Self {
        Self {
            reading: Reading::from(&read.reading),
            explanations: read.explanations.iter().copied().map(Explanation::from).collect(),
            evidence: &read.evidence,
            report: Report::from(read.report()),
        }
    }
}

/// What was understood of a text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reading<'a> {
    /// The things found in it.
    pub artifacts: &'a [Artifact],
    /// The facts found in it.
    pub facts: &'a [ReadFact],
    /// The error codes found in it.
    pub codes: Vec<ReadCode>,
    /// Codes that were probably meant.
    pub suggestions: Vec<Suggestion<'a>>,
    /// What the text leaves to the person to choose: one of several runs, whose licences these are.
    pub offers: Vec<Offer<'a>>,
    /// What else is worth saying, above all what was not understood.
    pub notes: &'a [Note],
    /// What outputs and tables mean, a sentence each.
    #[serde(skip_serializing_if = "<[Note]>::is_empty")]
    pub summary: &'a [Note],
    /// Codes that are quoted or labelled as such, and that the catalogue does not have.
    #[serde(skip_serializing_if = "<[UnknownCode]>::is_empty")]
    pub unknown: &'a [UnknownCode],
    /// The runs, where the paste has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runs: Option<RunTable<'a>>,
    /// The machines, where the paste has several.
    #[serde(skip_serializing_if = "<[MachineRow]>::is_empty")]
    pub machines: &'a [MachineRow],
    /// The products of the tenant with their numbers.
    #[serde(skip_serializing_if = "<[TenantLicense]>::is_empty")]
    pub tenant: &'a [TenantLicense],
    /// Each place that was understood, in the order of the text.
    #[serde(skip_serializing_if = "<[Mark]>::is_empty")]
    pub marks: &'a [Mark],
    /// What to do where nothing was understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_paste: Option<&'a NextPaste>,
}

impl<'a> From<&'a intake::Reading> for Reading<'a> {
    fn from(reading: &'a intake::Reading) -> Self {
        Self {
            artifacts: &reading.artifacts,
            facts: &reading.facts,
            codes: list(&reading.codes),
            suggestions: list(&reading.suggestions),
            offers: list(&reading.offers),
            notes: &reading.notes,
            summary: &reading.summary,
            unknown: &reading.unknown,
            runs: reading.runs.as_ref().map(RunTable::from),
            machines: &reading.machines,
            tenant: &reading.tenant,
            marks: &reading.marks,
            next_paste: reading.next_paste.as_ref(),
        }
    }
}

/// An error code that stands in the text.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadCode {
    /// The name of its entry.
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// How it was recognised.
    pub by: RecognisedBy,
}

impl From<&intake::ReadCode> for ReadCode {
    fn from(read: &intake::ReadCode) -> Self {
        Self { code: read.entry.id, place: read.place, by: read.by }
    }
}

/// A word that is nearly a code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Suggestion<'a> {
    /// The word as it was written.
    pub written: &'a str,
    /// The name of the entry that was probably meant.
    pub code: &'static str,
    /// Where the word stands.
    pub place: Place,
}

impl<'a> From<&'a intake::Suggestion> for Suggestion<'a> {
    fn from(suggestion: &'a intake::Suggestion) -> Self {
        Self { written: &suggestion.written, code: suggestion.entry.id, place: suggestion.place }
    }
}

/// Something that the person has to choose.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Offer<'a> {
    /// What there is to choose.
    pub kind: OfferKind,
    /// The question.
    pub question: &'a str,
    /// What can be chosen.
    pub choices: Vec<OfferedChoice<'a>>,
}

impl<'a> From<&'a intake::Offer> for Offer<'a> {
    fn from(offer: &'a intake::Offer) -> Self {
        Self { kind: offer.kind, question: &offer.question, choices: list(&offer.choices) }
    }
}

/// One of several.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OfferedChoice<'a> {
    /// What it is, in a few words.
    pub label: &'a str,
    /// True if its facts and codes are those of the reading.
    pub in_force: bool,
    /// What is known if it is chosen.
    pub facts: &'a [ReadFact],
    /// The codes that come with it.
    pub codes: Vec<ReadCode>,
    /// Where it stands.
    pub place: Place,
}

impl<'a> From<&'a intake::Choice> for OfferedChoice<'a> {
    fn from(choice: &'a intake::Choice) -> Self {
        Self {
            label: &choice.label,
            in_force: choice.in_force,
            facts: &choice.facts,
            codes: list(&choice.codes),
            place: choice.place,
        }
    }
}
