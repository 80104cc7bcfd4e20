//! What was found → the reading. Pieces of other runs and machines are set aside, and what the pieces say together becomes facts.

pub(in crate::intake) mod evidence;

use crate::catalog::licenses;
use crate::intake::found::{About, Claim, Found, FoundFact, Piece};
use crate::intake::privacy::{mask, names_in};
use crate::intake::reading::{
    Artifact, ArtifactKind, By, Choice, Note, Offer, OfferKind, ReadCode, ReadFact, Reading, Suggestion,
};
use crate::intake::scan::small::small;
use crate::intake::scan::sorted::sorted_by;
use crate::model::bounds::{MOST_ITEMS, keep_within_bounds};
use crate::model::{Fact, Licenses, Session, Span, TextMap, Value};

/// Others than these are not listed: nobody picks from more.
const MOST_CHOICES: usize = 20;

/// Different values of one fact that are kept.
const MOST_VALUES: usize = 8;

/// More things than these are not listed.
const MOST_ARTIFACTS: usize = 400;

/// Makes the reading.
#[inline(never)]
pub(in crate::intake) fn settle(mut found: Found, map: &TextMap) -> Reading {
    inherit(&mut found.pieces);
    name_machines(&mut found.pieces);
    let mut reading = Reading::default();
    let run = newest_run(&found.pieces);
    let of_run = |piece: &Piece| piece.about.run.is_none() || piece.about.run == run;
    let machine = found.pieces.iter().filter(|piece| of_run(piece)).find_map(|piece| piece.about.machine.clone());
    let in_force = |piece: &Piece| of_run(piece) && (piece.about.machine.is_none() || piece.about.machine == machine);
    let pieces: Vec<&Piece> = found.pieces.iter().filter(|piece| in_force(piece)).collect();
    let known = together(&pieces);
    reading.facts = facts_of(&pieces, &known, map);
    reading.codes = codes_of(&pieces, map);
    pick(&found.pieces, OfferKind::Run, run.as_deref(), &known, map, &mut reading);
    pick(&found.pieces, OfferKind::Machine, machine.as_deref(), &known, map, &mut reading);
    holders(&pieces, &known, map, &mut reading);
    members(&pieces, &known, map, &mut reading);
    for piece in found.pieces.iter().take(MOST_ARTIFACTS) {
        if let (Some(kind), Some(span)) = (piece.kind, piece.span) {
            reading.artifacts.push(Artifact { kind, place: map.place(span) });
        }
    }
    if let Some(span) =
        pieces.iter().find(|piece| piece.kind == Some(ArtifactKind::TenantLicenses)).map(|piece| piece.span)
    {
        let text = "These are the licences that the tenant has. Who holds them, and which machine, is not in it.";
        reading.notes.push(Note { text: text.to_owned(), place: span.map(|span| map.place(span)) });
    }
    for (written, entry, span) in found.suggestions {
        reading.suggestions.push(Suggestion { written, entry, place: map.place(span) });
    }
    for (text, span, piece) in found.notes {
        // What is to be said of a run that was set aside is said when it is picked.
        if found.pieces.get(piece).is_some_and(|piece| !in_force(piece)) {
            continue;
        }
        reading.notes.push(Note { text, place: span.map(|span| map.place(span)) });
    }
    // No secret of the paste is carried on, whatever a reader took for a name.
    for fact in &mut reading.facts {
        names_in(&mut fact.value, &mut |_, name| *name = mask(name));
        if let Some(count) = keep_within_bounds(&mut fact.value) {
            let text = format!("This list has {count} entries. Only the first {MOST_ITEMS} are used.");
            reading.notes.push(Note { text, place: Some(fact.place) });
        }
    }
    for note in &mut reading.notes {
        note.text = mask(&note.text);
    }
    for suggestion in &mut reading.suggestions {
        suggestion.written = mask(&suggestion.written);
    }
    for offer in &mut reading.offers {
        offer.question = mask(&offer.question);
        for choice in &mut offer.choices {
            choice.label = mask(&choice.label);
            for fact in &mut choice.facts {
                names_in(&mut fact.value, &mut |_, name| *name = mask(name));
                keep_within_bounds(&mut fact.value);
            }
        }
    }
    reading
}

/// A part belongs to whatever the whole belongs to.
fn inherit(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let outer = pieces.get(at).and_then(|piece| pieces.get(piece.within)).map(|outer| outer.about.clone());
        if let (Some(outer), Some(piece)) = (outer, pieces.get_mut(at)) {
            let own = std::mem::take(&mut piece.about);
            piece.about = About {
                run: own.run.or(outer.run),
                time: own.time.or(outer.time),
                machine: own.machine.map(|name| plain_machine(&name)).or(outer.machine),
                user: own.user.or(outer.user),
            };
        }
    }
}

/// The name of a machine without its domain; case makes no difference to Windows.
fn plain_machine(name: &str) -> String {
    name.split('.').next().unwrap_or(name).trim().to_ascii_uppercase()
}

