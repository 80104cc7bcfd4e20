//! `autoclaim FILE`: whether auto-claim assigns a licence in a situation given as JSON.

use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::print;
use flow_preflight::api;
use flow_preflight::export::Format;
use flow_preflight::model::Units;

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = text_of(arguments.operand(0, "FILE")?)?;
    arguments.at_most(1)?;
    let answer = api::auto_claim(&text, Units::Utf8).map_err(|errors| api::error_text(&errors))?;
    print(arguments.json(), || &answer, || answer.text(Format::Text))
}
