//! What the person has in hand: state as data, changed by `apply`. Knows no browser; the page only draws it.

use crate::catalog::ErrorCode;
use crate::check::{Report, check};
use crate::explain::implied_by;
use crate::intake::{Reading, read};
use crate::model::{Candidate, Fact, Knowledge, Origin, Units, Value};
use std::rc::Rc;

/// Everything that the page shows.
#[derive(Clone, Debug)]
pub struct Workbench {
    text: Rc<str>,
    reading: Reading,
    knowledge: Knowledge,
    report: Report,
    undo: Vec<Saved>,
}

/// What `Undo` brings back.
#[derive(Clone, Debug)]
struct Saved {
    /// The text, where the action changes it: undoing a saying leaves alone what was typed since.
    text: Option<Rc<str>>,
    knowledge: Knowledge,
}

/// What a person can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// Type or paste into the box: this is its whole new text.
    Text(String),
    /// Say what a fact is.
    Say(Fact, Value),
    /// Say that a fact is not known.
    TakeBack(Fact),
    /// Forget what was said about a fact: what was read is in force again.
    Restore(Fact),
    /// Start from one of the examples.
    Try(&'static Trial),
    /// Empty everything.
    Clear,
    /// Go back to before the last `Say`, `TakeBack`, `Restore`, `Try` or `Clear`.
    Undo,
}

/// An example to try on the first screen.
#[derive(Debug)]
pub struct Trial {
    /// What is in it, as the button says it.
    pub title: &'static str,
    /// The text that goes into the box.
    pub text: &'static str,
}

/// The examples on the first screen.
pub static TRIALS: [Trial; 3] = [
    Trial { title: "A failed licence check", text: include_str!("workbench/failed-license-check.json") },
    Trial { title: "An unattended run on a Windows 11 PC", text: include_str!("workbench/windows-11-locked.json") },
    Trial { title: "A bare error code", text: "NoCandidateMachine" },
];

/// How many steps back `Undo` goes.
const UNDO_DEPTH: usize = 50;

impl Default for Workbench {
    fn default() -> Self {
        let knowledge = Knowledge::default();
        let report = check(&knowledge);
        Self { text: Rc::from(""), reading: Reading::default(), knowledge, report, undo: vec![] }
    }
}

impl Workbench {
    /// The text in the box.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text in the box, shared: it may be long.
    #[must_use]
    pub fn shared_text(&self) -> Rc<str> {
        Rc::clone(&self.text)
    }

    /// What was understood of it.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What is known, with origins.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// What the rules say.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The entries of the codes in the paste, each once, in the order of the text.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static ErrorCode> {
        let mut entries: Vec<&'static ErrorCode> = vec![];
        for code in &self.reading.codes {
            if !entries.iter().any(|entry| entry.id == code.entry.id) {
                entries.push(code.entry);
            }
        }
        entries
    }

    /// True on the first screen: nothing pasted, nothing said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.knowledge.facts().next().is_none()
    }

    /// True if there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// What a screen reader is told after a change.
    #[must_use]
    pub fn announcement(&self) -> String {
        if self.is_empty() {
            return "Empty.".to_owned();
        }
        format!("{}. {}", self.report.verdict.label(), self.report.summary)
    }

    /// Does what the person did.
    pub fn apply(&mut self, action: Action) {
        if !matches!(action, Action::Text(_) | Action::Undo) {
            let text = matches!(action, Action::Try(_) | Action::Clear).then(|| Rc::clone(&self.text));
            self.undo.push(Saved { text, knowledge: self.knowledge.clone() });
            if self.undo.len() > UNDO_DEPTH {
                self.undo.remove(0);
            }
        }
        match action {
            Action::Text(text) => self.read(text.into()),
            Action::Say(fact, value) => self.knowledge.say(fact, value),
            Action::TakeBack(fact) => self.knowledge.take_back(fact),
            Action::Restore(fact) => self.knowledge.restore(fact),
            Action::Try(trial) => {
                self.knowledge = Knowledge::default();
                self.read(trial.text.trim_end().into());
            }
            Action::Clear => {
                self.knowledge = Knowledge::default();
                self.read("".into());
            }
            Action::Undo => {
                if let Some(saved) = self.undo.pop() {
                    self.knowledge = saved.knowledge;
                    self.read(saved.text.unwrap_or_else(|| Rc::clone(&self.text)));
                }
            }
        }
        self.report = check(&self.knowledge);
    }

    fn read(&mut self, text: Rc<str>) {
        self.reading = read(&text, Units::Utf16);
        self.text = text;
        let read = self.reading.facts.iter().map(|found| {
            (found.fact, Candidate { value: found.value.clone(), origin: Origin::Read { place: found.place } })
        });
        let implied = self.codes().into_iter().flat_map(implied_by);
        let found: Vec<(Fact, Candidate)> = read.chain(implied).collect();
        self.knowledge.find(found);
    }
}
