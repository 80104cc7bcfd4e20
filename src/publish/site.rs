//! The published pages as files: codes, rules, licences, the catalogue, and files for other tools.
//!
//! All links are relative, so that the site works under any path. Only the page for unknown addresses can be shown at
//! any depth: there, `{{base}}` is the site's path. `{{site}}` is the site's full address; lines with it are removed if
//! the address isn't known.

use super::compare::compare_page;
use super::embed::embed_page;
use super::file::File;
use super::frame::{Head, Own, PLAIN, View, redirect, shell};
use super::index::rows;
use super::offline::offline_page;
use super::pages::{auto_claim_first_screen, drawn, runs_first_screen, workbench_first_screen};
use super::titles::{code_title, description, titled};
use super::twins::{llms, twins};
use crate::api::{Answer, Catalog};
use crate::catalog::guides::{self, Guide};
use crate::catalog::licenses::{self, Product};
use crate::catalog::{ErrorCode, Rule, codes, families, knowledge_date, rules};
use crate::search::{self, Index, Kind, Query};
use crate::text::percent::encode;
use crate::ui::{self, CatalogPage, Here, Place, SharedIndex};
use std::fmt::Write;
use yew::prelude::*;

/// The relative path from an entry's page to the site's root.
const FROM_ENTRY: &str = "../../";

/// The file name of the search index.
pub const INDEX: &str = "catalog-index.bin";

/// The catalogue view.
const CATALOG: View = View { bundle: "view_catalog", styles: &PLAIN, data: Some(INDEX), first_screen: false };

/// Every file that is made from the catalogue.
///
/// # Errors
/// An answer can't be written as JSON.
pub fn files() -> Result<Vec<File>, serde_json::Error> {
    let mut files: Vec<File> = codes::all().iter().flat_map(code_pages).collect();
    files.extend(rules::all().iter().map(rule_page));
    files.extend(licenses::all().iter().map(license_page));
    files.extend(guides::all().iter().map(guide_page));
    files.push(guides_page());
    files.extend(fragments());
    files.push(catalog_page());
    files.push(auto_claim_page());
    files.push(runs_page());
    files.push(embed_page());
    files.push(compare_page());
    files.push(machines_page());
    files.push(offline_page());
    files.push(not_found());
    files.push(sitemap(&files));
    files.extend(twins(&files));
    files.push(llms(folder));
    files.push(start_page());
    files.push(File { path: "catalog.json".to_owned(), text: catalog_json()? });
    Ok(files)
}

/// The content of the file [`INDEX`].
#[must_use]
pub fn index() -> Vec<u8> {
    search::file(&rows())
}

/// The catalogue for other tools: the output of `flow-preflight catalog --json`.
///
/// # Errors
/// It can't be written as JSON.
pub fn catalog_json() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Answer::new(Catalog::all())).map(|json| json + "\n")
}

/// The folder of an entry's page, from the root of the site.
fn folder(kind: Kind, id: &str) -> String {
    format!("{}/{}/", kind.folder(), ui::folder(id))
}

/// The breadcrumb of an entry: the catalogue, its kind, its family.
fn way(kind: Kind, family: &'static str) -> Vec<Place> {
    let narrowed = |family: &str| Query { kind: Some(kind), family: family.to_owned(), ..Query::default() }.fragment();
    vec![
        Place { name: "Catalogue", path: "catalog/".to_owned() },
        Place { name: kind.label(), path: format!("catalog/#{}", narrowed("")) },
        Place { name: family, path: format!("catalog/#{}", narrowed(family)) },
    ]
}

/// The page of an entry.
fn entry_page(path: &str, head: &Head, way: &[Place], inside: Html) -> File {
    let body = ui::document(FROM_ENTRY, Here::Elsewhere, way, knowledge_date(), inside);
    File { path: format!("{path}index.html"), text: shell(head, &drawn(body)) }
}

/// The page of a code, and a redirect page for each of its other names.
fn code_pages(entry: &'static ErrorCode) -> Vec<File> {
    let path = folder(Kind::Code, entry.id);
    let head = Head {
        title: &code_title(entry),
        description: &description(entry.code, entry.what, entry.why),
        root: FROM_ENTRY,
        address: Some(&path),
        article: true,
        own: ui::code_has_picture(entry).then_some(PICTURED),
        view: None,
    };
    let way = way(Kind::Code, entry.family.label());
    let mut files = vec![entry_page(&path, &head, &way, ui::code_document(FROM_ENTRY, entry))];
    files.extend(entry.aliases.iter().map(|alias| File {
        path: format!("{}index.html", folder(Kind::Code, alias)),
        text: redirect(alias, &format!("../{}/", ui::folder(entry.id)), &path),
    }));
    files
}

