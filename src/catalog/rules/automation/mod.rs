//! What the steps of the flow meet once the session is open.

pub(super) mod needs_elevation;
pub(super) mod screen_resolution;
pub(super) mod sound_or_camera;