/// True if a piece is an output of a machine.
const fn is_of_machine(kind: ArtifactKind) -> bool {
    matches!(
        kind,
        ArtifactKind::WindowsSessions
            | ArtifactKind::LocalGroup
            | ArtifactKind::DeviceState
            | ArtifactKind::SystemInfo
            | ArtifactKind::Registry
            | ArtifactKind::Services
            | ArtifactKind::UserRights
            | ArtifactKind::ConnectionTest
            | ArtifactKind::DiagnosticReport
    )
}

/// Gives outputs without a name that of the machine among whose outputs they stand, if there are several machines.
/// A second list of sessions begins the outputs of the next one.
fn name_machines(pieces: &mut [Piece]) {
    let mut names: Vec<String> = vec![];
    for name in pieces.iter().filter_map(|piece| piece.about.machine.as_ref()) {
        if names.len() < 2 && !names.contains(name) {
            names.push(name.clone());
        }
    }
    if names.len() < 2 {
        // One machine, or none that is named: everything is about it.
        pieces.iter_mut().for_each(|piece| piece.about.machine = None);
        return;
    }
    let mut parts: Vec<(Option<String>, bool)> = vec![(None, false)];
    let mut part_of: Vec<usize> = vec![];
    for piece in pieces.iter() {
        let sessions = piece.kind == Some(ArtifactKind::WindowsSessions);
        if let Some((name, has_sessions)) = parts.last_mut() {
            let other = piece.about.machine.is_some() && name.is_some() && piece.about.machine != *name;
            if other || (sessions && *has_sessions && piece.about.machine.is_none()) {
                parts.push((piece.about.machine.clone(), sessions));
            } else {
                *has_sessions |= sessions;
                if name.is_none() {
                    name.clone_from(&piece.about.machine);
                }
            }
        }
        part_of.push(parts.len() - 1);
    }
    for (piece, part) in pieces.iter_mut().zip(part_of) {
        if piece.about.machine.is_none()
            && piece.kind.is_some_and(is_of_machine)
            && let Some((name, _)) = parts.get(part)
        {
            piece.about.machine = Some(name.clone().unwrap_or_else(|| "not named".to_owned()));
        }
    }
}

/// The run that fills the plan: the newest, or the first if none has a time.
fn newest_run(pieces: &[Piece]) -> Option<String> {
    let mut newest: Option<&About> = None;
    for about in pieces.iter().map(|piece| &piece.about).filter(|about| about.run.is_some()) {
        if newest.is_none_or(|newest| about.time > newest.time) {
            newest = Some(about);
        }
    }
    newest.and_then(|about| about.run.clone())
}

/// What pieces say only together.
struct Together {
    /// The user that the connection signs in with, if all agree.
    user: Option<String>,
    owner: Option<String>,
}

fn together(pieces: &[&Piece]) -> Together {
    let mut users: Vec<&str> = vec![];
    let mut owners: Vec<&str> = vec![];
    for claim in pieces.iter().flat_map(|piece| &piece.claims) {
        let (list, name) = match claim {
            Claim::ConnectionUser(user) => (&mut users, user),
            Claim::ConnectionOwner(owner) => (&mut owners, owner),
            _ => continue,
        };
        if list.len() < 2 && !list.iter().any(|known| same_user(known, name) == Some(true)) {
            list.push(name);
        }
    }
    let one = |list: &[&str]| if let [name] = list { Some((*name).to_owned()) } else { None };
    Together { user: one(&users), owner: one(&owners) }
}

/// The name of a user without domain, as Windows shows it: twenty letters at most.
fn short_name(name: &str) -> String {
    let name = name.rsplit('\\').next().unwrap_or(name);
    let name = name.split('@').next().unwrap_or(name);
    small(&name.chars().take(20).collect::<String>())
}

/// Whether a name on the machine is that of the connection's user. A name with a domain in front is known to Windows
/// by that very name; a mail address may belong to a user of another name.
fn same_user(connection: &str, shown: &str) -> Option<bool> {
    if short_name(connection) == short_name(shown) {
        return Some(true);
    }
    let windows_name = connection.split_once('\\').is_some_and(|(domain, _)| !domain.eq_ignore_ascii_case("AzureAD"));
    (windows_name && !shown.contains('@')).then_some(false)
}

/// The facts of these pieces, in the order of the text.
fn facts_of(pieces: &[&Piece], known: &Together, map: &TextMap) -> Vec<ReadFact> {
    let mut candidates: Vec<FoundFact> = pieces.iter().flat_map(|piece| piece.facts.iter().cloned()).collect();
    for claim in pieces.iter().flat_map(|piece| &piece.claims) {
        candidates.extend(membership(claim, known.user.as_deref()));
        candidates.extend(service_account(claim));
    }
    let mut facts: Vec<ReadFact> = vec![];
    let policies: Vec<Fact> = Fact::ALL
        .iter()
        .copied()
        .filter(|fact| candidates.iter().any(|found| found.policy && found.fact == *fact))
        .collect();
    for mut found in candidates {
        if !found.policy && policies.contains(&found.fact) {
            continue;
        }
        if let (Value::Sessions(list), Some(user)) = (&mut found.value, known.user.as_deref()) {
            for session in &mut list.items {
                own(session, user);
            }
        }
        let same = facts.iter().filter(|fact| fact.fact == found.fact);
        if same.clone().count() < MOST_VALUES && !same.clone().any(|fact| same_value(&fact.value, &found.value)) {
            facts.push(ReadFact { fact: found.fact, value: found.value, place: map.place(found.span) });
        }
    }
    sorted_by(facts, |fact| [fact.place.start, 0, 0])
}

