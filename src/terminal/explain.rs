//! `explain CODE`: what an error code means and what to do; with `--is` and `--not`, for the causes that remain.

use super::args::Arguments;
use super::failure::Failure;
use super::output::{MORE, print};
use flow_preflight::api;
use flow_preflight::export::{self, Format};

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let entry = api::explain(arguments.operand(0, "CODE")?)?;
    arguments.at_most(1)?;
    if arguments.is.is_some() || !arguments.not.is_empty() {
        let report = api::explain_cause(entry, arguments.is, &arguments.not)?;
        let words = || match arguments.all {
            true => export::report(&report, Format::Text),
            false => export::brief(&report, MORE),
        };
        return print(arguments.json(), || api::Report::from(&report), words);
    }
    print(arguments.json(), || api::Explanation::from(entry), || export::explanation(entry, Format::Text))
}
