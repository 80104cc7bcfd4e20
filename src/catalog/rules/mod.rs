//! The rules, one file each, named as its id; a folder for each family.

mod automation;
mod licensing;
mod remote_desktop;
mod windows_sessions;

use super::rule::Rule;

/// Every rule, in the order in which findings of one severity are shown.
pub static ALL: &[&Rule] = &[
    &licensing::attended_user_license::RULE,
    &licensing::unattended_capacity::RULE,
    &windows_sessions::session_open_on_client_windows::RULE,
    &windows_sessions::session_of_connection_user::RULE,
    &remote_desktop::remote_desktop_off::RULE,
    &remote_desktop::no_right_to_remote_desktop::RULE,
    &automation::needs_elevation::RULE,
    &automation::screen_resolution::RULE,
];

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}
