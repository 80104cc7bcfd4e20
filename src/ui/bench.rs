//! The workbench as Yew holds it: one reducer, and what the box needs to know about changes of its text.

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

/// The workbench, and how often its text was changed by something else than the box.
#[derive(Clone)]
pub(crate) struct Bench {
    /// What the person has in hand.
    pub(crate) workbench: Workbench,
    /// Counts the changes that the box has to take over.
    pub(crate) epoch: u32,
}

impl From<&Start> for Bench {
    fn from(start: &Start) -> Self {
        Self { workbench: Workbench::clone(&start.0), epoch: 0 }
    }
}

impl Reducible for Bench {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        if matches!(action, Action::Try(_) | Action::Open(_) | Action::Clear | Action::Undo) {
            next.epoch = next.epoch.wrapping_add(1);
        }
        next.workbench.apply(action);
        Rc::new(next)
    }
}
