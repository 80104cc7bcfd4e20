//! Command output that is not a list of names and values: chooses its reader.

use super::output::{Block, Output};
use super::{account, device, groups, hardware, product_lines, registry, rights, services, sessions};
use crate::intake::found::Found;
use crate::intake::scan::record::TextLine;

/// The output that begins at this line.
#[inline(never)]
pub(in crate::intake) fn begins(block: &Block, line: &TextLine) -> Option<Output> {
    sessions::begins(block, line)
        .or_else(|| registry::begins(line).then_some(Output::Registry))
        .or_else(|| rights::begins(line).then_some(Output::Rights))
        .or_else(|| account::begins(block, line).then_some(Output::Account))
        .or_else(|| groups::begins(block, line).then_some(Output::Group))
        .or_else(|| device::begins(block, line))
        .or_else(|| services::begins(line).then_some(Output::Service))
        .or_else(|| hardware::begins(line).then_some(Output::Clock))
        .or_else(|| product_lines::begins(line).then_some(Output::Products))
}

/// Reads an output, and returns where the text continues.
pub(in crate::intake) fn read(output: Output, block: &Block, line: &TextLine, found: &mut Found) -> usize {
    match output {
        Output::Sessions | Output::Stations => sessions::table(block, line, output == Output::Stations, found),
        Output::FoldedSessions => sessions::one_line(block, line, found),
        Output::NoSession => sessions::nobody(block, line, found),
        Output::Account => account::read(block, line, found),
        Output::Group => groups::read(block, line, found),
        Output::Registry => registry::read(block, line, found),
        Output::Rights => rights::read(block, line, found),
        Output::Products => product_lines::read(block, line, found),
        Output::Clock => hardware::line(block, line, found),
        Output::Service => services::line(block, line, found),
        Output::Version | Output::Caption | Output::Whoami | Output::Winver => device::line(output, block, line, found),
    }
}
