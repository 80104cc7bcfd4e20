//! The published pages: one per entry, every link valid under any path, everything readable without a script.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::licenses::{Holder, Product};
use flow_preflight::catalog::{codes, licenses, queries, rules};
use flow_preflight::publish::file::File;
use flow_preflight::publish::schema;
use flow_preflight::publish::site::{catalog_json, files};
use flow_preflight::search::{Index, Query};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| files().unwrap());

/// Other files in the site's root.
const BESIDE: &str = "\
    catalog.bin style.css answer.css pages.css auto-claim.css runs.css favicon.svg foot.js guides.css guides.js \
    session.css first-screen.js touch-icon.png element.js compare.css compare.js embed-page.css embed-page.js \
    offline.js site.webmanifest embed.js not-found.js in-place.js page.js flow_preflight.js \
    flow_preflight_bg.wasm catalog-index.bin view_catalog.js view_catalog_bg.wasm view_auto_claim.js \
    view_auto_claim_bg.wasm view_runs.js view_runs_bg.wasm schema.json collect.ps1 collect.schema.json";

fn pages() -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(|file| file.path.ends_with(".html") && !is_fragment(file))
}

/// True for the fragment of a page, for mails and feeds.
fn is_fragment(file: &File) -> bool {
    file.path.starts_with("fragments/")
}

fn is_redirect(file: &File) -> bool {
    file.text.contains("http-equiv=\"refresh\"")
}

#[track_caller]
fn page(path: &str) -> &'static str {
    let file = FILES.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("there is no {path}")).text
}

/// The words of a page, without its tags.
fn plain(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let words: String = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

/// Every text between two marks.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split_once(after)).map(|(inside, _)| inside).collect()
}

#[test]
fn the_page_of_many_machines_has_the_script_what_it_reads_and_the_tenants_side() {
    let html = page("machines/index.html");
    let text = plain(html);
    assert!(html.contains("href=\"../collect.ps1\"") && html.contains("href=\"../collect.schema.json\""));
    for query in queries::all() {
        let address = query.address(queries::SOME_ENVIRONMENT);
        let is_there = text.contains(&address) || html.contains(&format!("href=\"{}\"", address.replace('&', "&amp;")));
        assert!(is_there && text.contains(query.tells), "{}: {address}", query.id);
    }
    for words in ["Who is signed in", "-ExecutionPolicy Bypass", "PROCESSOR_ARCHITEW6432", "flow-preflight fleet"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(page("runs/index.html").contains("href=\"../machines/\""), "nothing leads to it");
}

#[test]
fn every_code_has_a_page_that_says_it_all() {
    for entry in codes::all() {
        let html = page(&format!("codes/{}/index.html", entry.id));
        let text = plain(html);
        let steps = entry.fix.iter().map(|step| step.text);
        let causes = entry.causes.iter().flat_map(|cause| [cause.title, cause.how_to_tell]);
        let others = entry.look_alikes.iter().flat_map(|other| {
            let named = codes::find(other.code).filter(|named| named.code.is_none());
            [named.map_or(other.code, |named| named.title), other.difference]
        });
        let sources = entry.sources.iter().map(|citation| citation.source.title);
        let said = [entry.title, entry.what, entry.why, entry.no_cause].into_iter().chain(steps).chain(causes);
        for words in
            said.chain(others).chain(sources).chain(entry.messages.iter().copied()).chain(entry.aliases.iter().copied())
        {
            assert!(text.contains(&words.replace('`', "")), "the page of {} does not say “{words}”", entry.id);
        }
        for cause in entry.causes {
            assert!(
                html.contains(&format!("href=\"../../rules/{}/\"", cause.rule)),
                "{} leads to no {}",
                entry.id,
                cause.rule
            );
        }
    }
}

#[test]
fn every_rule_has_a_page_with_its_codes_and_its_examples() {
    for rule in rules::all() {
        let html = page(&format!("rules/{}/index.html", rule.id));
        let text = plain(html);
        let examples = rule.examples.iter().map(|example| example.title);
        for words in [rule.title, rule.guidance.what, rule.guidance.why].into_iter().chain(examples) {
            assert!(text.contains(&words.replace('`', "")), "the page of {} does not say “{words}”", rule.id);
        }
        for entry in codes::all().iter().filter(|entry| entry.causes.iter().any(|cause| cause.rule == rule.id)) {
            assert!(
                html.contains(&format!("href=\"../../codes/{}/\"", entry.id)),
                "{} leads to no {}",
                rule.id,
                entry.id
            );
        }
        assert_eq!(
            html.matches("#plan=").count(),
            rule.examples.len() + 1,
            "{}: each example opens in the workbench, and a broken one in its place",
            rule.id
        );
        assert!(html.contains("class=\"card try\""), "{}: a broken example opens in its place", rule.id);
    }
}

/// Every name and number of a licence.
fn names_of(product: &Product) -> Vec<&'static str> {
    let skus = product.skus.iter().flat_map(|sku| [sku.id, sku.part_number]);
    let plans = product.plans.iter().flat_map(|plan| [plan.id, plan.name]);
    std::iter::once(product.name).chain(product.names.iter().copied()).chain(skus).chain(plans).collect()
}

