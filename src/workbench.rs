//! What the person has in hand: state as data, changed by `apply`. Knows no browser; the page only draws it.

use crate::catalog::ErrorCode;
use crate::check::{Report, check};
use crate::explain::implied_by;
use crate::intake::{By, Evidence, Reading, evidence, read};
use crate::model::{Candidate, Fact, Knowledge, Origin, Units, Value};
use crate::share::Shared;
use std::cell::OnceCell;
use std::rc::Rc;

/// Everything that the page shows.
#[derive(Clone, Debug)]
pub struct Workbench {
    text: Rc<str>,
    reading: Reading,
    evidence: Vec<Evidence>,
    /// What the person chose of what the text leaves open.
    chosen: Vec<Chosen>,
    knowledge: Knowledge,
    /// What the rules say of it, once somebody asks: an empty page opens without them.
    report: OnceCell<Report>,
    /// Codes that came with a share link, without the paste that named them.
    linked: Vec<&'static ErrorCode>,
    read_only: bool,
    units: Units,
    undo: Vec<Saved>,
}

/// What `Undo` brings back.
#[derive(Clone, Debug)]
struct Saved {
    text: Rc<str>,
    /// True if the action changed the text too. Undoing a saying leaves alone what was typed since.
    replaced: bool,
    chosen: Vec<Chosen>,
    knowledge: Knowledge,
    linked: Vec<&'static ErrorCode>,
    read_only: bool,
}

/// What was chosen: the positions of the offer and of its choice, and the words of both.
#[derive(Clone, Debug)]
struct Chosen {
    offer: usize,
    choice: usize,
    words: String,
}

/// What a person can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// Type or paste into the box: this is its whole new text.
    Text(String),
    /// Put this in place of the whole text: what a file holds.
    Replace(String),
    /// Choose one of several runs, machines or holders that the text leaves open: which offer, and which of its choices.
    Choose(usize, usize),
    /// Say what a fact is.
    Say(Fact, Value),
    /// Say that a fact is not known.
    TakeBack(Fact),
    /// Forget what was said about a fact: what was read is in force again.
    Restore(Fact),
    /// Start from one of the examples.
    LoadSample(&'static Sample),
    /// Open what a share link holds.
    Open(Shared),
    /// Go on from a link that was opened for reading only.
    Edit,
    /// Empty everything.
    Clear,
    /// Go back to before the last action that was neither typing nor `Undo`.
    Undo,
}

/// An example to try on the first screen.
#[derive(Debug)]
pub struct Sample {
    /// What is in it, as the button says it.
    pub title: &'static str,
    /// The text that goes into the box.
    pub text: &'static str,
}

/// The examples on the first screen.
pub static SAMPLES: [Sample; 3] = [
    Sample { title: "A failed licence check", text: include_str!("workbench/samples/failed-license-check.json") },
    Sample {
        title: "An unattended run on a Windows 11 PC",
        text: include_str!("workbench/samples/windows-11-locked.json"),
    },
    Sample { title: "A bare error code", text: "NoCandidateMachine" },
];

/// How many steps back `Undo` goes.
const UNDO_DEPTH: usize = 50;

impl Default for Workbench {
    /// An empty workbench for the page: places are counted as JavaScript counts.
    fn default() -> Self {
        Self::with_units(Units::Utf16)
    }
}

impl Workbench {
    /// An empty workbench whose places are counted in `units`.
    #[must_use]
    pub fn with_units(units: Units) -> Self {
        Self {
            text: Rc::from(""),
            reading: Reading::default(),
            evidence: vec![],
            chosen: vec![],
            knowledge: Knowledge::default(),
            report: OnceCell::new(),
            linked: vec![],
            read_only: false,
            units,
            undo: vec![],
        }
    }

    /// Takes it apart for an answer.
    #[must_use]
    pub fn into_answer(self) -> (Reading, Vec<Evidence>, Report) {
        let report = self.report.into_inner().unwrap_or_else(|| check(&self.knowledge));
        (self.reading, self.evidence, report)
    }

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

