//! Facts about the person who owns the desktop flow connection.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Licenses, Owner};

/// The Power Automate licences of the connection's owner.
pub static LICENSES: Key<Licenses> = Key::new(FactInfo {
    fact: Fact::ConnectionOwnerLicenses,
    id: "connectionOwner.licenses",
    label: "Licences of the connection’s owner",
    question: "Which Power Automate licences does the owner of the connection hold?",
    help: "The owner is whoever created the desktop flow connection that the run uses. It is often not the person who starts the run.",
    find_out: &[
        FindOut::Menu("The owner opens the Power Automate portal › Settings › View my licenses"),
        FindOut::Menu("Microsoft 365 admin center › Users › Active users › the owner › Licenses and apps"),
        FindOut::Person("A Microsoft 365 admin"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::Microsoft365Admin],
    kind: Kind::Licenses,
});
