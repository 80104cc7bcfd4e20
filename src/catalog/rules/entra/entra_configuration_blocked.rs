//! Sign-in with Entra tokens is switched on by a service that the machine must reach.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, examples, sources};
use crate::model::facts::{connection, machine, network};
use crate::model::{AccountType, ConnectionAuth, Fact, Owner, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "entra-configuration-blocked",
    title: "The machine can’t reach config.edge.skype.com",
    severity: Severity::Risk,
    certainty: Certainty::Likely,
    unknown: Unknown::Mention,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[
        Fact::RunMode,
        Fact::ConnectionAuth,
        Fact::ConnectionAccountType,
        Fact::MachineNlaRequired,
        Fact::NetworkEcsReachable,
    ],
    guidance: Guidance {
        what: "The connection signs in with the password of an Entra account where Network Level Authentication is required, and the machine can’t reach the configuration service of the product.",
        why: "The product asks config.edge.skype.com whether it may sign in with Entra tokens. Without an answer it may fall back to the password, which NLA refuses.",
        fix: &[Step::change(
            Owner::MachineAdmin,
            "Let the machine reach config.edge.skype.com on port 443.",
            r#"{"network":{"ecsReachable":true}}"#,
        )],
        sources: &[sources::RUN_UNATTENDED.at("Admin consent for unattended runs, note")],
    },
    disputes: &[],
    examples: examples![
        Example::broken(
            "Entra password, NLA required, the host is blocked",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"nlaRequired":true},"network":{"ecsReachable":false}}"#
        ),
        Example::holds("the host can be reached", r#"{"run":{"mode":"unattended"},"network":{"ecsReachable":true}}"#),
        Example::holds(
            "a domain account does not need it",
            r#"{"run":{"mode":"unattended"},"connection":{"accountType":"domain"}}"#
        ),
        Example::not_applicable(
            "an attended run does not sign in",
            r#"{"run":{"mode":"attended"},"network":{"ecsReachable":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let fault = all([
        plan.one_of(&connection::AUTH, &[ConnectionAuth::UsernamePassword, ConnectionAuth::CredentialPassword]),
        plan.one_of(&connection::ACCOUNT_TYPE, &[AccountType::Entra]),
        plan.flag(&machine::NLA_REQUIRED),
        !plan.flag(&network::ECS_REACHABLE),
    ]);
    Outcome::broken_when(fault, || vec![Predicted::likely("MSEntraLogonFailure")])
}
