//! The kinds of command output that are not a list of names and values, and their surroundings.

use crate::intake::context::Edge;
use crate::intake::scan::layer::Layer;

/// The surroundings of an output.
pub(in crate::intake) struct Block<'l, 'a> {
    pub(in crate::intake) layer: &'l Layer,
    /// The line above it, often the command.
    pub(in crate::intake) above: &'a str,
    /// How the text ends.
    pub(in crate::intake) edge: Edge,
}

/// The kinds of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Output {
    Sessions,
    FoldedSessions,
    Stations,
    NoSession,
    Account,
    Clock,
    Group,
    Registry,
    Rights,
    Version,
    Caption,
    Whoami,
    Products,
    Service,
    Winver,
}