#[test]
fn every_license_has_a_page_with_its_names() {
    for product in licenses::all() {
        let html = page(&format!("licenses/{}/index.html", product.id));
        let is_held_by_a_user = product.holder == Holder::User;
        assert_eq!(
            html.contains("class=\"card try\""),
            is_held_by_a_user,
            "{}: a run with it can be tried",
            product.id
        );
        let text = plain(html);
        for words in names_of(product) {
            assert!(text.contains(words), "the page of {} does not say “{words}”", product.id);
        }
    }
}

/// Mail programs and printers have no script and no styles, no site address, and can't expand anything.
#[test]
fn each_code_and_each_rule_is_there_as_a_fragment() {
    let ids = codes::all().iter().map(|entry| ("codes", entry.id, entry.what, entry.fix));
    let rules = rules::all().iter().map(|rule| ("rules", rule.id, rule.guidance.what, rule.guidance.fix));
    for (folder, id, what, fix) in ids.chain(rules) {
        let html = page(&format!("fragments/{folder}/{id}.html"));
        let words = plain(html);
        assert!(words.contains(&what.replace('`', "")), "{id}: what it is");
        for step in fix {
            assert!(
                words.contains(&step.text.replace('`', ""))
                    && words.contains(&format!("Owner: {}", step.owner.label())),
                "{id}: {step:?}"
            );
        }
        assert!(words.contains("Sources") && words.contains("Not affiliated with Microsoft"), "{id}");
        for forbidden in ["<script", "<link", "<details", "<html", " style=", " id=", "href=\"../"] {
            assert!(!html.contains(forbidden), "{id} contains {forbidden}");
        }
        let ours: Vec<&str> = html.lines().filter(|line| line.contains("{{")).collect();
        assert_eq!(ours, [format!("<p><a href=\"{{{{site}}}}{folder}/{id}/\">Full page</a></p>")], "{id}");
    }
}

#[test]
fn rules_and_licenses_lead_to_each_other() {
    let premium = page("licenses/premium/index.html");
    assert!(premium.contains("../../rules/attended-user-license/"));
    let linking = pages().filter(|file| file.path.starts_with("rules/") && file.text.contains("../../licenses/"));
    for rule in linking {
        let id = rule.path.split('/').nth(1).unwrap();
        for license in between(&rule.text, "../../licenses/", "/\"") {
            let back = page(&format!("licenses/{license}/index.html"));
            assert!(back.contains(&format!("../../rules/{id}/")), "{license} does not lead back to {id}");
        }
    }
}

#[test]
fn the_catalogue_lists_everything_without_a_script() {
    let html = page("catalog/index.html");
    let ids = codes::all().iter().map(|entry| ("codes", entry.id, entry.title));
    let ids = ids.chain(rules::all().iter().map(|rule| ("rules", rule.id, rule.title)));
    for (folder, id, title) in ids.chain(licenses::all().iter().map(|product| ("licenses", product.id, product.name))) {
        assert!(html.contains(&format!("href=\"../{folder}/{id}/\"")), "{id} is not in the list");
        assert!(plain(html).contains(title), "{title} is not in the list");
    }
    assert!(!html.contains("<input") && !html.contains("<select"), "what needs a script is not there without one");
}

