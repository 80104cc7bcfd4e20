//! Whose licence a run needs, and what kind.

pub(super) mod attended_user_license;
pub(super) mod cloud_flow_owner_license;
pub(super) mod unattended_capacity;
