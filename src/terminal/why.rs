//! `why RULE FILE` and `why-not CODE FILE`: explains an outcome by facts, conditions, rule and sources.

use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::print;
use flow_preflight::model::Units;
use flow_preflight::{api, check, export};

/// Explains a rule's outcome for a run.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let about = arguments.operand(0, "RULE")?;
    let report = report(arguments)?;
    let rule = api::rule(about)?;
    print(arguments.json(), || api::Why::new(&report, rule), || export::why(&report, rule))
}

/// Explains why a run is not expected to give an error code.
pub(crate) fn run_not(arguments: &Arguments) -> Result<(), Failure> {
    let about = arguments.operand(0, "CODE")?;
    let report = report(arguments)?;
    let entry = api::explain(about)?;
    let answers = check::why_not(entry, &report.plan);
    print(
        arguments.json(),
        || api::WhyNotCode::new(entry, &answers),
        || export::why_not(entry.id, &answers, &report.plan),
    )
}

fn report(arguments: &Arguments) -> Result<check::Report, Failure> {
    let text = text_of(arguments.operand(1, "FILE")?)?;
    arguments.at_most(2)?;
    Ok(api::check(&text, Units::Utf8).map_err(|errors| api::error_text(&errors))?)
}
