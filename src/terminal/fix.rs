//! `fix FILE`: the smallest sets of changes after which a run works.

use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use super::output::print;
use flow_preflight::api;
use flow_preflight::check::Verdict;
use flow_preflight::export::{self, Format};
use flow_preflight::model::Units;

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = text_of(arguments.operand(0, "FILE")?)?;
    arguments.at_most(1)?;
    let fixed = api::fix(&text, arguments.pinned.iter().map(String::as_str), Units::Utf8)?;
    print(arguments.json(), || api::Fix::from(&fixed), || words(&fixed))
}

/// The changes, and the messages for the people of the first set.
fn words(fixed: &api::Fixed) -> String {
    let api::Fixed { report, fix } = fixed;
    if fix.solutions.is_empty() && fix.unfixable.is_empty() {
        let none = match report.verdict {
            Verdict::Blocked | Verdict::AtRisk => "No changes were found that fix all of it.",
            Verdict::NotSure | Verdict::Ready => "There is nothing to change.",
        };
        return format!("{}. {}\n{none}\n", report.verdict.label(), report.summary);
    }
    export::solutions_and_messages(report, fix, Format::Text)
}
