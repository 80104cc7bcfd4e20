//! The frame of a published page: its head, and redirect pages. The policy is added when the site is put together.

use crate::catalog::knowledge_date;
use serde_json::json;
use std::fmt::Write;

/// The content of a page's head.
pub(super) struct Head<'a> {
    /// The title, at most sixty characters.
    pub(super) title: &'a str,
    /// What the page is about, at most 160 characters.
    pub(super) description: &'a str,
    /// The relative path from the page to the site's root.
    pub(super) root: &'a str,
    /// The path from the site's root to the page; `None` if the page has no address of its own.
    pub(super) address: Option<&'a str>,
    /// True if the page is an article about one subject.
    pub(super) article: bool,
    /// Style sheets and a script of the page's own, if it has any.
    pub(super) own: Option<Own>,
    /// The view on the page, if there is one.
    pub(super) view: Option<View>,
}

/// What a page without a view loads.
#[derive(Clone, Copy)]
pub(super) struct Own {
    /// The style sheets.
    pub(super) styles: &'static [&'static str],
    /// The script.
    pub(super) script: Option<&'static str>,
}

/// A view of the custom element that the page loads.
#[derive(Clone, Copy)]
pub(super) struct View {
    /// The name of its bundle.
    pub(super) bundle: &'static str,
    /// The style sheets of the page.
    pub(super) styles: &'static [&'static str],
    /// The file that it reads.
    pub(super) data: Option<&'static str>,
    /// True if its first screen stands in the page: the rest is loaded once somebody wants it.
    pub(super) first_screen: bool,
}

/// The style sheets of a page without a view.
pub(super) const PLAIN: [&str; 2] = ["style.css", "pages.css"];

/// A complete page.
pub(super) fn shell(head: &Head, body: &str) -> String {
    let Head { title, description, root, address, article, own, view } = head;
    let mut html = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    let _ = writeln!(html, "<title>{}</title>", escaped(title));
    let _ = writeln!(html, "<meta name=\"description\" content=\"{}\">", escaped(description));
    match address {
        // In a format string, `{{{{` is an escaped `{{`.
        Some(address) => {
            let _ = writeln!(html, "<link rel=\"canonical\" href=\"{{{{site}}}}{address}\">");
            // Chat programs and feeds take title and description from the page itself.
            html += "<meta property=\"og:image\" content=\"{{site}}social.png\">\n";
        }
        None => html += "<meta name=\"robots\" content=\"noindex\">\n",
    }
    let _ = writeln!(html, "<link rel=\"icon\" href=\"{root}favicon.svg\" type=\"image/svg+xml\">");
    let styles = own.map(|own| own.styles).or_else(|| view.map(|view| view.styles));
    for style in styles.unwrap_or(&PLAIN) {
        let _ = writeln!(html, "<link rel=\"stylesheet\" href=\"{root}{style}\">");
    }
    if view.is_some_and(|view| view.first_screen) {
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}first-screen.js\"></script>");
    } else if let Some(View { bundle, data, .. }) = view {
        let _ = writeln!(html, "<link rel=\"modulepreload\" href=\"{root}{bundle}.js\">");
        let _ = writeln!(
            html,
            "<link rel=\"preload\" href=\"{root}{bundle}_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
        );
        if let Some(data) = data {
            let _ = writeln!(html, "<link rel=\"preload\" href=\"{root}{data}\" as=\"fetch\" crossorigin>");
        }
        if address.is_none() {
            let _ = writeln!(html, "<script type=\"module\" src=\"{root}not-found.js\"></script>");
        }
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}page.js\"></script>");
    }
    if let Some(script) = own.and_then(|own| own.script) {
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}{script}\"></script>");
    }
    if *article {
        html += "<link rel=\"alternate\" type=\"text/markdown\" href=\"index.html.md\">\n";
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}in-place.js\"></script>");
        let _ = writeln!(html, "<script type=\"application/ld+json\">{}</script>", data(head));
    }
    let _ = writeln!(html, "<script type=\"module\" src=\"{root}foot.js\"></script>");
    let _ = write!(html, "</head>\n<body class=\"page\">\n{body}\n</body>\n</html>\n");
    html
}

/// A redirect page for an old name, two folders deep. It names the icon like every page, because browsers ask for
/// `/favicon.ico` otherwise.
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

/// Structured data for search engines. Browsers don't run the block.
fn data(head: &Head) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "TechArticle",
        "headline": head.title,
        "description": head.description,
        "inLanguage": "en",
        "dateModified": knowledge_date(),
    });
    // `<` is escaped so that no text can end the block.
    data.to_string().replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
