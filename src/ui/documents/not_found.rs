//! The page for an address that leads nowhere; with a script it looks up what the address names.

use yew::prelude::*;

/// The page for an address that leads nowhere.
pub(crate) fn not_found_document(root: &str) -> Html {
    html! {
        <>
            <h1>{ "There is no such page" }</h1>
            <p class="lead">{ "The address may be misspelt, or the code may have another name here." }</p>
            <flow-preflight view="catalog" share-links="here">
                <ul class="links">
                    <li><a href={format!("{root}catalog/")}>{ "The catalogue: every code, rule and licence" }</a></li>
                    <li><a href={root.to_owned()}>{ "The workbench: paste what the failed run said" }</a></li>
                </ul>
            </flow-preflight>
        </>
    }
}
