//! The state of the page for many runs in one reducer: progress, result, and the opened cause.

use crate::export::RunReport;
use crate::triage::{Covered, Judged, Summary};
use std::rc::Rc;
use yew::Reducible;

/// The progress of reading.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Progress {
    /// The names of the files.
    pub(crate) names: Rc<str>,
    /// The bytes read.
    pub(crate) bytes: f64,
    /// The bytes of all files.
    pub(crate) of: f64,
    /// The runs counted.
    pub(crate) rows: u64,
    /// The time so far, in milliseconds.
    pub(crate) took: f64,
    /// After reading: how many different failures there are, and how many are explained.
    pub(crate) judged: Option<(usize, usize)>,
}

/// The result for the files.
#[derive(Debug, Default)]
pub(crate) struct Triaged {
    /// The names of the files.
    pub(crate) names: String,
    /// The bytes read.
    pub(crate) bytes: f64,
    /// The time it took, in milliseconds.
    pub(crate) took: f64,
    /// True if reading was stopped early.
    pub(crate) is_part: bool,
    /// Files that could not be read, with the reason.
    pub(crate) faults: Vec<String>,
    /// The counts.
    pub(crate) summary: Summary,
    /// The causes.
    pub(crate) judged: Judged,
    /// The changes that would have saved the most runs.
    pub(crate) covered: Covered,
}

impl Triaged {
    /// The result as a report.
    pub(crate) const fn report(&self) -> RunReport<'_> {
        RunReport { summary: &self.summary, judged: &self.judged, covered: &self.covered, top: usize::MAX }
    }
}

/// A shared result. Two are equal only if they are the same object.
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
    /// The card for choosing files.
    #[default]
    Empty,
    /// The progress.
    Reading(Progress),
    /// The result.
    Done(Rc<Triaged>),
}

/// The state of the page.
#[derive(Clone, Default)]
pub(crate) struct RunsState {
    /// What the page shows.
    pub(crate) phase: Phase,
    /// The opened cause: its entry, or an empty text for unrecognised messages.
    pub(crate) open: Option<&'static str>,
    /// The last announcement to screen readers.
    pub(crate) announced: String,
}

/// A change of the page's state.
pub(crate) enum RunsAction {
    /// Show the progress.
    Read(Progress),
    /// Show the result.
    Done(Rc<Triaged>),
    /// Open or close a cause.
    Toggle(&'static str),
    /// Begin anew.
    Clear,
    /// Announce a text to screen readers.
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
