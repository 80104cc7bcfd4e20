//! What an entry of a log says: whether it reports a failure, and of which code, when and where.

use super::head::{Head, Level, is_machine, plain_time};
use crate::intake::{RecognisedBy, RunColumn, failed_by_status, is_umbrella, labelled, read, run_column};
use crate::model::Units;
use crate::triage::signature::wording;
use std::collections::HashMap;

/// A failure that an entry reports. What it doesn't say is empty.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Failure {
    pub(super) code: String,
    pub(super) message: String,
    pub(super) mode: String,
    pub(super) time: String,
    pub(super) machine: String,
    pub(super) group: String,
    pub(super) connection: String,
    pub(super) flow: String,
}

/// An entry that was read.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// True for lines with labels of a run: `Machine: BOT-01`.
    pub(super) is_block: bool,
    pub(super) failure: Option<Failure>,
}

/// What the reader finds in a text.
#[derive(Clone, Debug, Default)]
struct Recognised {
    /// The code as written, or an entry's id; empty if there is only a message.
    code: String,
    is_known: bool,
}

/// The most wordings that are remembered; then all are forgotten.
const MOST: usize = 4_096;

/// Reads entries. Texts with the same wording are recognised once.
#[derive(Default)]
pub(super) struct Entries {
    known: HashMap<String, Recognised>,
}

/// Labels of values within a line.
const MACHINES: [&str; 8] =
    ["machine", "machinename", "devicename", "hostname", "host", "computername", "computer", "targetmachine"];
const TIMES: [&str; 5] = ["time", "timestamp", "date", "ts", "startedon"];
const LEVELS: [&str; 5] = ["level", "severity", "loglevel", "lvl", "type"];
const STATES: [&str; 4] = ["status", "result", "outcome", "runstatus"];
const MESSAGES: [&str; 5] = ["message", "msg", "errormessage", "error", "description"];

/// Values that mean that there is none.
const NONE: [&str; 7] = ["0", "none", "null", "n/a", "-", "no", "0x0"];

impl Entries {
    pub(super) fn read(&mut self, text: &str) -> Entry {
        let first = text.lines().next().unwrap_or("");
        let head = Head::of(first);
        let block = Block::of(text);
        let value = |names: &[&str]| {
            let label = labelled(text).find(|label| label.is(names));
            label.and_then(|label| text.get(label.value.start..label.value.end)).map(str::trim)
        };
        let word = |names: &[&str]| value(names).and_then(|value| value.split([' ', ']', ')']).next()).unwrap_or("");
        let level = head.level.or_else(|| Level::of(word(&LEVELS)));
        let is_block = block.count() > 1;
        let status = block.first(RunColumn::Status).or_else(|| Some(word(&STATES)).filter(|state| !state.is_empty()));
        let status = status.and_then(failed_by_status);
        let says_so = ["fail", "abort", "error", "exception"].iter().any(|part| contains(text, part));
        // Most entries of a log are these.
        if status == Some(false) || level == Some(Level::Lesser) && !says_so {
            return Entry { is_block, failure: None };
        }
        let mut recognised = self.recognise(head.message);
        let mut message = head.message;
        if !recognised.is_known && text.len() > first.len() + 1 {
            let whole = self.recognise(text);
            if whole.is_known || message.is_empty() {
                (recognised, message) = (whole, text);
            }
        }
        let said = |column| block.first(column).filter(|said| !NONE.contains(&said.to_ascii_lowercase().as_str()));
        let code = said(RunColumn::Code).filter(|_| !recognised.is_known || recognised.code.is_empty());
        let has_text = is_block && (code.is_some() || said(RunColumn::Message).is_some());
        let is_failure = match level {
            _ if status == Some(true) => true,
            Some(Level::Error) => true,
            Some(Level::Lesser) => recognised.is_known,
            None => recognised.is_known || has_text,
        };
        if !is_failure {
            return Entry { is_block, failure: None };
        }
        let code = code.map_or(recognised.code, str::to_owned);
        if let Some(labelled) = said(RunColumn::Message).or_else(|| value(&MESSAGES)) {
            if !recognised.is_known || !code.is_empty() || self.recognise(labelled).is_known {
                message = labelled;
            }
        } else if is_block && !code.is_empty() {
            message = "";
        }
        let own = |column| block.first(column).unwrap_or("").to_owned();
        let time = head.time.or_else(|| Some(plain_time(block.first(RunColumn::Time).or_else(|| value(&TIMES))?)));
        let machine = block.first(RunColumn::Machine).or(head.machine).map(str::to_owned);
        let machine = machine.or_else(|| Some(word(&MACHINES)).filter(|name| !name.is_empty()).map(str::to_owned));
        let failure = Failure {
            code,
            message: message.trim().to_owned(),
            mode: own(RunColumn::Mode),
            time: time.unwrap_or_default(),
            machine: machine.or_else(|| named_machine(text)).unwrap_or_default(),
            group: own(RunColumn::Group),
            connection: own(RunColumn::Connection),
            flow: own(RunColumn::Flow),
        };
        Entry { is_block, failure: Some(failure) }
    }

