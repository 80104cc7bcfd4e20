//! The common parts of every published page: name and links at the top, facts about the site in the footer.

use crate::ui::format::long_date;
use yew::prelude::*;

/// A breadcrumb.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    /// Its path from the site's root.
    pub(crate) path: String,
}

/// The page in the header's navigation that is current.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Here {
    Runs,
    Catalog,
    AutoClaim,
    Elsewhere,
}

/// The body of a published page. `root` is the relative address of the start page.
pub(crate) fn document(root: &str, here: Here, way: &[Place], knowledge_date: &str, inside: Html) -> Html {
    let place = |place: &Place| html! { <li><a href={format!("{root}{}", place.path)}>{ place.name }</a></li> };
    let current = |page: Here| (here == page).then_some("page");
    html! {
        <>
            <header class="head">
                <p class="brand"><a href={home(root)}>{ mark() }{ "Flow Preflight" }</a></p>
                <nav aria-label="Flow Preflight">
                    <a href={home(root)}>{ "Workbench" }</a>
                    <a href={format!("{root}runs/")} aria-current={current(Here::Runs)}>{ "Run history" }</a>
                    <a href={format!("{root}catalog/")} aria-current={current(Here::Catalog)}>{ "Catalogue" }</a>
                    <a href={format!("{root}auto-claim/")} aria-current={current(Here::AutoClaim)}>{ "Auto-claim" }</a>
                </nav>
                <p class="chip pledge">{ "Nothing you paste leaves this page" }</p>
            </header>
            <main class="workbench sheet">
                if !way.is_empty() {
                    <nav class="way" aria-label="Where you are"><ol>{ for way.iter().map(place) }</ol></nav>
                }
                { inside }
            </main>
            { foot(root, knowledge_date) }
        </>
    }
}

/// The footer. Each address has its own line, because lines with an unknown address are removed when the site is put
/// together. A script adds the choice of colours.
fn foot(root: &str, knowledge_date: &str) -> Html {
    html! {
        <footer class="workbench foot">
            <p>{ format!("Facts checked on {}, version {}", long_date(knowledge_date), env!("CARGO_PKG_VERSION")) }</p>
            <p><a href={format!("{root}guides/")}>{ "Guides" }</a></p>
            <p><a href={format!("{root}compare/")}>{ "Compare runs" }</a></p>
            <p><a href={format!("{root}embed/")}>{ "Embed" }</a></p>
            <p><a href={format!("{root}offline/")}>{ "Offline" }</a></p>
            { "\n" }<p><a href="{{source}}">{ "Source code" }</a></p>{ "\n" }
            { "\n" }<p><a id="report" href="{{report}}">{ "Report a wrong answer" }</a></p>{ "\n" }
            <p>{ "Not affiliated with Microsoft" }</p>
            <p id="colours"></p>
        </footer>
    }
}

/// The address of the start page; `./` instead of an empty one, which would mean the current page.
fn home(root: &str) -> String {
    if root.is_empty() { "./".to_owned() } else { root.to_owned() }
}

fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
            <path d="m4 11.5 4.5 4.5L20 5M4 20.5h16" />
        </svg>
    }
}
