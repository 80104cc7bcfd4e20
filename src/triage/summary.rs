//! Counts rows by signature, machine, group, connection, flow, hour and day. Summaries can be merged in any order.

use super::days::Days;
use super::hours::Hours;
use super::seen::Seen;
use super::signature::{SIGNATURE_VERSION, wording};
use crate::intake::{failed_by_status, privacy, sortable_moment};
use crate::model::{Clock, Moment};
use flow_preflight_tables::{Count, Kept, hash};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// False in the programs of pages and in the JavaScript engine, which have no room for it.
pub(super) const READS_LOGS: bool = cfg!(not(target_os = "unknown"));

/// The most signatures that are kept, those with a code first.
const MOST_SIGNATURES: usize = 5_000;

/// The most broken rows that are kept.
const MOST_BROKEN: usize = 5;

/// The longest message of a sample, in bytes.
const LONGEST_SAMPLE: usize = 2_000;

/// The separator between the parts of a combined name.
const BETWEEN: &str = "\u{1f}";

/// One run, as its row describes it. A missing text is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'r> {
    /// The error code.
    pub code: &'r str,
    /// The error message, else the details.
    pub message: &'r str,
    /// The status, as a number or a word.
    pub status: &'r str,
    /// The run mode.
    pub mode: &'r str,
    /// When it started.
    pub time: &'r str,
    /// The machine's name, else its id.
    pub machine: &'r str,
    /// The machine group's name, else its id.
    pub group: &'r str,
    /// The connection.
    pub connection: &'r str,
    /// The desktop flow's name, else its id.
    pub flow: &'r str,
}

/// Failed runs with the same code, wording and run mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "FailedSignature"))]
pub struct Signature {
    /// Its id: a hash of code, wording and run mode.
    pub id: String,
    /// The code as written.
    pub code: String,
    /// The message without names, ids and numbers.
    pub wording: String,
    /// The run mode as written.
    pub mode: String,
    /// The number of runs.
    pub runs: u64,
    /// The first start, in seconds since 1970.
    pub first: Option<i64>,
    /// The last start.
    pub last: Option<i64>,
    /// One complete message: the one with the smallest hash.
    pub sample: String,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "BrokenRow"))]
pub struct Broken {
    /// Its line.
    pub line: u64,
    /// Why.
    pub why: String,
    /// Its beginning.
    pub text: String,
}

/// The counts of many rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "RunSummary"))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The version of the signatures; only counts of one version can be added.
    pub recipe: u32,
    /// The numbers of all runs and of failed runs.
    pub total: Count,
    /// Runs whose row doesn't say how they ended.
    pub open: u64,
    /// The failed runs that come from logs, which don’t say how many runs succeeded.
    #[serde(default, skip_serializing_if = "is_none")]
    pub from_logs: u64,
    /// Rows that could not be read.
    pub broken_rows: u64,
    /// The first of them.
    #[cfg_attr(feature = "publish", schemars(with = "Vec<Broken>"))]
    pub broken: BTreeSet<Broken>,
    /// The reader's notes, without repetition.
    #[cfg_attr(feature = "publish", schemars(with = "Vec<String>"))]
    pub notes: BTreeSet<String>,
    /// Rows whose time names no time zone; it is taken for UTC.
    pub without_zone: u64,
    /// Rows with a time that could not be read, or without one.
    pub without_time: u64,
    /// The first start, in seconds since 1970.
    pub first: Option<i64>,
    /// The last start.
    pub last: Option<i64>,
    /// By machine.
    pub machines: Kept,
    /// By machine group.
    pub groups: Kept,
    /// By connection.
    pub connections: Kept,
    /// By desktop flow.
    pub flows: Kept,
    /// By hour of the week, UTC: 0 is Monday, 00:00.
    #[cfg_attr(feature = "publish", schemars(with = "BTreeMap<String, Count>"))]
    pub hours: Hours,
    /// By day, UTC.
    #[cfg_attr(feature = "publish", schemars(with = "Kept"))]
    pub days: Days,
    /// Failed runs by signature and machine: the signature’s id, U+001F, the machine.
    pub pairs: Kept,
    #[serde(skip)]
    seen: Seen<Key>,
    /// The failed runs by signature.
    #[serde(with = "as_list")]
    #[cfg_attr(feature = "publish", schemars(with = "Vec<Signature>"))]
    signatures: BTreeMap<Key, Signature>,
}

/// The order in which signatures are kept: those with a code, then by a fixed hash.
type Key = (bool, u64, String);

