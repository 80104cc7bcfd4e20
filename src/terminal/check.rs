//! `check FILE`: whether a run will work, from a plan in JSON.

use super::Status;
use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::{MORE, print};
use flow_preflight::api;
use flow_preflight::check::Verdict;
use flow_preflight::export::{self, Format};
use flow_preflight::model::Units;

pub(crate) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let text = text_of(arguments.operand(0, "FILE")?)?;
    arguments.at_most(1)?;
    let report = api::check(&text, Units::Utf8).map_err(|errors| api::error_text(&errors))?;
    let words = || match arguments.all {
        true => export::report(&report, Format::Text),
        false => export::brief(&report, MORE),
    };
    print(arguments.json, || api::Report::from(&report), words)?;
    Ok(if report.verdict == Verdict::Blocked { Status::Failed } else { Status::Fine })
}
