//! The kinds of fact values, and the values.

use crate::item::Item;
use crate::lists::{Licenses, OpenList, Seats, Session};
use crate::moment::Moment;
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// The kind of a fact's value, with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no, with the words shown for both.
    Flag {
        /// The word shown for "yes".
        yes: &'static str,
        /// The word shown for "no".
        no: &'static str,
    },
    /// One of a few words. A value may also be a set of words, when it is only known to be one of them.
    Choice(&'static [Word]),
    /// A whole number.
    Count,
    /// A dotted version.
    Version,
    /// The Windows sessions on a machine.
    Sessions,
    /// The licences of one user.
    Licenses,
    /// A moment.
    Moment,
    /// A name that people chose.
    Name,
    /// A licence product.
    Product,
    /// Licence products, in their order.
    Products,
    /// Apps: parts of a licence product.
    Apps,
    /// The licences that a tenant has left, product by product.
    Seats,
    /// A list whose items have facts, such as auto-claim policies.
    Items,
}

/// A word of a choice: its JSON form and its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word in JSON, in camel case.
    pub id: &'static str,
    /// The label on screen.
    pub label: &'static str,
}

/// An enum that corresponds to a fact of kind `Choice`.
pub trait Choice: Copy + 'static {
    /// The fact's index among all facts.
    const AT: u16;

    /// The variants, in the order of the words.
    const VALUES: &'static [Self];

    /// The words, in the order of the variants; at most sixteen.
    fn words() -> &'static [Word];

    /// The index of this variant among the words.
    fn index(self) -> u8;

    /// The JSON word.
    fn word(self) -> &'static str {
        Self::words().get(usize::from(self.index())).map_or("", |word| word.id)
    }
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// One word, or several that are still possible.
    Choice(ChoiceSet),
    /// A whole number.
    Count(u32),
    /// A dotted version.
    Version(Version),
    /// Windows sessions.
    Sessions(OpenList<Session>),
    /// Licences of one user.
    Licenses(Licenses),
    /// A moment.
    Moment(Moment),
    /// A name, or the id of a product.
    Text(String),
    /// Names or product ids.
    Texts(Vec<String>),
    /// A tenant's remaining licences.
    Seats(OpenList<Seats>),
    /// Items with their facts.
    Items(OpenList<Item>),
}

