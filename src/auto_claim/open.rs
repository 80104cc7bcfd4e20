//! Open facts, and the values with which they would meet a condition.

use crate::model::Field;

/// An open fact: a field, and the value that it must have unless that is a plain yes.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    /// The field.
    pub field: Field,
    /// The word or product; empty for a plain yes.
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

/// Whether every item of `some` is in `all`.
#[must_use]
pub fn is_within(some: &[Open], all: &[Open]) -> bool {
    some.iter().all(|one| all.contains(one))
}
