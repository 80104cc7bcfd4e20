//! Converts times in tables to a form that sorts as text: `2026-03-31T04:00:12`.

use crate::intake::scan::record::Record;

/// The time in the first of these columns, if its form is unambiguous.
pub(super) fn moment(record: &Record, names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| record.get(name)).find_map(|field| parse(&field.value))
}

/// Parses `2026-03-31T04:00:12Z`, `3/31/2026 4:00:12 AM`, `31.03.2026 04:00`, `31/03/2026 04:00` and `Mar 31, 2026,
/// 4:00 AM`. `None` for an ambiguous date.
pub(crate) fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 40 {
        return None;
    }
    let bytes = text.as_bytes();
    if text.len() >= 16 && bytes.iter().take(4).all(u8::is_ascii_digit) && bytes.get(4) == Some(&b'-') {
        return Some(text.replace(' ', "T"));
    }
    let numbers: Vec<u32> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .map_while(|number| number.parse().ok())
        .collect();
    let half = if text.ends_with("AM") {
        Some(0)
    } else if text.ends_with("PM") {
        Some(12)
    } else {
        None
    };
    let (date, clock) = if let Some(month) = month(text) {
        let [day, year, clock @ ..] = numbers.as_slice() else { return None };
        ((*year, month, *day), clock)
    } else {
        let [first, second, year, clock @ ..] = numbers.as_slice() else { return None };
        let (month, day) = if text.contains('.') || *first > 12 {
            (*second, *first)
        } else if half.is_some() || *second > 12 {
            (*first, *second)
        } else {
            return None;
        };
        ((*year, month, day), clock)
    };
    let (hour, minute, second) = match clock {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second, ..] => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = half.map_or(hour, |half| hour % 12 + half);
    let (year, month, day) = date;
    let fits = (2000..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24;
    fits.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))
}

/// The English month at the beginning of a text: `Mar 31, 2026`, `March 31, 2026`.
fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    (1..).zip(MONTHS).find(|(_, name)| text.starts_with(name)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_sort_in_any_form() {
        for (text, expected) in [
            ("2026-03-31T04:00:12Z", "2026-03-31T04:00:12Z"),
            ("3/31/2026 4:00:12 AM", "2026-03-31T04:00:12"),
            ("3/4/2026 12:05 AM", "2026-03-04T00:05:00"),
            ("3/4/2026 12:05 PM", "2026-03-04T12:05:00"),
            ("31.03.2026 04:00", "2026-03-31T04:00:00"),
            ("31/03/2026 04:00", "2026-03-31T04:00:00"),
            ("Mar 31, 2026, 4:00 PM", "2026-03-31T16:00:00"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["3/4/2026 04:00", "yesterday", "", "31/31/2026 04:00", "4:00 AM"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
