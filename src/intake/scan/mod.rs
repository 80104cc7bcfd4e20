//! The syntax of a text, without meaning: layers, lines, JSON, tables, labels, messages, codes.

pub(super) mod bytes;
pub(super) mod clean;
pub(super) mod columns;
pub(super) mod json;
pub(super) mod labels;
pub(super) mod layer;
mod loose;
pub(super) mod messages;
pub(super) mod record;
pub(super) mod small;
pub(super) mod table;
pub(super) mod words;
