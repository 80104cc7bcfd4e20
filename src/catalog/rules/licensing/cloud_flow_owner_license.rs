//! A cloud flow with an attended step is suspended when its owner has no attended licence.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, licenses, sources};
use crate::model::facts::{cloud_flow, cloud_flow_owner, environment};
use crate::model::{Fact, Owner, Right, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "cloud-flow-owner-license",
    title: "The cloud flow’s owner has no licence for attended runs",
    severity: Severity::Risk,
    certainty: Certainty::Likely,
    unknown: Unknown::Mention,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Attended])],
    asks: &[Fact::RunMode, Fact::CloudFlowExists, Fact::CloudFlowOwnerLicenses, Fact::EnvironmentPayAsYouGo],
    guidance: Guidance {
        what: "A cloud flow that starts attended runs is suspended after a while if its own owner holds no licence with attended RPA. Then nothing can start it.",
        why: "The licence check of the run looks at the owner of the connection; the suspension looks at the owner of the cloud flow. They can be two people.",
        fix: &[
            Step::change(
                Owner::Microsoft365Admin,
                "Assign Power Automate Premium to the owner of the cloud flow as well.",
                r#"{"cloudFlowOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or make a licensed person the owner of the cloud flow.",
                r#"{"cloudFlowOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#,
            ),
            Step::look(Owner::Maker, "If the cloud flow is suspended already, turn it on again and save it."),
        ],
        sources: &[
            sources::SUSPENDED_ATTENDED.at("Cause; Resolution"),
            sources::LICENSE_CHECK.at("Resolution, note"),
            sources::LICENSE_FAQ.at("Who needs to purchase a Premium license"),
        ],
    },
    disputes: &[&disputes::ATTENDED_HOLDER, &disputes::PER_FLOW_CURES_ATTENDED],
    examples: examples![
        Example::broken(
            "the owner holds a per-user plan only",
            r#"{"run":{"mode":"attended"},"cloudFlow":{"exists":true},"cloudFlowOwner":{"licenses":{"items":[{"product":"per-user"}],"complete":true}},"environment":{"payAsYouGo":false}}"#
        ),
        Example::holds(
            "the owner holds Premium",
            r#"{"run":{"mode":"attended"},"cloudFlowOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#
        ),
        Example::holds(
            "a program starts the run by the API",
            r#"{"run":{"mode":"attended"},"cloudFlow":{"exists":false}}"#
        ),
        Example::not_applicable(
            "unattended runs need capacity instead",
            r#"{"run":{"mode":"unattended"},"cloudFlow":{"exists":true}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let licensed = plan.licenses(&cloud_flow_owner::LICENSES, |held| licenses::gives(held, Right::Attended));
    let fault = all([plan.flag(&cloud_flow::EXISTS), !licensed, !plan.flag(&environment::PAY_AS_YOU_GO)]);
    Outcome::broken_when(fault, || vec![Predicted::likely("cloud-flow-suspended-attended")])
}
