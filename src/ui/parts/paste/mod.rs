//! The text box and what was read in it: paste, choices, commands that collect facts.

pub(in crate::ui) mod collector;
pub(in crate::ui) mod marked;
pub(in crate::ui) mod next_paste;
pub(in crate::ui) mod offers;
pub(in crate::ui) mod paste_box;
pub(in crate::ui) mod read_only_bar;
pub(in crate::ui) mod reading_summary;
pub(in crate::ui) mod samples;
