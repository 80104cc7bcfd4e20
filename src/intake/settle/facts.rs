//! Turns pieces into facts and codes: removes duplicates, lets policies override settings, and combines statements of
//! several pieces.

use crate::catalog::licenses;
use crate::intake::found::{Claim, FoundFact, Piece};
use crate::intake::reading::{ReadCode, ReadFact, RecognisedBy};
use crate::intake::scan::small::small;
use crate::model::{Fact, OpenList, Seats, Session, Span, TextMap, Value};
use crate::text::sorted::sorted_by;

/// The most different values of a fact that are kept.
const MOST_VALUES: usize = 8;

/// What the pieces say together.
pub(super) struct Combined {
    /// The user that the connection signs in with, if all pieces agree.
    pub(super) user: Option<String>,
    pub(super) owner: Option<String>,
}

pub(super) fn combined(pieces: &[&Piece]) -> Combined {
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
    Combined { user: one(&users), owner: one(&owners) }
}

/// A user's name without domain, as Windows shows it: at most twenty characters.
fn short_name(name: &str) -> String {
    let name = name.rsplit('\\').next().unwrap_or(name);
    let name = name.split('@').next().unwrap_or(name);
    small(&name.chars().take(20).collect::<String>())
}

/// Whether a name on the machine is the connection's user. Windows shows a name with a domain unchanged; a mail address
/// may belong to a user with another name.
pub(super) fn same_user(connection: &str, shown: &str) -> Option<bool> {
    if short_name(connection) == short_name(shown) {
        return Some(true);
    }
    let windows_name = connection.split_once('\\').is_some_and(|(domain, _)| !domain.eq_ignore_ascii_case("AzureAD"));
    (windows_name && !shown.contains('@')).then_some(false)
}

/// The tenant's remaining licences, for all products that the pieces name. The list may be incomplete.
fn tenant_licenses(pieces: &[&Piece]) -> Option<FoundFact> {
    let mut list: OpenList<Seats> = OpenList::default();
    let mut place: Option<Span> = None;
    let id = |product: &str| licenses::find(product).map_or_else(|| product.to_owned(), |known| known.id.to_owned());
    for claim in pieces.iter().flat_map(|piece| &piece.claims) {
        let Claim::Tenant { product, left, span, .. } = claim else { continue };
        let so_far = place.unwrap_or(*span);
        place = Some(Span { start: so_far.start.min(span.start), end: so_far.end.max(span.end) });
        match list.items.iter_mut().find(|known| id(&known.product) == id(product)) {
            // Two different numbers for one product: which is right is unknown.
            Some(known) if known.free.is_some() && left.is_some() && known.free != *left => known.free = None,
            Some(known) => known.free = known.free.or(*left),
            None => list.items.push(Seats { product: product.clone(), free: *left }),
        }
    }
    place.map(|span| FoundFact { fact: Fact::TenantLicenses, value: list.into(), span, policy: false })
}

/// The facts of these pieces, in text order.
pub(super) fn facts_of(pieces: &[&Piece], known: &Combined, map: &TextMap) -> Vec<ReadFact> {
    let mut candidates: Vec<FoundFact> = pieces.iter().flat_map(|piece| piece.facts.iter().cloned()).collect();
    for claim in pieces.iter().flat_map(|piece| &piece.claims) {
        candidates.extend(membership(claim, known.user.as_deref()));
        candidates.extend(service_account(claim));
    }
    candidates.extend(tenant_licenses(pieces));
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

/// Compares values; lists of sessions in another order are equal.
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

/// Whether the service's own account may use Remote Desktop.
fn service_account(claim: &Claim) -> Option<FoundFact> {
    let Claim::Members { fact: Fact::AccountInRemoteDesktopUsers, members, .. } = claim else { return None };
    let (_, span) = members.iter().find(|(name, _)| name.eq_ignore_ascii_case("NT SERVICE\\UIFlowService"))?;
    Some(FoundFact { fact: Fact::ServiceAccountInRemoteDesktopUsers, value: true.into(), span: *span, policy: false })
}

/// The codes of these pieces, in text order, without duplicates.
pub(super) fn codes_of(pieces: &[&Piece], map: &TextMap) -> Vec<ReadCode> {
    let mut codes: Vec<ReadCode> = vec![];
    for piece in pieces {
        let in_run_row = piece.about.is_row;
        for (entry, span, by) in piece.codes.iter().copied() {
            let code = ReadCode { entry, place: map.place(span), by, in_run_row };
            match codes.iter_mut().find(|known| known.entry == entry) {
                Some(known) => {
                    let in_run_row = in_run_row || known.in_run_row;
                    if known.by != RecognisedBy::Code && by == RecognisedBy::Code {
                        *known = code;
                    }
                    known.in_run_row = in_run_row;
                }
                None => codes.push(code),
            }
        }
    }
    sorted_by(codes, |code| [code.place.start, 0, 0])
}