#[test]
fn an_old_name_leads_to_the_page() {
    for entry in codes::all() {
        for alias in entry.aliases {
            let html = page(&format!("codes/{alias}/index.html"));
            assert!(
                html.contains(&format!("content=\"0; url=../{}/\"", entry.id)),
                "{alias} does not lead to {}",
                entry.id
            );
            assert!(html.contains(&format!("href=\"../{}/\"", entry.id)) && html.contains("noindex"));
        }
    }
}

/// Windows and macOS ignore case in file names.
#[test]
fn no_two_files_differ_by_case_alone() {
    let mut seen = BTreeMap::new();
    for file in FILES.iter() {
        if let Some(other) = seen.insert(file.path.to_ascii_lowercase(), &file.path) {
            panic!("{} and {other} are one file where case does not count", file.path);
        }
        let bears = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/');
        assert!(file.path.chars().all(bears), "a file system may refuse {}", file.path);
    }
}

/// The target of a link on a page, as a path from the server's root.
fn led_to(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let (path, is_absolute) = link.strip_prefix('/').map_or((link, false), |path| (path, true));
    if is_absolute {
        parts = vec![""];
    }
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some_and(|part| !part.is_empty()), "{page}: {link} leaves the server"),
            part => parts.push(part),
        }
    }
    let led = parts.join("/");
    if link.ends_with('/') || link.ends_with("..") || link.is_empty() {
        format!("{}/index.html", led.trim_end_matches('/'))
    } else {
        led
    }
}

#[track_caller]
fn check_links(base: &str) {
    let there: BTreeSet<String> = FILES
        .iter()
        .map(|file| file.path.as_str())
        .chain(BESIDE.split(" "))
        .map(|path| format!("{base}{path}"))
        .collect();
    static START: LazyLock<File> =
        LazyLock::new(|| File { path: "index.html".to_owned(), text: include_str!("../index.html").to_owned() });
    for file in pages().chain(std::iter::once(&*START)) {
        let html = file.text.replace("{{base}}", base);
        let from = format!("{base}{}", file.path);
        let refreshed = between(&html, "; url=", "\"").into_iter();
        for link in between(&html, "href=\"", "\"").into_iter().chain(between(&html, "src=\"", "\"")).chain(refreshed) {
            // `TOOL` is the site in tags to copy.
            if ["https://", "{{site}}", "{{source}}", "{{report}}", "TOOL/"].iter().any(|known| link.starts_with(known))
            {
                continue;
            }
            let path = link.split(['#', '?']).next().unwrap();
            if path.is_empty() {
                continue;
            }
            let led = led_to(&from, path);
            assert!(there.contains(&led), "{from}: {link} leads to {led}, which is not there");
        }
    }
}

#[test]
fn every_link_leads_somewhere_under_any_path() {
    check_links("/");
    check_links("/some/path/");
}

#[test]
fn titles_and_descriptions_are_short_and_there_once() {
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for file in pages().filter(|file| !is_redirect(file)) {
        let title = between(&file.text, "<title>", "</title>")[0];
        let description = between(&file.text, "name=\"description\" content=\"", "\">")[0].replace("&quot;", "\"");
        assert!(title.chars().count() <= 60, "{}: the title has {} letters: {title}", file.path, title.chars().count());
        assert!(description.chars().count() <= 160, "{}: the description is too long", file.path);
        if let Some(other) = titles.insert(title, &file.path) {
            panic!("{} and {other} have one title: {title}", file.path);
        }
        if let Some(other) = descriptions.insert(description, &file.path) {
            panic!("{} and {other} have one description", file.path);
        }
    }
}

