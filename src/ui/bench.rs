//! Everything that the page remembers, in one reducer: the workbench, and what is only a matter of showing it.

use crate::model::{Fact, FactSet};
use crate::share::CUT_LINK;
use crate::ui::change::Shown;
use crate::ui::link::Followed;
use crate::ui::sharing::{ShareStep, Sharing};
use crate::workbench::{Action, Workbench};
use std::rc::Rc;
use yew::Reducible;

/// A workbench, such as a page begins with; shared, and the same only if it is the very same.
#[derive(Clone, Default)]
pub(crate) struct Start(pub(crate) Rc<Workbench>);

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Everything that the page remembers.
#[derive(Clone)]
pub(crate) struct Bench {
    /// What the person has in hand.
    pub(crate) workbench: Rc<Workbench>,
    /// Counts the changes of the text that did not come from the box, and that it has to take over.
    pub(crate) epoch: u32,
    /// Which facts are shown.
    pub(crate) shown: Shown,
    /// Whether there is room for two columns.
    pub(crate) wide: bool,
    /// The questions that the person can't answer. They come back with the next example and when all is cleared.
    pub(crate) put_aside: Vec<Fact>,
    /// The facts that have to stay as they are. They are free again with the next example and when all is cleared.
    pub(crate) pinned: FactSet,
    /// What screen readers were told last.
    pub(crate) told: String,
    /// Why a link could not be opened or a file not be read; empty if nothing failed.
    pub(crate) notice: &'static str,
    /// What is being passed on, if anything.
    pub(crate) sharing: Option<Sharing>,
}

/// What changes what the page remembers.
pub(crate) enum Move {
    /// The person did something with the workbench.
    Act(Action),
    /// The person followed a link.
    Follow(Followed),
    /// Something could not be done, and this is why.
    Notice(&'static str),
    /// Other facts are wanted.
    Show(Shown),
    /// There is room for two columns, or no longer.
    Widen(bool),
    /// A question can't be answered.
    PutAside(Fact),
    /// A fact has to stay as it is, or may change again.
    Stay(Fact, bool),
    /// The questions that were put aside are wanted again.
    AskAgain,
    /// Screen readers are told this.
    Tell(String),
    /// Something is to be passed on, or no longer.
    Share,
    /// Something happened in the panel for passing on.
    Sharing(ShareStep),
}

impl From<&Start> for Bench {
    fn from(start: &Start) -> Self {
        Self {
            workbench: Rc::clone(&start.0),
            epoch: 0,
            shown: Shown::default(),
            wide: false,
            put_aside: vec![],
            pinned: FactSet::EMPTY,
            told: String::new(),
            notice: "",
            sharing: None,
        }
    }
}

impl Bench {
    /// Opens a link, or says why it can't be opened. What was there before comes back with “Undo”.
    pub(crate) fn follow(&mut self, followed: &Followed) {
        match &*followed.shared {
            Ok(shared) => {
                self.act(Action::Open(shared.clone()));
                if !followed.text.is_empty() {
                    self.act(Action::Text(followed.text.clone()));
                }
                if shared.cut {
                    self.notice = CUT_LINK;
                }
            }
            Err(error) => self.notice = error.message(),
        }
    }

    /// What a screen reader is told of the state of things.
    pub(crate) fn announcement(&self) -> String {
        let answer = self.workbench.announcement();
        if self.notice.is_empty() { answer } else { format!("{} {answer}", self.notice) }
    }

    fn act(&mut self, action: Action) {
        if matches!(action, Action::Replace(_)) {
            self.epoch = self.epoch.wrapping_add(1);
        }
        if matches!(action, Action::Try(_) | Action::Open(_) | Action::Clear | Action::Undo) {
            self.epoch = self.epoch.wrapping_add(1);
            self.put_aside.clear();
            self.pinned = FactSet::EMPTY;
        }
        self.notice = "";
        Rc::make_mut(&mut self.workbench).apply(action);
    }
}

impl Reducible for Bench {
    type Action = Move;

    fn reduce(self: Rc<Self>, step: Move) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match step {
            Move::Act(action) => next.act(action),
            Move::Follow(followed) => next.follow(&followed),
            Move::Notice(notice) => next.notice = notice,
            Move::Show(shown) => next.shown = shown,
            Move::Widen(wide) => next.wide = wide,
            Move::PutAside(fact) => next.put_aside.push(fact),
            Move::Stay(fact, true) => next.pinned = next.pinned.union(FactSet::of(fact)),
            Move::Stay(fact, false) => next.pinned = next.pinned.iter().filter(|other| *other != fact).collect(),
            Move::AskAgain => next.put_aside.clear(),
            Move::Tell(text) => next.told = text,
            Move::Share => next.sharing = if next.sharing.is_none() { Some(Sharing::default()) } else { None },
            Move::Sharing(step) => {
                // What the browser answers may come when the panel is closed again.
                if let Some(sharing) = &mut next.sharing {
                    sharing.apply(step);
                }
            }
        }
        Rc::new(next)
    }
}
