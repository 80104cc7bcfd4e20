//! The state of the catalogue page: the query and the last announcement.

use crate::search::{Kind, Query};
use std::rc::Rc;
use yew::Reducible;

/// The state of the catalogue page.
#[derive(Clone, Default)]
pub(super) struct CatalogState {
    /// What is searched for.
    pub(super) query: Query,
    /// The last announcement to screen readers.
    pub(super) announced: String,
}

/// A change of the state.
pub(super) enum CatalogAction {
    /// Search for another text.
    Text(String),
    /// Show entries of this kind; of all kinds if it is `None`.
    Kind(Option<Kind>),
    /// Show entries of this family; of all if it is empty.
    Family(String),
    /// Show entries for this run mode; for all if it is empty.
    Mode(String),
    /// Show entries that this person can fix; all if it is empty.
    Owner(String),
    /// Clear every filter but the text.
    ClearFilters,
    /// Replace the whole query.
    Open(Query),
    /// Announce a text to screen readers.
    Announce(String),
}

impl Reducible for CatalogState {
    type Action = CatalogAction;

    fn reduce(self: Rc<Self>, action: CatalogAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        let query = &mut next.query;
        match action {
            CatalogAction::Text(text) => query.text = text,
            CatalogAction::Kind(kind) => query.kind = kind,
            CatalogAction::Family(name) => query.family = name,
            CatalogAction::Mode(name) => query.mode = name,
            CatalogAction::Owner(name) => query.owner = name,
            CatalogAction::ClearFilters => {
                *query = Query { text: std::mem::take(&mut query.text), ..Query::default() };
            }
            CatalogAction::Open(other) => *query = other,
            CatalogAction::Announce(text) => next.announced = text,
        }
        Rc::new(next)
    }
}
