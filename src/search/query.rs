//! A search query, and its form in a URL fragment.

use super::index::{Entry, Kind};
use crate::text::percent::{decode, encode};
use std::fmt::Write;

/// A search query. An empty text or filter matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The typed text.
    pub text: String,
    /// Only entries of this kind.
    pub kind: Option<Kind>,
    /// Only entries of the family with this label.
    pub family: String,
    /// Only entries for the run mode with this label.
    pub mode: String,
    /// Only entries that the person with this label can fix.
    pub owner: String,
}

impl Query {
    /// True if anything besides the text is set.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.kind.is_some() || !self.family.is_empty() || !self.mode.is_empty() || !self.owner.is_empty()
    }

    /// True if an entry passes the filters for family, run mode and person.
    pub(super) fn lets_through(&self, entry: &Entry) -> bool {
        let is_among = |name: &str, names: &[&str]| name.is_empty() || names.contains(&name);
        (self.family.is_empty() || self.family == entry.family)
            && is_among(&self.mode, entry.modes)
            && is_among(&self.owner, entry.owners)
    }

    /// The query as a URL fragment without `#`; empty if nothing is set.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut fragment = String::new();
        let kind = self.kind.map_or("", Kind::id);
        for (key, value) in [
            ("q", self.text.trim()),
            ("kind", kind),
            ("family", &self.family),
            ("mode", &self.mode),
            ("owner", &self.owner),
        ] {
            if !value.is_empty() {
                let sign = if fragment.is_empty() { "" } else { "&" };
                let _ = write!(fragment, "{sign}{key}={}", encode(value));
            }
        }
        fragment
    }

    /// Parses a URL fragment. Unknown parts are ignored.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let mut query = Self::default();
        for (key, value) in fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match key {
                "q" => query.text = value,
                "kind" => query.kind = Kind::from_id(&value),
                "family" => query.family = value,
                "mode" => query.mode = value,
                "owner" => query.owner = value,
                _ => {}
            }
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back_as_it_was_written() {
        let query = Query {
            text: "Benutzer “gesperrt” 100 % + mehr".to_owned(),
            kind: Some(Kind::Rule),
            family: "Licence check".to_owned(),
            mode: String::new(),
            owner: "Microsoft 365 admin".to_owned(),
        };
        let fragment = query.fragment();
        assert!(fragment.is_ascii() && !fragment.contains(' '), "{fragment}");
        assert_eq!(Query::from_fragment(&format!("#{fragment}")), query);
        assert_eq!(Query::default().fragment(), "");
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        assert_eq!(Query::from_fragment("#1.abcdef"), Query::default());
        assert_eq!(Query::from_fragment("#kind=nothing&x=y&q"), Query::default());
    }
}
