//! What a machine says of itself: the outputs of the commands that people are asked to run.

pub(super) mod device;
pub(super) mod groups;
pub(super) mod network;
pub(super) mod registry;
mod rights;
pub(super) mod services;
mod sessions;

use super::found::Found;
use super::layer::Layer;
use super::record::TextLine;
use super::segments::Edge;

/// Where an output stands.
pub(super) struct Block<'l, 'a> {
    pub(super) layer: &'l Layer,
    /// The line above it: often the command.
    pub(super) above: &'a str,
    /// How the text ends.
    pub(super) edge: Edge,
}

/// The outputs that are no list of names and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    Sessions,
    Stations,
    NoSession,
    Group,
    Registry,
    Rights,
    Version,
    Whoami,
}

/// The output that begins with this line.
#[inline(never)]
pub(super) fn begins(block: &Block, line: &TextLine) -> Option<Output> {
    sessions::begins(block, line)
        .or_else(|| registry::begins(line).then_some(Output::Registry))
        .or_else(|| rights::begins(line).then_some(Output::Rights))
        .or_else(|| groups::begins(block, line).then_some(Output::Group))
        .or_else(|| device::begins(block, line))
}

/// Reads an output, and says where the text goes on.
pub(super) fn read(output: Output, block: &Block, line: &TextLine, found: &mut Found) -> usize {
    match output {
        Output::Sessions | Output::Stations => sessions::table(block, line, output == Output::Stations, found),
        Output::NoSession => sessions::nobody(block, line, found),
        Output::Group => groups::read(block, line, found),
        Output::Registry => registry::read(block, line, found),
        Output::Rights => rights::read(block, line, found),
        Output::Version | Output::Whoami => device::line(output, block, line, found),
    }
}