impl Default for Summary {
    fn default() -> Self {
        Self {
            recipe: SIGNATURE_VERSION,
            total: Count::default(),
            open: 0,
            from_logs: 0,
            broken_rows: 0,
            broken: BTreeSet::new(),
            notes: BTreeSet::new(),
            without_zone: 0,
            without_time: 0,
            first: None,
            last: None,
            machines: Kept::default(),
            groups: Kept::default(),
            connections: Kept::default(),
            flows: Kept::default(),
            hours: Hours::default(),
            days: Days::default(),
            pairs: Kept::default(),
            seen: Seen::default(),
            signatures: BTreeMap::new(),
        }
    }
}

impl Summary {
    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        let failed = match row.status {
            // The numbers that a million rows have.
            "4" => Some(false),
            "8" => Some(true),
            status if status.trim().is_empty() && !row.code.trim().is_empty() => Some(true),
            status => failed_by_status(status.trim()),
        };
        let count = Count { runs: 1, failed: u64::from(failed == Some(true)) };
        self.open += u64::from(failed.is_none());
        self.total.add(count);
        let named = [
            (&mut self.machines, row.machine),
            (&mut self.groups, row.group),
            (&mut self.connections, row.connection),
            (&mut self.flows, row.flow),
        ];
        for (counts, name) in named {
            if !name.is_empty() {
                counts.add(name, count);
            }
        }
        let moment = self.days.start(row.time).or_else(|| start(row.time));
        match moment {
            None => self.without_time += 1,
            Some(moment) => {
                self.without_zone += u64::from(moment.clock() == Clock::Wall);
                self.hours.add(moment.seconds(), count);
                self.days.add(moment, count);
            }
        }
        let at = moment.map(Moment::seconds);
        (self.first, self.last) = (earlier(self.first, at), later(self.last, at));
        if failed == Some(true) {
            let sample = row.message.get(..row.message.floor_char_boundary(LONGEST_SAMPLE)).unwrap_or("");
            let (code, mode) = (row.code.trim(), row.mode.trim());
            let known = self.seen.find([code, mode, sample]).and_then(|key| self.signatures.get_mut(key));
            let id = if let Some(known) = known {
                known.runs += 1;
                (known.first, known.last) = (earlier(known.first, at), later(known.last, at));
                known.id.clone()
            } else {
                let key = self.keep(Signature {
                    id: String::new(),
                    code: code.to_owned(),
                    wording: wording(sample),
                    mode: mode.to_owned(),
                    runs: 1,
                    first: at,
                    last: at,
                    sample: sample.to_owned(),
                });
                let id = id_of(&key);
                self.seen.remember(key);
                id
            };
            if !row.machine.is_empty() {
                self.pairs.add(&[id.as_str(), row.machine].join(BETWEEN), count);
            }
        }
    }

    /// Counts a row that could not be read.
    pub fn add_broken(&mut self, line: u64, why: &str, text: &str) {
        self.broken_rows += 1;
        let text: String = text.trim_end().chars().take(100).collect();
        self.broken.insert(Broken { line, why: why.to_owned(), text });
        if self.broken.len() > MOST_BROKEN {
            self.broken.pop_last();
        }
    }

    /// Counts failed runs of a signature, and returns its key.
    fn keep(&mut self, mut new: Signature) -> Key {
        let name = [new.code.as_str(), &new.wording, &new.mode].join(BETWEEN);
        let key = (new.code.is_empty(), hash(&name), name);
        new.id = id_of(&key);
        match self.signatures.get_mut(&key) {
            None => {
                self.signatures.insert(key.clone(), new);
            }
            Some(known) => {
                known.runs += new.runs;
                (known.first, known.last) = (earlier(known.first, new.first), later(known.last, new.last));
                let rank = |text: &str| (hash(text), text.to_owned());
                if known.sample != new.sample && rank(&new.sample) < rank(&known.sample) {
                    known.sample = new.sample;
                }
            }
        }
        if self.signatures.len() > MOST_SIGNATURES {
            self.signatures.pop_last();
        }
        key
    }

    /// The failed runs by machine, for each signature's id.
    #[must_use]
    pub fn machines_by_signature(&self) -> BTreeMap<&str, Vec<(&str, u64)>> {
        let mut all: BTreeMap<&str, Vec<(&str, u64)>> = BTreeMap::new();
        for (pair, count) in self.pairs.by_name() {
            if let Some((id, machine)) = pair.split_once(BETWEEN) {
                all.entry(id).or_default().push((machine, count.failed));
            }
        }
        all
    }

    /// The same without names in its texts: in samples, wordings and broken rows. Those of machines, groups, connections
    /// and flows stay.
    #[must_use]
    pub fn without_names(&self) -> Self {
        self.rewritten(|text| privacy::replace(text).0)
    }

    /// The same with names, but with what looks like a secret masked.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        self.rewritten(privacy::mask)
    }

    fn rewritten(&self, plain: fn(&str) -> String) -> Self {
        let mut made =
            Self { signatures: BTreeMap::new(), broken: BTreeSet::new(), pairs: Kept::default(), ..self.clone() };
        let mut ids = BTreeMap::new();
        for signature in self.signatures.values() {
            let (wording, sample) = (plain(&signature.wording), plain(&signature.sample));
            let key = made.keep(Signature { wording, sample, ..signature.clone() });
            ids.insert(signature.id.as_str(), id_of(&key));
        }
        for (pair, count) in self.pairs.by_name() {
            let Some((id, machine)) = pair.split_once(BETWEEN) else { continue };
            let id = ids.get(id).map_or(id, String::as_str);
            made.pairs.add(&[id, machine].join(BETWEEN), count);
        }
        made.broken = self.broken.iter().map(|row| Broken { text: plain(&row.text), ..row.clone() }).collect();
        made
    }

    /// [`Self::from_logs`]; 0 where none are read.
    #[must_use]
    pub const fn of_logs(&self) -> u64 {
        if READS_LOGS { self.from_logs } else { 0 }
    }

    /// The kept signatures.
    pub fn signatures(&self) -> impl Iterator<Item = &Signature> {
        self.signatures.values()
    }

    /// The failed runs whose signature was dropped because there were too many.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.total.failed.saturating_sub(self.signatures().map(|signature| signature.runs).sum())
    }

    /// Adds another summary. The order of merging makes no difference.
    ///
    /// # Errors
    ///
    /// If the other one has another signature version.
    pub fn merge(&mut self, other: &Self) -> Result<(), String> {
        if other.recipe != SIGNATURE_VERSION {
            return Err(format!(
                "The counts have version {}; only those of version {SIGNATURE_VERSION} can be added. Count the rows again.",
                other.recipe
            ));
        }
        self.total.add(other.total);
        self.open += other.open;
        self.from_logs += other.from_logs;
        self.broken_rows += other.broken_rows;
        self.broken.extend(other.broken.iter().cloned());
        while self.broken.len() > MOST_BROKEN {
            self.broken.pop_last();
        }
        self.notes.extend(other.notes.iter().cloned());
        self.without_zone += other.without_zone;
        self.without_time += other.without_time;
        (self.first, self.last) = (earlier(self.first, other.first), later(self.last, other.last));
        self.machines.merge(&other.machines);
        self.groups.merge(&other.groups);
        self.connections.merge(&other.connections);
        self.flows.merge(&other.flows);
        self.days.merge(&other.days);
        self.pairs.merge(&other.pairs);
        self.hours.merge(&other.hours);
        for signature in other.signatures.values() {
            self.keep(signature.clone());
        }
        Ok(())
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that serde wants")]
const fn is_none(number: &u64) -> bool {
    *number == 0
}

/// The id of the signature with this key.
fn id_of(key: &Key) -> String {
    format!("{:016x}", key.1)
}

/// The start that a row names: a moment in any form that leaves no doubt, a day alone, or a number of a
/// spreadsheet.
pub(super) fn start(text: &str) -> Option<Moment> {
    Moment::parse(text)
        .or_else(|| Moment::parse(&sortable_moment(text)?))
        .or_else(|| Moment::parse(&format!("{}T00:00", text.trim())))
        .or_else(|| of_spreadsheet(text))
}

/// A moment as a spreadsheet counts it: days since 30 December 1899, by the clock of whoever wrote it.
fn of_spreadsheet(text: &str) -> Option<Moment> {
    let days: f64 = text.trim().parse().ok().filter(|days| (30_000.0..80_000.0).contains(days))?;
    let minutes = ((days - 25_569.0) * 1_440.0).round() as i64;
    Moment::parse("1970-01-01T00:00").map(|start| start.plus_minutes(minutes))
}

fn earlier(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    a.zip(b).map_or(a.or(b), |(a, b)| Some(a.min(b)))
}

fn later(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    a.max(b)
}

/// Signatures are serialised as a list; the keys are computed from them.
mod as_list {
    use super::{BTreeMap, Key, Signature, Summary};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(map: &BTreeMap<Key, Signature>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(map.values())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Key, Signature>, D::Error> {
        let mut summary = Summary::default();
        for signature in Vec::<Signature>::deserialize(from)? {
            summary.keep(signature);
        }
        Ok(summary.signatures)
    }
}
