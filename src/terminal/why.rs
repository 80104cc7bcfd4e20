//! `why RULE FILE` and `why-not CODE FILE`: the chain from fact to condition, rule and page.

use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::print;
use flow_preflight::model::Units;
use flow_preflight::{api, check, export};

/// What a rule says of a run.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let about = arguments.operand(0, "RULE")?;
    let report = report(arguments)?;
    let rule = api::rule(about)?;
    print(arguments.json(), || api::Why::new(&report, rule), || export::why(&report, rule))
}

/// Why an error code is not to be expected from a run.
pub(crate) fn run_not(arguments: &Arguments) -> Result<(), Failure> {
    let about = arguments.operand(0, "CODE")?;
    let report = report(arguments)?;
    let entry = api::explain(about)?;
    let answers = check::why_not(entry, &report.plan);
    print(arguments.json(), || api::WhyNotCode::new(entry, &answers), || export::why_not(entry.id, &answers))
}

fn report(arguments: &Arguments) -> Result<check::Report, Failure> {
    let text = text_of(arguments.operand(1, "FILE")?)?;
    arguments.at_most(2)?;
    Ok(api::check(&text, Units::Utf8).map_err(|errors| api::error_text(&errors))?)
}
