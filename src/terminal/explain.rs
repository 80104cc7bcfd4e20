//! `explain CODE`: what an error code means and what to do.

use super::args::Arguments;
use super::failure::Failure;
use super::output::print;
use flow_preflight::api;
use flow_preflight::export::{self, Format};

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let entry = api::explain(arguments.operand(0, "CODE")?)?;
    arguments.at_most(1)?;
    print(arguments.json, || api::Explanation::from(entry), || export::explanation(entry, Format::Text))
}
