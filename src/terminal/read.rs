//! `read FILE`: what a text says of a run, and what follows from it.

use super::Status;
use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::{MORE, print};
use flow_preflight::api;
use flow_preflight::export::{self, Format};
use flow_preflight::model::Units;
use flow_preflight::understand::Understood;

pub(crate) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let text = text_of(arguments.operand(0, "FILE")?)?;
    arguments.at_most(1)?;
    let read = api::read(&text, Units::Utf8);
    let words = || match arguments.all {
        true => whole(&read),
        false => export::read_brief(&read.reading, &read.explanations, read.report(), MORE),
    };
    print(arguments.json, || api::Read::from(&read), words)?;
    Ok(Status::Fine)
}

/// Everything that was read and follows.
fn whole(read: &Understood) -> String {
    let explained: String = read.explanations.iter().map(|entry| export::explanation(entry, Format::Text)).collect();
    format!(
        "{}{explained}{}{}",
        export::reading(&read.reading),
        export::report(read.report(), Format::Text),
        export::evidence(&read.evidence, true, Format::Text)
    )
}
