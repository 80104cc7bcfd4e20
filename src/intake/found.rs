//! Collects what the readers find: pieces of the paste, each with its facts, its codes, and the run, machine or user it
//! is about.

use crate::catalog::ErrorCode;
use crate::intake::reading::{ArtifactKind, RecognisedBy};
use crate::model::{ChoiceSet, Fact, Kind, Licenses, OpenList, Session, Span, Value, Version};

/// Everything found, in text order.
#[derive(Default)]
pub(super) struct Found {
    /// The first one is the paste itself. It holds what belongs to no smaller piece.
    pub(super) pieces: Vec<Piece>,
    /// The pieces that are being read, innermost last.
    open: Vec<usize>,
    /// Whether any piece has a code.
    names_code: bool,
    /// Unknown codes that are quoted or labelled as codes: the code, its context, its place, its piece.
    pub(super) unknown: Vec<(String, Option<String>, Span, usize)>,
    /// What outputs mean, one sentence each, with place and piece.
    pub(super) summary: Vec<(String, Option<Span>, usize)>,
    /// What single outputs mean. Left out in a text that names an error or has many outputs.
    pub(super) alone: Vec<(String, Span, usize)>,
    pub(super) suggestions: Vec<(String, &'static ErrorCode, Span)>,
    /// Notes, with place and piece.
    pub(super) notes: Vec<(String, Option<Span>, usize)>,
}

/// A recognised part of the paste.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) kind: Option<ArtifactKind>,
    pub(super) span: Option<Span>,
    /// The piece around it.
    pub(super) within: usize,
    pub(super) about: About,
    pub(super) facts: Vec<FoundFact>,
    pub(super) codes: Vec<(&'static ErrorCode, Span, RecognisedBy)>,
    pub(super) claims: Vec<Claim>,
}

/// What a piece is about, as far as it says.
#[derive(Clone, Default)]
pub(super) struct About {
    /// The run: its session id, or a number if a table has none.
    pub(super) run: Option<String>,
    /// The time in ISO form, which sorts as text.
    pub(super) time: Option<String>,
    /// The machine: its name, or its id if there is no name.
    pub(super) machine: Option<String>,
    /// The user who holds the licences, or with whom the connection signs in.
    pub(super) user: Option<String>,
    /// Whether the run failed.
    pub(super) failed: Option<bool>,
    /// Whether it is the row of a run, or a part of one.
    pub(super) is_row: bool,
}

/// A fact with its place in the paste.
#[derive(Clone)]
pub(super) struct FoundFact {
    pub(super) fact: Fact,
    pub(super) value: Value,
    pub(super) span: Span,
    /// Whether it is a policy, which overrides the setting.
    pub(super) policy: bool,
}

/// A statement that becomes a fact only together with others in the paste.
pub(super) enum Claim {
    /// The user that the connection signs in with.
    ConnectionUser(String),
    /// The owner of the connection.
    ConnectionOwner(String),
    /// The members of a local group.
    Members {
        /// The fact that says whether the connection's user is a member.
        fact: Fact,
        members: Vec<(String, Span)>,
        complete: bool,
        span: Span,
    },
    /// Somebody's licences.
    Licenses(Licenses, Span),
    /// A product of the tenant, with the number of all licences, assigned ones and remaining ones.
    Tenant { product: String, total: Option<u32>, assigned: Option<u32>, left: Option<u32>, span: Span },
    /// A user, such as the one that a command ran as, and what is known of that user's account and groups.
    OfUser { user: Option<String>, facts: Vec<(Fact, bool, Span)>, span: Span },
}

/// A value as a reader found it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Raw<'a> {
    Flag(bool),
    /// One of these words.
    Words(&'a [&'a str]),
    Count(u32),
    Version(&'a str),
}

impl Found {
    pub(super) fn new() -> Self {
        Self { pieces: vec![Piece::default()], open: vec![0], ..Self::default() }
    }

    /// Opens a piece. What is found until it is closed belongs to it.
    pub(super) fn open(&mut self, kind: ArtifactKind, span: Span) -> usize {
        let within = self.open.last().copied().unwrap_or(0);
        self.pieces.push(Piece { kind: Some(kind), span: Some(span), within, ..Piece::default() });
        self.open.push(self.pieces.len() - 1);
        self.pieces.len() - 1
    }

    pub(super) fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// Adds a piece without content.
    pub(super) fn artifact(&mut self, kind: ArtifactKind, span: Span) {
        self.open(kind, span);
        self.close();
    }

    /// The piece that is being read.
    pub(super) fn piece(&mut self) -> &mut Piece {
        let at = self.open.last().copied().unwrap_or(0).min(self.pieces.len().saturating_sub(1));
        if self.pieces.is_empty() {
            self.pieces.push(Piece::default());
        }
        // `open` is never empty and holds valid indices.
        #[expect(clippy::indexing_slicing, reason = "there is a piece, and `at` is below their number")]
        &mut self.pieces[at]
    }

    pub(super) fn about(&mut self) -> &mut About {
        &mut self.piece().about
    }

    pub(super) fn fact(&mut self, fact: Fact, value: Value, span: Span) {
        self.piece().facts.push(FoundFact { fact, value, span, policy: false });
    }

