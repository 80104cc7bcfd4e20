//! The head of a log's line: time, level, machine, and where the message begins.

use crate::catalog::codes;
use crate::triage::summary::start;

/// How severe an entry is, by its own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Error,
    Lesser,
}

impl Level {
    /// The level that a word names.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "error" | "err" | "fatal" | "critical" | "crit" | "severe" | "fail" | "failed" | "failure" => {
                Some(Self::Error)
            }
            "warn" | "warning" | "info" | "information" | "informational" | "notice" | "debug" | "trace"
            | "verbose" | "fine" | "success" | "ok" => Some(Self::Lesser),
            _ => None,
        }
    }
}

/// The head of a line.
#[derive(Debug, Default)]
pub(super) struct Head<'l> {
    /// The time as a row of a table would have it.
    pub(super) time: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) machine: Option<&'l str>,
    /// What comes after the head.
    pub(super) message: &'l str,
    /// True if the line has a level in capitals or brackets at its beginning, or a known code: no prose has.
    pub(super) is_loud: bool,
}

/// The most parts of a head: time, level, thread, logger, machine and so on.
const MOST_PARTS: usize = 8;

/// The longest time, in words and what is between them: `Mar 31, 2026, 4:00:12 AM`.
const WORDS_OF_A_TIME: usize = 8;

/// Labels of times and levels.
const LABELS: [&str; 8] = ["time", "timestamp", "ts", "date", "level", "lvl", "severity", "loglevel"];

/// Months in times such as `12-Nov-2026 22:10:03`.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Words that look like machines and are none.
const NO_MACHINES: [&str; 14] =
    ["ERR", "ERROR", "HTTP", "HTTPS", "CODE", "THREAD", "TASK", "JOB", "RUN", "FLOW", "REQ", "UTF", "ISO", "CVE"];

impl<'l> Head<'l> {
    pub(super) fn of(line: &'l str) -> Self {
        let mut head = Self { message: line, ..Self::default() };
        let first = line.trim_start().split([' ', ':', ',', '\t']).next().unwrap_or("");
        head.is_loud = !line.starts_with([' ', '\t']) && codes::find(first).is_some();
        for part in 0..MOST_PARTS {
            let rest = skipped(head.message);
            let is_inside = rest.starts_with(['[', '(', '<']);
            let inside = unlabelled(rest.trim_start_matches(['[', '(', '<', '"'])).trim_start_matches('"');
            if head.time.is_none()
                && let Some((time, after)) = time(inside)
            {
                (head.time, head.message) = (Some(time), after);
                continue;
            }
            let ends = if is_inside { [']', ')', '>', '\n'] } else { [' ', '\t', ':', '|'] };
            let end = inside.find(ends).or(inside.find([',', ';']).filter(|_| !is_inside)).unwrap_or(inside.len());
            let (word, after) = inside.split_at_checked(end).unwrap_or((inside, ""));
            let word = word.trim_end_matches([',', ';', '"']);
            if head.level.is_none()
                && let Some(level) = Level::of(word)
            {
                head.is_loud |= part == 0 && (is_inside || word.bytes().all(|byte| byte.is_ascii_uppercase()));
                (head.level, head.message) = (Some(level), after);
                continue;
            }
            let has_begun = head.time.is_some() || head.level.is_some();
            if head.machine.is_none() && has_begun && is_machine(word) {
                (head.machine, head.message) = (Some(word), after);
                continue;
            }
            // A thread, a logger, a number of a process.
            if is_inside && has_begun && codes::find(word).is_none() {
                head.message = after;
                continue;
            }
            break;
        }
        head.message = skipped(head.message);
        head
    }
}

/// The text without the label of its time or level: `time=2026-03-31T04:00:12Z level=error`.
fn unlabelled(text: &str) -> &str {
    let (label, value) = text.split_once('=').unwrap_or(("", text));
    let is_one = LABELS.iter().any(|known| label.eq_ignore_ascii_case(known));
    if is_one { value } else { text }
}

