//! What a situation leaves open, and what each open fact may turn out to be.

use crate::model::Field;

/// Something that may turn out to be so: a field, and its value where that is not a plain yes.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    /// The field.
    pub field: Field,
    /// The word, the product or the like; empty for a plain yes.
    pub value: &'a str,
}

impl<'a> Open<'a> {
    /// This field with this value.
    pub(super) fn of(field: impl Into<Field>, value: &'a str) -> Self {
        Self { field: field.into(), value }
    }
}

impl PartialEq for Open<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.field == other.field && self.value.eq_ignore_ascii_case(other.value)
    }
}

/// Whether everything in `some` is in `all` too.
#[must_use]
pub fn is_within(some: &[Open], all: &[Open]) -> bool {
    some.iter().all(|one| all.contains(one))
}
