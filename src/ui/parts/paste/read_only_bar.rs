//! The bar shown instead of the text box when a read-only link is open.

use crate::ui::parts::shared::button::button;
use yew::prelude::*;

/// The bar, with a button to edit a copy and, if something was open before, one to go back.
pub(crate) fn read_only_bar(on_edit: Callback<MouseEvent>, on_undo: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <section class="card reading" aria-labelledby="reading">
            <h2 id="reading" tabindex="-1">{ "Opened from a read-only link" }</h2>
            <p class="quiet">{ "You see the sender’s settings. Nothing goes back to them." }</p>
            <div class="answers">
                { button("answer", "Edit a copy", "", on_edit) }
                if let Some(onclick) = on_undo { { button("link", "Back to your own run", "", onclick) } }
            </div>
        </section>
    }
}
