//! The search index: every code, rule and licence with its search words, in the file format of the compiled catalogue.

use super::tokens::fold;
use crate::store::ids::CATALOG_HASH;
use flow_preflight_grammar::blob::{BlobError, Cursor, Stored, Writer};
use flow_preflight_grammar::stored;

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An error code.
    Code,
    /// A rule.
    Rule,
    /// A licence.
    License,
}

impl Kind {
    /// Every kind, in catalogue order.
    pub const ALL: [Self; 3] = [Self::Code, Self::Rule, Self::License];

    /// Its name in the index and in URLs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Rule => "rule",
            Self::License => "license",
        }
    }

    /// The folder of its pages.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Code => "codes",
            Self::Rule => "rules",
            Self::License => "licenses",
        }
    }

    /// The plural label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Code => "Codes",
            Self::Rule => "Rules",
            Self::License => "Licences",
        }
    }

    /// The singular label.
    #[must_use]
    pub const fn one(self) -> &'static str {
        match self {
            Self::Code => "Code",
            Self::Rule => "Rule",
            Self::License => "Licence",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// An entry with what searching needs.
#[derive(Debug)]
pub struct Entry {
    /// Its kind.
    pub kind: Kind,
    /// Its id, which is also the name of its page.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its family's label.
    pub family: &'static str,
    /// Whether the product shows its id as the code.
    pub has_code: bool,
    /// The labels of its run modes.
    pub modes: &'static [&'static str],
    /// The labels of the people who can fix it.
    pub owners: &'static [&'static str],
    /// Its other names.
    pub also: &'static [&'static str],
    /// The product's messages.
    pub messages: &'static [&'static str],
    /// The texts in the form used for comparison.
    pub(super) folded: Folded,
}

/// An entry's texts in the form used for comparison.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) names: Vec<String>,
    pub(super) title: String,
    pub(super) messages: Vec<String>,
    pub(super) words: String,
}

stored! {
    /// An entry in the index file.
    Row {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: &'static str,
        /// Its title.
        title: &'static str,
        /// Its family's label.
        family: &'static str,
        /// Whether the product shows its id as the code.
        has_code: bool,
        /// The labels of its run modes.
        modes: Vec<&'static str>,
        /// The labels of the people who can fix it.
        owners: Vec<&'static str>,
        /// Its other names.
        also: Vec<&'static str>,
        /// The product's messages.
        messages: Vec<&'static str>,
        /// Further search words, separated by blanks.
        words: &'static str,
    }
}

impl Stored for Kind {
    fn write(&self, to: &mut Writer) {
        to.number(*self as u32);
    }

    fn read(from: &mut Cursor) -> Self {
        Self::ALL.get(from.number() as usize).copied().unwrap_or(Self::Code)
    }
}

/// All entries, in catalogue order. A page keeps one index as long as it lives.
#[derive(Debug, Default)]
pub struct Index {
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Index {
    /// Builds the index from rows.
    #[must_use]
    pub fn of(rows: Vec<Row>) -> Self {
        Self { entries: rows.into_iter().map(Entry::from).collect() }
    }

    /// Reads a file written by [`file()`].
    ///
    /// # Errors
    /// The bytes are no index, or one of another catalogue.
    pub fn read(file: &'static [u8]) -> Result<Self, BlobError> {
        let mut cursor = Cursor::open_any(file)?;
        if catalog_hash() != Stored::read(&mut cursor) {
            return Err(BlobError::OtherBuild);
        }
        let rows = Stored::read(&mut cursor);
        cursor.end().map(|()| Self::of(rows))
    }

    /// The labels of families, run modes or people, in order of first occurrence.
    pub fn names(&self, of: impl Fn(&Entry) -> &[&'static str]) -> Vec<&'static str> {
        let mut names = vec![];
        for entry in &self.entries {
            for name in of(entry) {
                if !names.contains(name) {
                    names.push(*name);
                }
            }
        }
        names
    }
}

/// The index as a file, with the hash of its catalogue.
#[must_use]
pub fn file(rows: &Vec<Row>) -> Vec<u8> {
    let mut writer = Writer::default();
    catalog_hash().write(&mut writer);
    rows.write(&mut writer);
    writer.finish().0
}

/// The catalogue's hash, in two halves.
const fn catalog_hash() -> (u32, u32) {
    ((CATALOG_HASH >> 32) as u32, CATALOG_HASH as u32)
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        let Row { kind, id, title, family, has_code, .. } = row;
        let (also, messages) = (row.also.leak(), row.messages.leak());
        let folded = Folded {
            names: std::iter::once(&id).chain(&*also).map(|name| fold(name)).collect(),
            title: fold(title),
            messages: messages.iter().map(|message| fold(message)).collect(),
            words: fold(row.words),
        };
        let (modes, owners) = (row.modes.leak(), row.owners.leak());
        Self { kind, id, title, family, has_code, modes, owners, also, messages, folded }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row {
            kind: Kind::License,
            id: "premium",
            title: "Power Automate Premium",
            family: "Licences",
            has_code: false,
            modes: vec!["Attended"],
            owners: vec![],
            also: vec!["POWERAUTOMATE_ATTENDED_RPA"],
            messages: vec![],
            words: "licence",
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let index = Index::read(file(&vec![row()]).leak()).unwrap();
        assert_eq!(index.entries.len(), 1);
        let entry = &index.entries[0];
        assert_eq!((entry.kind, entry.id, entry.also), (Kind::License, "premium", &["POWERAUTOMATE_ATTENDED_RPA"][..]));
        assert_eq!(entry.folded.names, ["premium", "powerautomate_attended_rpa"]);
    }

    #[test]
    fn an_index_of_another_catalogue_is_told_from_a_damaged_one() {
        let mut other = Writer::default();
        (1_u32, 2_u32).write(&mut other);
        vec![row()].write(&mut other);
        assert_eq!(Index::read(other.finish().0.leak()).err(), Some(BlobError::OtherBuild));
        let mut damaged = file(&vec![row()]);
        damaged.pop();
        assert_eq!(Index::read(damaged.leak()).err(), Some(BlobError::Damaged));
    }
}
