//! Counts by name, in bounded memory: the names with the smallest hashes are kept, with exact counts.
//!
//! A name among the smallest of all is among the smallest of each part, so no part drops it, and merging gives the same
//! result in any order. The largest kept hash gives an estimate of the number of names.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

/// The most names that are kept.
const MOST: usize = 10_000;

/// The number of runs, and of failed ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RunCount"))]
pub struct Count {
    /// All runs.
    pub runs: u64,
    /// Failed runs.
    pub failed: u64,
}

impl Count {
    /// Adds another one.
    pub const fn add(&mut self, other: Self) {
        self.runs += other.runs;
        self.failed += other.failed;
    }
}

/// Names, each with a number of its own and a count. One kind of table for all, because each kind weighs a kilobyte.
type Names = HashMap<Box<str>, (u64, Count), BuildHasherDefault<Quick>>;

/// Numbers by name.
#[derive(Debug, Default)]
pub struct Numbers(Names);

impl Numbers {
    /// The number of a name.
    #[must_use]
    pub fn get(&mut self, name: &str) -> Option<u64> {
        self.0.get_mut(name).map(|(number, _)| *number)
    }

    /// Gives a name a number.
    pub fn insert(&mut self, name: &str, number: u64) {
        self.0.insert(name.into(), (number, Count::default()));
    }
}

/// Counts by name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "RunsByName", with = "BTreeMap<String, Count>")
)]
#[serde(from = "BTreeMap<String, Count>", into = "BTreeMap<String, Count>")]
pub struct Kept {
    /// More names than are finally kept; they are pruned from time to time.
    names: Names,
    /// Names at or after this hash and name were dropped.
    end: Option<(u64, Box<str>)>,
}

impl Kept {
    /// Counts runs of this name.
    pub fn add(&mut self, name: &str, count: Count) {
        if let Some((_, known)) = self.names.get_mut(name) {
            known.add(count);
            return;
        }
        let rank = hash(name);
        if self.end.as_ref().is_some_and(|(end, last)| (rank, name) >= (*end, last)) {
            return;
        }
        self.names.insert(name.into(), (rank, count));
        if self.names.len() >= 2 * MOST {
            self.thin();
        }
    }

    /// Drops the names with the largest hashes.
    fn thin(&mut self) {
        let mut ranks: Vec<_> = self.names.iter().map(|(name, (rank, _))| (*rank, name.clone())).collect();
        ranks.sort_unstable();
        if let Some(end) = ranks.into_iter().nth(MOST) {
            self.names.retain(|name, (rank, _)| (*rank, &**name) < (end.0, &*end.1));
            self.end = Some(end);
        }
    }

    /// The kept names, smallest hash first.
    fn kept(&self) -> Vec<(u64, &str, Count)> {
        let mut all: Vec<_> = self.names.iter().map(|(name, (rank, count))| (*rank, &**name, *count)).collect();
        all.sort_unstable_by_key(|(rank, name, _)| (*rank, *name));
        all.truncate(MOST);
        all
    }

    /// Adds the counts of another part.
    pub fn merge(&mut self, other: &Self) {
        for (_, name, count) in other.kept() {
            self.add(name, count);
        }
    }

    /// The number of names: exact below the bound, otherwise estimated to about 1 %.
    #[must_use]
    pub fn distinct(&self) -> u64 {
        let kept = self.kept();
        let last = kept.last().map_or(0, |(rank, ..)| *rank);
        if self.is_exact() || last == 0 {
            return kept.len() as u64;
        }
        let before = (kept.len() - 1) as u128;
        u64::try_from((before << 64) / u128::from(last)).unwrap_or(u64::MAX)
    }

