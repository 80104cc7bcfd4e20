//! Auto-claim: the form, the answer, the table and the timeline.

pub(in crate::ui) mod form;
pub(in crate::ui) mod picture;
pub(in crate::ui) mod set_up;
pub(in crate::ui) mod table;
pub(in crate::ui) mod times;
pub(in crate::ui) mod verdict;