fn rule_page(rule: &'static Rule) -> File {
    let path = folder(Kind::Rule, rule.id);
    let head = Head {
        title: &titled(rule.title, "rule"),
        description: &description(None, rule.guidance.what, rule.guidance.why),
        root: FROM_ENTRY,
        address: Some(&path),
        article: true,
        own: ui::has_picture(rule).then_some(PICTURED),
        view: None,
    };
    let address = |plan: &str| format!("plan={}", encode(plan));
    let way = way(Kind::Rule, families::rule_family(rule.family));
    entry_page(&path, &head, &way, ui::rule_document(FROM_ENTRY, rule, &address))
}

fn license_page(product: &'static Product) -> File {
    let path = folder(Kind::License, product.id);
    let head = Head {
        title: &titled(product.name, "licence"),
        description: &description(Some(product.name), ui::license_lead(product), product.note),
        root: FROM_ENTRY,
        address: Some(&path),
        article: true,
        own: None,
        view: None,
    };
    let way = way(Kind::License, super::index::LICENSES).into_iter().take(2).collect::<Vec<_>>();
    entry_page(&path, &head, &way, ui::license_document(FROM_ENTRY, product))
}

/// The style sheets of a guide.
const GUIDE: [&str; 3] = ["style.css", "pages.css", "guides.css"];

/// What the page of a guide with the picture of a session loads.
const PICTURED_GUIDE: [&str; 4] = ["style.css", "pages.css", "guides.css", "session.css"];

/// What an entry with a picture of the session loads.
const PICTURED: Own = Own { styles: &["style.css", "pages.css", "session.css"], script: None };

fn guide_page(guide: &'static Guide) -> File {
    let path = format!("guides/{}/", guide.id);
    let styles: &[&str] = if guide.pictured.is_empty() { &GUIDE } else { &PICTURED_GUIDE };
    let head = Head {
        title: &titled(guide.title, "guide"),
        description: &description(None, guide.lead, ""),
        root: FROM_ENTRY,
        address: Some(&path),
        article: true,
        own: Some(Own { styles, script: Some("guides.js") }),
        view: None,
    };
    let way = [Place { name: "Guides", path: "guides/".to_owned() }];
    entry_page(&path, &head, &way, ui::guide_document(FROM_ENTRY, guide))
}

/// The list of all guides.
fn guides_page() -> File {
    let head = Head {
        title: "Guides: prepare a run before it fails · Flow Preflight",
        description: "Checklists for a machine, an unattended run, Microsoft Entra sign-in, a hosted group and auto-claim, each item with its owner, steps and sources.",
        root: "../",
        address: Some("guides/"),
        article: false,
        own: Some(Own { styles: &GUIDE, script: None }),
        view: None,
    };
    let body = ui::document("../", Here::Elsewhere, &[], knowledge_date(), ui::guides_document());
    File { path: "guides/index.html".to_owned(), text: shell(&head, &drawn(body)) }
}

/// Each code and rule as self-contained HTML for mail, print or feeds. The last line links to its page and is kept only
/// if the site's address is known.
fn fragments() -> impl Iterator<Item = File> {
    let fragment = |kind: Kind, id: &str, inside: Html| {
        let page = folder(kind, id);
        let text = format!("{}\n<p><a href=\"{{{{site}}}}{page}\">Full page</a></p>\n", drawn(inside));
        File { path: format!("fragments/{}.html", page.trim_end_matches('/')), text }
    };
    let codes = codes::all()
        .iter()
        .map(move |entry| fragment(Kind::Code, entry.id, ui::code_fragment(entry, knowledge_date())));
    let rules =
        rules::all().iter().map(move |rule| fragment(Kind::Rule, rule.id, ui::rule_fragment(rule, knowledge_date())));
    codes.chain(rules)
}

/// The catalogue page: complete without a script, searchable with one.
fn catalog_page() -> File {
    let index = SharedIndex(Box::leak(Box::new(Index::of(rows()))));
    let list = html! { <CatalogPage {index} site="../" live={false} /> };
    let inside = html! {
        <>
            <h1>{ "Catalogue" }</h1>
            <p><a href="../guides/">{ "Guides" }</a></p>
            <flow-preflight view="catalog" share-links="here">{ list }</flow-preflight>
        </>
    };
    let head = Head {
        title: "Catalogue of desktop flow errors and rules · Flow Preflight",
        description: "Every desktop flow error, rule and licence, with its sources.",
        root: "../",
        address: Some("catalog/"),
        article: false,
        own: None,
        view: Some(CATALOG),
    };
    let body = ui::document("../", Here::Catalog, &[], knowledge_date(), inside);
    // HTML ends an item where the next one begins: 40 bytes less with gzip.
    let list = drawn(body).replace("</li>", "");
    File { path: "catalog/index.html".to_owned(), text: shell(&head, &list) }
}

