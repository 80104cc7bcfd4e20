//! Everything that the page remembers, in one reducer: the workbench, and what is only a matter of showing it.

use crate::model::Fact;
use crate::ui::change::Shown;
use crate::workbench::{Action, Workbench};
use std::rc::Rc;
use yew::Reducible;

/// The workbench that a page begins with; shared, and the same only if it is the very same.
#[derive(Clone, Default)]
pub(crate) struct Start(pub(crate) Rc<Workbench>);

impl Start {
    /// With a text in the box, if there is one.
    #[cfg(feature = "app")]
    pub(crate) fn with_text(text: Option<String>) -> Self {
        let mut workbench = Workbench::default();
        if let Some(text) = text {
            workbench.apply(Action::Text(text));
        }
        Self(Rc::new(workbench))
    }
}

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
    /// What screen readers were told last.
    pub(crate) told: String,
}

/// What changes what the page remembers.
pub(crate) enum Move {
    /// The person did something with the workbench.
    Act(Action),
    /// Other facts are wanted.
    Show(Shown),
    /// There is room for two columns, or no longer.
    Widen(bool),
    /// A question can't be answered.
    PutAside(Fact),
    /// The questions that were put aside are wanted again.
    AskAgain,
    /// Screen readers are told this.
    Tell(String),
}

impl From<&Start> for Bench {
    fn from(start: &Start) -> Self {
        Self {
            workbench: Rc::clone(&start.0),
            epoch: 0,
            shown: Shown::default(),
            wide: false,
            put_aside: vec![],
            told: String::new(),
        }
    }
}

impl Reducible for Bench {
    type Action = Move;

    fn reduce(self: Rc<Self>, step: Move) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match step {
            Move::Act(action) => {
                if matches!(action, Action::Try(_) | Action::Open(_) | Action::Clear | Action::Undo) {
                    next.epoch = next.epoch.wrapping_add(1);
                    next.put_aside.clear();
                }
                Rc::make_mut(&mut next.workbench).apply(action);
            }
            Move::Show(shown) => next.shown = shown,
            Move::Widen(wide) => next.wide = wide,
            Move::PutAside(fact) => next.put_aside.push(fact),
            Move::AskAgain => next.put_aside.clear(),
            Move::Tell(text) => next.told = text,
        }
        Rc::new(next)
    }
}
