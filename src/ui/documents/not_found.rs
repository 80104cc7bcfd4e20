//! The page for unknown addresses. With a script it searches for what the address names.

use yew::prelude::*;

/// The page for unknown addresses.
pub(crate) fn not_found_document(root: &str) -> Html {
    html! {
        <>
            <h1>{ "Page not found" }</h1>
            <p class="lead">{ "Check the address, or search for the code: it may have another name here." }</p>
            <flow-preflight view="catalog" share-links="here">
                <ul class="links">
                    <li><a href={format!("{root}catalog/")}>{ "Catalogue: every code, rule and licence" }</a></li>
                    <li><a href={root.to_owned()}>{ "Workbench: paste the failed run’s error" }</a></li>
                </ul>
            </flow-preflight>
        </>
    }
}
