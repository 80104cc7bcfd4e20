//! The error codes, one table a family.

use super::code::{ErrorCode, Family};
use crate::entries::entries;
use crate::model::StatusNumber;
use std::sync::LazyLock;

/// The families with their tables, in the order of the catalogue.
static FAMILIES: [(Family, &str, &str); 16] = [
    (Family::LicenseCheck, "codes/license_check", include_str!("license_check.txt")),
    (Family::CloudFlow, "codes/cloud_flow", include_str!("cloud_flow.txt")),
    (Family::AttendedSession, "codes/attended_session", include_str!("attended_session.txt")),
    (Family::UnattendedSession, "codes/unattended_session", include_str!("unattended_session.txt")),
    (Family::Entra, "codes/entra", include_str!("entra.txt")),
    (Family::Credentials, "codes/credentials", include_str!("credentials.txt")),
    (Family::WindowsStatus, "codes/windows_status", include_str!("windows_status.txt")),
    (Family::CredentialStore, "codes/credential_store", include_str!("credential_store.txt")),
    (Family::Connection, "codes/connection", include_str!("connection.txt")),
    (Family::Agent, "codes/agent", include_str!("agent.txt")),
    (Family::Connectivity, "codes/connectivity", include_str!("connectivity.txt")),
    (Family::Queue, "codes/queue", include_str!("queue.txt")),
    (Family::Version, "codes/version", include_str!("version.txt")),
    (Family::Registration, "codes/registration", include_str!("registration.txt")),
    (Family::Hosted, "codes/hosted", include_str!("hosted.txt")),
    (Family::Automation, "codes/automation", include_str!("automation.txt")),
];

static ALL: LazyLock<&[ErrorCode]> = LazyLock::new(|| {
    let mut all = vec![];
    for (family, table, text) in &FAMILIES {
        for entry in entries(table, text) {
            all.push(ErrorCode::read(entry, *family));
        }
    }
    all.leak()
});

/// Every entry.
#[must_use]
pub fn all() -> &'static [ErrorCode] {
    &ALL
}

/// The entry with this id or old name, in any case; a number in any way in which numbers are written.
#[must_use]
pub fn find(written: &str) -> Option<&'static ErrorCode> {
    let named = |same: &dyn Fn(&str) -> bool| {
        all().iter().find(|entry| same(entry.id) || entry.aliases.iter().any(|alias| same(alias)))
    };
    named(&|name| name.eq_ignore_ascii_case(written)).or_else(|| {
        let number = StatusNumber::read(written)?;
        named(&|name| StatusNumber::read(name) == Some(number))
    })
}
