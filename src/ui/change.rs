//! What a person does with a fact, as the parts say it upwards.

use crate::model::{Fact, Value};

/// What a person does with a fact.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// Says its value.
    Say(Fact, Value),
    /// Says that it is not known, whatever was found.
    TakeBack(Fact),
    /// Takes their own word back: what was found is in force again.
    Restore(Fact),
}

/// Which facts the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// Those of which something is known.
    #[default]
    Known,
    /// Those too that can still change the answer.
    Mattering,
    /// All.
    All,
}
