//! The frame of a published page: its head, and pages that only lead to another one. The policy comes in when the site is put together.

use crate::catalog::knowledge_date;
use serde_json::json;
use std::fmt::Write;

/// What the head of a page says.
pub(super) struct Head<'a> {
    /// The title, at most sixty characters.
    pub(super) title: &'a str,
    /// What the page is about, at most 160 characters.
    pub(super) description: &'a str,
    /// From the page to the root of the site.
    pub(super) root: &'a str,
    /// From the root of the site to the page; none where the page has no address of its own.
    pub(super) address: Option<&'a str>,
    /// True if the page is a text on one matter.
    pub(super) article: bool,
    /// The file that the catalogue on the page reads; empty if there is no catalogue on it.
    pub(super) preload: &'a str,
}

/// A whole page.
pub(super) fn shell(head: &Head, body: &str) -> String {
    let Head { title, description, root, address, article, preload } = head;
    let mut html = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    let _ = writeln!(html, "<title>{}</title>", escaped(title));
    let _ = writeln!(html, "<meta name=\"description\" content=\"{}\">", escaped(description));
    match address {
        // `{{{{` is how a format string writes `{{`.
        Some(address) => _ = writeln!(html, "<link rel=\"canonical\" href=\"{{{{site}}}}{address}\">"),
        None => html += "<meta name=\"robots\" content=\"noindex\">\n",
    }
    let _ = writeln!(html, "<link rel=\"icon\" href=\"{root}favicon.svg\" type=\"image/svg+xml\">");
    for style in ["style.css", "pages.css"] {
        let _ = writeln!(html, "<link rel=\"stylesheet\" href=\"{root}{style}\">");
    }
    if !preload.is_empty() {
        let _ = writeln!(html, "<link rel=\"modulepreload\" href=\"{root}view_catalog.js\">");
        let _ = writeln!(
            html,
            "<link rel=\"preload\" href=\"{root}view_catalog_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
        );
        let _ = writeln!(html, "<link rel=\"preload\" href=\"{root}{preload}\" as=\"fetch\" crossorigin>");
        if address.is_none() {
            let _ = writeln!(html, "<script type=\"module\" src=\"{root}not-found.js\"></script>");
        }
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}page.js\"></script>");
    }
    if *article {
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}in-place.js\"></script>");
        let _ = writeln!(html, "<script type=\"application/ld+json\">{}</script>", data(head));
    }
    let _ = write!(html, "</head>\n<body class=\"page\">\n{body}\n</body>\n</html>\n");
    html
}

/// A page that leads to another one at once, for old names; it lies two folders deep. Its icon is named like that of
/// every page: a browser asks for `/favicon.ico` where none is.
pub(super) fn redirect(name: &str, to: &str, address: &str) -> String {
    let name = escaped(name);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name} has another name</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"icon\" href=\"../../favicon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"canonical\" href=\"{{{{site}}}}{address}\">\n</head>\n<body>\n\
         <p><a href=\"{to}\">{name} has another name</a></p>\n</body>\n</html>\n"
    )
}

/// What search engines read: a block of data, which no browser runs.
fn data(head: &Head) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "TechArticle",
        "headline": head.title,
        "description": head.description,
        "inLanguage": "en",
        "dateModified": knowledge_date(),
    });
    // Nothing in a text may end the block.
    data.to_string().replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
