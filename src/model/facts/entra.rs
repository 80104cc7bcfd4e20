//! Facts about the set-up of Microsoft Entra.

use crate::model::{Effort, Fact, FactInfo, FindOut, Key, Kind, Owner};

/// Whether Entra authentication for remote desktop is switched on in the tenant.
pub static RDP_APP_ENABLED: Key<bool> = Key::new(FactInfo {
    fact: Fact::EntraRdpAppEnabled,
    id: "entra.rdpAppEnabled",
    label: "Entra sign-in for Remote Desktop",
    question: "Is Microsoft Entra authentication for Remote Desktop switched on in the tenant?",
    help: "isRemoteDesktopProtocolEnabled is true on the service principal of Microsoft Remote Desktop, application a4a365df-50f1-4397-bc59-1a1564b8bb9c.",
    find_out: &[
        FindOut::Command(
            "Get-MgServicePrincipalRemoteDesktopSecurityConfiguration -ServicePrincipalId (Get-MgServicePrincipal -Filter \"AppId eq 'a4a365df-50f1-4397-bc59-1a1564b8bb9c'\").Id",
        ),
        FindOut::Person("An Entra admin"),
    ],
    effort: Effort::AnotherPerson,
    changed_by: &[Owner::EntraAdmin],
    kind: Kind::Flag { yes: "On", no: "Off" },
});

/// Whether the consent prompt of Remote Desktop is hidden for the machine.
pub static CONSENT_HIDDEN_FOR_MACHINE: Key<bool> = Key::new(FactInfo {
    fact: Fact::EntraConsentHiddenForMachine,
    id: "entra.consentHiddenForMachine",
    label: "Consent prompt hidden",
    question: "Is the consent prompt of Remote Desktop hidden for this machine?",
    help: "The machine is in a device group that is a targetDeviceGroup of application a4a365df-50f1-4397-bc59-1a1564b8bb9c. A new member of a dynamic group counts after minutes, in large tenants after up to a day.",
    find_out: &[
        FindOut::Command(
            "Get-MgServicePrincipalRemoteDesktopSecurityConfigurationTargetDeviceGroup -ServicePrincipalId (Get-MgServicePrincipal -Filter \"AppId eq 'a4a365df-50f1-4397-bc59-1a1564b8bb9c'\").Id",
        ),
        FindOut::Person("An Entra admin"),
    ],
    effort: Effort::AnotherPerson,
    changed_by: &[Owner::EntraAdmin],
    kind: Kind::Flag { yes: "Hidden", no: "Not hidden" },
});
