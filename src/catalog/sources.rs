//! Every page that the catalogue rests on, once each.

use super::guidance::Source;
use crate::store::catalog;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let source = |stored: &'static flow_preflight_grammar::stored::StoredSource| Source {
        id: stored.id,
        title: stored.title,
        url: stored.url,
        page_date: stored.page_date,
        read_on: stored.read_on,
    };
    catalog().sources.iter().map(source).collect()
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
