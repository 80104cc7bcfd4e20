//! The choices for the user: one of several runs or machines, whose licences these are, who ran a command.

use super::facts::{Combined, codes_of, facts_of, same_user};
use crate::catalog::licenses;
use crate::intake::found::{Claim, Piece};
use crate::intake::reading::{Choice, Note, Offer, OfferKind, ReadFact, Reading};
use crate::model::{Fact, Licenses, Place, Right, Span, TextMap, Value};

/// The most choices that are listed.
const MOST_CHOICES: usize = 20;

/// The most users that are asked about.
const MOST_USERS: usize = 5;

/// Offers the runs or the machines, if there are several. One of them fills the plan.
pub(super) fn pick(
    pieces: &[Piece],
    kind: OfferKind,
    chosen: Option<&str>,
    known: &Combined,
    map: &TextMap,
    reading: &mut Reading,
) {
    let key =
        |piece: &Piece| if kind == OfferKind::Run { piece.about.run.clone() } else { piece.about.machine.clone() };
    let mut names: Vec<(String, Vec<&Piece>)> = vec![];
    let mut more = false;
    for piece in pieces {
        let Some(name) = key(piece) else { continue };
        if let Some((_, list)) = names.iter_mut().find(|(known, _)| *known == name) {
            list.push(piece);
        } else if names.len() < MOST_CHOICES || chosen == Some(name.as_str()) {
            names.push((name, vec![piece]));
        } else {
            more = true;
        }
    }
    let Some(chosen) = chosen.filter(|_| names.len() > 1) else { return };
    let mut choices = vec![];
    for (name, list) in names {
        let facts = facts_of(&list, known, map);
        let codes = codes_of(&list, map);
        let time = list.iter().find_map(|piece| piece.about.time.clone());
        let mut label = if kind == OfferKind::Run { time.unwrap_or_else(|| name.clone()) } else { name.clone() };
        if kind == OfferKind::Run
            && let Some(code) = codes.first()
        {
            label = format!("{label}: {}", code.entry.id);
        }
        let span = list.first().and_then(|piece| piece.span).unwrap_or(Span { start: 0, end: 0 });
        choices.push(Choice { label, in_force: name == chosen, facts, codes, place: map.place(span) });
    }
    let what = if kind == OfferKind::Run { "runs" } else { "machines" };
    let many = if more { "many".to_owned() } else { choices.len().to_string() };
    let question = format!("Your paste has {many} {what}. Which one?");
    reading.offers.push(Offer { kind, question, choices });
}

/// Turns the connection owner's licences into a fact. For others, offers to say whose they are.
pub(super) fn holders(pieces: &[&Piece], known: &Combined, map: &TextMap, reading: &mut Reading) {
    for piece in pieces {
        for claim in &piece.claims {
            let Claim::Licenses(held, span) = claim else { continue };
            let place = map.place(*span);
            let fact = |fact| ReadFact { fact, value: Value::Licenses(held.clone()), place };
            let user = piece.about.user.as_deref();
            if let (Some(user), Some(owner)) = (user, known.owner.as_deref())
                && user.eq_ignore_ascii_case(owner)
            {
                reading.facts.push(fact(Fact::ConnectionOwnerLicenses));
                continue;
            }
            if reading.offers.len() >= MOST_CHOICES {
                continue;
            }
            let question = licences_of(user.unwrap_or("one user"), held);
            let choice = |label: &str, facts: &[Fact]| Choice {
                label: label.to_owned(),
                in_force: false,
                facts: facts.iter().map(|id| fact(*id)).collect(),
                codes: vec![],
                place,
            };
            let choices = vec![
                choice("Yes", &[Fact::ConnectionOwnerLicenses]),
                choice("No, the cloud flow owner", &[Fact::CloudFlowOwnerLicenses]),
                choice("The owner of both", &[Fact::ConnectionOwnerLicenses, Fact::CloudFlowOwnerLicenses]),
            ];
            reading.offers.push(Offer { kind: OfferKind::Holder, question, choices });
        }
    }
}

/// Says what a list of members leaves open.
pub(super) fn members(pieces: &[&Piece], known: &Combined, map: &TextMap, reading: &mut Reading) {
    for claim in pieces.iter().flat_map(|piece| &piece.claims) {
        let Claim::Members { members, complete, span, .. } = claim else { continue };
        if members.is_empty() && *complete {
            continue;
        }
        let mut text = match &known.user {
            _ if members.is_empty() => "The list of members is cut off before the first one.".to_owned(),
            Some(user) if members.iter().any(|(name, _)| same_user(user, name) == Some(true)) => continue,
            Some(_) => {
                "The connection’s user is not in this list itself. A group in it may contain the user.".to_owned()
            }
            None => "Is the connection’s user one of these members? The text doesn’t say who the user is.".to_owned(),
        };
        if !complete && !members.is_empty() {
            text.push_str(" The list is cut off.");
        }
        reading.notes.push(Note { text, place: Some(map.place(*span)) });
    }
}

