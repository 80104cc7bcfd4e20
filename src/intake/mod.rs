//! Pasted text → reading: what it is, the facts and codes in it, and what was not understood. Reading never fails.

use crate::catalog::ErrorCode;
use crate::model::{Fact, Place, Units, Value};
use serde::Serialize;

/// What was understood of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    /// The things found in it.
    pub artifacts: Vec<Artifact>,
    /// The facts found in it.
    pub facts: Vec<ReadFact>,
    /// The error codes found in it.
    pub codes: Vec<ReadCode>,
    /// What else is worth saying, above all what was not understood.
    pub notes: Vec<Note>,
}

/// A thing that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Artifact {
    /// What it is.
    pub kind: ArtifactKind,
    /// Where it stands.
    pub place: Place,
}

/// The kinds of things that are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ArtifactKind {
    /// The answer to RunDesktopFlow.
    RunDesktopFlowAnswer,
    /// A `licenseCheck` object without the answer around it.
    LicenseCheck,
    /// An object with `code` and `message` of an error.
    ErrorObject,
    /// A plan in our own machine form.
    RunPlan,
    /// An error code in some text.
    ErrorCode,
}

impl ArtifactKind {
    /// The name as a person says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::RunDesktopFlowAnswer => "RunDesktopFlow answer",
            Self::LicenseCheck => "licence check",
            Self::ErrorObject => "error object",
            Self::RunPlan => "run plan",
            Self::ErrorCode => "error code",
        }
    }
}

/// A fact that stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadFact {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// An error code that stands in the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadCode {
    /// The entry of the catalogue.
    #[serde(rename = "code", serialize_with = "entry_id")]
    pub entry: &'static ErrorCode,
    /// Where it stands.
    pub place: Place,
}

/// Something worth saying about the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What there is to say.
    pub text: String,
    /// What it concerns; the whole text if nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Reads a text. Places are counted in `units`.
#[must_use]
pub fn read(text: &str, units: Units) -> Reading {
    let _ = (text, units);
    Reading::default()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn entry_id<S: serde::Serializer>(entry: &&'static ErrorCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(entry.id)
}
