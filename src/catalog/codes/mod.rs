//! The error codes, one file a family.

mod attended_session;
mod entra;
mod license_check;
mod queue;
mod unattended_session;

use super::code::ErrorCode;

/// The families, in the order of the catalogue.
static FAMILIES: &[&[ErrorCode]] =
    &[license_check::CODES, attended_session::CODES, unattended_session::CODES, entra::CODES, queue::CODES];

/// Every entry.
pub fn all() -> impl Iterator<Item = &'static ErrorCode> {
    FAMILIES.iter().copied().flatten()
}

/// The entry with this id or old name, in any case.
#[must_use]
pub fn find(written: &str) -> Option<&'static ErrorCode> {
    let same = |name: &str| name.eq_ignore_ascii_case(written);
    all().find(|entry| same(entry.id) || entry.aliases.iter().any(|alias| same(alias)))
}
