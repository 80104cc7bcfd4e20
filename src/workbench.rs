//! The workbench: what the user typed, stated and chose, as data that `apply` changes. Independent of a browser.

mod marked;
mod samples;

pub use samples::{SAMPLES, SITUATIONS, Sample};

use crate::catalog::{Cause, ErrorCode};
use crate::check::Report;
use crate::explain::{deciding_fact, fact_if_ruled_out, facts_if_confirmed};
use crate::intake::{Evidence, Reading};
use crate::model::{Fact, FactSet, FactStatus, Field, Knowledge, Units, Value};
use crate::share::Shared;
use crate::understand::{Choice, Context, Understood, understand_with};
use std::rc::Rc;

/// The state of the workbench.
#[derive(Clone, Debug)]
pub struct Workbench {
    text: Rc<str>,
    /// The user's choices among the offers of the reading.
    choices: Vec<Choice>,
    /// Codes that came with a share link, without the text that named them.
    linked: Vec<&'static ErrorCode>,
    understood: Understood,
    read_only: bool,
    units: Units,
    undo: Vec<Saved>,
}

/// What `Undo` restores.
#[derive(Clone, Debug)]
struct Saved {
    text: Rc<str>,
    /// True if the action changed the text too. Undoing any other action keeps what was typed since.
    replaced: bool,
    choices: Vec<Choice>,
    knowledge: Knowledge,
    linked: Vec<&'static ErrorCode>,
    read_only: bool,
}

/// A user action.
#[derive(Clone, Debug)]
pub enum Action {
    /// Type or paste: this is the whole new text.
    Text(String),
    /// Replace the whole text, as opening a file does.
    Replace(String),
    /// Choose among several runs, machines or licence holders: the index of the offer, and of its choice.
    Choose(usize, usize),
    /// Set the value of a fact.
    Set(Fact, Value),
    /// Set the value of a field: a fact, or a fact of one item of a list.
    Answer(Field, Value),
    /// Confirm or rule out a cause of a code.
    Cause(&'static Cause, bool),
    /// Set a fact to unknown.
    SetUnknown(Fact),
    /// Set these facts to unknown, and drop what was stated about them.
    Forget(FactSet),
    /// Drop what was stated about a fact, so that what was read or implied is in force again.
    Restore(Fact),
    /// Start from a sample.
    LoadSample(&'static Sample),
    /// Open a share link.
    Open(Shared),
    /// Make a read-only link editable.
    Edit,
    /// Clear everything.
    Clear,
    /// Restore the state before the last action, other than typing and `Undo`.
    Undo,
}

/// The most steps that can be undone.
const UNDO_DEPTH: usize = 50;

/// The question to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextQuestion {
    /// The fact to ask for; `None` if no question is open, or all open ones were skipped.
    pub fact: Option<Fact>,
    /// The number of open questions that were skipped.
    pub skipped: usize,
}

impl Default for Workbench {
    /// An empty workbench for the page. Places are in UTF-16 units, as in JavaScript.
    fn default() -> Self {
        Self::with_units(Units::Utf16)
    }
}

impl Workbench {
    /// An empty workbench whose places are in `units`.
    #[must_use]
    pub fn with_units(units: Units) -> Self {
        Self {
            text: Rc::from(""),
            choices: vec![],
            linked: vec![],
            understood: Understood::default(),
            read_only: false,
            units,
            undo: vec![],
        }
    }

    /// The text in the box.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text in the box, shared because it may be long.
    #[must_use]
    pub fn shared_text(&self) -> Rc<str> {
        Rc::clone(&self.text)
    }

    /// The result of reading the text.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.understood.reading
    }

