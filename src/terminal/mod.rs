//! Commands of the terminal that are larger than a call of the engine.

pub(crate) mod triage;
