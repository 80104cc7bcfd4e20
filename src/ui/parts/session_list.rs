//! The Windows sessions on a machine, to be edited one by one.

use super::hidden::{MOST_SHOWN, hidden};
use super::press::press;
use super::session_fields::session_fields;
use crate::model::{OpenList, Session};
use crate::ui::browser;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The Windows sessions on a machine. `id` begins the names of all controls.
pub(crate) fn session_list(id: &AttrValue, list: &OpenList<Session>, on_list: &Callback<OpenList<Session>>) -> Html {
    let entry = |(at, session): (usize, &Session)| {
        let on_session = changed(list, on_list, move |list, session: Session| {
            if let Some(slot) = list.items.get_mut(at) {
                *slot = session;
            }
        });
        let on_remove = changed(list, on_list, move |list, event: MouseEvent| {
            browser::focus_next(&event, ".list", ".add button".to_owned());
            let mut position = 0..;
            list.items.retain(|_| position.next() != Some(at));
        });
        session_fields(&format!("{id}-{at}"), at + 1, session, &on_session, on_remove)
    };
    let add = {
        let new_user = format!("[id='{id}-{}-user']", list.items.len());
        changed(list, on_list, move |list, event: MouseEvent| {
            browser::focus_next(&event, ".list", new_user.clone());
            list.items.push(Session::default());
        })
    };
    let complete = changed(list, on_list, |list, event: Event| {
        list.complete = event.target_unchecked_into::<HtmlInputElement>().checked();
    });
    let everybody = if list.items.is_empty() { "Nobody is signed in" } else { "This is everybody who is signed in" };
    html! {
        <div class="list">
            { for list.items.iter().enumerate().take(MOST_SHOWN).map(entry) }
            { hidden(list.items.len(), "Windows sessions") }
            <label class="check">
                <input type="checkbox" checked={list.complete} onchange={complete} />
                <span>{ everybody }</span>
            </label>
            <div class="add">{ press("small", "Add a Windows session", "", add) }</div>
        </div>
    }
}

/// Passes the list upwards with one thing changed.
fn changed<T: 'static>(
    list: &OpenList<Session>,
    on_list: &Callback<OpenList<Session>>,
    change: impl Fn(&mut OpenList<Session>, T) + 'static,
) -> Callback<T> {
    let list = list.clone();
    on_list.reform(move |with: T| {
        let mut list = list.clone();
        change(&mut list, with);
        list
    })
}