    /// Sets a fact. A version that can't be parsed is ignored. A word that the fact doesn't have is a bug in the
    /// reader, and panics with debug assertions.
    #[inline(never)]
    pub(super) fn set(&mut self, fact: Fact, raw: Raw, span: Span, policy: bool) {
        let value = match (fact.info().kind, raw) {
            (Kind::Flag { .. }, Raw::Flag(flag)) => Some(Value::Flag(flag)),
            (Kind::Choice(words), Raw::Words(chosen)) => {
                ChoiceSet::from_words(words, chosen.iter().copied()).map(Value::Choice)
            }
            (Kind::Count, Raw::Count(count)) => Some(Value::Count(count)),
            (Kind::Version, Raw::Version(text)) => Version::parse(text).map(Value::Version),
            _ => None,
        };
        debug_assert!(
            value.is_some() || matches!(raw, Raw::Words([] | [""]) | Raw::Version(_)),
            "{} has no value {raw:?}",
            fact.id()
        );
        if let Some(value) = value {
            self.piece().facts.push(FoundFact { fact, value, span, policy });
        }
    }

    pub(super) fn sessions(&mut self, items: Vec<Session>, complete: bool, span: Span) {
        self.fact(Fact::MachineSessions, Value::Sessions(OpenList { items, complete }), span);
    }

    pub(super) fn claim(&mut self, claim: Claim) {
        self.piece().claims.push(claim);
    }

    /// Records a code at its first place. A code that is named takes precedence over one recognised by its message.
    pub(super) fn code(&mut self, entry: &'static ErrorCode, span: Span, by: RecognisedBy) {
        self.names_code = true;
        let codes = &mut self.piece().codes;
        match codes.iter_mut().find(|(known, _, _)| *known == entry) {
            Some(known) if by == RecognisedBy::Code && known.2 != RecognisedBy::Code => *known = (entry, span, by),
            Some(_) => {}
            None => codes.push((entry, span, by)),
        }
    }

    /// Records an unknown code once, with the sentence or message beside it.
    pub(super) fn unknown_code(&mut self, written: &str, context: Option<&str>, span: Span) {
        let written = shorten(written);
        if self.unknown.len() < MOST_NOTES && !self.unknown.iter().any(|(known, ..)| *known == written) {
            let piece = self.open.last().copied().unwrap_or(0);
            self.unknown.push((written, context.map(shorten), span, piece));
        }
    }

    /// Adds what an output means.
    pub(super) fn sum_up(&mut self, text: impl Into<String>, span: Option<Span>) {
        let text = text.into();
        // An error may be in a list of names and values, and in its prose.
        if self.summary.len() < MOST_NOTES && !self.summary.iter().any(|(known, ..)| *known == text) {
            let piece = self.open.last().copied().unwrap_or(0);
            self.summary.push((text, span, piece));
        }
    }

    /// Adds what an output means, for texts with little else.
    pub(super) fn alone(&mut self, text: impl Into<String>, span: Span) {
        let text = text.into();
        // An output may be read twice, as a whole and as prose.
        if self.alone.len() <= MOST_ALONE && !self.alone.iter().any(|(known, ..)| *known == text) {
            let piece = self.open.last().copied().unwrap_or(0);
            self.alone.push((text, span, piece));
        }
    }

    pub(super) fn note(&mut self, text: impl Into<String>, span: Option<Span>) {
        // A long dump may contain the same mistake a thousand times.
        if self.notes.len() < MOST_NOTES {
            let piece = self.open.last().copied().unwrap_or(0);
            self.notes.push((text.into(), span, piece));
        }
    }

    /// Adds a note at the first place only.
    pub(super) fn note_once(&mut self, text: String, span: Span) {
        if !self.notes.iter().any(|(known, _, _)| *known == text) {
            self.note(text, Some(span));
        }
    }

    /// Counts work, in tests only.
    #[inline]
    pub(super) fn work(&mut self, steps: usize) {
        super::scan::bytes::count(steps);
    }

    /// True if no piece but the paste is open.
    pub(super) const fn at_top(&self) -> bool {
        self.open.len() == 1
    }

    /// True if the current piece already has this code.
    pub(super) fn has_code(&mut self, entry: &'static ErrorCode) -> bool {
        self.piece().codes.iter().any(|(known, _, _)| *known == entry)
    }

    /// True if the text names a code or a message of one.
    pub(super) const fn has_any_code(&self) -> bool {
        self.names_code
    }

    /// True if nothing at all was found.
    pub(super) fn is_empty(&self) -> bool {
        self.suggestions.is_empty() && self.unknown.is_empty() && self.is_unknown()
    }

    /// True if nothing was found but unknown codes.
    pub(super) fn is_unknown(&self) -> bool {
        self.pieces.iter().all(|piece| piece.kind.is_none() && piece.facts.is_empty() && piece.codes.is_empty())
    }
}

/// A text with more outputs is a collection; its report says more than a sentence for each.
pub(super) const MOST_ALONE: usize = 3;

/// The most notes; more would hide the important ones.
const MOST_NOTES: usize = 40;

/// The beginning of a text, for a note.
#[inline(never)]
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(160).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