    /// The code of a text, by the reader of pastes.
    fn recognise(&mut self, text: &str) -> Recognised {
        let key = wording(text);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let reading = read(text, Units::Utf8);
        let by_code = || reading.codes.iter().filter(|code| code.by == RecognisedBy::Code).map(|code| code.entry);
        let code = by_code().find(|entry| !is_umbrella(entry)).or(by_code().next());
        let unknown = || reading.unknown.first().map(|code| code.written.clone());
        let recognised = Recognised {
            code: code.map(|entry| entry.id.to_owned()).or_else(unknown).unwrap_or_default(),
            is_known: !reading.codes.is_empty(),
        };
        if self.known.len() >= MOST {
            self.known.clear();
        }
        // The wording may have a hole in the place of an unknown code.
        if recognised.is_known || recognised.code.is_empty() {
            self.known.insert(key, recognised.clone());
        }
        recognised
    }
}

/// The lines of an entry that have the label of a run's column.
struct Block<'t>(Vec<(RunColumn, &'t str)>);

impl<'t> Block<'t> {
    fn of(text: &'t str) -> Self {
        let line = |line: &'t str| {
            let (label, value) = line.split_once([':', '='])?;
            let value = value.trim().trim_matches('"');
            // A longer label is a sentence.
            let (_, column) = Some(label.trim()).filter(|label| label.len() < 40).and_then(name)?;
            (!value.is_empty()).then_some((column, value))
        };
        Self(text.lines().filter_map(line).collect())
    }

    /// The first value of a column.
    fn first(&self, column: RunColumn) -> Option<&'t str> {
        self.0.iter().find(|(of, _)| *of == column).map(|(_, value)| *value)
    }

    /// The number of different columns.
    fn count(&self) -> usize {
        RunColumn::ALL.iter().filter(|column| self.first(**column).is_some()).count()
    }
}

/// The column of a label: as tables call it, or as people do.
fn name(label: &str) -> Option<(usize, RunColumn)> {
    let known = run_column(label);
    known.or_else(|| match label.to_ascii_lowercase().as_str() {
        "time" | "date" | "timestamp" | "when" => Some((0, RunColumn::Time)),
        "code" => Some((0, RunColumn::Code)),
        "message" | "error" | "details" | "error details" => Some((0, RunColumn::Message)),
        "host" | "computer" | "computer name" | "hostname" | "device" => Some((0, RunColumn::Machine)),
        "flow" => Some((0, RunColumn::Flow)),
        _ => None,
    })
}

/// The machine that a sentence names: `on machine BOT-07`, `on the target machine 'BOT-07'`.
fn named_machine(text: &str) -> Option<String> {
    text.split("machine ").skip(1).find_map(|rest| {
        let word =
            rest.split([' ', '.', ',', ';', ':', '\n', ')']).next()?.trim_matches(['\'', '"', '‘', '’', '“', '”']);
        is_machine(word).then(|| word.to_owned())
    })
}

/// True if a text contains these small letters, in any case.
fn contains(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|bytes| bytes.eq_ignore_ascii_case(part.as_bytes()))
}
