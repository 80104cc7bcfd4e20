//! The words of the page that belong to no single part: values, subjects, dates, numbers.

use crate::catalog::licenses;
use crate::catalog::rule::Certainty;
use crate::model::{Fact, Kind, Licenses, OpenList, Right, Session, SessionState, Value};

/// A value as a person says it.
pub(super) fn value(fact: Fact, value: &Value) -> String {
    match value {
        Value::Flag(flag) => match fact.info().kind {
            Kind::Flag { yes, no } => if *flag { yes } else { no }.to_owned(),
            _ => String::new(),
        },
        Value::Choice(set) => one_of(set.words().map(|word| word.label).collect()),
        Value::Count(count) => count.to_string(),
        Value::Version(version) => version.to_string(),
        Value::Sessions(list) => sessions(list),
        Value::Licenses(held) => self::licenses(held),
    }
}

/// “A or B”; words that hold a comma are put in quotes, to be told apart.
fn one_of(words: Vec<&str>) -> String {
    if words.len() > 1 && words.iter().any(|word| word.contains(',')) {
        words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(" or ")
    } else {
        words.join(" or ")
    }
}

fn sessions(list: &OpenList<Session>) -> String {
    match (list.items.is_empty(), list.complete) {
        (true, true) => "Nobody is signed in".to_owned(),
        (true, false) => "Nobody named yet".to_owned(),
        (false, complete) => and_maybe_more(list.items.iter().map(session).collect(), complete),
    }
}

/// One Windows session, what is known of it.
pub(super) fn session(session: &Session) -> String {
    let mut words = vec![session.user.clone().unwrap_or_else(|| "Somebody".to_owned())];
    words.extend(session.state.map(|state| {
        match state {
            SessionState::Active => "active",
            SessionState::Disconnected => "disconnected",
        }
        .to_owned()
    }));
    words.extend(session.locked.map(|locked| if locked { "locked" } else { "not locked" }.to_owned()));
    words.extend(
        session
            .is_connection_user
            .map(|own| if own { "the connection’s user" } else { "not the connection’s user" }.to_owned()),
    );
    words.join(", ")
}

fn licenses(held: &Licenses) -> String {
    let mut words: Vec<String> = held
        .list
        .items
        .iter()
        .map(|license| {
            let name = product(&license.product);
            if license.switched_off { format!("{name}, plan switched off") } else { name }
        })
        .collect();
    let open = !held.list.complete && !words.is_empty();
    if words.is_empty() && held.list.complete {
        words.push("No Power Automate licence".to_owned());
    }
    words.extend(held.lacks.iter().map(|right| lacking(*right).to_owned()));
    if words.is_empty() { "None named yet".to_owned() } else { and_maybe_more(words, !open) }
}

fn and_maybe_more(words: Vec<String>, complete: bool) -> String {
    let words = words.join("; ");
    if complete { words } else { format!("{words}; perhaps more") }
}

/// The name of a product as it is sold, or as it was written where we do not know it.
pub(super) fn product(written: &str) -> String {
    licenses::find(written).map_or(written, |product| product.name).to_owned()
}

/// A right that a person is known not to have.
const fn lacking(right: Right) -> &'static str {
    match right {
        Right::Attended => "No right to attended runs",
        Right::Unattended => "No right to unattended runs",
        Right::Hosted => "No right to hosted machines",
    }
}

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
        "connectionOwner" => "The connection’s owner",
        "cloudFlowOwner" => "The cloud flow’s owner",
        "machine" => "The machine",
        "service" => "The Power Automate service on the machine",
        "entra" => "Microsoft Entra",
        "environment" => "The environment",
        "network" => "The network",
        _ => "Other facts",
    }
}

/// How sure a predicted code is; nothing where it is certain.
pub(super) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "",
        Certainty::Likely => "likely",
        Certainty::Possible => "possible",
    }
}

/// “4 Mar 2024” from `2024-03-04`; anything else stays as it is.
pub(super) fn short_date(date: &str) -> String {
    in_words(date, |month| month.get(..3).unwrap_or(month))
}

/// “4 March 2024” from `2024-03-04`.
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

/// A stretch of a text: plain, or between backticks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Plain(&'a str),
    Code(&'a str),
}

/// Splits a text on its backticks. One without a partner stays as it is.
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
    use crate::model::{License, OsFamily};

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

    #[track_caller]
    fn check(fact: Fact, given: impl Into<Value>, expected: &str) {
        assert_eq!(value(fact, &given.into()), expected);
    }

    #[test]
    fn values_are_said_in_words() {
        check(Fact::MachineRdpEnabled, true, "On");
        check(Fact::MachineUnattendedBots, 2, "2");
        check(
            Fact::MachineOsFamily,
            Value::Choice(crate::model::ChoiceSet::of(&[OsFamily::Windows10, OsFamily::Windows11])),
            "Windows 10 or Windows 11",
        );
        check(Fact::MachineSessions, OpenList { items: vec![], complete: true }, "Nobody is signed in");
        let maria = Session {
            user: Some("contoso\\maria".to_owned()),
            locked: Some(true),
            is_connection_user: Some(false),
            ..Session::default()
        };
        check(
            Fact::MachineSessions,
            OpenList { items: vec![maria], complete: false },
            "contoso\\maria, locked, not the connection’s user; perhaps more",
        );
        let premium = License { product: "POWERAUTOMATE_ATTENDED_RPA".to_owned(), switched_off: true };
        check(
            Fact::ConnectionOwnerLicenses,
            Licenses { list: OpenList { items: vec![premium], complete: true }, lacks: vec![] },
            "Power Automate Premium, plan switched off",
        );
    }

    #[test]
    fn every_subject_has_a_heading() {
        for fact in Fact::ALL {
            assert_ne!(subject(fact.path().0), "Other facts", "{}", fact.id());
        }
    }
}
