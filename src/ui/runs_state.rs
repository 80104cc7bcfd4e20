//! The state of the page for many runs in one reducer: progress, result, and the opened cause.

use crate::api::{Answer, Triage};
use crate::export::RunReport;
use crate::fleet::{File, Fleet};
use crate::model::Owner;
use crate::text::json::indent;
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

/// What the answer is saved as.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Form {
    Html,
    Markdown,
    Csv,
    Json,
}

impl Form {
    pub(crate) const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Csv, Self::Json];

    /// What its button says.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// The name of its file.
    pub(crate) const fn file(self) -> &'static str {
        match self {
            Self::Html => "run-history.html",
            Self::Markdown => "run-history.md",
            Self::Csv => "run-history.csv",
            Self::Json => "run-history.json",
        }
    }

    /// The answer in this form. Names in messages are replaced, unless they are kept; secrets are masked.
    pub(crate) fn text(self, triaged: &Triaged, keep_names: bool) -> String {
        let Triaged { summary, judged, .. } = triaged;
        let (summary, judged) = if keep_names {
            (summary.without_secrets(), judged.without_secrets())
        } else {
            (summary.without_names(), judged.without_names())
        };
        let report = RunReport { summary: &summary, judged: &judged, covered: &triaged.covered, top: LISTED };
        match self {
            Self::Html => report.html(),
            Self::Markdown => report.markdown(),
            Self::Csv => report.csv(),
            Self::Json => {
                let answer = Answer::new(Triage::new(summary.clone(), &judged, &triaged.covered));
                indent(&serde_json::to_string(&answer).unwrap_or_default())
            }
        }
    }
}

/// So many causes, machines and texts stand in a saved report.
const LISTED: usize = 100;

/// What the page is about.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Tab {
    /// Files with many runs.
    #[default]
    Runs,
    /// Files of many machines.
    Machines,
}

impl Tab {
    pub(crate) const ALL: [Self; 2] = [Self::Runs, Self::Machines];

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Runs => "Runs",
            Self::Machines => "Machines",
        }
    }
}

/// Which causes are shown.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Filter {
    /// Those of this machine; of all if it is empty.
    pub(crate) machine: String,
    /// Those whose first step this owner can take.
    pub(crate) owner: Option<Owner>,
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
    /// What the page is about.
    pub(crate) tab: Tab,
    /// The files of machines, and what they come to.
    pub(crate) machines: Option<Rc<(Vec<File>, Fleet)>>,
    /// What the page shows.
    pub(crate) phase: Phase,
    /// The opened cause: its entry, or an empty text for unrecognised messages.
    pub(crate) open: Option<&'static str>,
    /// Which causes are shown.
    pub(crate) filter: Filter,
    /// Names stay in what is saved.
    pub(crate) keep_names: bool,
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
    /// Show other causes.
    Filter(Filter),
    /// Keep names in what is saved, or replace them.
    KeepNames(bool),
    /// Show the other part of the page.
    Go(Tab),
    /// Files of machines are read.
    Machines(Rc<(Vec<File>, Fleet)>),
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
            RunsAction::Filter(filter) => state.filter = filter,
            RunsAction::KeepNames(keep) => state.keep_names = keep,
            RunsAction::Go(tab) => state.tab = tab,
            RunsAction::Machines(machines) => state.machines = Some(machines),
            RunsAction::Clear if state.tab == Tab::Machines => state.machines = None,
            RunsAction::Clear => {
                (state.phase, state.open, state.filter) = (Phase::Empty, None, Filter::default());
            }
            RunsAction::Announce(text) => state.announced = text,
        }
        Rc::new(state)
    }
}
