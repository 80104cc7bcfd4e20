//! The page that compares two runs: `/compare/`.

use super::file::File;
use super::frame::{Head, Own, shell};
use super::pages::drawn;
use crate::catalog::knowledge_date;
use crate::ui::{self, Here};
use yew::prelude::*;

/// The page that compares two runs.
pub(super) fn compare_page() -> File {
    let inside = html! {
        <>
            <h1>{ "It worked yesterday: what is different?" }</h1>
            <p class="lead">{ "Paste what you have for both runs. You get only what differs, and which differences change the answer." }</p>
            { ui::compare_document() }
        </>
    };
    let head = Head {
        title: "Compare two desktop flow runs · Flow Preflight",
        description: "One run worked, one failed: see which settings, sessions and licences differ, and which of them matter.",
        root: "../",
        address: Some("compare/"),
        article: false,
        own: Some(Own { styles: &["style.css", "pages.css", "compare.css"], script: Some("compare.js") }),
        view: None,
    };
    let body = ui::document("../", Here::Elsewhere, &[], knowledge_date(), inside);
    File { path: "compare/index.html".to_owned(), text: shell(&head, &drawn(body)) }
}
