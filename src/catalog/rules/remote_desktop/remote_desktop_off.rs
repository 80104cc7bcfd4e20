//! An unattended run always opens a remote desktop session, so Remote Desktop must be on.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, examples, sources};
use crate::model::facts::machine;
use crate::model::{Fact, Owner, RunMode, RunPlan};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "remote-desktop-off",
    title: "Remote Desktop is switched off on the machine",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[Fact::RunMode, Fact::MachineRdpEnabled],
    guidance: Guidance {
        what: "An unattended run needs Remote Desktop on its machine.",
        why: "The product signs in by a remote desktop session to the machine itself. It never uses the console session, even if the machine stands in front of you.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Switch on Remote Desktop: Settings › System › Remote Desktop.",
                r#"{"machine":{"rdpEnabled":true}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "If it is off again after a while, a policy does it: allow “Allow users to connect remotely by using Remote Desktop Services” in Group Policy.",
                r#"{"machine":{"rdpEnabled":true}}"#,
            ),
        ],
        sources: &[sources::RUN_ERRORS.at("RDPIsNotEnabled row"), sources::RUN_UNATTENDED.at("Introductory list")],
    },
    disputes: &[],
    examples: examples![
        Example::broken("Remote Desktop is off", r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#),
        Example::holds("Remote Desktop is on", r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":true}}"#),
        Example::not_applicable(
            "an attended run opens no session",
            r#"{"run":{"mode":"attended"},"machine":{"rdpEnabled":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(!plan.flag(&machine::RDP_ENABLED), || vec![Predicted::certain("RDPIsNotEnabled")])
}
