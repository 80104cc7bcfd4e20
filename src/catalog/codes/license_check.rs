//! The codes of the licence check at the start of a run, and the suspensions that follow from it.

use crate::catalog::code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
use crate::catalog::guidance::{Citation, Step};
use crate::catalog::{disputes, sources};
use crate::model::{Owner, RunMode};

const BOTH: &[RunMode] = &[RunMode::Attended, RunMode::Unattended];
const UNATTENDED: &[RunMode] = &[RunMode::Unattended];

pub(super) static CODES: &[ErrorCode] = &[
    ErrorCode {
        id: "ValidLicenseCoverage",
        code: Some("ValidLicenseCoverage"),
        title: "The licence check found what the run needs",
        family: Family::LicenseCheck,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &["Valid License Coverage"],
        what: "This is no error. The licences of this run are in order; if the run failed, the reason is another one.",
        why: "Every start of a run reports the result of the licence check, a good one too. It does not say in which run mode.",
        fix: &[Step::look(
            Owner::Maker,
            "Look for the error of the run itself: Power Automate portal › Monitor › Desktop flow runs › the run.",
        )],
        implies: "{}",
        causes: &[],
        no_cause: "It reports that nothing is wrong.",
        look_alikes: &[],
        run_modes: BOTH,
        http_status: None,
        sources: &[sources::LICENSE_CHECK.at("Cause, code table")],
        disputes: &[],
    },
    ErrorCode {
        id: "LicensingCheckFailed",
        code: Some("LicensingCheckFailed"),
        title: "The licence check itself did not work",
        family: Family::LicenseCheck,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &["Unable to perform licensing checks for this Desktop Flow"],
        what: "The service could not find out which licences there are. That says nothing about the licences themselves.",
        why: "The answer is “not known”, not “missing”. No public page says that it stops a run.",
        fix: &[
            Step::look(Owner::Maker, "Run the flow again later and compare the answer."),
            Step::look(
                Owner::Maker,
                "Look at the licences yourself: Power Automate portal › Settings › View my licenses.",
            ),
            Step::look(
                Owner::MicrosoftSupport,
                "Open a ticket if the code stays although licence and capacity are there.",
            ),
        ],
        implies: "{}",
        causes: &[],
        no_cause: "The sources name no cause that a set-up could have.",
        look_alikes: &[LookAlike {
            code: "AttendedNoLicense",
            difference: "That one says that a licence is missing; this one says that nobody could look.",
        }],
        run_modes: BOTH,
        http_status: None,
        sources: &[sources::LICENSE_CHECK.at("Cause, code table")],
        disputes: &[],
    },
    ErrorCode {
        id: "AttendedNoLicense",
        code: Some("AttendedNoLicense"),
        title: "The connection’s owner has no licence for attended runs",
        family: Family::LicenseCheck,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[
            "Invalid License Coverage. Running this desktop flow in attended mode requires a \"Power Automate Premium\" user license.",
            "Invalid License Coverage. Running this desktop flow requires a ‘Per user plan with attended RPA’ license",
        ],
        what: "The owner of the desktop flow connection holds no user licence with attended RPA. If the run started all the same, the cloud flow that starts it can be suspended soon.",
        why: "For attended runs the licence check looks at the owner of the connection, not at the person who starts the run.",
        fix: &[
            Step::look(
                Owner::Maker,
                "See who owns the connection that the run uses: Power Automate portal › Data › Connections.",
            ),
            Step::change(
                Owner::Microsoft365Admin,
                "Assign Power Automate Premium to that person, and check that its Attended RPA plan is switched on.",
                r#"{"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or start the 90-day trial as that person, where your organisation allows it.",
                r#"{"connectionOwner":{"licenses":{"items":[{"product":"self-service-trial"}],"complete":true}}}"#,
            ),
        ],
        implies: r#"{"run":{"mode":"attended"},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":false,"lacks":["attended"]}}}"#,
        causes: &[
            Cause {
                title: "The owner holds no Premium licence",
                facts: r#"{"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
                rule: "attended-user-license",
                how_to_tell: "Power Automate Premium is missing from the owner’s list in the Microsoft 365 admin center. A per-user or Process licence does not count.",
            },
            Cause {
                title: "Premium is assigned, but its Attended RPA plan is switched off",
                facts: r#"{"connectionOwner":{"licenses":{"items":[{"product":"premium","switchedOff":true}],"complete":true}}}"#,
                rule: "attended-user-license",
                how_to_tell: "Premium is in the list; under “Apps” of the same page the box of Power Automate RPA Attended is not ticked.",
            },
            Cause {
                title: "Somebody else holds the licence",
                facts: r#"{"connectionOwner":{"licenses":{"items":[{"product":"microsoft-365"}],"complete":true}}}"#,
                rule: "attended-user-license",
                how_to_tell: "The person who starts the run is licensed, but the connection belongs to another account, often a service account.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "UnattendedNoAddon",
            difference: "That one is for unattended runs and asks for capacity on the machine, not for a user licence.",
        }],
        run_modes: &[RunMode::Attended],
        http_status: None,
        sources: &[sources::LICENSE_CHECK.at("Prerequisites; Cause; Resolution"), sources::TRIGGER.at("Prerequisites")],
        disputes: &[&disputes::ATTENDED_HOLDER],
    },
    ErrorCode {
        id: "UnattendedNoAddon",
        code: Some("UnattendedNoAddon"),
        title: "No unattended capacity on the machine",
        family: Family::LicenseCheck,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[
            "Invalid License Coverage. Running this desktop flow in unattended mode requires an \"Unattended RPA add-on\" or a \"Power Automate Process\" license.",
            "Invalid License Coverage.  Running this desktop flow requires an ‘Unattended RPA’ add-on.",
        ],
        what: "The machine has no unattended bot, and none could be given to it. If the run started all the same, the cloud flow that starts it can be suspended soon.",
        why: "For unattended runs the licence check looks at the machine. A Premium licence of a user does not count here.",
        fix: &[
            Step::change(
                Owner::Maker,
                "Give the machine one unattended bot: Power Automate portal › Monitor › Machines › the machine › Settings.",
                r#"{"machine":{"unattendedBots":1}}"#,
            ),
            Step::change(
                Owner::PowerPlatformAdmin,
                "If none is left to give, assign Process capacity to the environment in the Power Platform admin center.",
                r#"{"machine":{"autoAllocation":"available"}}"#,
            ),
        ],
        implies: r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":["nothingLeft","off"]},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":false,"lacks":["unattended"]}}}"#,
        causes: &[
            Cause {
                title: "Auto-allocation is off, and nobody gave the machine a bot",
                facts: r#"{"machine":{"autoAllocation":"off"}}"#,
                rule: "unattended-capacity",
                how_to_tell: "The settings of the machine in the portal show no bot, with auto-allocation off.",
            },
            Cause {
                title: "The environment has no capacity left",
                facts: r#"{"machine":{"autoAllocation":"nothingLeft"}}"#,
                rule: "unattended-capacity",
                how_to_tell: "Auto-allocation is on, but the Power Platform admin center shows no free Process or Unattended RPA capacity for the environment.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "AttendedNoLicense",
            difference: "That one is for attended runs and asks for a user licence of the connection’s owner.",
        }],
        run_modes: UNATTENDED,
        http_status: None,
        sources: &[
            sources::LICENSE_CHECK.at("Prerequisites; Cause; Resolution"),
            sources::CAPACITY.at("Allocate Process capacity to a machine"),
        ],
        disputes: &[&disputes::ENVIRONMENT_OR_MACHINE],
    },
    legacy(
        "UnattendedWithoutParentCloudFlowNoLicense",
        &["Invalid License Coverage. Running this desktop flow requires a ‘Per user plan with attended RPA’ license"],
        "An unattended run was started without a cloud flow, by a user without the attended licence that the old model asked for.",
    ),
    legacy(
        "UnattendedNoLicenseNoFlowPlan",
        &[
            "Invalid License Coverage. Running this desktop flow requires a ‘Per user plan with attended RPA’ license or a ‘Per flow plan’ license.",
        ],
        "For an unattended run, neither had the user an attended licence nor the cloud flow a per-flow plan, as the old model asked for.",
    ),
    legacy(
        "UnattendedNoLicenseNoFlowPlanNoAddon",
        &[
            "Invalid License Coverage. Running this desktop flow requires a ‘Per user plan with attended RPA’ license or a ‘Per flow plan’ license and an ‘Unattended RPA’ add-on. ",
        ],
        "For an unattended run, the old model missed two things: a licence of the user or a per-flow plan, and the Unattended RPA add-on.",
    ),
    legacy(
        "UnattendedWithoutParentCloudFlowNoLicenseNoAddon",
        &[
            "Invalid License Coverage. Running this desktop flow requires a ‘Per user plan with attended RPA’ license and an ‘Unattended RPA’ add-on.",
        ],
        "An unattended run was started without a cloud flow, and the old model missed both the user’s attended licence and the Unattended RPA add-on.",
    ),
    ErrorCode {
        id: "cloud-flow-suspended-attended",
        code: None,
        title: "The cloud flow is suspended for want of an attended licence",
        family: Family::LicenseCheck,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The cloud flow that starts the attended run stands at Suspended, and nothing can start it.",
        why: "Its owner holds no licence with attended RPA. This is the cloud flow’s owner, who may be another person than the connection’s owner.",
        fix: &[
            Step::look(Owner::Maker, "Open the cloud flow and its Flow checker: it names the missing licence."),
            Step::change(
                Owner::Microsoft365Admin,
                "Assign Power Automate Premium to the owner of the cloud flow, and to the owner of the connection if that is another person.",
                r#"{"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}},"cloudFlowOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}}}"#,
            ),
            Step::look(Owner::Maker, "Turn the cloud flow on again."),
        ],
        implies: r#"{"run":{"mode":"attended"},"environment":{"payAsYouGo":false}}"#,
        causes: &[
            Cause {
                title: "The connection’s owner has no attended licence either",
                facts: r#"{"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
                rule: "attended-user-license",
                how_to_tell: "The runs before the suspension reported AttendedNoLicense.",
            },
            Cause {
                title: "The cloud flow’s own owner has no attended licence",
                facts: r#"{"cloudFlow":{"exists":true},"cloudFlowOwner":{"licenses":{"items":[],"complete":true}}}"#,
                rule: "cloud-flow-owner-license",
                how_to_tell: "The runs themselves reported ValidLicenseCoverage; the Flow checker names the licence of the cloud flow’s owner.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "cloud-flow-suspended-unattended",
            difference: "That one follows unattended runs and asks for capacity in the environment.",
        }],
        run_modes: &[RunMode::Attended],
        http_status: None,
        sources: &[sources::SUSPENDED_ATTENDED.at("Cause; Resolution")],
        disputes: &[&disputes::ATTENDED_HOLDER, &disputes::PER_FLOW_CURES_ATTENDED],
    },
    ErrorCode {
        id: "cloud-flow-suspended-unattended",
        code: None,
        title: "The cloud flow is suspended for want of unattended capacity",
        family: Family::LicenseCheck,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The cloud flow that starts the unattended run stands at Suspended, and nothing can start it.",
        why: "Its environment has no unattended capacity assigned, or none that the machine could take.",
        fix: &[
            Step::change(
                Owner::PowerPlatformAdmin,
                "Assign Process or Unattended RPA capacity to the environment in the Power Platform admin center.",
                r#"{"machine":{"autoAllocation":"available"}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Give the machine one unattended bot, unless auto-allocation does it.",
                r#"{"machine":{"unattendedBots":1}}"#,
            ),
            Step::look(Owner::Maker, "Turn the cloud flow on again."),
        ],
        implies: r#"{"run":{"mode":"unattended"},"environment":{"payAsYouGo":false}}"#,
        causes: &[Cause {
            title: "The environment has no capacity left",
            facts: r#"{"machine":{"unattendedBots":0,"autoAllocation":"nothingLeft"},"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
            rule: "unattended-capacity",
            how_to_tell: "Power Automate portal › Settings › View my licenses › Environment capacities shows no unattended capacity.",
        }],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "cloud-flow-suspended-attended",
            difference: "That one follows attended runs and asks for a user licence.",
        }],
        run_modes: UNATTENDED,
        http_status: None,
        sources: &[sources::SUSPENDED_UNATTENDED.at("Cause; Resolution")],
        disputes: &[&disputes::ENVIRONMENT_OR_MACHINE],
    },
];

