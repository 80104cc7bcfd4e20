//! Reads the catalogue's citations: each cited passage, and the entries based on it.

use anyhow::{Context, Result};
use serde_json::Value;

/// A cited passage of a page.
pub(super) struct Cited {
    pub(super) url: String,
    /// The section's name in the catalogue.
    pub(super) section: String,
    /// The date printed on the page, such as `2025-02-10`.
    pub(super) page_date: Option<String>,
    pub(super) read_on: String,
    /// The entries based on it, such as `rule id`, `code id`, `note id` or `licence id`.
    pub(super) entries: Vec<String>,
    /// The statement in the first entry based on it.
    pub(super) says: String,
}

/// The passages that the catalogue's JSON cites. A citation of several sections gives several passages.
pub(super) fn cited_by(catalog: &Value) -> Result<Vec<Cited>> {
    let mut all: Vec<Cited> = vec![];
    for (list, kind) in [("rules", "rule"), ("codes", "code"), ("notes", "note"), ("licenses", "licence")] {
        for entry in catalog.get(list).and_then(Value::as_array).into_iter().flatten() {
            let id = text(entry, "id").or_else(|_| text(entry, "title"))?;
            let says = ["what", "text", "note", "name"].iter().find_map(|key| text(entry, key).ok());
            for source in entry.get("sources").and_then(Value::as_array).into_iter().flatten() {
                let (url, sections) = (text(source, "url")?, text(source, "section")?);
                for section in sections.split(';').map(str::trim).filter(|section| !section.is_empty()) {
                    let name = format!("{kind} {id}");
                    match all.iter_mut().find(|known| known.url == url && known.section == section) {
                        Some(known) if known.entries.contains(&name) => {}
                        Some(known) => known.entries.push(name),
                        None => all.push(Cited {
                            url: url.to_owned(),
                            section: section.to_owned(),
                            page_date: text(source, "pageDate").ok().map(str::to_owned),
                            read_on: text(source, "readOn")?.to_owned(),
                            entries: vec![name],
                            says: says.filter(|says| !says.is_empty()).unwrap_or(id).replace(['\t', '\n'], " "),
                        }),
                    }
                }
            }
        }
    }
    all.sort_by(|one, other| (&one.url, &one.section).cmp(&(&other.url, &other.section)));
    Ok(all)
}

fn text<'v>(value: &'v Value, name: &str) -> Result<&'v str> {
    value.get(name).and_then(Value::as_str).with_context(|| format!("the catalogue lacks `{name}` in {value}"))
}
