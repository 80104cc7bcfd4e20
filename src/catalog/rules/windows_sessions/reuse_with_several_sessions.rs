//! Session reuse is not supported where a user may have several sessions.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, sources};
use crate::model::facts::machine;
use crate::model::{Fact, Owner, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "reuse-with-several-sessions",
    title: "Sessions are reused where a user may have several",
    severity: Severity::Risk,
    certainty: Certainty::Likely,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[Fact::RunMode, Fact::MachineReuseSessions, Fact::MachineSingleSessionPerUser],
    guidance: Guidance {
        what: "Session reuse is switched on, but Windows lets a user have several sessions on this machine. Runs may then not find the session they look for.",
        why: "Reuse is supported only where each user has one session. Then a run that ends leaves its session locked, and the next run takes it over.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Restrict users to a single session: set the policy “Restrict Remote Desktop Services users to a single Remote Desktop Services session”, or fSingleSessionPerUser to 1.",
                r#"{"machine":{"singleSessionPerUser":true}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or switch off “Reuse sessions for unattended runs”: Power Automate portal › Monitor › Machines › the machine › Settings.",
                r#"{"machine":{"reuseSessions":false}}"#,
            ),
        ],
        sources: &[sources::RUN_UNATTENDED.at("Known issues and limitations")],
    },
    disputes: &[&disputes::REUSED_SESSION],
    examples: examples![
        Example::broken(
            "reuse is on, and a user may have several sessions",
            r#"{"run":{"mode":"unattended"},"machine":{"reuseSessions":true,"singleSessionPerUser":false}}"#
        ),
        Example::holds("reuse is off", r#"{"run":{"mode":"unattended"},"machine":{"reuseSessions":false}}"#),
        Example::holds(
            "each user has one session",
            r#"{"run":{"mode":"unattended"},"machine":{"singleSessionPerUser":true}}"#
        ),
        Example::not_applicable(
            "an attended run reuses nothing",
            r#"{"run":{"mode":"attended"},"machine":{"reuseSessions":true,"singleSessionPerUser":false}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let fault = all([plan.flag(&machine::REUSE_SESSIONS), !plan.flag(&machine::SINGLE_SESSION_PER_USER)]);
    Outcome::broken_when(fault, || vec![Predicted::possible("SessionExistsForTheUserWhenUnattended")])
}
