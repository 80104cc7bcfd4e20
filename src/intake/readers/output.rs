//! Outputs of commands that are not a list of names and values: their kinds, and where one stands.

use crate::intake::context::Edge;
use crate::intake::scan::layer::Layer;

/// Where an output stands.
pub(in crate::intake) struct Block<'l, 'a> {
    pub(in crate::intake) layer: &'l Layer,
    /// The line above it: often the command.
    pub(in crate::intake) above: &'a str,
    /// How the text ends.
    pub(in crate::intake) edge: Edge,
}

/// The outputs that are no list of names and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Output {
    Sessions,
    FoldedSessions,
    Stations,
    NoSession,
    Group,
    Registry,
    Rights,
    Version,
    Whoami,
    Products,
    Service,
    Winver,
}
