//! The views of the custom element, and the files that each loads.

use std::collections::BTreeSet;

use crate::wasm::Bundle;

/// A view: a page of the site, and its bundle.
pub(crate) struct View {
    /// Its name in the printed tables.
    pub(crate) name: &'static str,
    /// Its bundle.
    pub(crate) bundle: Bundle,
    /// Its page, from the root of the site.
    pub(crate) page: &'static str,
    /// Its style sheets.
    pub(crate) styles: &'static [&'static str],
    /// A data file that it loads at the start.
    pub(crate) data: &'static str,
    /// True if its page has a first screen, which needs none of the program.
    pub(crate) first_screen: bool,
}

/// The compiled catalogue, which views share.
pub(crate) const CATALOG: &str = "catalog.bin";

/// The languages that have a pack, as in `static/loading.js`. A browser loads those that it prefers with the catalogue.
pub(crate) const LANGUAGES: [&str; 9] = ["de", "es", "fr", "hu", "it", "ja", "nl", "pt", "zh"];

/// The file of a pack.
pub(crate) fn pack(language: &str) -> String {
    format!("language-{language}.bin")
}

/// Every view. To add one, add a line here, and its bundle to `static/loading.js`.
pub(crate) const VIEWS: [View; 4] = [
    View {
        name: "workbench",
        bundle: Bundle::Workbench,
        page: "index.html",
        styles: &["answer.css"],
        data: CATALOG,
        first_screen: true,
    },
    View {
        name: "catalogue",
        bundle: Bundle::Catalog,
        page: "catalog/index.html",
        styles: &["style.css", "pages.css"],
        data: "catalog-index.bin",
        first_screen: false,
    },
    View {
        name: "auto-claim",
        bundle: Bundle::AutoClaim,
        page: "auto-claim/index.html",
        styles: &["answer.css", "pages.css", "auto-claim.css"],
        data: CATALOG,
        first_screen: true,
    },
    View {
        name: "runs",
        bundle: Bundle::Runs,
        page: "runs/index.html",
        styles: &["style.css", "pages.css", "runs.css"],
        data: CATALOG,
        first_screen: true,
    },
];

/// The texts of all style sheets by file name, as JSON: for elements on other sites, which fetch it once.
pub(crate) const STYLES: &str = "styles.json";

/// The files that elements fetch for any view, without duplicates.
pub(crate) fn fetched() -> BTreeSet<String> {
    VIEWS.iter().flat_map(View::fetched).chain(LANGUAGES.map(pack)).chain([STYLES.to_owned()]).collect()
}

/// Every style sheet, without duplicates.
pub(crate) fn styles() -> BTreeSet<&'static str> {
    VIEWS.iter().flat_map(|view| view.styles).copied().collect()
}

impl View {
    /// The files that the element fetches to show it; neither scripts nor styles are among them.
    pub(crate) fn fetched(&self) -> impl Iterator<Item = String> {
        [self.bundle.wasm(), self.data.to_owned()].into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn each_language_of_the_catalogue_has_a_pack() {
        let folder = workspace::root().join("catalog/languages");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let found: BTreeSet<String> = files.map(|file| file.file_stem().unwrap().to_string_lossy().into()).collect();
        assert_eq!(found, LANGUAGES.map(str::to_owned).into());
        let script = std::fs::read_to_string(workspace::root().join("static/loading.js")).unwrap();
        let list = LANGUAGES.map(|language| format!("'{language}'")).join(", ");
        assert!(script.contains(&format!("LANGUAGES = [{list}]")), "static/loading.js has other languages");
    }
}
