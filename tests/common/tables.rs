//! Test tables in TOML: entries after `[id]`, with the keys that the test knows.

/// One entry.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    values: &'static toml::Table,
}

/// The entries of a table, in order. Panics for a duplicate id or key, and for a key that is not in `keys`.
#[track_caller]
pub(crate) fn entries(text: &str, keys: &[&str]) -> Vec<Entry> {
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}"));
    let entry = |(id, value): (String, toml::Value)| {
        let toml::Value::Table(values) = value else { panic!("{id} is no entry") };
        let unknown = values.keys().find(|key| !keys.contains(&key.as_str()));
        assert!(unknown.is_none(), "{id}: no entry has a key {unknown:?}");
        Entry { id: id.leak(), values: Box::leak(Box::new(values)) }
    };
    table.into_iter().map(entry).collect()
}

#[allow(dead_code, reason = "not every test needs each of them")]
impl Entry {
    /// True if the entry has this key.
    pub(crate) fn has(self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// The text of a key; empty if there is none.
    pub(crate) fn text(self, key: &str) -> &'static str {
        self.values
            .get(key)
            .map_or("", |value| value.as_str().unwrap_or_else(|| panic!("{}: {key} is no text", self.id)))
    }

    /// The texts of a list; empty if the key is missing.
    pub(crate) fn texts(self, key: &str) -> Vec<&'static str> {
        let list = self.values.get(key).and_then(toml::Value::as_array);
        list.into_iter().flatten().map(|text| text.as_str().unwrap()).collect()
    }

    /// The keys with this prefix, without it, each with its text.
    pub(crate) fn beginning(self, start: &str) -> Vec<(&'static str, &'static str)> {
        let of = |key: &'static String| Some((key.strip_prefix(start)?, self.text(key)));
        self.values.keys().filter_map(of).collect()
    }
}
