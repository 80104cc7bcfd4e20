//! Unattended sessions have no sound and no camera.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, examples, sources};
use crate::model::facts::flow;
use crate::model::{Fact, Owner, RunMode, RunPlan};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "sound-or-camera",
    title: "The flow uses a microphone, a speaker or a camera",
    severity: Severity::Risk,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[Fact::RunMode, Fact::FlowUsesAudioVideo],
    guidance: Guidance {
        what: "An unattended run can’t use a microphone, a speaker, a camera or a capture device. Steps that try fail or do nothing.",
        why: "The run works in a remote desktop session that the product opens, and such a session has none of these devices.",
        fix: &[
            Step::change(Owner::Maker, "Take these steps out of the flow.", r#"{"flow":{"usesAudioVideo":false}}"#),
            Step::change(Owner::Maker, "Or run the flow attended.", r#"{"run":{"mode":"attended"}}"#),
        ],
        sources: &[sources::RUN_UNATTENDED.at("Known issues and limitations")],
    },
    disputes: &[],
    examples: examples![
        Example::broken("the flow records sound", r#"{"run":{"mode":"unattended"},"flow":{"usesAudioVideo":true}}"#),
        Example::holds(
            "the flow uses none of them",
            r#"{"run":{"mode":"unattended"},"flow":{"usesAudioVideo":false}}"#
        ),
        Example::not_applicable(
            "an attended run has the person’s devices",
            r#"{"run":{"mode":"attended"},"flow":{"usesAudioVideo":true}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(plan.flag(&flow::USES_AUDIO_VIDEO), Vec::new)
}
