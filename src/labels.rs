//! The values of facts in words, for the page, exports and the terminal.

use crate::catalog::licenses;
use crate::model::item::facts_of;
use crate::model::{ChoiceSet, Fact, Item, Kind, Licenses, OpenList, Right, Seats, Session, SessionState, Value};

/// A value in words.
#[must_use]
pub fn value(fact: Fact, value: &Value) -> String {
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
        Value::Moment(moment) => moment.text().replacen('T', " ", 1),
        Value::Text(text) if fact.info().kind == Kind::Product => product(text),
        Value::Text(text) => text.clone(),
        Value::Texts(texts) if texts.is_empty() => "None".to_owned(),
        Value::Texts(texts) if fact.info().kind == Kind::Products => {
            texts.iter().map(|text| product(text)).collect::<Vec<_>>().join(", ")
        }
        Value::Texts(texts) => texts.join(", "),
        Value::Seats(list) => listed(list, "Nothing", seats),
        Value::Items(list) => listed(list, "None", item),
    }
}

/// The possible answers of a fact that has few, each with its label. For a product, those that auto-claim can assign.
#[must_use]
pub fn answers(fact: Fact) -> Vec<(&'static str, Value)> {
    match fact.info().kind {
        Kind::Flag { yes, no } => vec![(yes, Value::Flag(true)), (no, Value::Flag(false))],
        Kind::Choice(all) => all
            .iter()
            .filter_map(|word| Some((word.label, Value::Choice(ChoiceSet::from_words(all, [word.id])?))))
            .collect(),
        Kind::Product => {
            let name = |id| Some((licenses::find(id)?.name, Value::from(id)));
            ["premium", "per-user"].into_iter().filter_map(name).collect()
        }
        Kind::Products => vec![("None", Value::Texts(vec![]))],
        Kind::Sessions => {
            let session = |own| Session { is_connection_user: Some(own), ..Session::default() };
            let only = |items: Vec<Session>| OpenList { items, complete: true }.into();
            vec![
                ("Nobody", only(vec![])),
                ("Only the connection’s user", only(vec![session(true)])),
                ("Only someone else", only(vec![session(false)])),
            ]
        }
        Kind::Apps => vec![(RPA_ATTENDED, Value::Texts(vec![RPA_ATTENDED.to_owned()])), ("None", Value::Texts(vec![]))],
        _ => vec![],
    }
}

/// The app for attended runs, as the Microsoft 365 admin center calls it.
const RPA_ATTENDED: &str = "Power Automate RPA Attended";

/// The items in words; `nothing` for an empty list.
fn listed<T>(list: &OpenList<T>, nothing: &str, words: impl Fn(&T) -> String) -> String {
    match (list.items.is_empty(), list.complete) {
        (true, true) => nothing.to_owned(),
        (true, false) => "Not listed yet".to_owned(),
        (false, complete) => and_maybe_more(first(&list.items, words), complete),
    }
}

fn seats(seats: &Seats) -> String {
    let free = seats.free.map_or_else(|| "number unknown".to_owned(), |free| format!("{free} left"));
    format!("{}: {free}", product(&seats.product))
}

/// The known facts of an item, in words.
fn item(item: &Item) -> String {
    let facts = facts_of(item).map(|(fact, value)| match value {
        Value::Text(_) if fact.info().kind == Kind::Name => format!("“{}”", self::value(fact, value)),
        _ => format!("{}: {}", fact.info().label, self::value(fact, value)),
    });
    let words = facts.collect::<Vec<_>>().join(", ");
    if words.is_empty() { "No details known".to_owned() } else { words }
}

/// “A or B”. Words with a comma in them are separated by a semicolon.
fn one_of(words: Vec<&str>) -> String {
    // A comma inside one of the words would make “or” ambiguous.
    words.join(if words.iter().any(|word| word.contains(',')) { "; or " } else { " or " })
}

fn sessions(list: &OpenList<Session>) -> String {
    if list.items.is_empty() && !list.complete {
        return "Not listed yet".to_owned();
    }
    listed(list, "Nobody is signed in", session)
}

/// The known facts about a Windows session, in words.
fn session(session: &Session) -> String {
    let mut words = vec![session.user.as_deref().map_or_else(|| "Someone".to_owned(), isolated)];
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
    let mut words = first(&held.list.items, |license| {
        let name = product(&license.product);
        if license.switched_off { format!("{name}, plan switched off") } else { name }
    });
    let open = !held.list.complete && !words.is_empty();
    if words.is_empty() && held.list.complete {
        words.push("No Power Automate licence".to_owned());
    }
    words.extend(held.lacks.iter().map(|right| lacking(*right).to_owned()));
    if words.is_empty() { "Not listed yet".to_owned() } else { and_maybe_more(words, !open) }
}

/// The most items of a list that are named; the rest is counted.
const MOST_NAMED: usize = 20;

/// The first items of a list in words, and how many more there are.
fn first<T>(items: &[T], words: impl Fn(&T) -> String) -> Vec<String> {
    let mut named: Vec<String> = items.iter().take(MOST_NAMED).map(words).collect();
    if items.len() > MOST_NAMED {
        named.push(format!("{} more", items.len() - MOST_NAMED));
    }
    named
}

fn and_maybe_more(words: Vec<String>, complete: bool) -> String {
    let words = words.join("; ");
    if complete { words } else { format!("{words}; maybe more") }
}

/// A product's current name, or the name as written if it is unknown.
#[must_use]
pub fn product(written: &str) -> String {
    licenses::find(written).map_or_else(|| isolated(written), |product| product.name.to_owned())
}

/// Isolates a name in a right-to-left script, so that it doesn't reverse the words beside it.
fn isolated(name: &str) -> String {
    let turns = |letter| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    if name.contains(turns) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

/// A right that a user is known not to have.
const fn lacking(right: Right) -> &'static str {
    match right {
        Right::Attended => "No right to attended runs",
        Right::Unattended => "No right to unattended runs",
        Right::Hosted => "No right to hosted machines",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{License, OsFamily};

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
        check(Fact::MachineSessions, OpenList::<Session> { items: vec![], complete: true }, "Nobody is signed in");
        let maria = Session {
            user: Some("contoso\\maria".to_owned()),
            locked: Some(true),
            is_connection_user: Some(false),
            ..Session::default()
        };
        check(
            Fact::MachineSessions,
            OpenList { items: vec![maria], complete: false },
            "contoso\\maria, locked, not the connection’s user; maybe more",
        );
        let hebrew = Session { user: Some("דנה".to_owned()), locked: Some(true), ..Session::default() };
        let sessions = OpenList { items: vec![hebrew], complete: true };
        check(Fact::MachineSessions, sessions, "\u{2068}דנה\u{2069}, locked");
        let words =
            value(Fact::MachineSessions, &OpenList { items: vec![Session::default(); 23], complete: true }.into());
        assert!(words.ends_with("Someone; 3 more") && words.matches("Someone").count() == 20, "{words}");
        let premium = License { product: "POWERAUTOMATE_ATTENDED_RPA".to_owned(), switched_off: true };
        check(
            Fact::ConnectionOwnerLicenses,
            Licenses { list: OpenList { items: vec![premium], complete: true }, lacks: vec![] },
            "Power Automate Premium, plan switched off",
        );
    }
}
