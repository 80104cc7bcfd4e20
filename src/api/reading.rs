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

/// The reading of a text, and the report that results from it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Read<'a> {
    /// The reading.
    pub reading: Reading<'a>,
    /// The explanation of each code, in text order.
    pub explanations: Vec<Explanation>,
    /// The details that a support case needs, with the values found and how to get the others. Missing if nothing
    /// failed.
    #[serde(skip_serializing_if = "<[Evidence]>::is_empty")]
    pub evidence: &'a [Evidence],
    /// The report on the facts that were read and implied.
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

/// The reading of a text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reading<'a> {
    /// The recognised parts.
    pub artifacts: &'a [Artifact],
    /// The facts.
    pub facts: &'a [ReadFact],
    /// The error codes.
    pub codes: Vec<ReadCode>,
    /// Codes that were probably meant.
    pub suggestions: Vec<Suggestion<'a>>,
    /// Choices that the user has to make, such as one of several runs or the holder of the licences.
    pub offers: Vec<Offer<'a>>,
    /// Notes, above all on what was not understood.
    pub notes: &'a [Note],
    /// The meaning of outputs and tables, one sentence each.
    #[serde(skip_serializing_if = "<[Note]>::is_empty")]
    pub summary: &'a [Note],
    /// Codes that are quoted or labelled as such and aren't in the catalogue.
    #[serde(skip_serializing_if = "<[UnknownCode]>::is_empty")]
    pub unknown: &'a [UnknownCode],
    /// The runs, if the text has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runs: Option<RunTable<'a>>,
    /// The machines, if the text has several.
    #[serde(skip_serializing_if = "<[MachineRow]>::is_empty")]
    pub machines: &'a [MachineRow],
    /// The tenant's products with the number of licences.
    #[serde(skip_serializing_if = "<[TenantLicense]>::is_empty")]
    pub tenant: &'a [TenantLicense],
    /// Each place that was understood, in text order.
    #[serde(skip_serializing_if = "<[Mark]>::is_empty")]
    pub marks: &'a [Mark],
    /// Advice if nothing was understood.
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

/// An error code in the text.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadCode {
    /// The id of its entry.
    pub code: &'static str,
    /// Its place.
    pub place: Place,
    /// How it was recognised.
    pub by: RecognisedBy,
}

impl From<&intake::ReadCode> for ReadCode {
    fn from(read: &intake::ReadCode) -> Self {
        Self { code: read.entry.id, place: read.place, by: read.by }
    }
}

/// A word that resembles a code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Suggestion<'a> {
    /// The word as written.
    pub written: &'a str,
    /// The id of the entry that was probably meant.
    pub code: &'static str,
    /// Its place.
    pub place: Place,
}

impl<'a> From<&'a intake::Suggestion> for Suggestion<'a> {
    fn from(suggestion: &'a intake::Suggestion) -> Self {
        Self { written: &suggestion.written, code: suggestion.entry.id, place: suggestion.place }
    }
}

/// A choice that the user has to make.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Offer<'a> {
    /// What is chosen.
    pub kind: OfferKind,
    /// The question.
    pub question: &'a str,
    /// The options.
    pub choices: Vec<OfferedChoice<'a>>,
}

impl<'a> From<&'a intake::Offer> for Offer<'a> {
    fn from(offer: &'a intake::Offer) -> Self {
        Self { kind: offer.kind, question: &offer.question, choices: list(&offer.choices) }
    }
}

/// One option.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OfferedChoice<'a> {
    /// Its label.
    pub label: &'a str,
    /// True if its facts and codes are those of the reading.
    pub in_force: bool,
    /// The facts that hold if it is chosen.
    pub facts: &'a [ReadFact],
    /// The codes that apply if it is chosen.
    pub codes: Vec<ReadCode>,
    /// Its place.
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