/// Two lists of the same sessions in another order are the same.
fn same_value(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Sessions(one), Value::Sessions(two)) => {
            one.complete == two.complete
                && one.items.len() == two.items.len()
                && one.items.len() <= 50
                && one.items.iter().all(|session| two.items.contains(session))
        }
        _ => one == two,
    }
}

fn own(session: &mut Session, user: &str) {
    if session.is_connection_user.is_none()
        && let Some(shown) = &session.user
    {
        session.is_connection_user = same_user(user, shown);
    }
}

/// Whether the connection's user is a member. A group without members has no nested ones either.
fn membership(claim: &Claim, user: Option<&str>) -> Option<FoundFact> {
    let Claim::Members { fact, members, complete, span } = claim else { return None };
    if members.is_empty() {
        return complete.then_some(FoundFact { fact: *fact, value: false.into(), span: *span, policy: false });
    }
    let user = user?;
    let (_, span) = members.iter().find(|(name, _)| same_user(user, name) == Some(true))?;
    Some(FoundFact { fact: *fact, value: true.into(), span: *span, policy: false })
}

/// Whether the service's own account may use remote desktop.
fn service_account(claim: &Claim) -> Option<FoundFact> {
    let Claim::Members { fact: Fact::AccountInRemoteDesktopUsers, members, .. } = claim else { return None };
    let (_, span) = members.iter().find(|(name, _)| name.eq_ignore_ascii_case("NT SERVICE\\UIFlowService"))?;
    Some(FoundFact { fact: Fact::ServiceAccountInRemoteDesktopUsers, value: true.into(), span: *span, policy: false })
}

/// The codes of these pieces, in the order of the text, each once.
fn codes_of(pieces: &[&Piece], map: &TextMap) -> Vec<ReadCode> {
    let mut codes: Vec<ReadCode> = vec![];
    for (entry, span, by) in pieces.iter().flat_map(|piece| piece.codes.iter().copied()) {
        match codes.iter_mut().find(|known| known.entry == entry) {
            Some(known) if known.by != By::Code && by == By::Code => {
                *known = ReadCode { entry, place: map.place(span), by };
            }
            Some(_) => {}
            None => codes.push(ReadCode { entry, place: map.place(span), by }),
        }
    }
    sorted_by(codes, |code| [code.place.start, 0, 0])
}

/// Offers the runs or the machines, if there are several. One of them fills the plan.
fn pick(
    pieces: &[Piece],
    kind: OfferKind,
    chosen: Option<&str>,
    known: &Together,
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
        } else if names.len() < MOST_CHOICES {
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
    let question = format!("The text tells of {many} {what}. Which one do you mean?");
    reading.offers.push(Offer { kind, question, choices });
}

/// Licences whose holder is the connection's owner become a fact; of others the person says whose they are.
fn holders(pieces: &[&Piece], known: &Together, map: &TextMap, reading: &mut Reading) {
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
            let names = product_names(held);
            let question = match user {
                Some(user) => format!("Licences of {user}: {names}. Who is that?"),
                None => format!("Whose licences are these: {names}?"),
            };
            let choice = |label: &str, facts: &[Fact]| Choice {
                label: label.to_owned(),
                in_force: false,
                facts: facts.iter().map(|id| fact(*id)).collect(),
                codes: vec![],
                place,
            };
            let choices = vec![
                choice("The owner of the connection", &[Fact::ConnectionOwnerLicenses]),
                choice("The owner of the cloud flow", &[Fact::CloudFlowOwnerLicenses]),
                choice("Both: it is the same person", &[Fact::ConnectionOwnerLicenses, Fact::CloudFlowOwnerLicenses]),
            ];
            reading.offers.push(Offer { kind: OfferKind::Holder, question, choices });
        }
    }
}

/// Says of a list of members what it leaves open.
fn members(pieces: &[&Piece], known: &Together, map: &TextMap, reading: &mut Reading) {
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
            None => "Is the user of the connection one of these members? The text does not say who that is.".to_owned(),
        };
        if !complete && !members.is_empty() {
            text.push_str(" The list is cut off.");
        }
        reading.notes.push(Note { text, place: Some(map.place(*span)) });
    }
}

/// The names of the products, as a person says them.
fn product_names(held: &Licenses) -> String {
    let mut names: Vec<String> = vec![];
    for license in held.list.items.iter().take(8) {
        let mut name =
            licenses::find(&license.product).map_or(license.product.as_str(), |product| product.name).to_owned();
        if license.switched_off {
            name.push_str(" (switched off)");
        }
        names.push(name);
    }
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
