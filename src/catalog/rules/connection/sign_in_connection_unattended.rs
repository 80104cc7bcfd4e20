//! A connection with sign-in works for attended runs only.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, examples, sources};
use crate::model::facts::connection;
use crate::model::{ConnectionAuth, Fact, Owner, RunMode, RunPlan};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "sign-in-connection-unattended",
    title: "The connection is for attended runs only",
    severity: Severity::Blocker,
    certainty: Certainty::Certain,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[Fact::RunMode, Fact::ConnectionAuth],
    guidance: Guidance {
        what: "The connection was made with “Connect with sign-in”. Unattended runs fail with it.",
        why: "Such a connection holds no password and no certificate, so the product can’t sign in to Windows with it when nobody is there.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Make a new connection with user name and password, or with a stored credential, and choose it in the cloud flow.",
                r#"{"connection":{"auth":"usernamePassword"}}"#,
            ),
            Step::change(Owner::Maker, "Or run the flow attended.", r#"{"run":{"mode":"attended"}}"#),
        ],
        sources: &[sources::CONNECTIONS.at("Limitations")],
    },
    disputes: &[],
    examples: examples![
        Example::broken(
            "an unattended run over a sign-in connection",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"signIn"}}"#
        ),
        Example::holds(
            "user name and password",
            r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword"}}"#
        ),
        Example::not_applicable(
            "attended runs are what it is for",
            r#"{"run":{"mode":"attended"},"connection":{"auth":"signIn"}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(plan.one_of(&connection::AUTH, &[ConnectionAuth::SignIn]), Vec::new)
}
