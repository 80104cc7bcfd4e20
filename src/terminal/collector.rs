//! `collector`: the commands that collect facts from a machine, for PowerShell.

use super::failure::Failure;
use super::output::write;

pub(crate) fn run() -> Result<(), Failure> {
    write(&flow_preflight::catalog::collector::block())
}
