//! Auto-claim: the answer, the conditions, the times, the table and the set-up.

pub(in crate::ui) mod set_up;
pub(in crate::ui) mod stepper;
pub(in crate::ui) mod table;
pub(in crate::ui) mod times;
pub(in crate::ui) mod verdict;
pub(in crate::ui) mod whose;
