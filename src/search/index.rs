//! The index: every code, rule and licence with what it can be found by, as one table of plain text.

use super::tokens::fold;
use crate::entries::{Entry as Row, Line, entries};

/// What an entry is.
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
    /// Every kind, in the order of the catalogue.
    pub const ALL: [Self; 3] = [Self::Code, Self::Rule, Self::License];

    /// Its word in the index and in addresses.
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

    /// The name of many of them.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Code => "Codes",
            Self::Rule => "Rules",
            Self::License => "Licences",
        }
    }

    /// The name of one of them.
    #[must_use]
    pub const fn one(self) -> &'static str {
        match self {
            Self::Code => "Code",
            Self::Rule => "Rule",
            Self::License => "Licence",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// An entry, as far as it takes to find it.
#[derive(Debug)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id, which is the name of its page too.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The name of its family.
    pub family: &'static str,
    /// Whether the product gives its id as the code.
    pub has_code: bool,
    /// The names of the run modes that it concerns.
    pub modes: &'static [&'static str],
    /// The names of the people who can put it right.
    pub owners: &'static [&'static str],
    /// Its other names.
    pub also: &'static [&'static str],
    /// The product's messages.
    pub messages: &'static [&'static str],
    /// The texts as they are compared.
    pub(super) folded: Folded,
}

/// The texts of an entry as they are compared.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) names: Vec<String>,
    pub(super) title: String,
    pub(super) messages: Vec<String>,
    pub(super) words: String,
}

/// Every entry, in the order of the catalogue. There is one index for the life of a page.
#[derive(Debug, Default)]
pub struct Index {
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Index {
    /// Reads the table. Rows that can't be read are left out.
    #[must_use]
    pub fn read(text: &'static str) -> Self {
        Self { entries: entries("index", text).filter_map(read).collect() }
    }

    /// The names of families, run modes or people, in the order in which they first occur.
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

fn read(row: Row) -> Option<Entry> {
    let (kind, id) = row.id.split_once(' ')?;
    let kind = Kind::from_id(kind)?;
    let (title, also, messages) = (row.text("title"), row.texts("also"), row.texts("message"));
    let names = |key: &str| -> &'static [&'static str] {
        let names = row.text(key);
        if names.is_empty() { &[] } else { names.split(", ").collect::<Vec<_>>().leak() }
    };
    Some(Entry {
        kind,
        id,
        title,
        family: row.text("family"),
        has_code: kind == Kind::Code && !row.lines().any(|line: Line| line.is("no", "code")),
        modes: names("modes"),
        owners: names("owners"),
        also,
        messages,
        folded: Folded {
            names: std::iter::once(&id).chain(also).map(|name| fold(name)).collect(),
            title: fold(title),
            messages: messages.iter().map(|message| fold(message)).collect(),
            words: fold(row.text("words")),
        },
    })
}
