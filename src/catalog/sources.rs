//! Every page that the catalogue rests on, once each.

use super::guidance::Source;

/// The day on which the pages were read.
const READ: &str = "2026-11-20";

/// Every source.
pub static ALL: &[&Source] = &[
    &LICENSE_CHECK,
    &LICENSE_CHECK_2022,
    &RUN_UNATTENDED,
    &RUN_ERRORS,
    &QUEUE_ERRORS,
    &SCREEN_RESOLUTION,
    &ELEVATED_RIGHTS,
    &UI_ACCESS,
    &TRIGGER,
    &CAPACITY,
    &LICENSE_TYPES,
    &LICENSE_DEEP_DIVE,
    &ADD_ONS,
    &LICENSE_FAQ,
    &SUSPENDED_ATTENDED,
    &SUSPENDED_UNATTENDED,
    &SKU_TABLE,
    &CONNECTIONS,
    &ENTRA_LOGON_FAILURE,
    &ENTRA_SINGLE_SIGN_ON,
    &ALWAYS_PROMPT,
    &SESSION_CREATION,
    &AUTO_CLAIM,
];

/// The page on the licence check, first of the founding pages.
pub static LICENSE_CHECK: Source = Source {
    id: "license-check",
    title: "Failed license check on a desktop flow run",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/desktop-flow-run-time-license-check",
    page_date: Some("2024-03-04"),
    read_on: READ,
};

/// The same page two years earlier, with the codes of the old licence model.
pub static LICENSE_CHECK_2022: Source = Source {
    id: "license-check-2022",
    title: "Failed license check on a desktop flow run (version of March 2022)",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/desktop-flow-run-time-license-check",
    page_date: Some("2022-03-06"),
    read_on: READ,
};

/// The guide to unattended runs, second of the founding pages.
pub static RUN_UNATTENDED: Source = Source {
    id: "run-unattended",
    title: "Run unattended desktop flows",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/run-unattended-desktop-flows",
    page_date: Some("2025-02-10"),
    read_on: READ,
};

/// The table of error codes.
pub static RUN_ERRORS: Source = Source {
    id: "run-errors",
    title: "Troubleshoot errors when running attended or unattended desktop flows",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/troubleshoot-errors-running-attended-or-unattended-desktop-flows",
    page_date: Some("2025-09-08"),
    read_on: READ,
};

/// The page on queue errors and their second codes.
pub static QUEUE_ERRORS: Source = Source {
    id: "queue-errors",
    title: "Troubleshoot desktop flow run queue errors",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/troubleshoot-desktop-flow-run-queue-errors",
    page_date: Some("2025-07-14"),
    read_on: READ,
};

/// How to set the resolution of unattended sessions.
pub static SCREEN_RESOLUTION: Source = Source {
    id: "screen-resolution",
    title: "Set screen resolution on unattended mode",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/how-to/set-screen-resolution-unattended-mode",
    page_date: Some("2024-11-11"),
    read_on: READ,
};

/// Running the product with elevated rights.
pub static ELEVATED_RIGHTS: Source = Source {
    id: "elevated-rights",
    title: "Run Power Automate with elevated rights",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/how-to/run-power-automate-elevated-rights",
    page_date: Some("2022-11-09"),
    read_on: READ,
};

/// UI Access for UI automation.
pub static UI_ACCESS: Source = Source {
    id: "ui-access",
    title: "Enable UI Access",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/how-to/enable-uiaccess",
    page_date: Some("2026-04-28"),
    read_on: READ,
};

/// Starting desktop flows from cloud flows.
pub static TRIGGER: Source = Source {
    id: "trigger",
    title: "Trigger desktop flows from cloud flows",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/trigger-desktop-flows",
    page_date: Some("2025-02-21"),
    read_on: READ,
};

/// Process capacity and unattended bots.
pub static CAPACITY: Source = Source {
    id: "capacity",
    title: "Power Automate Process capacity",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/capacity-process",
    page_date: Some("2025-02-06"),
    read_on: READ,
};

/// The overview of licence types.
pub static LICENSE_TYPES: Source = Source {
    id: "license-types",
    title: "Types of Power Automate licenses",
    url: "https://learn.microsoft.com/power-platform/admin/power-automate-licensing/types",
    page_date: Some("2025-06-25"),
    read_on: READ,
};

