//! The page's header: logo, name, tagline.

use yew::prelude::*;

/// The page's header.
pub(crate) fn header() -> Html {
    html! {
        <div class="head">
            <p class="brand">
                <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="m4 11.5 4.5 4.5L20 5M4 20.5h16" />
                </svg>
                { "Flow Preflight" }
            </p>
            <p class="chip pledge">{ "Nothing you paste leaves this page" }</p>
        </div>
    }
}