    /// What a support case will ask for: what of it is there, and how to get the rest. Nothing where nothing failed.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// What is known, with origins.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// What the rules say.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.report.get_or_init(|| check(&self.knowledge))
    }

    /// The entries of the codes in the paste or in the link, each once, in the order of the text.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static ErrorCode> {
        let mut entries: Vec<&'static ErrorCode> = vec![];
        for entry in self.reading.codes.iter().map(|code| code.entry).chain(self.linked.iter().copied()) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        entries
    }

    /// Those of them from which something follows: a message that several codes share says nothing for certain.
    fn certain_codes(&self) -> Vec<&'static ErrorCode> {
        let shared = |entry: &&'static ErrorCode| {
            self.reading.codes.iter().any(|code| code.entry == *entry && code.by == By::SharedMessage)
        };
        self.codes().into_iter().filter(|entry| !shared(entry)).collect()
    }

    /// True on the first screen: nothing pasted, nothing said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.knowledge.facts().next().is_none()
    }

    /// True if it was opened from a link for reading only.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// What a share link would carry, with its names still in it.
    #[must_use]
    pub fn to_share(&self, read_only: bool) -> Shared {
        Shared { knowledge: self.knowledge.clone(), codes: self.certain_codes(), read_only, open: None, cut: false }
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
        let report = self.report();
        format!("{}. {}", report.verdict.label(), report.summary)
    }

    /// Does what the person did.
    pub fn apply(&mut self, action: Action) {
        let from_nothing = matches!(action, Action::Open(_)) && self.is_empty();
        if !matches!(action, Action::Text(_) | Action::Undo) && !from_nothing {
            self.undo.push(Saved {
                text: Rc::clone(&self.text),
                replaced: matches!(
                    action,
                    Action::Replace(_) | Action::LoadSample(_) | Action::Open(_) | Action::Clear
                ),
                chosen: self.chosen.clone(),
                knowledge: self.knowledge.clone(),
                linked: self.linked.clone(),
                read_only: self.read_only,
            });
            if self.undo.len() > UNDO_DEPTH {
                self.undo.remove(0);
            }
        }
        match action {
            Action::Text(text) | Action::Replace(text) => {
                self.linked.clear();
                self.read(text.into());
            }
            Action::Choose(offer, choice) => {
                self.chosen.retain(|chosen| chosen.offer != offer);
                let words = self.words_of(offer, choice);
                self.chosen.extend(words.map(|words| Chosen { offer, choice, words }));
                self.read(Rc::clone(&self.text));
            }
            Action::Say(fact, value) => self.knowledge.say(fact, value),
            Action::TakeBack(fact) => self.knowledge.take_back(fact),
            Action::Restore(fact) => self.knowledge.restore(fact),
            Action::LoadSample(sample) => {
                self.start_anew();
                self.read(sample.text.trim_end().into());
            }
            Action::Open(shared) => {
                self.start_anew();
                self.read("".into());
                self.knowledge = shared.knowledge;
                self.linked = shared.codes;
                self.read_only = shared.read_only;
            }
            Action::Edit => self.read_only = false,
            Action::Clear => {
                self.start_anew();
                self.read("".into());
            }
            Action::Undo => {
                if let Some(saved) = self.undo.pop() {
                    self.knowledge = saved.knowledge;
                    self.chosen = saved.chosen;
                    self.read_only = saved.read_only;
                    if !saved.replaced && saved.text != self.text {
                        self.read(Rc::clone(&self.text));
                    } else {
                        // The saved knowledge holds what was found in the saved text, or came with a link that has no text.
                        self.linked = saved.linked;
                        self.text = saved.text;
                        self.understand();
                    }
                }
            }
        }
        self.report = OnceCell::new();
    }

    fn start_anew(&mut self) {
        self.knowledge = Knowledge::default();
        self.chosen.clear();
        self.linked.clear();
        self.read_only = false;
    }

    /// Reads the text, and chooses again what was chosen, as long as it stands there.
    fn understand(&mut self) {
        self.reading = read(&self.text, self.units);
        for Chosen { offer, choice, words } in self.chosen.clone() {
            if self.words_of(offer, choice) == Some(words) {
                self.reading.choose(offer, choice);
            }
        }
        self.evidence = evidence(&self.text, &self.reading, self.units);
    }

    fn words_of(&self, offer: usize, choice: usize) -> Option<String> {
        let offer = self.reading.offers.get(offer)?;
        Some(format!("{} {}", offer.question, offer.choices.get(choice)?.label))
    }

    fn read(&mut self, text: Rc<str>) {
        self.text = text;
        self.understand();
        let read = self.reading.facts.iter().map(|found| {
            (found.fact, Candidate { value: found.value.clone(), origin: Origin::Read { place: Some(found.place) } })
        });
        let implied = self.certain_codes().into_iter().flat_map(implied_by);
        let found: Vec<(Fact, Candidate)> = read.chain(implied).collect();
        self.knowledge.find(found);
    }
}
