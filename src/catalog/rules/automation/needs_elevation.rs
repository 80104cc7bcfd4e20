//! A run that a cloud flow starts has no administrator rights.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::{flow, machine};
use crate::model::{Fact, Owner, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "needs-elevation",
    title: "A step of the flow needs administrator rights",
    severity: Severity::Risk,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Attended, RunMode::Unattended])],
    asks: &[Fact::RunMode, Fact::FlowNeedsElevation, Fact::MachinePadVersion, Fact::MachineUiAccessEnabled],
    guidance: Guidance {
        what: "Steps that need administrator rights do nothing, or fail, in a run that a cloud flow starts.",
        why: "Such a run never gets elevated rights, whatever rights its user has. From version 2.68, UI Access lets UI automation reach windows of elevated applications; it does not help scripts or files.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Change the flow so that no step needs administrator rights.",
                r#"{"flow":{"needsElevation":false}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "If only UI automation of an elevated application needs them, update to version 2.68 or later and set the registry value UseUIAccessAutomationServer to 1.",
                r#"{"machine":{"padVersion":"2.68","uiAccessEnabled":true}}"#,
            ),
        ],
        sources: &[
            sources::ELEVATED_RIGHTS.at("Important box"),
            sources::RUN_UNATTENDED.at("Known issues and limitations"),
            sources::UI_ACCESS.at("Introduction"),
        ],
    },
    disputes: &[&disputes::ELEVATION],
    examples: examples![
        Example::broken(
            "an elevated application, and a version without UI Access",
            r#"{"run":{"mode":"unattended"},"flow":{"needsElevation":true},"machine":{"padVersion":"2.57"}}"#,
        ),
        Example::broken(
            "an elevated application, and UI Access is off",
            r#"{"run":{"mode":"attended"},"flow":{"needsElevation":true},"machine":{"uiAccessEnabled":false}}"#,
        ),
        Example::holds(
            "nothing needs administrator rights",
            r#"{"run":{"mode":"unattended"},"flow":{"needsElevation":false}}"#
        ),
        Example::holds(
            "UI Access is on",
            r#"{"run":{"mode":"unattended"},"flow":{"needsElevation":true},"machine":{"padVersion":"2.68.1","uiAccessEnabled":true}}"#,
        ),
        Example::not_applicable(
            "a run started on the PC can be elevated",
            r#"{"run":{"mode":"local"},"flow":{"needsElevation":true}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let ui_access = all([plan.at_least(&machine::PAD_VERSION, "2.68"), plan.flag(&machine::UI_ACCESS_ENABLED)]);
    Outcome::broken_when(all([plan.flag(&flow::NEEDS_ELEVATION), !ui_access]), Vec::new)
}
