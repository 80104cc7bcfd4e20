//! The facts of the run: rows, their values and origins, lists of sessions and licences.

pub(in crate::ui) mod fact_row;
pub(in crate::ui) mod fact_value;
pub(in crate::ui) mod item_list;
pub(in crate::ui) mod known_facts;
pub(in crate::ui) mod license_list;
pub(in crate::ui) mod open_list;
pub(in crate::ui) mod origin_label;
pub(in crate::ui) mod seat_list;
pub(in crate::ui) mod session_fields;
pub(in crate::ui) mod session_list;
