//! Share links and exports.

pub(in crate::ui) mod share_panel;