impl Value {
    /// The value that fits both, if there is one. For a choice, that is the set of common words; for other kinds, both
    /// must be equal.
    #[must_use]
    pub fn narrow(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Choice(one), Self::Choice(two)) => one.intersection(*two).map(Self::Choice),
            _ => (self == other).then(|| self.clone()),
        }
    }

    /// The variants of a choice that are still possible, in order; empty for other kinds.
    #[must_use]
    pub fn possible<C: Choice>(&self) -> Vec<C> {
        let Self::Choice(set) = self else { return vec![] };
        C::VALUES.iter().copied().filter(|choice| set.mask & (1 << choice.index()) != 0).collect()
    }

    /// The variant of a choice, if only one is possible.
    #[must_use]
    pub fn choice<C: Choice>(&self) -> Option<C> {
        match self {
            Self::Choice(set) if set.mask.count_ones() == 1 => {
                C::VALUES.get(usize::try_from(set.mask.trailing_zeros()).ok()?).copied()
            }
            _ => None,
        }
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<Version> for Value {
    fn from(version: Version) -> Self {
        Self::Version(version)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Vec<String>> for Value {
    fn from(texts: Vec<String>) -> Self {
        Self::Texts(texts)
    }
}

impl From<OpenList<Seats>> for Value {
    fn from(seats: OpenList<Seats>) -> Self {
        Self::Seats(seats)
    }
}

impl From<OpenList<Item>> for Value {
    fn from(items: OpenList<Item>) -> Self {
        Self::Items(items)
    }
}

impl From<ChoiceSet> for Value {
    fn from(set: ChoiceSet) -> Self {
        Self::Choice(set)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl<C: Choice> From<C> for Value {
    fn from(choice: C) -> Self {
        Self::Choice(ChoiceSet::of(&[choice]))
    }
}

impl From<OpenList<Session>> for Value {
    fn from(sessions: OpenList<Session>) -> Self {
        Self::Sessions(sessions)
    }
}

impl From<Licenses> for Value {
    fn from(licenses: Licenses) -> Self {
        Self::Licenses(licenses)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Choice(set) => set.serialize(serializer),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Version(version) => serializer.collect_str(version),
            Self::Sessions(list) => list.serialize(serializer),
            Self::Licenses(licenses) => licenses.serialize(serializer),
            Self::Moment(moment) => moment.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => texts.serialize(serializer),
            Self::Seats(list) => list.serialize(serializer),
            Self::Items(list) => list.serialize(serializer),
        }
    }
}

/// The words of a choice that are still possible; never empty, and usually one.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceSet {
    words: &'static [Word],
    mask: u16,
}

impl ChoiceSet {
    /// The set of these variants.
    #[must_use]
    pub fn of<C: Choice>(choices: &[C]) -> Self {
        Self { words: C::words(), mask: choices.iter().fold(0, |mask, choice| mask | 1 << choice.index()) }
    }

    /// The set of these words, if each is known and there is at least one.
    #[must_use]
    pub fn from_words<'a>(words: &'static [Word], chosen: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut mask = 0;
        for word in chosen {
            mask |= 1 << words.iter().position(|known| known.id == word)?;
        }
        (mask != 0).then_some(Self { words, mask })
    }

    /// The words that are still possible.
    pub fn words(self) -> impl Iterator<Item = &'static Word> {
        self.words.iter().enumerate().filter(move |(at, _)| self.mask & (1 << at) != 0).map(|(_, word)| word)
    }

    /// The possible words as bits, in their order.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.mask
    }

    /// The set of the words whose bits are set.
    #[must_use]
    pub const fn of_bits(words: &'static [Word], bits: u16) -> Self {
        Self { words, mask: bits }
    }

    /// The one word, if only one is possible.
    #[must_use]
    pub fn single(self) -> Option<&'static Word> {
        if self.mask.count_ones() == 1 { self.words().next() } else { None }
    }

    /// True if every word of this set is in `other`.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.mask & !other.mask == 0
    }

    /// The complement: the fact's other words, if there are any.
    #[must_use]
    pub fn others(self) -> Option<Self> {
        let mask = !self.mask & (1_u16.checked_shl(self.words.len() as u32).unwrap_or(0)).wrapping_sub(1);
        (mask != 0).then_some(Self { words: self.words, mask })
    }

    /// The words in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self { words: self.words, mask: self.mask | other.mask }
    }

    /// The words in both sets, if there are any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let mask = self.mask & other.mask;
        (mask != 0).then_some(Self { words: self.words, mask })
    }
}

impl PartialEq for ChoiceSet {
    fn eq(&self, other: &Self) -> bool {
        self.mask == other.mask
    }
}

impl Eq for ChoiceSet {}

impl Serialize for ChoiceSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(word) = self.single() {
            return serializer.serialize_str(word.id);
        }
        let mut list = serializer.serialize_seq(None)?;
        for word in self.words() {
            list.serialize_element(word.id)?;
        }
        list.end()
    }
}

/// A dotted version such as `2.57.173.25212`, compared part by part: 2.9 is lower than 2.49.
#[derive(Clone, Debug)]
pub struct Version(Vec<u32>);

impl Version {
    /// Parses one to six numbers separated by dots.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Option<Vec<u32>> = text.trim().split('.').map(|part| part.parse().ok()).collect();
        parts.filter(|parts| (1..=6).contains(&parts.len())).map(Self)
    }

    /// The version with these parts.
    #[must_use]
    pub const fn of(parts: Vec<u32>) -> Self {
        Self(parts)
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        &self.0
    }
}

impl Version {
    /// True if it is the version with these parts, or a later one.
    #[must_use]
    pub fn is_at_least(&self, parts: &[u32]) -> bool {
        compared(&self.0, parts).is_ge()
    }
}

/// The parts of two versions, part by part; what is missing is zero.
fn compared(one: &[u32], other: &[u32]) -> Ordering {
    let part = |parts: &[u32], at: usize| parts.get(at).copied().unwrap_or(0);
    (0..one.len().max(other.len()))
        .map(|at| part(one, at).cmp(&part(other, at)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        compared(&self.0, &other.0)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Version {}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            part.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_part_by_part() {
        let version = |text| Version::parse(text).unwrap();
        assert!(version("2.9") < version("2.49"));
        assert!(version("2.50.1") > version("2.50"));
        assert_eq!(version("2.50"), version("2.50.0"));
        assert_eq!(Version::parse("2.x"), None);
        assert_eq!(version("2.57.173.25212").to_string(), "2.57.173.25212");
    }
}
