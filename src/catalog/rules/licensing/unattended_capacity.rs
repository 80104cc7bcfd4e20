//! An unattended run needs an unattended bot on its machine.

use crate::catalog::rule::{Certainty, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
use crate::catalog::{Guidance, Step, disputes, examples, licenses, sources};
use crate::model::facts::{connection_owner, environment, machine};
use crate::model::{AutoAllocation, Fact, Owner, Right, RunMode, RunPlan, all};

pub(in crate::catalog::rules) static RULE: Rule = Rule {
    id: "unattended-capacity",
    title: "No unattended capacity on the machine",
    severity: Severity::Blocker,
    certainty: Certainty::Likely,
    unknown: Unknown::Ask,
    status: RuleStatus::Current,
    applies_to: &[Gate::RunMode(&[RunMode::Unattended])],
    asks: &[
        Fact::RunMode,
        Fact::MachineUnattendedBots,
        Fact::MachineAutoAllocation,
        Fact::EnvironmentPayAsYouGo,
        Fact::ConnectionOwnerLicenses,
    ],
    guidance: Guidance {
        what: "An unattended run needs an unattended bot on its machine: a Process licence, or an older Unattended RPA add-on. Without one the run fails, or the cloud flow that starts it is suspended later.",
        why: "Unattended coverage belongs to the machine, so a Premium licence of the user does not count. Capacity goes to the environment first and from there to the machine, by hand or by auto-allocation. A 90-day trial of the connection’s owner and a pay-as-you-go environment count as coverage too.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Give the machine one unattended bot: Power Automate portal › Monitor › Machines › the machine › Settings.",
                r#"{"machine":{"unattendedBots":1}}"#,
            ),
            Step::change(
                Owner::PowerPlatformAdmin,
                "If none is left to give, assign Process capacity to the environment in the Power Platform admin center, and leave auto-allocation on.",
                r#"{"machine":{"autoAllocation":"available"}}"#,
            ),
            Step::change(
                Owner::PowerPlatformAdmin,
                "Or link the environment to a pay-as-you-go plan.",
                r#"{"environment":{"payAsYouGo":true}}"#,
            ),
            Step::look(Owner::Maker, "If the cloud flow was suspended, turn it on again."),
        ],
        sources: &[
            sources::LICENSE_CHECK.at("Prerequisites; Cause; Resolution"),
            sources::CAPACITY.at("Allocate Process capacity to a machine"),
            sources::ADD_ONS.at("Tip on pay-as-you-go"),
        ],
    },
    disputes: &[&disputes::ENVIRONMENT_OR_MACHINE],
    examples: examples![
        Example::broken(
            "no bot, and auto-allocation is off",
            r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":"off"},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#,
        ),
        Example::broken(
            "no bot, and the environment has nothing left to give",
            r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":"nothingLeft"},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
        ),
        Example::holds("the machine has a bot", r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":1}}"#),
        Example::holds(
            "auto-allocation can give one",
            r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":"available"}}"#,
        ),
        Example::holds(
            "the trial of the connection’s owner carries a bot",
            r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":"off"},"connectionOwner":{"licenses":{"items":[{"product":"self-service-trial"}],"complete":false}}}"#,
        ),
        Example::not_applicable(
            "an attended run needs a user licence instead",
            r#"{"run":{"mode":"attended"},"machine":{"unattendedBots":0}}"#
        ),
    ],
    check,
};

fn check(plan: &RunPlan) -> Outcome {
    let trial = plan.licenses(&connection_owner::LICENSES, |held| licenses::gives(held, Right::Unattended));
    let fault = all([
        plan.count(&machine::UNATTENDED_BOTS, |bots| bots == 0),
        plan.one_of(&machine::AUTO_ALLOCATION, &[AutoAllocation::Off, AutoAllocation::NothingLeft]),
        !plan.flag(&environment::PAY_AS_YOU_GO),
        !trial,
    ]);
    Outcome::broken_when(fault, || {
        vec![Predicted::likely("UnattendedNoAddon"), Predicted::possible("cloud-flow-suspended-unattended")]
    })
}
