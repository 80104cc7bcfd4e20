//! A desktop flow connection as the connections API returns it: its status, its owner, the user it signs in with.

use crate::intake::found::{Claim, Found, Say};
use crate::intake::reading::ArtifactKind;
use crate::intake::walk::Walk;
use crate::model::Fact;

/// Reads a connection of a desktop flow; true if it opened a piece for it.
pub(in crate::intake) fn connection(walk: &mut Walk, at: usize) -> bool {
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
        walk.found.say(Fact::ConnectionAuth, Say::Words(&["credentialPassword", "credentialCba"]), *place, false);
    }
    if let Some(set) = set
        && walk.member(set, "name") == "azureRelayRunOwner"
    {
        let place = walk.get(set, "name").map_or(place, |name| walk.place(name));
        walk.found.say(Fact::ConnectionAuth, Say::Words(&["runOwner"]), place, false);
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
        walk.found.say(Fact::ConnectionStatus, Say::Words(&[word]), walk.place(status), false);
    }
    if let Some(owner) = walk.get(properties, "createdBy").map(|by| walk.member(by, "userPrincipalName").to_owned())
        && !owner.is_empty()
    {
        walk.found.claim(Claim::ConnectionOwner(owner));
    }
    true
}

/// The user that the connection signs in with, and what the form of the name tells.
pub(in crate::intake) fn username(user: &str, place: crate::model::Span, found: &mut Found) {
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
    found.say(Fact::ConnectionUsernameFormat, Say::Words(words), place, false);
}
