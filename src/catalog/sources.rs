//! The pages that the catalogue cites.

use crate::store::catalog;
use flow_preflight_grammar::stored::StoredCitation;
use std::sync::LazyLock;

/// A public page that is a source.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its public address.
    pub url: &'static str,
    /// The date printed on it, if there is one.
    pub page_date: Option<&'static str>,
    /// The day it was read.
    pub read_on: &'static str,
}

impl Source {
    /// The page's age in years on `day`, such as `2026-11-21`. `None` below one year, or if the page has no date.
    #[must_use]
    pub fn years_old(&self, day: &str) -> Option<u32> {
        let (page, page_day) = self.page_date?.split_once('-')?;
        let (year, year_day) = day.split_once('-')?;
        let years = year.parse::<u32>().ok()?.checked_sub(page.parse().ok()?)?;
        // Before the anniversary, the last year is incomplete.
        Some(years.saturating_sub(u32::from(year_day < page_day))).filter(|years| *years > 0)
    }
}

/// A section of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The page.
    pub source: &'static Source,
    /// The section.
    pub section: &'static str,
}

impl Citation {
    /// Converts a stored citation.
    pub(super) fn of(stored: &'static StoredCitation) -> Option<Self> {
        Some(Self { source: all().get(usize::from(stored.source))?, section: stored.section })
    }
}

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

/// The sources of an entry.
#[must_use]
pub(crate) fn citations(stored: &'static [StoredCitation]) -> &'static [Citation] {
    stored.iter().filter_map(Citation::of).collect::<Vec<_>>().leak()
}
