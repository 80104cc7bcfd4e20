//! What stands in place of the box where a link was opened for reading.

use crate::ui::parts::shared::press::press;
use yew::prelude::*;

/// Says that this is for reading, and offers to edit a copy; and to undo, where something was here before.
pub(crate) fn reading_bar(on_edit: Callback<MouseEvent>, on_undo: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <section class="card reading" aria-labelledby="reading">
            <h2 id="reading" tabindex="-1">{ "Opened from a link, for reading" }</h2>
            <p class="quiet">{ "You see what the sender knew. Nothing here goes back to them." }</p>
            <div class="answers">
                { press("answer", "Edit a copy", "", on_edit) }
                if let Some(onclick) = on_undo { { press("link", "Back to what was here", "", onclick) } }
            </div>
        </section>
    }
}