    /// False if names had to be dropped.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.names.len() < MOST
    }

    /// True if there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The count of a name.
    #[must_use]
    pub fn of(&self, name: &str) -> Count {
        self.names.get(name).map_or_else(Count::default, |(_, count)| *count)
    }

    /// The names and their counts, most failures first.
    #[must_use]
    pub fn by_failures(&self) -> Vec<(&str, Count)> {
        let mut all: Vec<_> = self.kept().into_iter().map(|(_, name, count)| (name, count)).collect();
        all.sort_by(|a, b| b.1.failed.cmp(&a.1.failed).then(a.0.cmp(b.0)));
        all
    }

    /// The names and their counts, in the order of the names.
    #[must_use]
    pub fn by_name(&self) -> Vec<(&str, Count)> {
        let mut all: Vec<_> = self.kept().into_iter().map(|(_, name, count)| (name, count)).collect();
        all.sort_unstable_by_key(|(name, _)| *name);
        all
    }
}

impl From<BTreeMap<String, Count>> for Kept {
    fn from(counts: BTreeMap<String, Count>) -> Self {
        let mut kept = Self::default();
        counts.iter().for_each(|(name, count)| kept.add(name, *count));
        kept
    }
}

impl From<Kept> for BTreeMap<String, Count> {
    fn from(kept: Kept) -> Self {
        kept.by_name().into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.kept() == other.kept()
    }
}

impl Eq for Kept {}

/// A fixed hash whose bits are spread evenly: FNV-1a, then mixed as in SplitMix64. Part of the form of a summary.
#[must_use]
pub fn hash(text: &str) -> u64 {
    let fnv = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A hash for looking names up: eight bytes at a time. It doesn't resist chosen collisions; the counts don't
/// depend on it.
#[derive(Debug, Default)]
struct Quick(u64);

/// Two odd numbers without a pattern.
const ODD: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xF39C_C060_5CED_C835];

/// Multiplies, and folds the upper half into the lower. In wasm a product of 128 bits is a call, so there are two of 64.
const fn folded(one: u64, other: u64) -> u64 {
    if cfg!(target_arch = "wasm32") {
        let sum = one.wrapping_mul(ODD[0]) ^ other.wrapping_mul(ODD[1]).rotate_left(32);
        return sum ^ (sum >> 29);
    }
    let wide = one as u128 * other as u128;
    wide as u64 ^ (wide >> 64) as u64
}

impl Hasher for Quick {
    /// Sixteen bytes at a time, independently of each other, so that their multiplications overlap. The last sixteen may
    /// have been taken already.
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let pair = |bytes: &[u8; 16], turn: u32| {
            let (words, _) = bytes.as_chunks::<8>();
            let [one, other] = words else { return 0 };
            let [one, other] = [one, other].map(|word| u64::from_le_bytes(*word));
            folded(one ^ ODD[0].rotate_left(turn), other ^ ODD[1])
        };
        let (pairs, rest) = bytes.as_chunks::<16>();
        let mut sum = (0..).zip(pairs).fold(self.0, |sum, (turn, bytes)| sum ^ pair(bytes, turn));
        if let Some(last) = bytes.last_chunk::<16>().filter(|_| !rest.is_empty()) {
            sum ^= pair(last, 61);
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            sum ^= folded(u64::from_le_bytes(*first) ^ ODD[0], u64::from_le_bytes(*last) ^ ODD[1]);
        } else {
            sum ^= rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        }
        self.0 = folded(sum ^ bytes.len() as u64, ODD[0]);
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_bound_the_number_of_names_is_estimated_and_merging_still_has_no_order() {
        let one = Count { runs: 1, failed: 0 };
        let (mut all, mut even, mut odd) = (Kept::default(), Kept::default(), Kept::default());
        for at in 0..60_000 {
            let name = format!("machine-{at}");
            all.add(&name, one);
            if at % 2 == 0 { even.add(&name, one) } else { odd.add(&name, one) }
        }
        // Repeated names, including dropped ones.
        for at in 0..60_000 {
            all.add(&format!("machine-{at}"), one);
            odd.add(&format!("machine-{at}"), one);
        }
        let mut merged = odd.clone();
        merged.merge(&even);
        even.merge(&odd);
        assert!(merged == all && even == all);
        assert!(!all.is_exact());
        assert!((57_000..63_000).contains(&all.distinct()), "{}", all.distinct());
        assert!(all.by_name().iter().all(|(_, count)| count.runs == 2) && all.by_name().len() == MOST);
    }
}