/// Somebody's licences, what they allow, and the question whether that is the connection's owner.
fn licences_of(user: &str, held: &Licenses) -> String {
    let names = product_names(held);
    let attended = held.list.items.iter().find(|license| {
        let right = |product: &licenses::Product| product.rights.contains(&Right::Attended);
        !license.switched_off && licenses::find(&license.product).is_some_and(right)
    });
    let known = held.list.items.iter().all(|license| licenses::find(&license.product).is_some());
    let says = match attended {
        Some(_) if held.list.items.len() == 1 => " It includes attended RPA.".to_owned(),
        Some(license) => {
            let name = licenses::find(&license.product).map_or(license.product.as_str(), |product| product.name);
            format!(" {name} includes attended RPA.")
        }
        None if known => match held.list.items.len() {
            0 => "",
            1 => " It doesn’t include attended RPA.",
            2 => " Neither includes attended RPA.",
            _ => " None of them includes attended RPA.",
        }
        .to_owned(),
        None => String::new(),
    };
    format!("Licences of {user}: {names}.{says} Is this the connection owner?")
}

/// A user, what is known of the account, and the first place that says so.
type OfUser<'p> = (Option<&'p str>, Vec<(Fact, bool, Span)>, Span);

/// Asks of each user whether that is the connection's user; what is known of the account are then facts.
pub(super) fn of_users(pieces: &[&Piece], known: &Combined, map: &TextMap, reading: &mut Reading) {
    let mut users: Vec<OfUser> = vec![];
    let is_connections = |user: Option<&str>| {
        known.user.as_deref().zip(user).is_some_and(|(connection, user)| same_user(connection, user) == Some(true))
    };
    for claim in pieces.iter().flat_map(|piece| &piece.claims) {
        let Claim::OfUser { user, facts, span } = claim else { continue };
        let user = user.as_deref();
        // `whoami /groups` doesn't name its user.
        let same = |(other, ..): &&mut OfUser| match (*other, user) {
            (Some(one), Some(two)) => same_user(one, two) == Some(true),
            _ => true,
        };
        let room = users.len() < MOST_CHOICES;
        match users.iter_mut().find(same) {
            Some((name, all, _)) => {
                *name = name.or(user);
                all.extend_from_slice(facts);
            }
            None if room || is_connections(user) => users.push((user, facts.clone(), *span)),
            None => {}
        }
    }
    // A list of many accounts is not about one of them.
    let is_list = users.len() > MOST_USERS;
    users.retain(|(user, ..)| !is_list || is_connections(*user));
    for (user, mut facts, at) in users {
        if let Some(user) = user {
            for claim in pieces.iter().flat_map(|piece| &piece.claims) {
                let Claim::Members { fact, members, .. } = claim else { continue };
                let own = members.iter().find(|(name, _)| same_user(user, name) == Some(true));
                facts.extend(own.map(|(_, span)| (*fact, true, *span)));
            }
        }
        of_user(user, &facts, map.place(at), known, map, reading);
    }
}

fn of_user(
    user: Option<&str>,
    facts: &[(Fact, bool, Span)],
    place: Place,
    known: &Combined,
    map: &TextMap,
    reading: &mut Reading,
) {
    let facts: Vec<ReadFact> = facts
        .iter()
        .map(|(fact, is, span)| ReadFact { fact: *fact, value: (*is).into(), place: map.place(*span) })
        .collect();
    if facts.is_empty() || reading.offers.len() >= MOST_CHOICES {
        return;
    }
    if let (Some(user), Some(connection)) = (user, known.user.as_deref())
        && same_user(connection, user) == Some(true)
    {
        reading.facts.extend(facts);
        return;
    }
    let question = match user {
        Some(user) => format!("Is {user} the connection’s user?"),
        None => "Did the connection’s user run this command?".to_owned(),
    };
    let choice = |label: &str, facts| Choice { label: label.to_owned(), in_force: false, facts, codes: vec![], place };
    let choices = vec![choice("Yes", facts), choice("No", vec![])];
    reading.offers.push(Offer { kind: OfferKind::ConnectionUser, question, choices });
}

/// The products' names without duplicates: as pasted if that is a display name, else from the catalogue.
fn product_names(held: &Licenses) -> String {
    let mut names: Vec<String> = vec![];
    for license in held.list.items.iter().take(8) {
        let is_name = license.product.contains(' ');
        let known = licenses::find(&license.product).filter(|_| !is_name);
        let mut name = known.map_or(license.product.as_str(), |product| product.name).to_owned();
        if license.switched_off {
            name.push_str(" (switched off)");
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.pop() {
        None => "none".to_owned(),
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} and {last}", names.join(", ")),
    }
}
