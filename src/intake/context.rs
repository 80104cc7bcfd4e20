//! The context that a text is read in.

use super::found::Found;
use super::scan::layer::Layer;
use crate::catalog::ErrorCode;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// The text is complete.
    Whole,
    /// It ends with the paste, which may have been cut off.
    Paste,
    /// It is cut off: its last word may have been longer.
    Cut,
}

/// The context of a text: how it ends, how deeply it is nested in other texts, the code of the object around it, and
/// the function that reads texts inside it.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) edge: Edge,
    pub(super) depth: u8,
    /// The code that is named beside the text. A message in the text then adds no code, unless the named one is an
    /// umbrella.
    pub(super) named: Option<&'static ErrorCode>,
    /// Reads a nested text, such as one in a JSON string or in a cell. Passed as a function so that modules use each
    /// other in one direction.
    pub(super) read: fn(Layer, Context, &mut Found),
}
