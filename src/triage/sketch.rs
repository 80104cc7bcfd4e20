//! Counts by name, bounded: the names with the smallest hashes are kept, with exact counts.
//!
//! A name that is among the smallest of everything is among the smallest of each part, so no part ever drops it:
//! merging gives the same whatever the order. How far the kept hashes reach says how many names there were.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many names are kept.
const MOST: usize = 10_000;

/// How many runs, and how many of them failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "RunCount"))]
pub struct Count {
    /// All runs.
    pub runs: u64,
    /// Those that failed.
    pub failed: u64,
}

/// Counts by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "RunsByName"))]
#[serde(from = "BTreeMap<String, Count>", into = "BTreeMap<String, Count>")]
pub struct Kept(BTreeMap<(u64, String), Count>);

impl Kept {
    /// Counts a run of this name.
    pub fn add(&mut self, name: &str, count: Count) {
        let key = (hash(name), name.to_owned());
        let known = self.0.entry(key).or_default();
        known.runs += count.runs;
        known.failed += count.failed;
        if self.0.len() > MOST {
            self.0.pop_last();
        }
    }

    /// Takes in the counts of another part.
    pub fn merge(&mut self, other: &Self) {
        for ((_, name), count) in &other.0 {
            self.add(name, *count);
        }
    }

    /// How many names there were: exact below the bound, else estimated to about 1 %.
    #[must_use]
    pub fn distinct(&self) -> u64 {
        let last = self.0.last_key_value().map_or(0, |((hash, _), _)| *hash);
        if self.is_exact() || last == 0 {
            return self.0.len() as u64;
        }
        let kept = (self.0.len() - 1) as u128;
        u64::try_from((kept << 64) / u128::from(last)).unwrap_or(u64::MAX)
    }

    /// False if names had to be dropped.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.0.len() < MOST
    }

    /// The names and their counts, most failures first.
    #[must_use]
    pub fn by_failures(&self) -> Vec<(&str, Count)> {
        let mut all: Vec<_> = self.0.iter().map(|((_, name), count)| (name.as_str(), *count)).collect();
        all.sort_by(|a, b| b.1.failed.cmp(&a.1.failed).then(a.0.cmp(b.0)));
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
        kept.0.into_iter().map(|((_, name), count)| (name, count)).collect()
    }
}

/// A fixed hash whose bits are spread evenly: FNV-1a, then mixed as in SplitMix64. Part of the form of a summary.
pub(super) fn hash(text: &str) -> u64 {
    let fnv = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
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
        let mut merged = odd.clone();
        merged.merge(&even);
        even.merge(&odd);
        assert_eq!(merged, all);
        assert_eq!(even, all);
        assert!(!all.is_exact());
        assert!((57_000..63_000).contains(&all.distinct()), "{}", all.distinct());
    }
}
