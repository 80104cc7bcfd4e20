//! The foot of the page: how old the knowledge is, and what is promised.

use crate::ui::format::long_date;
use yew::prelude::*;

const PROMISES: [&str; 4] = [
    "What you paste and say stays in this page. Once the page is loaded it asks no server for anything, and it stores nothing.",
    "Every finding names the public page it rests on, with the day on which we read it. Where those pages disagree, both sides are shown.",
    "“Ready” means that nothing we know of speaks against the run. It is no guarantee: the product changes, and some conditions cannot be seen from here.",
    "What is not known counts neither as a pass nor as a failure.",
];

/// The foot of the page.
pub(crate) fn footer(knowledge_date: &str) -> Html {
    html! {
        <div class="foot">
            <p>{ format!("Facts checked on {}", long_date(knowledge_date)) }</p>
            <p>{ "Not affiliated with Microsoft" }</p>
            <details>
                <summary>{ "What this page promises, and what it doesn’t" }</summary>
                <ul>{ for PROMISES.iter().map(|promise| html! { <li>{ *promise }</li> }) }</ul>
            </details>
        </div>
    }
}
