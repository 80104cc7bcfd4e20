//! `compare BEFORE AFTER`: what differs between two runs, and which differences change a fault.

use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::print;
use flow_preflight::api;
use flow_preflight::export;
use flow_preflight::model::Units;

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let before = text_of(arguments.operand(0, "BEFORE")?)?;
    let after = text_of(arguments.operand(1, "AFTER")?)?;
    arguments.at_most(2)?;
    let compared = api::compare(&before, &after, Units::Utf8);
    print(arguments.json(), || api::Compared::from(&compared), || export::comparison(&compared))
}
