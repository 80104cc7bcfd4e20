//! The rules, one file each, named as its id; a folder for each family.

mod automation;
mod connection;
mod entra;
mod licensing;
mod remote_desktop;
mod windows_sessions;

use super::rule::Rule;

/// Every rule, in the order in which findings of one severity are shown.
pub static ALL: &[&Rule] = &[
    &licensing::attended_user_license::RULE,
    &licensing::unattended_capacity::RULE,
    &windows_sessions::no_session_for_attended_run::RULE,
    &windows_sessions::session_open_on_client_windows::RULE,
    &windows_sessions::session_of_connection_user::RULE,
    &remote_desktop::remote_desktop_off::RULE,
    &remote_desktop::no_right_to_remote_desktop::RULE,
    &connection::sign_in_connection_unattended::RULE,
    &entra::entra_password_with_nla::RULE,
    &entra::entra_remote_desktop_app_off::RULE,
    &entra::entra_consent_prompt::RULE,
    &licensing::cloud_flow_owner_license::RULE,
    &windows_sessions::reuse_with_several_sessions::RULE,
    &entra::entra_configuration_blocked::RULE,
    &automation::needs_elevation::RULE,
    &automation::sound_or_camera::RULE,
    &automation::screen_resolution::RULE,
];

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}
