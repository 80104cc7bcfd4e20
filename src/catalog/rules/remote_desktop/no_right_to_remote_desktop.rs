//! The connection's user must have the right to open a remote desktop session.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::{account, machine};
use crate::model::{Fact, Owner, RunMode, RunPlan, all, any};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "no-right-to-remote-desktop",
    title: "The connection’s user may not open a remote desktop session",
    severity: Severity::Blocker,
    certainty: Certainty::Likely,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[
        Fact::RunMode,
        Fact::AccountInRemoteDesktopUsers,
        Fact::AccountInAdministrators,
        Fact::MachineCitrixVda,
        Fact::AccountInDirectAccessUsers,
    ],
    guidance: Guidance {
        what: "The user of the connection must be a member of Remote Desktop Users or Administrators on the machine. On some Citrix machines it is Direct Access Users instead.",
        why: "The product signs in as this user over remote desktop, and Windows gives that right to members of these groups only.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Add the user to Remote Desktop Users with `net localgroup \"Remote Desktop Users\" NAME /add`. A Microsoft Entra account is written `AzureAD\\name@domain`.",
                r#"{"account":{"inRemoteDesktopUsers":true}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "On a Citrix machine, add the user to Direct Access Users.",
                r#"{"account":{"inDirectAccessUsers":true}}"#,
            ),
            Step::look(
                Owner::MachineAdmin,
                "If the membership is gone again later, look for a Restricted Groups policy that removes it.",
            ),
        ],
        sources: &[
            sources::RUN_UNATTENDED.at("Introductory list"),
            sources::RUN_ERRORS.at("RdpPermissionNotGranted row"),
        ],
    },
    disputes: &[&disputes::RDP_RIGHT_GROUPS],
    examples: examples![
        Example::broken(
            "in neither group, and no Citrix",
            r#"{"run":{"mode":"unattended"},"account":{"inRemoteDesktopUsers":false,"inAdministrators":false},"machine":{"citrixVda":false}}"#,
        ),
        Example::broken(
            "on Citrix, but in none of the three groups",
            r#"{"run":{"mode":"unattended"},"account":{"inRemoteDesktopUsers":false,"inAdministrators":false,"inDirectAccessUsers":false},"machine":{"citrixVda":true}}"#,
        ),
        Example::holds(
            "a member of Remote Desktop Users",
            r#"{"run":{"mode":"unattended"},"account":{"inRemoteDesktopUsers":true}}"#,
        ),
        Example::holds("an administrator", r#"{"run":{"mode":"unattended"},"account":{"inAdministrators":true}}"#),
        Example::holds(
            "on Citrix, a member of Direct Access Users",
            r#"{"run":{"mode":"unattended"},"account":{"inDirectAccessUsers":true},"machine":{"citrixVda":true}}"#,
        ),
        Example::open(
            "Direct Access Users proves nothing where it is not known whether the machine is a Citrix one",
            r#"{"run":{"mode":"unattended"},"account":{"inRemoteDesktopUsers":false,"inAdministrators":false,"inDirectAccessUsers":true}}"#,
        ),
        Example::not_applicable(
            "an attended run opens no session",
            r#"{"run":{"mode":"attended"},"account":{"inRemoteDesktopUsers":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let may_sign_in = any([
        plan.flag(&account::IN_REMOTE_DESKTOP_USERS),
        plan.flag(&account::IN_ADMINISTRATORS),
        all([plan.flag(&machine::CITRIX_VDA), plan.flag(&account::IN_DIRECT_ACCESS_USERS)]),
    ]);
    Outcome::broken_when(!may_sign_in, || vec![Predicted::likely("RdpPermissionNotGranted")])
}
