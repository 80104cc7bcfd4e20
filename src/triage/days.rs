//! Counts by day, UTC. Most rows have the same day as the row before, so its count is kept apart.

use crate::model::Moment;
use flow_preflight_tables::{Count, Kept};
use serde::{Deserialize, Serialize};

/// The seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Counts by day.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Days {
    kept: Kept,
    /// The day of the last row, and its runs that `kept` doesn't have yet.
    last: Option<Last>,
}

#[derive(Clone, Debug)]
struct Last {
    /// In days since 1970.
    number: i64,
    name: String,
    count: Count,
}

impl Days {
    /// Counts runs that started at this moment.
    pub(super) fn add(&mut self, moment: Moment, count: Count) {
        let number = moment.seconds().div_euclid(DAY);
        match &mut self.last {
            Some(last) if last.number == number => last.count.add(count),
            last => {
                if let Some(last) = last.replace(Last { number, name: moment.day(), count }) {
                    self.kept.add(&last.name, last.count);
                }
            }
        }
    }

    /// The start that a row names in the form of the services, `2026-11-21T09:30:00Z`, if it is on the day of the last row.
    pub(super) fn start(&self, text: &str) -> Option<Moment> {
        let last = self.last.as_ref()?;
        let [b'T', h, hh, b':', m, mm, b':', s, ss, b'Z'] = text.as_bytes().strip_prefix(last.name.as_bytes())? else {
            return None;
        };
        let number = |tens: &u8, ones: &u8| {
            let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
            is_number.then(|| i64::from(*tens - b'0') * 10 + i64::from(*ones - b'0'))
        };
        let (hour, minute, second) = (number(h, hh)?, number(m, mm)?, number(s, ss)?);
        let is_time = hour < 24 && minute < 60 && second < 60;
        is_time.then(|| Moment::of_utc(last.number * DAY + (hour * 60 + minute) * 60 + second))
    }

    /// Adds other counts.
    pub(super) fn merge(&mut self, other: &Self) {
        self.kept.merge(&other.all());
    }

    /// All counts.
    #[must_use]
    pub fn all(&self) -> Kept {
        let mut all = self.kept.clone();
        if let Some(last) = &self.last {
            all.add(&last.name, last.count);
        }
        all
    }
}

impl From<Kept> for Days {
    fn from(kept: Kept) -> Self {
        Self { kept, last: None }
    }
}

impl From<Days> for Kept {
    fn from(days: Days) -> Self {
        days.all()
    }
}

impl PartialEq for Days {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl Eq for Days {}
