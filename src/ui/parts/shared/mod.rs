//! Parts that several subjects use: buttons, choices, text fields, citations, header and footer.

pub(in crate::ui) mod announcer;
pub(in crate::ui) mod button;
pub(in crate::ui) mod citations;
pub(in crate::ui) mod copy_text;
pub(in crate::ui) mod disputes;
pub(in crate::ui) mod footer;
pub(in crate::ui) mod header;
pub(in crate::ui) mod hidden;
pub(in crate::ui) mod how_to_find_out;
pub(in crate::ui) mod rich_text;
pub(in crate::ui) mod segments;
pub(in crate::ui) mod shape;
pub(in crate::ui) mod source_notes;
pub(in crate::ui) mod steps;
pub(in crate::ui) mod tabs;
pub(in crate::ui) mod text_field;
