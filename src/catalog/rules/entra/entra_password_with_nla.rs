//! An older version can’t sign in with an Entra password where Network Level Authentication is required.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::{connection, machine};
use crate::model::{AccountType, ConnectionAuth, Fact, JoinType, Owner, RunMode, RunPlan, all, any};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "entra-password-with-nla",
    title: "This version can’t sign in with an Entra password while NLA is required",
    severity: Severity::Blocker,
    certainty: Certainty::Likely,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[
        Fact::RunMode,
        Fact::ConnectionAuth,
        Fact::ConnectionAccountType,
        Fact::MachineJoinType,
        Fact::MachineNlaRequired,
        Fact::MachinePadVersion,
        Fact::MachineUseRdsAadAuthentication,
    ],
    guidance: Guidance {
        what: "The connection signs in with the password of a Microsoft Entra account, and Remote Desktop on this Entra joined machine requires Network Level Authentication (NLA). Power Automate for desktop below 2.50 can’t sign in that way.",
        why: "NLA checks the account before the session opens, which a plain Entra password can’t pass. From version 2.50 the product signs in with Entra tokens instead, which NLA accepts.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Update Power Automate for desktop to 2.50 or later, and let the machine reach config.edge.skype.com on port 443.",
                r#"{"machine":{"padVersion":"2.50"},"network":{"ecsReachable":true}}"#,
            ),
            Step::change(
                Owner::EntraAdmin,
                "Then make the two settings for Entra sign-in: switch on Entra authentication for Remote Desktop, and hide the consent prompt for the machine.",
                r#"{"entra":{"rdpAppEnabled":true,"consentHiddenForMachine":true}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or use a certificate: make a credential for certificate-based authentication in Azure Key Vault and choose it in the connection (version 2.49 or later).",
                r#"{"connection":{"auth":"credentialCba"}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "Where an update is not possible, switch off the NLA requirement of Remote Desktop.",
                r#"{"machine":{"nlaRequired":false}}"#,
            ),
        ],
        sources: &[
            sources::RUN_UNATTENDED.at("Admin consent for unattended runs"),
            sources::ENTRA_LOGON_FAILURE.at("Cause; Resolution"),
        ],
    },
    disputes: &[&disputes::NLA_ON_OR_OFF, &disputes::ENTRA_VERSION_FLOOR],
    examples: examples![
        Example::broken(
            "version 2.34, Entra password, NLA required",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"joinType":"entra","nlaRequired":true,"padVersion":"2.34"}}"#
        ),
        Example::broken(
            "version 2.49 without the registry value",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"credentialPassword","accountType":"entra"},"machine":{"joinType":"entra","nlaRequired":true,"padVersion":"2.49","useRdsAadAuthentication":false}}"#
        ),
        Example::holds(
            "version 2.50 signs in with Entra tokens",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"joinType":"entra","nlaRequired":true,"padVersion":"2.50"}}"#
        ),
        Example::holds("NLA is not required", r#"{"run":{"mode":"unattended"},"machine":{"nlaRequired":false}}"#),
        Example::holds("a domain account", r#"{"run":{"mode":"unattended"},"connection":{"accountType":"domain"}}"#),
        Example::holds(
            "on a hybrid machine a domain controller can check the account",
            r#"{"run":{"mode":"unattended"},"connection":{"accountType":"entra"},"machine":{"joinType":"hybrid"}}"#
        ),
        Example::not_applicable(
            "an attended run opens no session",
            r#"{"run":{"mode":"attended"},"connection":{"accountType":"entra"}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let tokens = all([
        plan.at_least(&machine::PAD_VERSION, "2.49"),
        any([plan.flag(&machine::USE_RDS_AAD_AUTHENTICATION), plan.at_least(&machine::PAD_VERSION, "2.50")]),
    ]);
    let fault = all([
        plan.one_of(&connection::AUTH, &[ConnectionAuth::UsernamePassword, ConnectionAuth::CredentialPassword]),
        plan.one_of(&connection::ACCOUNT_TYPE, &[AccountType::Entra]),
        plan.one_of(&machine::JOIN_TYPE, &[JoinType::Entra]),
        plan.flag(&machine::NLA_REQUIRED),
        !tokens,
    ]);
    Outcome::broken_when(fault, || vec![Predicted::likely("MSEntraLogonFailure")])
}