/// The text without what separates the parts of a head. A dash before a number is its sign.
fn skipped(text: &str) -> &str {
    let mut rest = text;
    loop {
        let bare = rest.trim_start_matches([' ', '\t', '|', ',', ';', ':', ']', ')', '>', '"']);
        let bare = ["- ", "– ", "— "].iter().find_map(|dash| bare.strip_prefix(dash)).unwrap_or(bare);
        if bare.len() == rest.len() {
            return rest;
        }
        rest = bare;
    }
}

/// The time at the start in a form that rows have, and what is behind it. The longest form counts: with its clock, its
/// half of the day, its zone.
fn time(text: &str) -> Option<(String, &str)> {
    if !text.starts_with(|first: char| first.is_ascii_digit() || first.is_ascii_uppercase()) {
        return None;
    }
    let limit = text.find(['\t', ']', ')', '>', '|', ';', '"']).unwrap_or(text.len());
    let (mut ends, mut end) = (vec![], 0);
    for (place, word) in text.get(..limit)?.split_inclusive([' ', ',']).take(WORDS_OF_A_TIME).enumerate() {
        let bare = word.trim_end_matches([' ', ',', ':']);
        let (before, after) = MONTHS.iter().find_map(|month| bare.split_once(month)).unwrap_or((bare, ""));
        let is_part = |byte: u8| byte.is_ascii_digit() || b":./+-TZ".contains(&byte);
        let is_number = before.bytes().chain(after.bytes()).all(is_part);
        let is_word = matches!(bare, "AM" | "PM" | "GMT" | "UTC")
            || place == 0 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !is_number && !is_word {
            break;
        }
        ends.push(end + bare.len());
        end += word.len();
    }
    let has_clock = |written: &str| written.bytes().filter(u8::is_ascii_digit).count() >= 8;
    ends.into_iter().rev().find_map(|end| {
        let (written, after) = text.split_at_checked(end)?;
        let written = written.trim_end_matches([':', ',', '-', ' ']);
        let made = plain_time(written);
        (has_clock(written) && written.contains(['-', '.', '/', ' ']) && start(&made).is_some())
            .then_some((made, after))
    })
}

/// A time with a point before the parts of a second, dashes in the date, and `T` before the clock.
pub(super) fn plain_time(written: &str) -> String {
    let mut made = with_number_of_month(written).unwrap_or_else(|| written.trim().to_owned());
    if let Some(clock) = [" GMT", " UTC"].iter().find_map(|zone| made.strip_suffix(zone)) {
        made = format!("{clock}Z");
    }
    let begins_with_year = made.bytes().take(4).all(|byte| byte.is_ascii_digit());
    if begins_with_year && made.as_bytes().get(4) == Some(&b'/') {
        made = made.replacen('/', "-", 2);
    }
    let is_sorted = begins_with_year && made.as_bytes().get(4) == Some(&b'-');
    if is_sorted && made.contains(',') {
        made = made.replace(',', ".");
    }
    if is_sorted
        && let Some((clock, zone)) = made.rsplit_once(' ')
        && zone.starts_with(['+', '-', 'Z'])
    {
        made = format!("{clock}{zone}");
    }
    made
}

/// A time with a day before the name of its month, as `2026-11-12T22:10:03`.
fn with_number_of_month(written: &str) -> Option<String> {
    let parted = |(at, name): (usize, &&str)| Some((at + 1, written.split_once(name)?));
    let (month, (day, rest)) = MONTHS.iter().enumerate().find_map(parted)?;
    // The day of the week may precede it.
    let day = day.trim().trim_end_matches(['-', '/', '.']).rsplit(' ').next()?;
    let day: u8 = day.parse().ok()?;
    let (year, clock) = rest.trim_start_matches(['-', '/', '.', ' ', ',']).split_at_checked(4)?;
    let year: u16 = year.parse().ok()?;
    Some(format!("{year}-{month:02}-{day:02}T{}", clock.trim_start_matches([':', ' ', ',', 'T'])))
}

