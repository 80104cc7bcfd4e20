//! How the desktop flow connection signs in.

pub(super) mod sign_in_connection_unattended;
