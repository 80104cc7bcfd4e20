//! `check` and `read`: one answer an input, in the form that was asked for.

use super::Status;
use super::args::Arguments;
use super::failure::Failure;
use super::input::{Input, Inputs, Wanted};
use super::output::{MORE, machine_form, write};
use flow_preflight::api;
use flow_preflight::batch::Subject;
use flow_preflight::check::Verdict;
use flow_preflight::formats;

/// Which of the two commands it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Plans are checked, and a blocked run fails.
    Check,
    /// Texts are read.
    Read,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, command: Command) -> Result<Status, Failure> {
    let wanted = if command == Command::Check { Wanted::Plans } else { Wanted::Texts };
    let inputs = Inputs::read(arguments, wanted)?;
    let subject = |Input { name, text }| match (text, command) {
        (Ok(text), Command::Check) => Subject::check(name, text),
        (Ok(text), Command::Read) => Subject::read(name, text),
        (Err(why), _) => Subject::unusable(name, why),
    };
    let subjects: Vec<Subject> = inputs.list.into_iter().map(subject).collect();
    if let ([only], false) = (subjects.as_slice(), inputs.are_many)
        && let Some(why) = only.unusable_because()
    {
        return Err(Failure::Input(why));
    }
    write(&answer(&subjects, inputs.are_many, arguments, command)?)?;
    if let Some(unusable) = subjects.iter().find(|subject| subject.report().is_none()) {
        return Err(Failure::Input(format!("{} can’t be used.", unusable.name)));
    }
    let is_blocked = |subject: &Subject| subject.verdict() == Some(Verdict::Blocked);
    Ok(if command == Command::Check && subjects.iter().any(is_blocked) { Status::Failed } else { Status::Fine })
}

fn answer(subjects: &[Subject], are_many: bool, arguments: &Arguments, command: Command) -> Result<String, Failure> {
    Ok(match (subjects, command, arguments.json) {
        ([only], Command::Check, true) if !are_many => machine_form(only.report().map(api::Report::from))?,
        ([only], Command::Read, true) if !are_many => machine_form(only.text_read().map(api::Read::from))?,
        ([only], _, false) if !are_many => formats::one(only, arguments.all, MORE),
        (_, Command::Check, true) => machine_form(formats::check_results(subjects))?,
        (_, Command::Read, true) => machine_form(formats::read_results(subjects))?,
        (_, _, false) => formats::text(subjects, arguments.all, MORE),
    })
}
