//! Writes each published page also as Markdown, and `llms.txt`, which lists them, for programs that read text.

use super::file::File;
use crate::catalog::{codes, guides, knowledge_date, licenses, rules};
use crate::search::Kind;
use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BulletListMarker, Options};
use htmd::{Element, HtmlToMarkdown};
use std::fmt::Write;

/// The Markdown of `index.html` is `index.html.md`.
const ENDING: &str = ".md";

/// The Markdown of the pages, except redirects and the page for unknown addresses.
pub(super) fn twins(files: &[File]) -> Vec<File> {
    let markdown = converter();
    let pages =
        files.iter().filter(|file| file.path.ends_with("index.html") && !file.text.contains("http-equiv=\"refresh\""));
    pages.filter_map(|page| twin(&markdown, page)).collect()
}

fn converter() -> HtmlToMarkdown {
    // Menus and controls are left out.
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    HtmlToMarkdown::builder()
        .options(options)
        .skip_tags(vec!["nav", "svg", "button", "input", "select", "textarea"])
        .add_handler(vec!["dt"], |handlers: &dyn Handlers, element: Element| around(handlers, element, "\n\n**", "**"))
        .add_handler(vec!["section"], |handlers: &dyn Handlers, element: Element| {
            // What only a script shows.
            let is_hidden = element.attrs.iter().any(|attribute| &*attribute.name.local == "hidden");
            if is_hidden { Some(String::new().into()) } else { around(handlers, element, "\n\n", "\n\n") }
        })
        .add_handler(vec!["dd"], |handlers: &dyn Handlers, element: Element| around(handlers, element, "\n\n", ""))
        .add_handler(vec!["summary"], |handlers: &dyn Handlers, element: Element| {
            around(handlers, element, "\n\n**", "**\n\n")
        })
        .add_handler(vec!["span"], |handlers: &dyn Handlers, element: Element| {
            let is = |name: &str| {
                element.attrs.iter().any(|attribute| attribute.value.split(' ').any(|class| class == name))
            };
            if is("owner") { around(handlers, element, " (", ")") } else { around(handlers, element, " ", " ") }
        })
        .build()
}

/// The content of an element between two marks; empty if it has none.
#[expect(clippy::needless_pass_by_value, reason = "handlers are handed elements")]
fn around(handlers: &dyn Handlers, element: Element, before: &str, after: &str) -> Option<HandlerResult> {
    let inside = handlers.walk_children(element.node).content;
    let inside = inside.trim();
    Some(if inside.is_empty() { String::new().into() } else { format!("{before}{inside}{after}").into() })
}

fn twin(markdown: &HtmlToMarkdown, page: &File) -> Option<File> {
    let main = page.text.split_once("<main")?.1.split_once('>')?.1.split_once("</main>")?.0;
    let text = markdown.convert(&linked(main)).ok()?;
    let foot = format!("\n\nFlow Preflight. Facts checked on {}. Not affiliated with Microsoft.\n", knowledge_date());
    Some(File { path: format!("{}{ENDING}", page.path), text: tidied(&text) + &foot })
}

/// Makes links to other published pages lead to their Markdown.
fn linked(html: &str) -> String {
    let mut parts = html.split("href=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (address, rest) = part.split_once('"').unwrap_or((part, ""));
        let folders = [Kind::Code, Kind::Rule, Kind::License].map(Kind::folder).into_iter().chain(["guides"]);
        let is_entry =
            folders.into_iter().any(|folder| address.starts_with("..") && address.contains(&format!("{folder}/")));
        let twin = if is_entry && address.ends_with('/') { "index.html.md" } else { "" };
        let _ = write!(out, "href=\"{address}{twin}\"{rest}");
    }
    out
}

/// Removes blanks at line ends and single ones at line starts, and repeated empty lines.
fn tidied(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim_end) {
        let line = line.strip_prefix(' ').filter(|rest| !rest.starts_with(' ')).unwrap_or(line);
        if !(line.is_empty() && (out.is_empty() || out.ends_with("\n\n"))) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim_end().to_owned()
}

/// `llms.txt`: what the site is for, and one line about every page. Format: <https://llmstxt.org>, read on 29 November
/// 2026.
pub(super) fn llms(folder: impl Fn(Kind, &str) -> String) -> File {
    let mut text = String::from(
        "# Flow Preflight\n\n\
         > Explains why a Power Automate desktop flow failed, and says before a run whether it will work: licences, \
         unattended prerequisites, auto-claim policies. Everything runs in the browser; nothing that is pasted leaves it.\n\n\
         Each error code has its cause, the fix with the person who can make it, and Microsoft’s pages as sources.\n\n\
         ## For programs\n\n\
         - [catalog.json](catalog.json): every code, rule, fact, licence and source as JSON\n\
         - [schema.json](schema.json): the JSON Schema of all answers\n\
         - [Catalogue](catalog/index.html.md): all pages in one list\n\
         - [Auto-claim](auto-claim/index.html.md): how a licence is assigned by auto-claim\n\
         - [Run history](runs/index.html.md): what a table of many runs is turned into\n\
         - [Compare](compare/index.html.md): two runs side by side\n\
         - [Embed](embed/index.html.md): the tags that show an answer in another page\n\
         - [Many machines](machines/index.html.md): the script that collects a machine, and addresses that show the tenant’s side\n\
         - [Offline](offline/index.html.md): what is stored and sent if somebody keeps the site on a device\n",
    );
    text += "\n## Guides\n\n";
    for guide in guides::all() {
        let _ = writeln!(text, "- [{}](guides/{}/index.html.md): {}", guide.title, guide.id, guide.lead);
    }
    let mut section = |kind: Kind, entries: &mut dyn Iterator<Item = (&'static str, &'static str, &'static str)>| {
        let _ = writeln!(text, "\n## {}\n", kind.label());
        for (id, name, says) in entries {
            let _ = writeln!(text, "- [{name}]({}index.html.md): {says}", folder(kind, id));
        }
    };
    section(Kind::Code, &mut codes::all().iter().map(|code| (code.id, code.id, code.title)));
    section(Kind::Rule, &mut rules::all().iter().map(|rule| (rule.id, rule.title, rule.guidance.what)));
    section(
        Kind::License,
        &mut licenses::all().iter().map(|product| (product.id, product.name, crate::ui::license_lead(product))),
    );
    File { path: "llms.txt".to_owned(), text }
}
