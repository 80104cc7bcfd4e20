//! Who may be signed in to the machine when a run starts, and who must be.

pub(super) mod no_session_for_attended_run;
pub(super) mod reuse_with_several_sessions;
pub(super) mod session_of_connection_user;
pub(super) mod session_open_on_client_windows;
