//! Formats dates, numbers and headings that several parts of the page use.

use crate::catalog::rule::Certainty;

/// The heading over the facts of one subject.
pub(super) fn subject(subject: &str) -> &'static str {
    match subject {
        "run" => "The run",
        "flow" => "The desktop flow",
        "cloudFlow" => "The cloud flow",
        "target" => "Where it runs",
        "group" => "The machine group",
        "connection" => "The connection",
        "account" => "The connection’s Windows user",
        "connectionOwner" => "The connection owner",
        "cloudFlowOwner" => "The cloud flow owner",
        "machine" => "The machine",
        "service" => "The Power Automate service on the machine",
        "entra" => "Microsoft Entra",
        "environment" => "The environment",
        "network" => "The network",
        "act" => "What the user does",
        "user" => "The user",
        "feature" => "The auto-claim feature",
        "policies" => "The policies",
        "tenant" => "The tenant",
        "setUp" => "What to set up",
        _ => "Other facts",
    }
}

/// The certainty of a predicted code; empty if it is certain.
pub(super) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "",
        Certainty::Likely => "likely",
        Certainty::Possible => "possible",
    }
}

/// `2024-03-04` as “4 Mar 2024”; anything else is unchanged.
pub(super) fn short_date(date: &str) -> String {
    in_words(date, |month| month.get(..3).unwrap_or(month))
}

/// `2024-03-04` as “4 March 2024”.
pub(super) fn long_date(date: &str) -> String {
    in_words(date, |month| month)
}

fn in_words(date: &str, cut: impl Fn(&'static str) -> &'static str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return date.to_owned();
    };
    let month = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (month, day.parse::<u8>()) {
        (Some(month), Ok(day)) => format!("{day} {} {year}", cut(month)),
        _ => date.to_owned(),
    }
}

/// “1 fact”, “2 facts”.
pub(super) fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// A piece of a text: plain, or between backticks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Plain(&'a str),
    Code(&'a str),
}

/// Splits a text at its backticks. An unpaired one stays.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![];
    let mut rest = text;
    while let Some((before, code, after)) =
        rest.split_once('`').and_then(|(before, from)| from.split_once('`').map(|(code, after)| (before, code, after)))
    {
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        pieces.push(Piece::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fact;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(short_date("2024-03-04"), "4 Mar 2024");
        assert_eq!(long_date("2026-11-20"), "20 November 2026");
        assert_eq!(short_date("2024-13-04"), "2024-13-04");
        assert_eq!(short_date("spring"), "spring");
    }

    #[test]
    fn code_stands_between_backticks() {
        use Piece::{Code, Plain};
        assert_eq!(pieces("Run `quser` now"), [Plain("Run "), Code("quser"), Plain(" now")]);
        assert_eq!(pieces("`a``b`"), [Code("a"), Code("b")]);
        assert_eq!(pieces("an odd ` stays"), [Plain("an odd ` stays")]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn every_subject_has_a_heading() {
        for fact in Fact::ALL {
            assert_ne!(subject(fact.path().0), "Other facts", "{}", fact.id());
        }
    }
}
