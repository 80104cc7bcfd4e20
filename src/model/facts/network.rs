//! Facts about what the machine can reach.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

/// Whether the configuration service can be reached.
pub static ECS_REACHABLE: Key<bool> = Key::new(FactInfo {
    fact: Fact::NetworkEcsReachable,
    id: "network.ecsReachable",
    label: "config.edge.skype.com reachable",
    question: "Can the machine reach config.edge.skype.com on port 443?",
    help: "The product asks there whether it may sign in with Microsoft Entra tokens. Government clouds have a host of their own.",
    find_out: &[
        FindOut::Command("Test-NetConnection config.edge.skype.com -Port 443"),
        FindOut::Person("An administrator of the network"),
    ],
    effort: Effort::Command,
    changed_by: &[Owner::MachineAdmin],
    kind: Kind::Flag { yes: "Reachable", no: "Blocked" },
});
