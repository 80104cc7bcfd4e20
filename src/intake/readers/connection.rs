//! Reads a desktop flow connection from the connections API: its status, owner and user.

use crate::intake::found::{Claim, Found, Raw};
use crate::intake::objects::Objects;
use crate::intake::reading::ArtifactKind;
use crate::model::Fact;

/// Reads a connection; true if it opened a piece.
pub(in crate::intake) fn connection(json: &mut Objects, at: usize) -> bool {
    let Some(properties) = json.get(at, "properties") else { return false };
    let set = json.get(properties, "connectionParametersSet");
    let of_desktop_flows =
        json.member(at, "id").contains("shared_uiflow") || json.member(properties, "apiId").contains("shared_uiflow");
    if !of_desktop_flows && set.is_none_or(|set| !json.member(set, "name").starts_with("azureRelay")) {
        return false;
    }
    let place = json.place(at);
    json.found.open(ArtifactKind::Connection, place);
    let values = set.and_then(|set| json.get(set, "values"));
    let value = |json: &Objects, name: &str| {
        let field = values.and_then(|values| json.get(values, name))?;
        let inner = json.get(field, "value").unwrap_or(field);
        Some((json.tree.written(json.layer, inner).replace("\\\\", "\\"), json.place(inner)))
    };
    let credential = value(json, "credentialId").filter(|(id, _)| !id.is_empty());
    if let Some((_, place)) = &credential {
        json.found.set(Fact::ConnectionAuth, Raw::Words(&["credentialPassword", "credentialCba"]), *place, false);
    }
    if let Some(set) = set
        && json.member(set, "name") == "azureRelayRunOwner"
    {
        let place = json.get(set, "name").map_or(place, |name| json.place(name));
        json.found.set(Fact::ConnectionAuth, Raw::Words(&["runOwner"]), place, false);
    }
    if let Some((user, place)) = value(json, "username").filter(|(user, _)| !user.is_empty()) {
        username(&user, place, json.found);
    }
    if let Some(status) = json.get(properties, "statuses").and_then(|list| json.tree.children(list).next())
        && let Some(status) = json.get(status, "status")
    {
        let word = match json.tree.written(json.layer, status) {
            "Connected" => "connected",
            "Error" => "error",
            _ => "",
        };
        json.found.set(Fact::ConnectionStatus, Raw::Words(&[word]), json.place(status), false);
    }
    if let Some(owner) = json.get(properties, "createdBy").map(|by| json.member(by, "userPrincipalName").to_owned())
        && !owner.is_empty()
    {
        json.found.claim(Claim::ConnectionOwner(owner));
    }
    true
}

/// Reads the connection's user, and what the form of the name implies.
pub(in crate::intake) fn username(user: &str, place: crate::model::Span, found: &mut Found) {
    found.claim(Claim::ConnectionUser(user.to_owned()));
    let words: &[&str] = match user.split_once('\\') {
        Some((domain, _)) if domain.eq_ignore_ascii_case("AzureAD") => return,
        Some((".", _)) => &["local"],
        Some((domain, _)) if domain.eq_ignore_ascii_case("local") => &["local"],
        // The part before the backslash may be a domain or the machine.
        Some(_) => &["downLevelDomain", "local"],
        None if user.contains('@') => &["upn"],
        None => &["bare"],
    };
    found.set(Fact::ConnectionUsernameFormat, Raw::Words(words), place, false);
}
