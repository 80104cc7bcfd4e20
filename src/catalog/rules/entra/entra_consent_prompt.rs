//! Nobody can answer the consent prompt of Remote Desktop in an unattended run.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::entra;
use crate::model::{Fact, Owner, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "entra-consent-prompt",
    title: "The consent prompt of Remote Desktop is not hidden for this machine",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[
        Fact::RunMode,
        Fact::ConnectionAuth,
        Fact::ConnectionAccountType,
        Fact::MachinePadVersion,
        Fact::MachineNlaRequired,
        Fact::MachineUseRdsAadAuthentication,
        Fact::EntraConsentHiddenForMachine,
    ],
    guidance: Guidance {
        what: "This run signs in with Microsoft Entra tokens. The first sign-in to a machine shows a consent prompt, and in an unattended run nobody can answer it.",
        why: "The prompt is hidden only for machines in a device group that is registered as a target device group of application a4a365df-50f1-4397-bc59-1a1564b8bb9c (Microsoft Remote Desktop). At most ten groups can be registered.",
        fix: &[
            Step::look(Owner::EntraAdmin, "Put the machine into a device group."),
            Step::change(
                Owner::EntraAdmin,
                "Register that group for the application with `New-MgServicePrincipalRemoteDesktopSecurityConfigurationTargetDeviceGroup`.",
                r#"{"entra":{"consentHiddenForMachine":true}}"#,
            ),
            Step::look(
                Owner::EntraAdmin,
                "If the group is a dynamic one, wait until the machine is in it: minutes as a rule, up to a day in large tenants.",
            ),
        ],
        sources: &[
            sources::RUN_UNATTENDED.at("Step 2 - Hide the consent prompt dialog"),
            sources::ENTRA_SINGLE_SIGN_ON.at("Hide the consent prompt dialog"),
        ],
    },
    disputes: &[&disputes::ENTRA_RDP_APPLICATION],
    examples: examples![
        Example::broken(
            "Entra password with NLA on 2.57, and the prompt is not hidden",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"padVersion":"2.57","nlaRequired":true},"entra":{"consentHiddenForMachine":false}}"#
        ),
        Example::holds(
            "the machine is in a registered group",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"padVersion":"2.57","nlaRequired":true},"entra":{"consentHiddenForMachine":true}}"#
        ),
        Example::holds(
            "version 2.34 does not sign in with Entra tokens",
            r#"{"run":{"mode":"unattended"},"machine":{"padVersion":"2.34"}}"#
        ),
        Example::not_applicable(
            "an attended run does not sign in",
            r#"{"run":{"mode":"attended"},"entra":{"consentHiddenForMachine":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let fault = all([plan.signs_in_with_entra_tokens(), !plan.flag(&entra::CONSENT_HIDDEN_FOR_MACHINE)]);
    Outcome::broken_when(fault, || vec![Predicted::certain("MSEntraRemoteDesktopAppConsentRequired")])
}
