//! The page, in Yew.

use yew::prelude::*;

/// The whole page.
#[component]
pub(crate) fn App() -> Html {
    html! { <p>{ "Flow Preflight" }</p> }
}
