//! Facts about the desktop flow connection.

use crate::model::{AccountType, ConnectionAuth, Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

/// How the connection signs in.
pub static AUTH: Key<ConnectionAuth> = Key::new(FactInfo {
    fact: Fact::ConnectionAuth,
    id: "connection.auth",
    label: "Connection signs in with",
    question: "How does the connection sign in to the machine?",
    help: "The way that was chosen when the connection was made.",
    find_out: &[
        FindOut::Menu("Power Automate portal › Data › Connections › the desktop flow connection › Edit"),
        FindOut::Person("The owner of the connection"),
    ],
    effort: Effort::KnownAtOnce,
    changed_by: &[Owner::Maker],
    kind: Kind::choice::<ConnectionAuth>(),
});

/// What kind of account the connection signs in with.
pub static ACCOUNT_TYPE: Key<AccountType> = Key::new(FactInfo {
    fact: Fact::ConnectionAccountType,
    id: "connection.accountType",
    label: "Connection’s account",
    question: "Does the connection sign in with a Microsoft Entra, a domain or a local account?",
    help: "An Entra account is written like a mail address, a domain account like `DOMAIN\\name`, a local one like `MACHINE\\name` or `.\\name`. The form alone does not prove it.",
    find_out: &[
        FindOut::Menu("Power Automate portal › Data › Connections › the desktop flow connection: the user name"),
        FindOut::Command("whoami /upn"),
        FindOut::Person("The owner of the connection"),
    ],
    effort: Effort::KnownAtOnce,
    changed_by: &[Owner::Maker],
    kind: Kind::choice::<AccountType>(),
});
