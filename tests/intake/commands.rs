//! The commands that the product proposes for finding out a fact. The output of each can be pasted, so some artefact
//! must show that it is read.

use crate::artifacts;
use flow_preflight::intake::read;
use flow_preflight::model::{Fact, FindOut, Units};
use std::collections::BTreeSet;

/// Facts that the output of their command doesn’t decide, with what is missing.
const LEFT_TO_THE_READER: [(&str, &str); 11] = [
    ("connection.accountType", "`whoami /upn` doesn’t say whether its user is the connection’s"),
    ("connection.passwordCurrent", "the day of the last change, to be compared with the connection"),
    ("machine.freeSessions", "how many sessions the server allows"),
    ("machine.rdpSignInInTime", "how long the sign-in takes; the command shows the limit"),
    ("machine.allowedRegistrationTenants", "the tenant, to be compared with the list"),
    ("machine.registrationRights", "how the machine runtime is started"),
    ("machine.entraTenant", "the tenant of the environment"),
    ("entra.consentHiddenForMachine", "the groups of the machine"),
    ("network.proxyRequiresAuth", "what the proxy asks for"),
    ("network.proxyCredentialsConfiguredForService", "whether the proxy accepts the stored credentials"),
    ("group.localAccountConsistent", "the accounts of the other machines"),
];

#[test]
fn the_output_of_each_proposed_command_is_read() {
    let mut read_facts = BTreeSet::new();
    for (_, text) in artifacts() {
        let reading = read(&text, Units::Utf8);
        let offered = reading.offers.iter().flat_map(|offer| &offer.choices).flat_map(|choice| &choice.facts);
        read_facts.extend(reading.facts.iter().chain(offered).map(|found| found.fact.id()));
    }
    let proposed =
        Fact::ALL.iter().filter(|fact| fact.info().find_out.iter().any(|way| matches!(way, FindOut::Command(_))));
    let unread: Vec<&str> = proposed.map(|fact| fact.id()).filter(|id| !read_facts.contains(id)).collect();
    let expected: Vec<&str> = LEFT_TO_THE_READER.iter().map(|(id, _)| *id).collect();
    assert_eq!(unread, expected, "a command is proposed, and what it prints is not read");
}