/// The auto-claim page: the reference without a script, one user's situation with one.
fn auto_claim_page() -> File {
    let says = "Will this user get a Power Automate licence, through which policy, when, and if not, why? Each condition with its source, and the set-up steps.";
    let inside = html! {
        <>
            <h1>{ "Auto-claim: will this user get a licence?" }</h1>
            <p class="lead">{ "An auto-claim policy assigns a Power Automate licence to a user who needs it. Answer a few questions about the action, the policy and the tenant." }</p>
            <flow-preflight view="auto-claim" share-links="here">{ "{{first}}" }{ ui::auto_claim_document() }</flow-preflight>
        </>
    };
    let head = Head {
        title: "Auto-claim for Power Automate licences · Flow Preflight",
        description: says,
        root: "../",
        address: Some("auto-claim/"),
        article: false,
        own: None,
        view: Some(View {
            bundle: "view_auto_claim",
            styles: &["answer.css", "pages.css", "auto-claim.css"],
            data: Some("catalog.bin"),
            first_screen: true,
        }),
    };
    let body = ui::document("../", Here::AutoClaim, &[], knowledge_date(), inside);
    let text = shell(&head, &drawn(body)).replace("{{first}}", &auto_claim_first_screen());
    File { path: "auto-claim/index.html".to_owned(), text }
}

/// The page of the workbench, with its first screen.
fn start_page() -> File {
    let text = include_str!("../../index.html").replace("{{first}}", &workbench_first_screen());
    File { path: "index.html".to_owned(), text }
}

/// The page for many runs, without a script: how to get the table, and what the result shows.
fn runs_page() -> File {
    let says = "Drop the run history of your desktop flows: what failed most, and the fewest changes that would have saved most runs. Nothing is sent.";
    let inside = html! {
        <>
            <h1>{ "Run history: what failed, and what to change first" }</h1>
            <p class="lead">{ "The causes by number of runs, and the few changes that would have saved most runs. To check machines instead, " }<a href="../machines/">{ "collect their settings" }</a>{ " first." }</p>
            <flow-preflight view="runs" share-links="here">{ "{{first}}" }{ ui::runs_document() }</flow-preflight>
        </>
    };
    let head = Head {
        title: "Run history of desktop flows, by cause · Flow Preflight",
        description: says,
        root: "../",
        address: Some("runs/"),
        article: false,
        own: None,
        view: Some(View {
            bundle: "view_runs",
            styles: &["style.css", "pages.css", "runs.css"],
            data: Some("catalog.bin"),
            first_screen: true,
        }),
    };
    let body = ui::document("../", Here::Runs, &[], knowledge_date(), inside);
    let text = shell(&head, &drawn(body)).replace("{{first}}", &runs_first_screen());
    File { path: "runs/index.html".to_owned(), text }
}

/// The page for many machines: the script that collects them, and the addresses that show the tenant's side.
fn machines_page() -> File {
    let head = Head {
        title: "Many machines: collect.ps1, and which lack what",
        description: "A read-only script writes the settings and sessions of each Windows machine. Drop the files: which machines lack what for desktop flows, and the fewest changes.",
        root: "../",
        address: Some("machines/"),
        article: true,
        own: None,
        view: None,
    };
    let way = [Place { name: "Run history", path: "runs/".to_owned() }];
    let body = ui::document("../", Here::Elsewhere, &way, knowledge_date(), ui::machines_document("../"));
    File { path: "machines/index.html".to_owned(), text: shell(&head, &drawn(body)) }
}

/// The page for unknown addresses.
fn not_found() -> File {
    let head = Head {
        title: "Page not found · Flow Preflight",
        description: "No page has this address. The catalogue lists every code, rule and licence.",
        root: "{{base}}",
        address: None,
        article: false,
        own: None,
        view: Some(CATALOG),
    };
    let body = ui::document("{{base}}", Here::Elsewhere, &[], knowledge_date(), ui::not_found_document("{{base}}"));
    File { path: "404.html".to_owned(), text: shell(&head, &drawn(body)) }
}

/// The addresses of all pages except redirects.
fn sitemap(files: &[File]) -> File {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>{{site}}</loc></url>\n",
    );
    for file in files {
        if let Some(path) =
            file.path.strip_suffix("index.html").filter(|_| !file.text.contains("http-equiv=\"refresh\""))
        {
            let _ = writeln!(text, "<url><loc>{{{{site}}}}{path}</loc><lastmod>{}</lastmod></url>", knowledge_date());
        }
    }
    File { path: "sitemap.xml".to_owned(), text: text + "</urlset>\n" }
}
