//! What is handed down with a text from what finds it to what reads it.

use super::found::Found;
use super::scan::layer::Layer;
use crate::catalog::ErrorCode;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// It is all there.
    Whole,
    /// It is the end of the paste, which may have been cut off.
    Paste,
    /// It is cut off: its last word may have been longer.
    Cut,
}

/// A text as it is handed down: how it ends, how deep in packaging it lies, the code of the object it belongs to, and
/// how a text inside it is read.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) edge: Edge,
    pub(super) depth: u8,
    /// The wording of a message adds nothing to a code that is named beside it, unless that is an umbrella.
    pub(super) named: Option<&'static ErrorCode>,
    /// Reads a text of its own, such as one in a JSON string or in a cell. What finds such a text knows only this much
    /// of what reads it, so that modules use each other in one direction.
    pub(super) read: fn(Layer, Context, &mut Found),
}
