//! What it takes to open a remote desktop session on the machine.

pub(super) mod no_right_to_remote_desktop;
pub(super) mod remote_desktop_off;