const LEGACY_FIX: &[Step] = &[
    Step::change(
        Owner::Maker,
        "Give the machine one unattended bot, from a Process licence: Power Automate portal › Monitor › Machines › the machine › Settings.",
        r#"{"machine":{"unattendedBots":1}}"#,
    ),
    Step::change(
        Owner::PowerPlatformAdmin,
        "If none is left to give, assign Process capacity to the environment.",
        r#"{"machine":{"autoAllocation":"available"}}"#,
    ),
];

const LEGACY_SOURCES: &[Citation] =
    &[sources::LICENSE_CHECK_2022.at("Cause, code table"), sources::ADD_ONS.at("Types of add-ons")];

/// A code of the licence model that ended in 2023. They differ only in what was missing.
const fn legacy(code: &'static str, messages: &'static [&'static str], what: &'static str) -> ErrorCode {
    ErrorCode {
        id: code,
        code: Some(code),
        title: "A licence of the old model was missing",
        family: Family::LicenseCheck,
        status: CodeStatus::Legacy,
        aliases: &[],
        messages,
        what,
        why: "Until 2023 an unattended run needed two things: a plan of the user or of the cloud flow, and an add-on. Today one Process licence on the machine is enough, and the check reports UnattendedNoAddon.",
        fix: LEGACY_FIX,
        implies: r#"{"run":{"mode":"unattended"}}"#,
        causes: &[],
        no_cause: "The rules of today can’t predict it: the licence model behind it has ended.",
        look_alikes: &[LookAlike { code: "UnattendedNoAddon", difference: "The code that took its place." }],
        run_modes: UNATTENDED,
        http_status: None,
        sources: LEGACY_SOURCES,
        disputes: &[],
    }
}
