//! The page for using the site without a network: `/offline/`.

use super::file::File;
use super::frame::{Head, Own, PLAIN, shell};
use super::pages::drawn;
use crate::catalog::knowledge_date;
use crate::ui::{self, Here};
use yew::prelude::*;

/// The page for using the site without a network. No other page links to the manifest or registers a worker.
pub(super) fn offline_page() -> File {
    let inside = html! {
        <>
            <h1>{ "Use Flow Preflight offline" }</h1>
            <p class="lead">{ "Keep the whole site on this device, and open it without a network." }</p>
            { ui::offline_document() }
        </>
    };
    let head = Head {
        title: "Use Flow Preflight offline",
        description: "Keep the workbench, run history, auto-claim and the catalogue on this device. What is stored, what is sent, and how to remove it.",
        root: "../",
        address: Some("offline/"),
        article: false,
        own: Some(Own { styles: &PLAIN, script: Some("offline.js") }),
        view: None,
    };
    let body = ui::document("../", Here::Elsewhere, &[], knowledge_date(), inside);
    let icon = "<link rel=\"icon\"";
    let html = shell(&head, &drawn(body)).replacen(
        icon,
        &format!("<link rel=\"manifest\" href=\"../site.webmanifest\">\n{icon}"),
        1,
    );
    File { path: "offline/index.html".to_owned(), text: html }
}
