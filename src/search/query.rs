//! What a person looks for, and how it is written in the fragment of an address.

use super::index::{Entry, Kind};
use crate::text::percent::{decode, encode};
use std::fmt::Write;

/// What a person looks for. An empty text finds everything, an empty name lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// Only entries of this kind.
    pub kind: Option<Kind>,
    /// Only entries of the family with this name.
    pub family: String,
    /// Only entries that concern the run mode with this name.
    pub mode: String,
    /// Only entries that the person with this name can put right.
    pub owner: String,
}

impl Query {
    /// True if something besides the text is asked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.kind.is_some() || !self.family.is_empty() || !self.mode.is_empty() || !self.owner.is_empty()
    }

    /// True if an entry passes everything but the text and the kind.
    pub(super) fn lets_through(&self, entry: &Entry) -> bool {
        let is_among = |name: &str, names: &[&str]| name.is_empty() || names.contains(&name);
        (self.family.is_empty() || self.family == entry.family)
            && is_among(&self.mode, entry.modes)
            && is_among(&self.owner, entry.owners)
    }

    /// The fragment of an address that asks for the same, without its sign; empty if everything is asked for.
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

    /// What the fragment of an address asks for. What is not understood is left out.
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
