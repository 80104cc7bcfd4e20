//! The session of an unattended run has a resolution of its own.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, examples, sources};
use crate::model::facts::machine;
use crate::model::{Fact, Owner, RunMode, RunPlan};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "screen-resolution",
    title: "The screen may have another size than where the flow was made",
    severity: Severity::Risk,
    certainty: Certainty::Possible,
    unknown: Unknown::Mention,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[Fact::RunMode, Fact::MachineScreenResolutionEnabled],
    guidance: Guidance {
        what: "The session of an unattended run can have another resolution than the screen on which the flow was made. Steps that look for images or click at coordinates can then miss.",
        why: "Nobody’s screen is behind such a session, so its size is a setting of the machine, the same for every flow.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Set the resolution: under `HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Power Automate Desktop\\Global\\Screen` set ScreenResolutionEnabled to 1 and Width, Height and Scale as decimal numbers (version 2.35 or later; updates keep them).",
                r#"{"machine":{"screenResolutionEnabled":true}}"#,
            ),
            Step::change(
                Owner::MachineAdmin,
                "Before version 2.35, set it in UIFlowService.exe.config. An update puts the old values back.",
                r#"{"machine":{"screenResolutionEnabled":true}}"#,
            ),
        ],
        sources: &[sources::SCREEN_RESOLUTION.at("With Windows registry; With the configuration file")],
    },
    disputes: &[],
    examples: examples![
        Example::broken(
            "no resolution is set on the machine",
            r#"{"run":{"mode":"unattended"},"machine":{"screenResolutionEnabled":false}}"#,
        ),
        Example::holds(
            "a resolution is set",
            r#"{"run":{"mode":"unattended"},"machine":{"screenResolutionEnabled":true}}"#
        ),
        Example::not_applicable("an attended run uses the person’s screen", r#"{"run":{"mode":"attended"}}"#),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(!plan.flag(&machine::SCREEN_RESOLUTION_ENABLED), Vec::new)
}
