//! One Windows session: who, in which state, locked or not, and whose.

use super::maybe::Maybe;
use super::text_field::TextField;
use crate::model::{Session, SessionState};
use yew::prelude::*;

/// The session.
#[derive(Properties, PartialEq)]
pub(crate) struct SessionFieldsProps {
    /// Begins the names of all its controls.
    pub(crate) id: AttrValue,
    /// Its number on the list, from 1.
    pub(crate) number: usize,
    pub(crate) session: Session,
    pub(crate) on_session: Callback<Session>,
    pub(crate) on_remove: Callback<()>,
}

/// One Windows session.
#[component]
pub(crate) fn SessionFields(props: &SessionFieldsProps) -> Html {
    let id = &props.id;
    let on_user = changed(props, |session, text: String| {
        session.user = Some(text.trim().to_owned()).filter(|user| !user.is_empty());
    });
    let on_active = changed(props, |session, active: Option<bool>| {
        session.state = active.map(|active| if active { SessionState::Active } else { SessionState::Disconnected });
    });
    let on_locked = changed(props, |session, locked| session.locked = locked);
    let on_own = changed(props, |session, own| session.is_connection_user = own);
    let onclick = {
        let on_remove = props.on_remove.clone();
        Callback::from(move |_| on_remove.emit(()))
    };
    html! {
        <fieldset class="entry">
            <legend>{ format!("Windows session {}", props.number) }</legend>
            <TextField
                id={format!("{id}-user")}
                label="User, if you know the name"
                value={props.session.user.clone().unwrap_or_default()}
                on_text={on_user}
            />
            <Maybe
                name={format!("{id}-own")}
                legend="Whose session is it?"
                yes="The connection’s user"
                no="Someone else"
                value={props.session.is_connection_user}
                on_value={on_own}
            />
            <Maybe
                name={format!("{id}-state")}
                legend="State"
                yes="Active"
                no="Disconnected"
                value={props.session.state.map(|state| state == SessionState::Active)}
                on_value={on_active}
            />
            <Maybe
                name={format!("{id}-locked")}
                legend="Is its screen locked?"
                yes="Locked"
                no="Not locked"
                value={props.session.locked}
                on_value={on_locked}
            />
            <button type="button" class="link" {onclick}>
                { "Remove" }<span class="unseen">{ format!(" Windows session {}", props.number) }</span>
            </button>
        </fieldset>
    }
}

/// Passes the session upwards with one thing changed.
fn changed<T: 'static>(props: &SessionFieldsProps, change: impl Fn(&mut Session, T) + 'static) -> Callback<T> {
    let (session, on_session) = (props.session.clone(), props.on_session.clone());
    Callback::from(move |with: T| {
        let mut session = session.clone();
        change(&mut session, with);
        on_session.emit(session);
    })
}
