//! Edits one Windows session: user, whether it is the connection's, state, lock.

use super::open_list::changed;
use crate::model::{Session, SessionState};
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::segments::maybe;
use crate::ui::parts::shared::text_field::TextField;
use yew::prelude::*;

/// One Windows session. `id` is the prefix of all ids; `number` counts from 1.
pub(crate) fn session_fields(
    id: &str,
    number: usize,
    session: &Session,
    on_session: &Callback<Session>,
    on_remove: Callback<MouseEvent>,
) -> Html {
    let on_user = changed(session, on_session, |session: &mut Session, text: String| {
        session.user = Some(text.trim().to_owned()).filter(|user| !user.is_empty());
    });
    let on_own = changed(session, on_session, |session: &mut Session, own| session.is_connection_user = own);
    let on_active = changed(session, on_session, |session: &mut Session, active: Option<bool>| {
        session.state = active.map(|active| if active { SessionState::Active } else { SessionState::Disconnected });
    });
    let on_locked = changed(session, on_session, |session: &mut Session, locked| session.locked = locked);
    let legend = AttrValue::from(format!("Windows session {number}"));
    let active = session.state.map(|state| state == SessionState::Active);
    let own = ["The connection’s user", "Someone else"];
    html! {
        <fieldset class="entry">
            <legend>{ legend.clone() }</legend>
            <TextField
                id={format!("{id}-user")}
                label="User, if you know the name"
                value={session.user.clone().unwrap_or_default()}
                on_text={on_user}
            />
            { maybe(format!("{id}-own"), "Whose session is it?", own, session.is_connection_user, &on_own) }
            { maybe(format!("{id}-state"), "State", ["Active", "Disconnected"], active, &on_active) }
            { maybe(format!("{id}-locked"), "Is its screen locked?", ["Locked", "Not locked"], session.locked, &on_locked) }
            { button("link", "Remove", legend, on_remove) }
        </fieldset>
    }
}
