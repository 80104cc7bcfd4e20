//! The state of the workbench page in one reducer: the workbench, and what only the display needs.

use crate::catalog::Step;
use crate::model::{Fact, FactSet, Field};
use crate::outgoing::{ShareStep, Sharing};
use crate::share::CUT_LINK;
use crate::ui::fact_edit::FactFilter;
use crate::ui::link::OpenedLink;
use crate::workbench::{Action, Workbench};
use std::rc::Rc;
use yew::Reducible;

/// A shared workbench. Two are equal only if they are the same object.
#[derive(Clone, Default)]
pub(crate) struct SharedWorkbench(pub(crate) Rc<Workbench>);

impl PartialEq for SharedWorkbench {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of the page.
#[derive(Clone)]
pub(crate) struct UiState {
    /// Text, facts and report.
    pub(crate) workbench: Rc<Workbench>,
    /// Counts the text changes that did not come from the text box. The box shows a new text only when it changes.
    pub(crate) text_revision: u32,
    /// Which facts the list shows.
    pub(crate) facts: FactFilter,
    /// The search text for settings; empty for none.
    pub(crate) find: String,
    /// Facts that were opened: shown with their controls.
    pub(crate) opened: FactSet,
    /// Questions the user can't answer. Asked again after the next sample, or after clearing.
    pub(crate) skipped: Vec<Field>,
    /// Facts that can't change, according to the user. Forgotten after the next sample, or after clearing.
    pub(crate) pinned: FactSet,
    /// The proposed changes that are ticked: the verdict supposes them to be made.
    pub(crate) supposed: Vec<&'static Step>,
    /// The last announcement to screen readers.
    pub(crate) announced: String,
    /// Why a link couldn't be opened or a file couldn't be read; empty if nothing failed.
    pub(crate) notice: &'static str,
    /// The share panel, if it is open.
    pub(crate) sharing: Option<Sharing>,
}

/// A change of the page's state.
pub(crate) enum UiAction {
    /// Apply an action to the workbench.
    Workbench(Action),
    /// Open a link.
    OpenLink(OpenedLink),
    /// Show why something failed.
    Notice(&'static str),
    /// Show other facts in the list.
    FilterFacts(FactFilter),
    /// Search for a setting.
    Find(String),
    /// Show a fact with its control.
    OpenFact(Fact),
    /// Skip a question the person can't answer.
    Skip(Field),
    /// Pin a fact that can't change, or unpin it.
    Pin(Fact, bool),
    /// Suppose that a proposed change is made, or no longer.
    Suppose(&'static Step, bool),
    /// Ask the skipped questions again.
    AskSkipped,
    /// Announce a text to screen readers.
    Announce(String),
    /// Open or close the share panel.
    ToggleShare,
    /// A step in the share panel.
    Share(ShareStep),
}

impl From<&SharedWorkbench> for UiState {
    fn from(start: &SharedWorkbench) -> Self {
        Self {
            workbench: Rc::clone(&start.0),
            text_revision: 0,
            facts: FactFilter::default(),
            find: String::new(),
            opened: FactSet::EMPTY,
            skipped: vec![],
            pinned: FactSet::EMPTY,
            supposed: vec![],
            announced: String::new(),
            notice: "",
            sharing: None,
        }
    }
}

impl UiState {
    /// Opens a link, or sets the notice that says why it can't be opened. `Undo` restores the state before.
    pub(crate) fn open_link(&mut self, opened: &OpenedLink) {
        match &*opened.shared {
            Ok(shared) => {
                self.apply(Action::Open(shared.clone()));
                if !opened.text.is_empty() {
                    self.apply(Action::Text(opened.text.clone()));
                }
                if shared.cut {
                    self.notice = CUT_LINK;
                }
            }
            Err(error) => self.notice = error.message(),
        }
    }

    /// The announcement for the current state; `answer` is the part about the run.
    pub(crate) fn announcement(&self, answer: &str) -> String {
        if self.notice.is_empty() { answer.to_owned() } else { format!("{} {answer}", self.notice) }
    }

    fn apply(&mut self, action: Action) {
        if matches!(action, Action::Replace(_)) {
            self.text_revision = self.text_revision.wrapping_add(1);
        }
        if matches!(action, Action::LoadSample(_) | Action::Open(_) | Action::Clear | Action::Undo) {
            self.text_revision = self.text_revision.wrapping_add(1);
            self.skipped.clear();
            self.find.clear();
            self.pinned = FactSet::EMPTY;
            self.supposed.clear();
            self.opened = FactSet::EMPTY;
        }
        self.notice = "";
        Rc::make_mut(&mut self.workbench).apply(action);
    }
}

impl Reducible for UiState {
    type Action = UiAction;

    fn reduce(self: Rc<Self>, action: UiAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            UiAction::Workbench(action) => next.apply(action),
            UiAction::OpenLink(opened) => next.open_link(&opened),
            UiAction::Notice(notice) => next.notice = notice,
            UiAction::FilterFacts(facts) => next.facts = facts,
            UiAction::Find(words) => next.find = words,
            UiAction::OpenFact(fact) => {
                next.find.clear();
                next.opened = next.opened.union(FactSet::of(fact));
            }
            UiAction::Skip(field) => next.skipped.push(field),
            UiAction::Pin(fact, true) => next.pinned = next.pinned.union(FactSet::of(fact)),
            UiAction::Pin(fact, false) => next.pinned = next.pinned.iter().filter(|other| *other != fact).collect(),
            UiAction::Suppose(step, true) => next.supposed.push(step),
            UiAction::Suppose(step, false) => next.supposed.retain(|other| !std::ptr::eq(*other, step)),
            UiAction::AskSkipped => next.skipped.clear(),
            UiAction::Announce(text) => next.announced = text,
            UiAction::ToggleShare => {
                next.sharing = if next.sharing.is_none() { Some(Sharing::default()) } else { None };
            }
            UiAction::Share(step) => {
                // The browser may answer after the panel was closed.
                if let Some(sharing) = &mut next.sharing {
                    sharing.apply(step);
                }
            }
        }
        Rc::new(next)
    }
}
