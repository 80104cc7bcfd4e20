//! Counts by hour of the week.

use flow_preflight_tables::Count;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// The hours of a week.
const WEEK: usize = 7 * 24;

/// Counts by hour of the week, UTC: 0 is Monday, 00:00. Only hours with runs are serialised.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<u8, Count>")]
pub struct Hours([Count; WEEK]);

impl Default for Hours {
    fn default() -> Self {
        Self([Count::default(); WEEK])
    }
}

impl Hours {
    /// Counts runs that started at this second since 1970, which began on a Thursday.
    pub(super) fn add(&mut self, seconds: i64, count: Count) {
        let hour = (seconds.div_euclid(3_600) + 3 * 24).rem_euclid(WEEK as i64);
        if let Some(known) = usize::try_from(hour).ok().and_then(|hour| self.0.get_mut(hour)) {
            known.add(count);
        }
    }

    /// Adds other counts.
    pub(super) fn merge(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(known, count)| known.add(*count));
    }

    /// The count of an hour.
    #[must_use]
    pub fn of(&self, hour: u8) -> Count {
        self.0.get(usize::from(hour)).copied().unwrap_or_default()
    }

    /// The hours with runs.
    pub fn iter(&self) -> impl Iterator<Item = (u8, Count)> {
        (0..).zip(self.0).filter(|(_, count)| count.runs > 0)
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl From<BTreeMap<u8, Count>> for Hours {
    fn from(counts: BTreeMap<u8, Count>) -> Self {
        let mut hours = Self::default();
        for (hour, count) in counts {
            if let Some(known) = hours.0.get_mut(usize::from(hour)) {
                *known = count;
            }
        }
        hours
    }
}
