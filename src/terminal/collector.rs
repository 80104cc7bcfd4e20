//! `collector`: prints the PowerShell commands that collect facts on a machine.

use super::failure::Failure;
use super::output::write;

pub(crate) fn run() -> Result<(), Failure> {
    write(&flow_preflight::catalog::collector::block())
}
