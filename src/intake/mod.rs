//! Pasted text → reading: what it is, the facts and codes in it, and what was not understood. Reading never fails.

mod decode;
mod json_tree;
mod prepare;
mod words;

pub use decode::decode;

use crate::catalog::ErrorCode;
use crate::json;
use crate::model::{Fact, Place, Span, TextMap, Units, Value};
use serde::Serialize;

/// What was understood of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The things found in it.
    pub artifacts: Vec<Artifact>,
    /// The facts found in it.
    pub facts: Vec<ReadFact>,
    /// The error codes found in it.
    pub codes: Vec<ReadCode>,
    /// Codes that were probably meant.
    pub suggestions: Vec<Suggestion>,
    /// What else is worth saying, above all what was not understood.
    pub notes: Vec<Note>,
}

/// A thing that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Artifact {
    /// What it is.
    pub kind: ArtifactKind,
    /// Where it stands.
    pub place: Place,
}

/// The kinds of things that are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadFact {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// An error code that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadCode {
    /// The entry of the catalogue.
    pub entry: &'static ErrorCode,
    /// Where it stands.
    pub place: Place,
}

/// A word that is nearly a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The word as it was written.
    pub written: String,
    /// The entry that was probably meant.
    pub entry: &'static ErrorCode,
    /// Where the word stands.
    pub place: Place,
}

/// Something worth saying about the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ReadNote"))]
pub struct Note {
    /// What there is to say.
    pub text: String,
    /// What it concerns; the whole text if nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// How much of a text is read, in bytes. The rest is kept, and a note says so.
pub const READ_LIMIT: usize = 8 * 1024 * 1024;

/// Reads a text. Places are counted in `units`.
#[must_use]
pub fn read(text: &str, units: Units) -> Reading {
    let head = text.get(..text.floor_char_boundary(READ_LIMIT)).unwrap_or(text);
    let mut found = Found::new(TextMap::new(head, units));
    if head.len() < text.len() {
        found.note("The text is longer than 8 MB. Only the first 8 MB were read.", None);
    }
    let text = prepare::plain_spaces(head);
    if prepare::looks_like_json(&text) {
        read_json(&text, &mut found);
    } else {
        words::read(&text, &mut found);
    }
    if found.is_empty() && !head.trim().is_empty() {
        found.note("Nothing in this text was understood: no error code that we know, and no fact about a run.", None);
    }
    found.reading
}

/// Reads what looks like JSON: as it is, else with straight quotes, else as plain text.
fn read_json(text: &str, found: &mut Found) {
    let error = match json::parse(text) {
        Ok(tree) => return json_tree::read(text, &tree, found),
        Err(error) => error,
    };
    if let Some((straight, first)) = prepare::straight_quotes(text)
        && let Ok(tree) = json::parse(&straight)
    {
        json_tree::read(&straight, &tree, found);
        let span = Span { start: first, end: first + '“'.len_utf8() };
        found.note(
            "The text has curly quotes, as word processors make them. They were read as straight ones.",
            Some(span),
        );
        return;
    }
    words::read(text, found);
    found.note(
        format!("This looks like JSON but can’t be read as JSON: {}. It was read as plain text.", error.message),
        Some(error.span),
    );
}

/// What the readers have found so far. It counts places in the units of the answer.
struct Found<'t> {
    map: TextMap<'t>,
    reading: Reading,
}

impl<'t> Found<'t> {
    fn new(map: TextMap<'t>) -> Self {
        Self { map, reading: Reading::default() }
    }

    fn artifact(&mut self, kind: ArtifactKind, span: Span) {
        self.reading.artifacts.push(Artifact { kind, place: self.map.place(span) });
    }

    /// Keeps a fact. The same value found again adds nothing.
    fn fact(&mut self, fact: Fact, value: Value, span: Span) {
        if !self.reading.facts.iter().any(|known| known.fact == fact && known.value == value) {
            self.reading.facts.push(ReadFact { fact, value, place: self.map.place(span) });
        }
    }

    /// Keeps a code at its first place. True if it is new.
    fn code(&mut self, entry: &'static ErrorCode, span: Span) -> bool {
        let new = !self.reading.codes.iter().any(|known| known.entry == entry);
        if new {
            self.reading.codes.push(ReadCode { entry, place: self.map.place(span) });
        }
        new
    }

    fn suggest(&mut self, written: &str, entry: &'static ErrorCode, span: Span) {
        self.reading.suggestions.push(Suggestion { written: written.to_owned(), entry, place: self.map.place(span) });
    }

    fn note(&mut self, text: impl Into<String>, span: Option<Span>) {
        self.reading.notes.push(Note { text: text.into(), place: span.map(|span| self.map.place(span)) });
    }

    const fn is_empty(&self) -> bool {
        let Reading { artifacts, facts, codes, suggestions, notes: _ } = &self.reading;
        artifacts.is_empty() && facts.is_empty() && codes.is_empty() && suggestions.is_empty()
    }
}
