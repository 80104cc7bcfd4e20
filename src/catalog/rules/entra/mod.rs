//! Signing in to Windows with a Microsoft Entra account.

pub(super) mod entra_configuration_blocked;
pub(super) mod entra_consent_prompt;
pub(super) mod entra_password_with_nla;
pub(super) mod entra_remote_desktop_app_off;
