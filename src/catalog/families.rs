//! Display names of the rule families.

/// The display name of a rule family. Families of rules and codes on the same subject share it.
#[must_use]
pub fn rule_family(table: &str) -> &'static str {
    match table {
        "licensing" => "Licences",
        "windows-sessions" => "Windows sessions",
        "remote-desktop" => "Remote Desktop",
        "connection" => "Connection",
        "entra" => "Microsoft Entra sign-in",
        "automation" => "The flow itself",
        "machine" => "The machine",
        "service" => "Agent and services",
        "network" => "Network",
        "queue" => "Queue",
        "hosted" => "Hosted machines",
        "policy" => "Policies",
        _ => "Other rules",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::rules;

    #[test]
    fn every_family_of_rules_has_a_name() {
        for rule in rules::all() {
            assert_ne!(rule_family(rule.family), "Other rules", "{}", rule.family);
        }
    }
}
