//! Moments: parsing, formatting and arithmetic. Nothing here reads a clock: every moment is given by the user or
//! computed from one that is.

use serde::{Serialize, Serializer};

/// Seconds in a minute.
const MINUTE: i64 = 60;
/// Seconds in a day.
const DAY: i64 = 24 * 60 * MINUTE;

/// A moment, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    clock: Clock,
    seconds: i64,
}

/// What a moment's seconds count from. Moments with different clocks can't be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    /// A starting point chosen by the user; written in minutes.
    Own,
    /// 1970 in local time. The time zone and daylight saving are unknown.
    Wall,
    /// 1970 in UTC.
    Utc,
}

impl Moment {
    /// A moment this many minutes after the user's starting point; negative means before.
    #[must_use]
    pub const fn of_minutes(minutes: i32) -> Self {
        Self { clock: Clock::Own, seconds: minutes as i64 * MINUTE }
    }

    /// Parses `2026-11-21T09:30`. The `T` may be a blank, seconds are optional, and `Z` or `+02:00` may follow.
    /// Fractions of a second are dropped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_once(['T', 't', ' '])?;
        let mut parts = date.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let (time, offset) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => rest.split_at_checked(at)?,
            None => (rest, ""),
        };
        let mut parts = time.splitn(3, ':');
        let hour = number(parts.next()?, 23)?;
        let minute = number(parts.next()?, 59)?;
        let second = match parts.next() {
            Some(second) => number(second.split_once('.').map_or(second, |(whole, _)| whole), 59)?,
            None => 0,
        };
        let (clock, offset) = match offset {
            "" => (Clock::Wall, 0),
            "Z" | "z" => (Clock::Utc, 0),
            written => (Clock::Utc, offset_of(written)?),
        };
        let fits = (1..=9_000).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= last_day(year, month);
        let days = fits.then(|| days_of(i64::from(year), i64::from(month), i64::from(day)))?;
        let seconds = days * DAY + hour * 60 * MINUTE + minute * MINUTE + second - offset * MINUTE;
        Some(Self { clock, seconds })
    }

    /// A moment this many seconds after 1970 in UTC.
    #[must_use]
    pub const fn of_utc(seconds: i64) -> Self {
        Self { clock: Clock::Utc, seconds }
    }

    /// The seconds since the clock's starting point.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// The date of a calendar moment, such as `2026-11-21`.
    #[must_use]
    pub fn day(self) -> String {
        let (year, month, day) = date_of(self.seconds.div_euclid(DAY));
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// What the seconds count from.
    #[must_use]
    pub const fn clock(self) -> Clock {
        self.clock
    }

    /// The moment this many minutes later.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self { clock: self.clock, seconds: self.seconds + minutes * MINUTE }
    }

    /// The whole minutes from `other` to this moment; `None` if their clocks differ.
    #[must_use]
    pub fn minutes_since(self, other: Self) -> Option<i64> {
        (self.clock == other.clock).then(|| (self.seconds - other.seconds).div_euclid(MINUTE))
    }

    /// The moment as the user writes it: minutes, or date and time.
    #[must_use]
    pub fn text(self) -> String {
        if self.clock == Clock::Own {
            let minutes = self.seconds.div_euclid(MINUTE);
            return format!("{minutes} min");
        }
        let (year, month, day) = date_of(self.seconds.div_euclid(DAY));
        let second = self.seconds.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3600, second / MINUTE % 60, second % MINUTE);
        let zone = if self.clock == Clock::Utc { "Z" } else { "" };
        let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{seconds}{zone}")
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.clock {
            Clock::Own => serializer.serialize_i64(self.seconds.div_euclid(MINUTE)),
            Clock::Wall | Clock::Utc => serializer.serialize_str(&self.text()),
        }
    }
}

/// Parses digits, up to the value `most`.
fn number(text: &str, most: i64) -> Option<i64> {
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| fits && *number <= most)
}

/// Parses `+02:00` or `+0200` into minutes.
fn offset_of(written: &str) -> Option<i64> {
    let (sign, digits) = written.split_at_checked(1)?;
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = minutes.trim_start_matches(':');
    let offset = number(hours, 23)? * 60 + if minutes.is_empty() { 0 } else { number(minutes, 59)? };
    match sign {
        "+" => Some(offset),
        "-" => Some(-offset),
        _ => None,
    }
}

const fn is_leap_year(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn last_day(year: u16, month: u16) -> u16 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to a date. The year starts in March here, so that a leap day is its last day.
const fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (cycle, in_cycle) = (year.div_euclid(400), year.rem_euclid(400));
    let months = (month + 9) % 12;
    let in_year = (153 * months + 2) / 5 + day - 1;
    cycle * 146_097 + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + in_year - 719_468
}

/// The date this many days after 1970-01-01: year, month, day.
const fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (cycle, in_cycle) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (in_cycle - in_cycle / 1460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
    let in_year = in_cycle - (365 * year + year / 4 - year / 100);
    let months = (5 * in_year + 2) / 153;
    let day = in_year - (153 * months + 2) / 5 + 1;
    let month = if months < 10 { months + 3 } else { months - 9 };
    let year = cycle * 400 + year + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Moment::parse(text).map(Moment::text).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        check("2026-11-21T09:30Z", Some("2026-11-21T09:30Z"));
        check("2026-11-21 09:30", Some("2026-11-21T09:30"));
        check("2026-11-21T09:30:07.250Z", Some("2026-11-21T09:30:07Z"));
        check("2024-02-29T23:59:59", Some("2024-02-29T23:59:59"));
        check("1969-12-31T23:59Z", Some("1969-12-31T23:59Z"));
    }

    #[test]
    fn an_offset_becomes_utc() {
        check("2026-11-21T09:30+02:00", Some("2026-11-21T07:30Z"));
        check("2026-01-01T00:10+0530", Some("2025-12-31T18:40Z"));
        check("2026-12-31T23:00-03:00", Some("2027-01-01T02:00Z"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "now",
            "2026-11-21",
            "2026-02-29T10:00",
            "2026-13-01T10:00",
            "2026-11-21T24:00",
            "2026-11-21T9:30",
            "2026-11-21T10",
            "2026-11-21T10:00+",
            "2026-11-21T10:00+é",
            "2026-11-21T10:00Zulu",
            "0000-01-01T00:00",
            "2026-11-00T10:00",
            "2026-11-21T-1:00",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn every_day_of_eight_hundred_years_has_one_date() {
        let (mut year, mut month, mut day) = (1600, 1, 1);
        for days in days_of(1600, 1, 1)..days_of(2400, 1, 1) {
            assert_eq!(date_of(days), (i64::from(year), i64::from(month), i64::from(day)));
            assert_eq!(days_of(i64::from(year), i64::from(month), i64::from(day)), days);
            day += 1;
            if day > last_day(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        assert_eq!(days_of(1970, 1, 1), 0);
    }

    #[test]
    fn minutes_carry_over_into_the_next_year() {
        let moment = Moment::parse("2027-12-31T23:00").unwrap();
        assert_eq!(moment.plus_minutes(120).text(), "2028-01-01T01:00");
        assert_eq!(moment.plus_minutes(90 * 24 * 60).text(), "2028-03-30T23:00");
        assert_eq!(Moment::of_minutes(-5).plus_minutes(120).text(), "115 min");
    }
}
