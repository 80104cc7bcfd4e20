//! An attended run needs a user licence with attended RPA on the owner of its connection.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, licenses, sources};
use crate::model::facts::{connection_owner, environment};
use crate::model::{Fact, Owner, Right, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "attended-user-license",
    title: "The connection’s owner has no licence for attended runs",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Attended])],
    asks: &[Fact::RunMode, Fact::ConnectionOwnerLicenses, Fact::EnvironmentPayAsYouGo],
    guidance: Guidance {
        what: "An attended run that a cloud flow starts needs Power Automate Premium, or its trial, on the owner of the desktop flow connection. The run fails, or the cloud flow that starts it is suspended later.",
        why: "The licence check looks at the person who owns the connection, not at the person who starts the run. Per-user and Process licences do not contain attended RPA. In a pay-as-you-go environment no licence is needed.",
        fix: &[
            Step::change(
                Owner::Microsoft365Admin,
                "Assign Power Automate Premium to the owner of the connection, in the Microsoft 365 admin center.",
                r#"{"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or start the 90-day trial as the owner of the connection, where your organisation allows it.",
                r#"{"connectionOwner":{"licenses":{"items":[{"product":"self-service-trial"}],"complete":true}}}"#,
            ),
            Step::change(
                Owner::PowerPlatformAdmin,
                "Or link the environment to a pay-as-you-go plan.",
                r#"{"environment":{"payAsYouGo":true}}"#,
            ),
            Step::look(
                Owner::Maker,
                "Then open the cloud flow and save it again, so that its licence is looked at anew.",
            ),
        ],
        sources: &[
            sources::LICENSE_CHECK.at("Prerequisites; Cause"),
            sources::LICENSE_TYPES.at("Compare Power Automate licenses"),
            sources::ADD_ONS.at("Tip on pay-as-you-go"),
            sources::LICENSE_FAQ.at("Enforcement"),
        ],
    },
    disputes: &[&disputes::ATTENDED_HOLDER],
    examples: examples![
        Example::broken(
            "the owner holds a per-user plan only",
            r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[{"product":"FLOW_PER_USER"}],"complete":true}},"environment":{"payAsYouGo":false}}"#,
        ),
        Example::broken(
            "Premium is assigned, but its attended RPA plan is switched off",
            r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[{"product":"POWERAUTOMATE_ATTENDED_RPA","switchedOff":true}],"complete":true}},"environment":{"payAsYouGo":false}}"#,
        ),
        Example::holds(
            "the owner holds Premium",
            r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":false}}}"#,
        ),
        Example::holds(
            "a pay-as-you-go environment needs no licence",
            r#"{"run":{"mode":"attended"},"environment":{"payAsYouGo":true}}"#,
        ),
        Example::open(
            "a product we do not know may contain the right",
            r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[{"product":"CONTOSO_BUNDLE"}],"complete":true}},"environment":{"payAsYouGo":false}}"#,
        ),
        Example::not_applicable(
            "an unattended run needs capacity on the machine instead",
            r#"{"run":{"mode":"unattended"}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let licensed = plan.licenses(&connection_owner::LICENSES, |held| licenses::gives(held, Right::Attended));
    let fault = all([!plan.flag(&environment::PAY_AS_YOU_GO), !licensed]);
    Outcome::broken_when(fault, || {
        vec![Predicted::certain("AttendedNoLicense"), Predicted::possible("cloud-flow-suspended-attended")]
    })
}
