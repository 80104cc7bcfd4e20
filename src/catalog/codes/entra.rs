//! The codes of signing in to Windows with a Microsoft Entra account.

use crate::catalog::code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
use crate::catalog::guidance::Step;
use crate::catalog::{disputes, sources};
use crate::model::{Owner, RunMode};

const UNATTENDED: &[RunMode] = &[RunMode::Unattended];

pub(super) static CODES: &[ErrorCode] = &[
    ErrorCode {
        id: "MSEntraLogonFailure",
        code: Some("MSEntraLogonFailure"),
        title: "Windows refused the sign-in with the Entra account",
        family: Family::Entra,
        status: CodeStatus::Current,
        aliases: &["AadLogonFailure"],
        messages: &[
            "Could not create unattended session with these credentials. Please make sure you have Network Level Authentication (NLA) disabled in your remote settings if you’re using Microsoft Entra credentials.",
        ],
        what: "The machine could not check the password of the connection’s Microsoft Entra account, so the unattended run got no session.",
        why: "Where Remote Desktop requires Network Level Authentication (NLA), a plain Entra password is not enough. From version 2.50 the product signs in with Entra tokens instead. The message of the product still gives the older advice to switch NLA off.",
        fix: &[
            Step::change(
                Owner::MachineAdmin,
                "Update Power Automate for desktop to 2.50 or later, and let the machine reach config.edge.skype.com on port 443.",
                r#"{"machine":{"padVersion":"2.50"},"network":{"ecsReachable":true}}"#,
            ),
            Step::change(
                Owner::EntraAdmin,
                "Switch on Entra authentication for Remote Desktop for application a4a365df-50f1-4397-bc59-1a1564b8bb9c, and hide the consent prompt for the machine.",
                r#"{"entra":{"rdpAppEnabled":true,"consentHiddenForMachine":true}}"#,
            ),
            Step::change(
                Owner::Maker,
                "Or use a certificate: make a credential for certificate-based authentication and choose it in the connection.",
                r#"{"connection":{"auth":"credentialCba"}}"#,
            ),
            Step::look(Owner::Maker, "Check that the password in the connection is the one of today."),
        ],
        implies: r#"{"run":{"mode":"unattended"},"connection":{"accountType":"entra","auth":["usernamePassword","credentialPassword"]}}"#,
        causes: &[
            Cause {
                title: "The version is too old for NLA with an Entra password",
                facts: r#"{"machine":{"joinType":"entra","nlaRequired":true,"padVersion":"2.34"}}"#,
                rule: "entra-password-with-nla",
                how_to_tell: "Help › About of Power Automate for desktop shows a version below 2.50, and UserAuthentication is 1 on the machine.",
            },
            Cause {
                title: "The configuration service can’t be reached",
                facts: r#"{"machine":{"nlaRequired":true},"network":{"ecsReachable":false}}"#,
                rule: "entra-configuration-blocked",
                how_to_tell: "The version is 2.50 or later, and `Test-NetConnection config.edge.skype.com -Port 443` fails on the machine.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "MSEntraRemoteDesktopAppConsentRequired",
            difference: "There the sign-in with Entra tokens was tried and waits for a consent that nobody can give.",
        }],
        run_modes: UNATTENDED,
        http_status: Some(400),
        sources: &[
            sources::ENTRA_LOGON_FAILURE.at("Cause; Resolution"),
            sources::RUN_UNATTENDED.at("Admin consent for unattended runs"),
        ],
        disputes: &[&disputes::NLA_ON_OR_OFF, &disputes::ENTRA_VERSION_FLOOR],
    },
    ErrorCode {
        id: "MSEntraRemoteDesktopAppConsentRequired",
        code: Some("MSEntraRemoteDesktopAppConsentRequired"),
        title: "The consent prompt of Remote Desktop is not hidden for this machine",
        family: Family::Entra,
        status: CodeStatus::Current,
        aliases: &[],
        messages: &[],
        what: "The run signs in with Microsoft Entra tokens, and Remote Desktop asks for consent. In an unattended run nobody can answer.",
        why: "The prompt is hidden only for machines in a device group that an admin registered for the application Microsoft Remote Desktop.",
        fix: &[
            Step::look(Owner::EntraAdmin, "Put the machine into a device group."),
            Step::change(
                Owner::EntraAdmin,
                "Register that group as a target device group of application a4a365df-50f1-4397-bc59-1a1564b8bb9c with `New-MgServicePrincipalRemoteDesktopSecurityConfigurationTargetDeviceGroup`.",
                r#"{"entra":{"consentHiddenForMachine":true}}"#,
            ),
            Step::look(Owner::EntraAdmin, "Wait until the machine is a member, if the group is a dynamic one."),
        ],
        implies: r#"{"run":{"mode":"unattended"},"entra":{"consentHiddenForMachine":false}}"#,
        causes: &[
            Cause {
                title: "Entra password with NLA, and the machine is in no registered group",
                facts: r#"{"connection":{"auth":["usernamePassword","credentialPassword"],"accountType":"entra"},"machine":{"padVersion":"2.50","nlaRequired":true}}"#,
                rule: "entra-consent-prompt",
                how_to_tell: "The connection signs in with user name and password.",
            },
            Cause {
                title: "A certificate, and the machine is in no registered group",
                facts: r#"{"connection":{"auth":"credentialCba"},"machine":{"padVersion":"2.50"}}"#,
                rule: "entra-consent-prompt",
                how_to_tell: "The connection signs in with a credential that holds a certificate.",
            },
        ],
        no_cause: "",
        look_alikes: &[LookAlike {
            code: "MSEntraLogonFailure",
            difference: "There the machine refused the account; here only the consent is missing.",
        }],
        run_modes: UNATTENDED,
        http_status: None,
        sources: &[sources::RUN_UNATTENDED.at("Step 2 - Hide the consent prompt dialog")],
        disputes: &[&disputes::ENTRA_RDP_APPLICATION],
    },
];