#[test]
fn nothing_that_the_policy_forbids_is_on_a_page() {
    for file in pages() {
        for forbidden in [" style=\"", "<style", "<script>", "javascript:", "<base", " onclick="] {
            assert!(!file.text.contains(forbidden), "{} contains {forbidden}", file.path);
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time_and_ids_are_there_once() {
    for file in pages().filter(|file| !is_redirect(file)) {
        let mut before = 0;
        for level in file.text.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)) {
            assert!(level <= before + 1, "{}: <h{level}> follows <h{before}>", file.path);
            before = level;
        }
        assert_eq!(file.text.matches("<h1").count(), 1, "{} has one heading above all", file.path);
        let ids = between(&file.text, " id=\"", "\"");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{} has an id twice", file.path);
    }
}

/// The start page is written by hand; its head must be like that of all pages.
#[test]
fn all_pages_have_one_head() {
    let head = |html: &str| {
        let head = between(html, "<header class=\"head\">", "</header>")[0];
        let words = head
            .replace("<h1 class=\"brand\">", "")
            .replace("<p class=\"brand\">", "")
            .replace("</h1>", "")
            .replace("</p>", "");
        let words = words
            .replace("\n", "")
            .replace("../", "")
            .replace("href=\"./\"", "href=\"\"")
            .replace(" aria-current=\"page\"", "");
        words.replace(
            "class=\"mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"",
            "viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\" class=\"mark\"",
        )
    };
    let code = page(&format!("codes/{}/index.html", codes::all()[0].id));
    assert_eq!(head(include_str!("../index.html")), head(code));
}

/// A browser asks for `/favicon.ico` if a page names no icon.
#[test]
fn each_page_names_its_icon() {
    for file in pages() {
        assert!(file.text.contains("<link rel=\"icon\" href=\""), "{} names no icon", file.path);
    }
}

/// What a gzip file has before and behind the compressed text, in bytes.
const GZIP_FRAME: usize = 18;

/// Under ten kilobytes of gzip, a page with its style fits into a server's first response.
#[test]
fn each_page_is_light() {
    for file in pages() {
        let bytes = miniz_oxide::deflate::compress_to_vec(file.text.as_bytes(), 9).len() + GZIP_FRAME;
        assert!(bytes <= 10_000, "{} weighs {bytes} bytes", file.path);
    }
}

#[test]
fn everything_is_found_by_each_of_its_names_and_messages() {
    let index = Index::read(flow_preflight::publish::site::index().leak()).unwrap();
    assert_eq!(index.entries.len(), codes::all().len() + rules::all().len() + licenses::all().len());
    let find = |text: &str| -> Vec<&str> {
        index.find(&Query { text: text.to_owned(), ..Query::default() }).hits.iter().map(|hit| hit.entry.id).collect()
    };
    for entry in codes::all() {
        for name in std::iter::once(&entry.id).chain(entry.aliases) {
            assert_eq!(find(name).first(), Some(&entry.id), "{name} finds it first");
        }
        for words in entry.messages.iter().chain([&entry.title]) {
            assert!(find(words).contains(&entry.id), "“{words}” does not find {}", entry.id);
        }
    }
    for product in licenses::all() {
        for name in names_of(product) {
            assert!(find(name).contains(&product.id), "“{name}” does not find {}", product.id);
        }
    }
}

#[test]
fn the_catalogue_for_other_tools_is_what_the_terminal_says_and_fits_its_schema() {
    let json = catalog_json().unwrap();
    assert_eq!(page("catalog.json"), json);
    let said =
        std::process::Command::new(env!("CARGO_BIN_EXE_flow-preflight")).args(["catalog", "--json"]).output().unwrap();
    assert_eq!(String::from_utf8(said.stdout).unwrap(), json);
    let mut document = schema::document();
    document["anyOf"] = serde_json::json!([{ "$ref": "#/$defs/CatalogAnswer" }]);
    let validator = jsonschema::validator_for(&document).unwrap();
    let instance: serde_json::Value = serde_json::from_str(&json).unwrap();
    let faults: Vec<String> = validator.iter_errors(&instance).map(|fault| fault.to_string()).take(3).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_pages_that_lead_nowhere_else_are_in_the_sitemap() {
    let map = page("sitemap.xml");
    let listed = map.matches("<loc>").count();
    let own = pages().filter(|file| !is_redirect(file) && file.path != "404.html").count();
    assert_eq!(listed, own, "each page of its own");
}
