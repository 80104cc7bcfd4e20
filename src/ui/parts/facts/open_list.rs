//! Edits a list that may be incomplete.

use crate::model::OpenList;
use crate::ui::browser;
use crate::ui::parts::shared::button::{button, tick};
use crate::ui::parts::shared::hidden::{MOST_SHOWN, hidden};
use yew::prelude::*;

/// The words of a list.
pub(crate) struct ListWords {
    /// The text for an empty list.
    pub(crate) none: &'static str,
    /// The label for “nothing else is in the list”.
    pub(crate) all: &'static str,
    /// The plural name of its entries.
    pub(crate) entries: &'static str,
    /// The label of the button that adds an entry.
    pub(crate) add: &'static str,
    /// The end of the id of an entry's first control, which gets the focus when the entry is added.
    pub(crate) first: &'static str,
}

/// The callbacks of an entry.
pub(crate) struct OnEntry<T> {
    /// Called with a new value.
    pub(crate) on_value: Callback<T>,
    /// Called when the entry is removed.
    pub(crate) on_remove: Callback<MouseEvent>,
}

/// The list. `id` is the prefix of all ids; `entry` renders the entry at an index.
pub(crate) fn open_list<T: Clone + Default + 'static>(
    id: &str,
    list: &OpenList<T>,
    words: &ListWords,
    on_list: &Callback<OpenList<T>>,
    entry: &dyn Fn(usize, &T, OnEntry<T>) -> Html,
) -> Html {
    let one = |(at, value): (usize, &T)| {
        let on_value = changed(list, on_list, move |list, value: T| {
            if let Some(slot) = list.items.get_mut(at) {
                *slot = value;
            }
        });
        let on_remove = changed(list, on_list, move |list, event: MouseEvent| {
            browser::focus_next(&event, ".list", ".add button".to_owned());
            let mut position = 0..;
            list.items.retain(|_| position.next() != Some(at));
        });
        entry(at, value, OnEntry { on_value, on_remove })
    };
    let add = {
        let first = format!("[id='{id}-{}-{}']", list.items.len(), words.first);
        changed(list, on_list, move |list, event: MouseEvent| {
            browser::focus_next(&event, ".list", first.clone());
            list.items.push(T::default());
        })
    };
    html! {
        <div class="list">
            { for list.items.iter().enumerate().take(MOST_SHOWN).map(one) }
            { hidden(list.items.len(), words.entries) }
            { complete(if list.items.is_empty() { words.none } else { words.all }, list, on_list) }
            <div class="add">{ button("small", words.add, "", add) }</div>
        </div>
    }
}

/// The checkbox for “nothing else is in the list”.
pub(crate) fn complete<T: Clone + 'static>(
    says: &'static str,
    list: &OpenList<T>,
    on_list: &Callback<OpenList<T>>,
) -> Html {
    tick(
        says,
        "",
        list.complete,
        &changed(list, on_list, |list: &mut OpenList<T>, complete: bool| list.complete = complete),
    )
}

/// Reports a value with one change.
pub(crate) fn changed<V: Clone + 'static, T: 'static>(
    value: &V,
    on_value: &Callback<V>,
    change: impl Fn(&mut V, T) + 'static,
) -> Callback<T> {
    let value = value.clone();
    on_value.reform(move |with: T| {
        let mut value = value.clone();
        change(&mut value, with);
        value
    })
}
