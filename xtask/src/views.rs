//! The views of the custom element, and what a visit of each loads.

use crate::wasm::Door;

/// A view: a page of the site, and the bundle that draws it.
pub(crate) struct View {
    /// What it is called in the tables.
    pub(crate) name: &'static str,
    /// Its bundle.
    pub(crate) door: Door,
    /// Its page, from the root of the site.
    pub(crate) page: &'static str,
    /// Its own style sheet, besides the one that all have.
    pub(crate) style: Option<&'static str>,
    /// A file that it reads when it starts.
    pub(crate) data: Option<&'static str>,
}

/// Every view. To add one, add a line here, and its bundle to `static/loading.js`.
pub(crate) const VIEWS: [View; 2] = [
    View { name: "workbench", door: Door::Workbench, page: "index.html", style: None, data: None },
    View {
        name: "catalogue",
        door: Door::Catalog,
        page: "catalog/index.html",
        style: Some("pages.css"),
        data: Some("catalog-index.txt"),
    },
];

/// The style sheet of every view.
const STYLE: &str = "style.css";

/// Every style sheet.
pub(crate) fn styles() -> impl Iterator<Item = &'static str> {
    std::iter::once(STYLE).chain(VIEWS.iter().filter_map(|view| view.style))
}

impl View {
    /// Its style sheets.
    pub(crate) fn styles(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(STYLE).chain(self.style)
    }

    /// The files that the element fetches to show it; neither scripts nor styles are among them.
    pub(crate) fn fetched(&self) -> impl Iterator<Item = String> {
        [Some(self.door.wasm()), self.data.map(str::to_owned)].into_iter().flatten()
    }
}