/// The details of single licences.
pub static LICENSE_DEEP_DIVE: Source = Source {
    id: "license-deep-dive",
    title: "Deep dive on specific licenses",
    url: "https://learn.microsoft.com/power-platform/admin/power-automate-licensing/deep-dive-on-specific-license",
    page_date: Some("2024-07-04"),
    read_on: READ,
};

/// Add-ons and pay-as-you-go.
pub static ADD_ONS: Source = Source {
    id: "add-ons",
    title: "Power Automate add-ons",
    url: "https://learn.microsoft.com/power-platform/admin/power-automate-licensing/add-ons",
    page_date: Some("2024-07-10"),
    read_on: READ,
};

/// The licensing questions and answers.
pub static LICENSE_FAQ: Source = Source {
    id: "license-faq",
    title: "Power Automate licensing FAQ",
    url: "https://learn.microsoft.com/power-platform/admin/power-automate-licensing/faqs",
    page_date: Some("2023-07-31"),
    read_on: READ,
};

/// A cloud flow suspended for want of attended RPA.
pub static SUSPENDED_ATTENDED: Source = Source {
    id: "suspended-attended",
    title: "Cloud flow is suspended because of missing attended RPA",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/cloud-flow-suspended-missing-attended-rpa-capability",
    page_date: Some("2023-05-15"),
    read_on: READ,
};

/// A cloud flow suspended for want of unattended RPA.
pub static SUSPENDED_UNATTENDED: Source = Source {
    id: "suspended-unattended",
    title: "Cloud flow is suspended because of missing unattended RPA",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/cloud-flow-suspended-missing-unattended-rpa-capability",
    page_date: Some("2023-05-23"),
    read_on: READ,
};

/// Product names, part numbers and GUIDs.
pub static SKU_TABLE: Source = Source {
    id: "sku-table",
    title: "Product names and service plan identifiers for licensing",
    url: "https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference",
    page_date: None,
    read_on: READ,
};

/// Desktop flow connections and their limits.
pub static CONNECTIONS: Source = Source {
    id: "connections",
    title: "Create desktop flow connections",
    url: "https://learn.microsoft.com/power-automate/desktop-flows/desktop-flow-connections",
    page_date: Some("2025-01-27"),
    read_on: READ,
};

/// A failed sign-in with an Entra account; the stored copy is old.
pub static ENTRA_LOGON_FAILURE: Source = Source {
    id: "entra-logon-failure",
    title: "Desktop flow runs fail with the AadLogonFailure error",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/ui-flows-run-failed-with-aadlogonfailure-error",
    page_date: Some("2021-03-31"),
    read_on: READ,
};

/// Entra single sign-on for remote desktop, from Azure Virtual Desktop.
pub static ENTRA_SINGLE_SIGN_ON: Source = Source {
    id: "entra-single-sign-on",
    title: "Configure single sign-on for Azure Virtual Desktop using Microsoft Entra ID",
    url: "https://learn.microsoft.com/azure/virtual-desktop/configure-single-sign-on",
    page_date: Some("2024-09-17"),
    read_on: READ,
};

/// A machine that always asks for the password.
pub static ALWAYS_PROMPT: Source = Source {
    id: "always-prompt",
    title: "MSEntraMachineAlwaysPromptingForPassword error",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/msentramachinealwayspromptingforpassword-error",
    page_date: Some("2025-02-05"),
    read_on: READ,
};

/// Errors while the session of an unattended run is created.
pub static SESSION_CREATION: Source = Source {
    id: "session-creation",
    title: "Troubleshoot session creation errors",
    url: "https://learn.microsoft.com/troubleshoot/power-platform/power-automate/desktop-flows/troubleshoot-session-creation-errrors",
    page_date: Some("2025-07-11"),
    read_on: READ,
};

/// Auto-claim policies, third of the founding pages, in its newest version.
pub static AUTO_CLAIM: Source = Source {
    id: "auto-claim",
    title: "Autoclaim policies for Power Automate licenses",
    url: "https://learn.microsoft.com/power-platform/admin/power-automate-licensing/power-automate-auto-claim",
    page_date: Some("2024-10-14"),
    read_on: READ,
};
