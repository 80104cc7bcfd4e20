//! Sign-in with Entra tokens needs Entra authentication for Remote Desktop in the tenant.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::entra;
use crate::model::{Fact, Owner, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "entra-remote-desktop-app-off",
    title: "Entra sign-in for Remote Desktop is not switched on in the tenant",
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
        Fact::EntraRdpAppEnabled,
    ],
    guidance: Guidance {
        what: "This run signs in with Microsoft Entra tokens, and the tenant does not allow that for Remote Desktop yet.",
        why: "The setting belongs to application a4a365df-50f1-4397-bc59-1a1564b8bb9c (Microsoft Remote Desktop). It is off until an admin switches it on. No public page names the code that its absence leads to.",
        fix: &[
            Step::change(
                Owner::EntraAdmin,
                "Switch it on as Application Administrator or Cloud Application Administrator: `Update-MgServicePrincipalRemoteDesktopSecurityConfiguration -ServicePrincipalId ID -IsRemoteDesktopProtocolEnabled` for the service principal of that application (Graph scopes Application.Read.All and Application-RemoteDesktopConfig.ReadWrite.All).",
                r#"{"entra":{"rdpAppEnabled":true}}"#,
            ),
            Step::change(
                Owner::EntraAdmin,
                "Then hide the consent prompt for the machine.",
                r#"{"entra":{"consentHiddenForMachine":true}}"#,
            ),
        ],
        sources: &[
            sources::RUN_UNATTENDED.at("Step 1 - Enable Microsoft Entra authentication for RDP"),
            sources::ENTRA_SINGLE_SIGN_ON.at("Enable Microsoft Entra authentication for RDP"),
        ],
    },
    disputes: &[&disputes::ENTRA_RDP_APPLICATION],
    examples: examples![
        Example::broken(
            "Entra password with NLA on 2.57, and the tenant does not allow it",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"padVersion":"2.57","nlaRequired":true},"entra":{"rdpAppEnabled":false}}"#
        ),
        Example::broken(
            "a certificate, and the tenant does not allow it",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"credentialCba"},"machine":{"padVersion":"2.57"},"entra":{"rdpAppEnabled":false}}"#
        ),
        Example::holds(
            "the tenant allows it",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"machine":{"padVersion":"2.57","nlaRequired":true},"entra":{"rdpAppEnabled":true}}"#
        ),
        Example::holds(
            "a local account needs no Entra sign-in",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"local"}}"#
        ),
        Example::not_applicable(
            "an attended run does not sign in",
            r#"{"run":{"mode":"attended"},"entra":{"rdpAppEnabled":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(all([plan.signs_in_with_entra_tokens(), !plan.flag(&entra::RDP_APP_ENABLED)]), Vec::new)
}