    /// What a support case needs, and how to get what is missing; empty if nothing failed.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.understood.evidence
    }

    /// All facts with their origins.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        self.understood.knowledge()
    }

    /// The report. Computed on the first call after a change.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.understood.report()
    }

    /// The entries of the codes in the text or link, without duplicates, in text order.
    #[must_use]
    pub fn codes(&self) -> &[&'static ErrorCode] {
        &self.understood.explanations
    }

    /// True if there is no text and nothing was stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.knowledge().facts().next().is_none()
    }

    /// True if there is a code to explain or a fact to evaluate. Doesn't run the rules.
    #[must_use]
    pub fn has_answer(&self) -> bool {
        !self.codes().is_empty() || self.knowledge().facts().next().is_some()
    }

    /// True if it was opened from a read-only link.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The next question: the report's first that was neither skipped nor answered with *not known*. With `explain`,
    /// the fact that distinguishes a code's causes comes first.
    #[must_use]
    pub fn next_question(&self, skipped: &[Fact], explain: bool) -> NextQuestion {
        let report = self.report();
        let codes = if explain { self.codes() } else { &[] };
        let deciding = codes.iter().find_map(|entry| deciding_fact(entry, &report.plan));
        let to_ask = || report.to_ask.iter().map(|question| question.fact).filter(|fact| Some(*fact) != deciding);
        let open = || deciding.into_iter().chain(to_ask());
        let is_skipped = |fact: &Fact| skipped.contains(fact);
        let is_set_unknown = |fact: &Fact| self.knowledge().status(*fact) == FactStatus::SetUnknown;
        NextQuestion {
            fact: open().find(|fact| !is_skipped(fact) && !is_set_unknown(fact)),
            skipped: open().filter(is_skipped).count(),
        }
    }

    /// The content of a share link, before names are removed.
    #[must_use]
    pub fn to_share(&self, read_only: bool) -> Shared {
        Shared {
            knowledge: self.knowledge().clone(),
            codes: self.understood.certain_codes(),
            read_only,
            open: None,
            cut: false,
        }
    }

    /// True if there is something to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// The announcement for screen readers after a change.
    #[must_use]
    pub fn announcement(&self) -> String {
        if self.is_empty() {
            return "Empty.".to_owned();
        }
        let report = self.report();
        format!("{}. {}", report.verdict.label(), report.summary)
    }

    /// Applies an action.
    pub fn apply(&mut self, action: Action) {
        self.save_before(&action);
        match action {
            Action::Text(text) | Action::Replace(text) => {
                self.linked.clear();
                self.text = text.into();
                self.understand();
            }
            Action::Choose(offer, choice) => {
                self.choices.retain(|chosen| chosen.offer != offer);
                self.choices.extend(Choice::new(self.reading(), offer, choice));
                self.understand();
            }
            Action::Set(fact, value) => self.understood.change_knowledge(|knowledge| knowledge.set(fact, value)),
            Action::Answer(field, value) => self.understood.change_knowledge(|knowledge| {
                if let Some(value) = field.put(&knowledge.plan(), Some(value)) {
                    knowledge.set(field.holder(), value);
                }
            }),
            Action::Cause(cause, is_it) => self.understood.change_knowledge(|knowledge| {
                if is_it {
                    facts_if_confirmed(cause).iter().for_each(|(fact, value)| knowledge.set(fact, value.clone()));
                } else if let Some((fact, value)) = fact_if_ruled_out(cause, &knowledge.plan()) {
                    knowledge.set(fact, value);
                }
            }),
            Action::Forget(facts) => {
                self.understood.change_knowledge(|knowledge| facts.iter().for_each(|fact| knowledge.forget(fact)));
            }
            Action::SetUnknown(fact) => self.understood.change_knowledge(|knowledge| knowledge.set_unknown(fact)),
            Action::Restore(fact) => self.understood.change_knowledge(|knowledge| knowledge.restore(fact)),
            Action::LoadSample(sample) => self.start_anew(sample.text.trim_end().into()),
            Action::Open(shared) => {
                self.start_anew("".into());
                self.linked = shared.codes;
                self.read_only = shared.read_only;
                self.understand_known(shared.knowledge);
            }
            Action::Edit => self.read_only = false,
            Action::Clear => self.start_anew("".into()),
            Action::Undo => self.undo(),
        }
    }

    /// Saves the state for `Undo`, if the action can be undone.
    fn save_before(&mut self, action: &Action) {
        let opened_at_start = matches!(action, Action::Open(_)) && self.is_empty();
        if matches!(action, Action::Text(_) | Action::Undo) || opened_at_start {
            return;
        }
        self.undo.push(Saved {
            text: Rc::clone(&self.text),
            replaced: matches!(action, Action::Replace(_) | Action::LoadSample(_) | Action::Open(_) | Action::Clear),
            choices: self.choices.clone(),
            knowledge: self.knowledge().clone(),
            linked: self.linked.clone(),
            read_only: self.read_only,
        });
        if self.undo.len() > UNDO_DEPTH {
            self.undo.remove(0);
        }
    }

    fn undo(&mut self) {
        let Some(saved) = self.undo.pop() else { return };
        self.choices = saved.choices;
        self.read_only = saved.read_only;
        if !saved.replaced && saved.text != self.text {
            self.understood.change_knowledge(|knowledge| *knowledge = saved.knowledge);
            self.understand();
        } else {
            self.linked = saved.linked;
            self.text = saved.text;
            // The knowledge came from the saved text, or from a link without text.
            self.understand_known(saved.knowledge);
        }
    }

    /// Drops everything but the undo steps, and reads another text.
    fn start_anew(&mut self, text: Rc<str>) {
        self.text = text;
        self.choices.clear();
        self.linked.clear();
        self.read_only = false;
        self.understood = Understood::default();
        self.understand();
    }

    /// Reads the text again. The user's statements stay.
    fn understand(&mut self) {
        let context =
            Context { knowledge: self.knowledge().clone(), codes: self.linked.clone(), choices: self.choices.clone() };
        self.understood = understand_with(&self.text, self.units, context);
    }

    /// Reads the text again, with `known` in place of all current knowledge.
    fn understand_known(&mut self, known: Knowledge) {
        self.understand();
        self.understood.change_knowledge(|knowledge| *knowledge = known);
    }
}
