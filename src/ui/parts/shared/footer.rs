//! The page's footer: the date of the facts, the version, privacy and limits.

use crate::ui::format::long_date;
use yew::prelude::*;

const PROMISES: [&str; 4] = [
    "What you paste and answer stays in this page. Once loaded, the page sends no request and stores nothing. Only /offline/ keeps files, if you ask it to.",
    "Every finding names its public page, with the date of the page and the day it was read. Where pages disagree, you see both sides.",
    "“Ready” means that no known condition stops the run. It isn’t a guarantee: the product changes, and a browser can’t see every condition.",
    "A setting that isn’t known counts neither as a pass nor as a failure.",
];

/// The page's footer.
pub(crate) fn footer(knowledge_date: &str) -> Html {
    html! {
        <div class="foot">
            <p>{ format!("Facts checked on {}, version {}", long_date(knowledge_date), env!("CARGO_PKG_VERSION")) }</p>
            <p>{ "Not affiliated with Microsoft" }</p>
            <details>
                <summary>{ "Privacy and limits" }</summary>
                <ul>{ for PROMISES.iter().map(|promise| html! { <li>{ *promise }</li> }) }</ul>
            </details>
        </div>
    }
}
