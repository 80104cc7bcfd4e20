//! The head of the page: the mark, the name, the promise.

use yew::prelude::*;

/// The head of the page.
#[component]
pub(crate) fn Header() -> Html {
    html! {
        <div class="head">
            <p class="brand">
                <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="m4 11.500 4.500 4.500L20 5M4 20.500h16" />
                </svg>
                { "Flow Preflight" }
            </p>
            <p class="chip pledge">{ "Nothing you paste leaves this page" }</p>
        </div>
    }
}
