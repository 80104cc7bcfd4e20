//! Facts about the person who owns the cloud flow.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Licenses, Owner};

/// The Power Automate licences of the cloud flow's owner.
pub static LICENSES: Key<Licenses> = Key::new(FactInfo {
    fact: Fact::CloudFlowOwnerLicenses,
    id: "cloudFlowOwner.licenses",
    label: "Licences of the cloud flow’s owner",
    question: "Which Power Automate licences does the owner of the cloud flow hold?",
    help: "Often the same person as the owner of the connection, but not always.",
    find_out: &[
        FindOut::Menu("The owner opens the Power Automate portal › Settings › View my licenses"),
        FindOut::Menu("Microsoft 365 admin center › Users › Active users › the owner › Licenses and apps"),
        FindOut::Person("A Microsoft 365 admin"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::Microsoft365Admin],
    kind: Kind::Licenses,
});
