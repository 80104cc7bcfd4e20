//! What the tenant says of itself: rows of Dataverse, licences of Microsoft Graph, the connection.

pub(super) mod dataverse;
pub(super) mod graph;

use super::found::{Claim, Found, Say};
use super::reading::ArtifactKind;
use super::record::Record;
use super::walk::Walk;

/// Reads a list of licences; false if the list is none.
pub(super) fn license_list(walk: &mut Walk, list: usize) -> bool {
    let tree = walk.tree;
    let assigned = tree.name(walk.layer, list).eq_ignore_ascii_case("assignedLicenses");
    let context = walk.outside("@odata.context");
    let closed = walk.layer.part(tree.span(list)).ends_with(']');
    match tree.children(list).next() {
        Some(first) if !graph::is_license(&walk.record(first)) => return false,
        None if !(closed && (assigned || context.ends_with("licenseDetails"))) => return false,
        _ => {}
    }
    let place = walk.place(list);
    let rows = tree.children(list).map(|row| graph::assigned(walk, row)).collect();
    walk.found.open(ArtifactKind::UserLicenses, place);
    // `…#users('maria%40contoso.com')/licenseDetails`
    let named = context.split("users('").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("");
    let holder = walk.outside("userPrincipalName").to_owned();
    let holder = if holder.is_empty() { named.replace("%40", "@") } else { holder };
    walk.found.about().user = super::records::filled(&holder);
    let complete = closed && (assigned || walk.outside("@odata.nextLink").is_empty());
    graph::keep(rows, complete, place, walk.found);
    walk.found.close();
    true
}

/// Reads the rows of a table of licences; false if they are none.
pub(super) fn license_rows(rows: &[Record], whole: bool, found: &mut Found) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
    if !graph::is_license(first) {
        return false;
    }
    let count = if whole { rows.len() } else { rows.len().saturating_sub(1) };
    let span = crate::model::Span { start: first.span().start, end: last.span().end };
    found.open(ArtifactKind::UserLicenses, span);
    graph::keep(rows.iter().take(count).map(graph::plain).collect(), whole, span, found);
    found.close();
    true
}

/// Reads a connection of a desktop flow; true if it opened a piece for it.
pub(super) fn connection(walk: &mut Walk, at: usize) -> bool {
    let Some(properties) = walk.get(at, "properties") else { return false };
    let set = walk.get(properties, "connectionParametersSet");
    let of_desktop_flows =
        walk.member(at, "id").contains("shared_uiflow") || walk.member(properties, "apiId").contains("shared_uiflow");
    if !of_desktop_flows && set.is_none_or(|set| !walk.member(set, "name").starts_with("azureRelay")) {
        return false;
    }
    let place = walk.place(at);
    walk.found.open(ArtifactKind::Connection, place);
    let values = set.and_then(|set| walk.get(set, "values"));
    let value = |walk: &Walk, name: &str| {
        let field = values.and_then(|values| walk.get(values, name))?;
        let inner = walk.get(field, "value").unwrap_or(field);
        Some((walk.tree.written(walk.layer, inner).replace("\\\\", "\\"), walk.place(inner)))
    };
    let credential = value(walk, "credentialId").filter(|(id, _)| !id.is_empty());
    if let Some((_, place)) = &credential {
        walk.found.say("connection.auth", Say::Words(&["credentialPassword", "credentialCba"]), *place, false);
    }
    if let Some(set) = set
        && walk.member(set, "name") == "azureRelayRunOwner"
    {
        let place = walk.get(set, "name").map_or(place, |name| walk.place(name));
        walk.found.say("connection.auth", Say::Words(&["runOwner"]), place, false);
    }
    if let Some((user, place)) = value(walk, "username").filter(|(user, _)| !user.is_empty()) {
        username(&user, place, walk.found);
    }
    if let Some(status) = walk.get(properties, "statuses").and_then(|list| walk.tree.children(list).next())
        && let Some(status) = walk.get(status, "status")
    {
        let word = match walk.tree.written(walk.layer, status) {
            "Connected" => "connected",
            "Error" => "error",
            _ => "",
        };
        walk.found.say("connection.status", Say::Words(&[word]), walk.place(status), false);
    }
    if let Some(owner) = walk.get(properties, "createdBy").map(|by| walk.member(by, "userPrincipalName").to_owned())
        && !owner.is_empty()
    {
        walk.found.claim(Claim::ConnectionOwner(owner));
    }
    true
}

/// The user that the connection signs in with, and what the form of the name tells.
pub(super) fn username(user: &str, place: crate::model::Span, found: &mut Found) {
    found.claim(Claim::ConnectionUser(user.to_owned()));
    let words: &[&str] = match user.split_once('\\') {
        Some((domain, _)) if domain.eq_ignore_ascii_case("AzureAD") => return,
        Some((".", _)) => &["local"],
        Some((domain, _)) if domain.eq_ignore_ascii_case("local") => &["local"],
        // The name before the backslash may be that of a domain or of the machine.
        Some(_) => &["downLevelDomain", "local"],
        None if user.contains('@') => &["upn"],
        None => &["bare"],
    };
    found.say("connection.usernameFormat", Say::Words(words), place, false);
}