/// True for a word in the form of a machine's name: `BOT-01`, `CONTOSO-RPA-7`.
pub(super) fn is_machine(word: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    (4..=15).contains(&word.len())
        && word.bytes().all(is_part)
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.split_once('-').is_some_and(|(first, rest)| {
            !rest.is_empty()
                && first.starts_with(|sign: char| sign.is_ascii_uppercase())
                && !NO_MACHINES.contains(&first)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_has_its_parts_in_any_form() {
        let check = |line: &str, time: &str, level: Option<Level>, machine: &str, message: &str| {
            let head = Head::of(line);
            let found = (head.time.as_deref().unwrap_or(""), head.level, head.machine.unwrap_or(""), head.message);
            assert_eq!(found, (time, level, machine, message), "{line}");
        };
        let error = Some(Level::Error);
        check("2026-03-31T04:00:12Z ERROR BOT-01 It failed.", "2026-03-31T04:00:12Z", error, "BOT-01", "It failed.");
        check("[2026-03-31 04:00:12,123] [Error] [main] A: b", "2026-03-31 04:00:12.123", error, "", "A: b");
        check("2026-03-31 04:00:12.5 +02:00 [ERR] It", "2026-03-31 04:00:12.5+02:00", error, "", "It");
        check("3/31/2026 4:00:12 AM - Fatal: -1073741715", "3/31/2026 4:00:12 AM", error, "", "-1073741715");
        check("31.03.2026 04:00:12 | INFO | BOT-01 | x", "31.03.2026 04:00:12", Some(Level::Lesser), "BOT-01", "x");
        check("2026/03/31 04:00:12 [12] error x", "2026-03-31 04:00:12", error, "", "x");
        check("WARN: 12 of 13", "", Some(Level::Lesser), "", "12 of 13");
        check("(BOT-01) x", "", None, "", "(BOT-01) x");
        check("2026-03-31T04:00:12Z;8;x", "2026-03-31T04:00:12Z", None, "", "8;x");
        check("12 of 13 runs on 2026-03-31", "", None, "", "12 of 13 runs on 2026-03-31");
        check("time=\"2026-03-31T04:00:12Z\" level=error msg=x", "2026-03-31T04:00:12Z", error, "", "msg=x");
        check("12-Nov-2026 22:10:03 [4] CRITICAL A - b", "2026-11-12T22:10:03", error, "", "A - b");
        check("[12/Nov/2026:22:10:03 +0100] [error] b", "2026-11-12T22:10:03+0100", error, "", "b");
        check("12 Nov 2026 22:10:03 ERROR b", "2026-11-12T22:10:03", error, "", "b");
        check("Sat, 14 Nov 2026 22:10:03 GMT FATAL b", "2026-11-14T22:10:03Z", error, "", "b");
        check("2026-11-14 22:10:03 UTC: b", "2026-11-14 22:10:03Z", None, "", "b");
        check("May 2026 was bad", "", None, "", "May 2026 was bad");
        check("", "", None, "", "");
    }

    #[test]
    fn prose_is_not_loud_and_names_need_a_number() {
        let is_loud = |line: &str| Head::of(line).is_loud;
        for line in ["ERROR x", "[warn] x", "FATAL: x", "NoCandidateMachine: x"] {
            assert!(is_loud(line), "{line}");
        }
        for line in ["Error again", "It failed", "failed: x", "  NoCandidateMachine", "OK then", "(see) ERROR"] {
            assert!(!is_loud(line) || line == "OK then", "{line}");
        }
        for (word, is) in
            [("BOT-01", true), ("ERR-1234", false), ("UTF-8", false), ("BOT", false), ("A-B", false), ("bot-01", false)]
        {
            assert_eq!(is_machine(word), is, "{word}");
        }
    }
}
