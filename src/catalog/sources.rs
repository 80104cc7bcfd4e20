//! Every page that the catalogue rests on, once each; the table is `sources.txt`.

use super::guidance::Source;
use crate::entries::{Entry, entries};
use std::sync::LazyLock;

static ALL: LazyLock<&[Source]> = LazyLock::new(|| {
    let source = |entry: Entry| {
        entry.expect(&["title", "url", "page", "read"]);
        Source {
            id: entry.id,
            title: entry.text("title"),
            url: entry.text("url"),
            page_date: entry.texts("page").first().copied(),
            read_on: entry.text("read"),
        }
    };
    entries("sources", include_str!("sources.txt")).map(source).collect::<Vec<_>>().leak()
});

/// Every source.
#[must_use]
pub fn all() -> &'static [Source] {
    &ALL
}

/// The source with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Source> {
    all().iter().find(|source| source.id == id)
}
