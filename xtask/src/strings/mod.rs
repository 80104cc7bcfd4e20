//! Lists every text that people see, with its places, for review.

mod literals;
mod markup;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{files, workspace};
use literals::Language;

/// The source files and folders with such text. The catalogue's compiler lists the catalogue.
const WITH_TEXTS: [&str; 28] = [
    "grammar/src",
    "index.html",
    "src/api",
    "src/auto_claim",
    "src/batch",
    "src/catalog",
    "src/check",
    "src/export",
    "src/export.rs",
    "src/fix",
    "src/fleet",
    "src/formats",
    "src/intake",
    "src/labels.rs",
    "src/main.rs",
    "src/model",
    "src/outgoing.rs",
    "src/publish",
    "src/search",
    "src/share.rs",
    "src/terminal",
    "src/triage",
    "src/ui",
    "src/understand.rs",
    "src/workbench",
    "src/workbench.rs",
    "static",
    "tables/src",
];

/// Generated files, whose texts are listed elsewhere.
const GENERATED: [&str; 3] = ["schema.json", "types.d.ts", "element.d.ts"];

/// Each text with its places: `file:line`, and for the catalogue the key.
type Texts = BTreeMap<String, Vec<String>>;

/// Prints each text once, on one line, with all its places. `filter` keeps texts with a matching place.
pub(crate) fn strings(filter: Option<&str>) -> Result<()> {
    let mut texts = Texts::new();
    catalogue(&mut texts)?;
    code(&mut texts)?;
    let wanted = |places: &[String]| filter.is_none_or(|part| places.iter().any(|place| place.contains(part)));
    let mut by_place: Vec<_> = texts.iter().filter(|(_, places)| wanted(places)).collect();
    by_place.sort_by_key(|(_, places)| order(places));
    for (text, places) in by_place {
        println!("{}\t{}", text.replace('\n', "\\n"), places.join(" "));
    }
    Ok(())
}

/// Sorts by the first place, with its line as a number: line 9 comes before line 10.
fn order(places: &[String]) -> (&str, usize) {
    let mut parts = places.first().map_or("", String::as_str).split(':');
    (parts.next().unwrap_or_default(), parts.next().and_then(|line| line.parse().ok()).unwrap_or_default())
}

fn catalogue(texts: &mut Texts) -> Result<()> {
    match flow_preflight_catalog_compiler::texts(&workspace::root().join("catalog")) {
        Ok(found) => {
            for text in found {
                add(texts, text.text, format!("catalog/{}:{}:{}", text.file, text.line, text.key));
            }
            Ok(())
        }
        Err(problems) => bail!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

fn code(texts: &mut Texts) -> Result<()> {
    for place in WITH_TEXTS {
        let path = workspace::root().join(place);
        let found = match (path.is_dir(), path.is_file()) {
            (true, _) => files::under(&path)?,
            (_, true) => vec![path],
            _ => continue,
        };
        for file in found {
            let Some(texts_of) = reader(&file) else { continue };
            let text = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            let name = file.strip_prefix(workspace::root())?.display().to_string();
            for (line, said) in texts_of(&text) {
                add(texts, said, format!("{name}:{line}"));
            }
        }
    }
    Ok(())
}

/// The texts of a file with their line numbers.
type Reader = fn(&str) -> Vec<(usize, String)>;

/// What reads the texts of such a file; nothing for a file without any, such as an image.
fn reader(file: &Path) -> Option<Reader> {
    if file.file_name().and_then(|name| name.to_str()).is_some_and(|name| GENERATED.contains(&name)) {
        return None;
    }
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("rs") => Some(|text| literals::literals(text, Language::Rust)),
        Some("js") => Some(|text| literals::literals(text, Language::JavaScript)),
        Some("html") => Some(markup::texts),
        _ => None,
    }
}

fn add(texts: &mut Texts, text: String, place: String) {
    let places = texts.entry(text).or_default();
    if !places.contains(&place) {
        places.push(place);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::reader;

    #[test]
    fn only_files_with_texts_are_read() {
        let is_read = |name: &str| reader(Path::new(name)).is_some();
        assert!(["src/main.rs", "static/foot.js", "index.html"].into_iter().all(is_read));
        assert!(!["static/social.png", "static/schema.json", "static/style.css"].into_iter().any(is_read));
    }
}
