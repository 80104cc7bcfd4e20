//! Edits the Windows sessions on a machine.

use super::open_list::{ListWords, open_list};
use super::session_fields::session_fields;
use crate::model::{OpenList, Session};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    none: "Nobody is signed in",
    all: "This is everyone who is signed in",
    entries: "Windows sessions",
    add: "Add a Windows session",
    first: "user",
};

/// The Windows sessions on a machine. `id` is the prefix of all ids.
pub(crate) fn session_list(id: &AttrValue, list: &OpenList<Session>, on_list: &Callback<OpenList<Session>>) -> Html {
    open_list(id, list, &WORDS, on_list, &|at, session, on| {
        session_fields(&format!("{id}-{at}"), at + 1, session, &on.on_value, on.on_remove)
    })
}
