//! Moments as exports write them → seconds since 1970 in UTC.

/// A moment, and whether its text named a time zone.
pub(super) struct Moment {
    pub(super) seconds: i64,
    pub(super) has_zone: bool,
}

/// Reads `2026-03-31T04:00:12Z`, with a blank for the `T`, without seconds, with fractions, with an offset or without one.
/// Day and month in another order could be either: such a date is not read.
pub(super) fn read(text: &str) -> Option<Moment> {
    let text = text.trim();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let is = |at: usize, signs: &[u8]| text.as_bytes().get(at).is_some_and(|sign| signs.contains(sign));
    if !(is(4, b"-") && is(7, b"-")) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let midnight = days(year, month, day) * 86_400;
    if text.len() == 10 {
        return Some(Moment { seconds: midnight, has_zone: false });
    }
    if !(is(10, b"T ") && is(13, b":")) {
        return None;
    }
    let (hour, minute) = (number(11, 13)?, number(14, 16)?);
    let second = if is(16, b":") { number(17, 19)? } else { 0 };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let rest = text.get(16..)?.trim_start_matches(|sign: char| sign.is_ascii_digit() || ":.".contains(sign)).trim();
    let offset = match rest.as_bytes() {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), ..] => {
            let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
            let hours: i64 = digits.get(0..2)?.parse().ok()?;
            let minutes: i64 = digits.get(2..4).unwrap_or("0").parse().ok()?;
            let seconds = (hours * 60 + minutes) * 60;
            Some(if *sign == b'-' { -seconds } else { seconds })
        }
        [] => None,
        _ => return None,
    };
    let seconds = midnight + (hour * 60 + minute) * 60 + second - offset.unwrap_or(0);
    Some(Moment { seconds, has_zone: offset.is_some() })
}

/// Days from 1970-01-01 to a date, by the proleptic Gregorian calendar with years that begin in March.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day of a moment, as `2026-03-31`.
#[must_use]
pub fn day_of(seconds: i64) -> String {
    let shifted = seconds.div_euclid(86_400) + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * part + 2) / 5 + 1, if part < 10 { part + 3 } else { part - 9 });
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_taken_off_and_a_missing_zone_is_noticed() {
        let seconds = |text: &str| read(text).map(|moment| moment.seconds);
        assert_eq!(seconds("1970-01-02T00:00:00Z"), Some(86_400));
        assert_eq!(seconds("2026-03-31T04:00:12Z"), seconds("2026-03-31 06:00:12.500+02:00"));
        assert_eq!(seconds("2024-02-29T23:30:00-0100"), seconds("2024-03-01T00:30Z"));
        assert!(read("2026-03-31 04:00").is_some_and(|moment| !moment.has_zone));
        for wrong in ["31/03/2026 04:00", "2026-13-01", "2026-03-31T25:00Z", "soon", ""] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
        for day in ["1969-12-31", "2000-02-29", "2026-03-31", "2100-03-01"] {
            assert_eq!(day_of(seconds(day).unwrap_or(0)), day);
        }
    }
}
