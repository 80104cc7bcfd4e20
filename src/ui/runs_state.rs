//! The state of the page of many runs in one reducer: what is being read, what came of it, and what is open.

use crate::export::RunReport;
use crate::triage::{Covered, Judged, Summary};
use std::rc::Rc;
use yew::Reducible;

/// How far reading is.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Progress {
    /// The names of the files.
    pub(crate) names: Rc<str>,
    /// The bytes read.
    pub(crate) bytes: f64,
    /// Of so many.
    pub(crate) of: f64,
    /// The runs counted.
    pub(crate) rows: u64,
    /// How long it has taken, in milliseconds.
    pub(crate) took: f64,
    /// Once everything is read: of so many different failures, so many are explained.
    pub(crate) judged: Option<(usize, usize)>,
}

/// What the files come to.
#[derive(Debug, Default)]
pub(crate) struct Triaged {
    /// The names of the files.
    pub(crate) names: String,
    /// The bytes read.
    pub(crate) bytes: f64,
    /// How long it took, in milliseconds.
    pub(crate) took: f64,
    /// True if reading was stopped before the end.
    pub(crate) is_part: bool,
    /// Files that could not be read, with the reason.
    pub(crate) faults: Vec<String>,
    /// The counts.
    pub(crate) summary: Summary,
    /// The causes.
    pub(crate) judged: Judged,
    /// The changes that would have saved most.
    pub(crate) covered: Covered,
}

impl Triaged {
    /// The same as a report.
    pub(crate) const fn report(&self) -> RunReport<'_> {
        RunReport { summary: &self.summary, judged: &self.judged, covered: &self.covered, top: usize::MAX }
    }
}

/// What files come to. Two are equal only if they are the same object.
#[derive(Clone)]
pub(crate) struct SharedTriaged(pub(crate) Rc<Triaged>);

impl PartialEq for SharedTriaged {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the page shows.
#[derive(Clone, Default)]
pub(crate) enum Phase {
    /// Where files go.
    #[default]
    Empty,
    /// Files are being read.
    Reading(Progress),
    /// They are read.
    Done(Rc<Triaged>),
}

/// The state of the page.
#[derive(Clone, Default)]
pub(crate) struct RunsState {
    /// What the page shows.
    pub(crate) phase: Phase,
    /// The cause that is open: its entry, or an empty text for what isn't recognised.
    pub(crate) open: Option<&'static str>,
    /// The last announcement to screen readers.
    pub(crate) announced: String,
}

/// A change of the page's state.
pub(crate) enum RunsAction {
    /// Files are being read.
    Read(Progress),
    /// They are read.
    Done(Rc<Triaged>),
    /// Open a cause, or close it.
    Toggle(&'static str),
    /// Begin anew.
    Clear,
    /// Tell screen readers.
    Announce(String),
}

impl Reducible for RunsState {
    type Action = RunsAction;

    fn reduce(self: Rc<Self>, action: RunsAction) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            RunsAction::Read(progress) => state.phase = Phase::Reading(progress),
            RunsAction::Done(triaged) => state.phase = Phase::Done(triaged),
            RunsAction::Toggle(id) => state.open = (state.open != Some(id)).then_some(id),
            RunsAction::Clear => state = Self { announced: state.announced, ..Self::default() },
            RunsAction::Announce(text) => state.announced = text,
        }
        Rc::new(state)
    }
}
