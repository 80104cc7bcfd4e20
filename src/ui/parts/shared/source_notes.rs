//! The sources of an answer as numbered notes: each page section once, and the numbers that refer to it.

use super::citations::citation;
use crate::catalog::Citation;
use yew::prelude::*;

/// The sources of an answer, in the order of their numbers.
pub(crate) struct SourceNotes(Vec<Citation>);

impl SourceNotes {
    /// Numbers the sources of these lists; one that occurs several times has one number.
    pub(crate) fn new(lists: impl Iterator<Item = &'static [Citation]>) -> Self {
        let mut notes: Vec<Citation> = vec![];
        for source in lists.flatten() {
            if !notes.contains(source) {
                notes.push(*source);
            }
        }
        Self(notes)
    }

    /// The numbers of these sources, after a statement.
    pub(crate) fn marks(&self, sources: &[Citation]) -> Html {
        let number = |source: &Citation| Some((self.0.iter().position(|note| note == source)? + 1).to_string());
        let numbers: Vec<String> = sources.iter().filter_map(number).collect();
        html! { <sup><span class="unseen">{ "Source " }</span>{ numbers.join(", ") }</sup> }
    }

    /// The numbered list.
    pub(crate) fn list(&self) -> Html {
        if self.0.is_empty() {
            return Html::default();
        }
        html! {
            <section class="card" aria-labelledby="sources">
                <h3 id="sources">{ "Sources" }</h3>
                <ol class="sources">{ for self.0.iter().map(|note| html! { <li>{ citation(note) }</li> }) }</ol>
            </section>
        }
    }
}
