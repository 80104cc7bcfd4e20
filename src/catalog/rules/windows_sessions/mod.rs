//! Who may be signed in to the machine when an unattended run starts.

pub(super) mod session_of_connection_user;
pub(super) mod session_open_on_client_windows;
