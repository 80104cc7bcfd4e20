//! How many entries of a list are drawn, and the line that says how many are not.

use yew::prelude::*;

/// The most entries of a list that are drawn: each one may have dozens of elements.
pub(crate) const MOST_SHOWN: usize = 20;

/// Says how many of `count` entries are not drawn; nothing if all are. `what` names them.
pub(crate) fn hidden(count: usize, what: &'static str) -> Html {
    match count.saturating_sub(MOST_SHOWN) {
        0 => Html::default(),
        more => html! { <p class="quiet">{ format!("{more} more {what} are used but not shown.") }</p> },
    }
}
