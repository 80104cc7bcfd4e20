//! Limits how many list entries are rendered, and says how many are not.

use yew::prelude::*;

/// The most entries that are rendered: each may have dozens of elements.
pub(crate) const MOST_SHOWN: usize = 20;

/// Says how many of `count` entries are not rendered; empty if all are. `what` names them.
pub(crate) fn hidden(count: usize, what: &'static str) -> Html {
    match count.saturating_sub(MOST_SHOWN) {
        0 => Html::default(),
        more => html! { <p class="quiet">{ format!("{more} more {what} are used but not shown.") }</p> },
    }
}
