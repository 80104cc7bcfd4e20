//! The page for embedding: `/embed/`.

use super::file::File;
use super::frame::{Head, Own, shell};
use super::pages::drawn;
use crate::catalog::knowledge_date;
use crate::ui::{self, Here};
use yew::prelude::*;

/// The page for embedding.
pub(super) fn embed_page() -> File {
    let inside = html! {
        <>
            <h1>{ "Embed Flow Preflight" }</h1>
            <p class="lead">{ "Show an answer next to an article on desktop flows: as an element in your page, or in a frame." }</p>
            { ui::embed_document() }
        </>
    };
    let head = Head {
        title: "Embed Flow Preflight in a page",
        description: "Choose view, code and theme, see the widget, and copy the tags with their hash. What your page’s policy has to allow.",
        root: "../",
        address: Some("embed/"),
        article: false,
        own: Some(Own { styles: &["style.css", "pages.css", "embed-page.css"], script: Some("embed-page.js") }),
        view: None,
    };
    let body = ui::document("../", Here::Elsewhere, &[], knowledge_date(), inside);
    File { path: "embed/index.html".to_owned(), text: shell(&head, &drawn(body)) }
}
