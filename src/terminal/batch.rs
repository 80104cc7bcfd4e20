//! `check` and `read`: answers each input in the chosen format, and applies a gate.

use super::Status;
use super::args::Arguments;
use super::failure::Failure;
use super::gate;
use super::input::{Input, Inputs, Wanted};
use super::output::{MORE, machine_form, pretty, show, write};
use flow_preflight::api;
use flow_preflight::batch::{Judged, Level, Subject};
use flow_preflight::formats::{self, Form};

/// Which of the two commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Checks plans; fails for a blocked run by default.
    Check,
    /// Reads texts; fails only with a threshold.
    Read,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, command: Command) -> Result<Status, Failure> {
    let (wanted, default) = match command {
        Command::Check => (Wanted::Plans, Some(Level::Unless)),
        Command::Read => (Wanted::Texts, None),
    };
    let rules = gate::rules(arguments, default)?;
    let inputs = Inputs::read(arguments, wanted)?;
    let subject = |Input { name, text }| match (text, command) {
        (Ok(text), Command::Check) => Subject::check(name, text),
        (Ok(text), Command::Read) => Subject::read(name, text),
        (Err(why), _) => Subject::unusable(name, why),
    };
    let subjects: Vec<Subject> = inputs.list.into_iter().map(subject).collect();
    let judged = Judged::new(&subjects, &rules);
    let are_many = inputs.are_many || judged.has_memory();
    let is_for_people = matches!(arguments.form, Form::Text | Form::Json);
    if let ([only], false, true) = (subjects.as_slice(), are_many, is_for_people)
        && let Some(why) = only.unusable_because()
    {
        return Err(Failure::Input(why));
    }
    let answer = answer(&judged, are_many, arguments, command)?;
    if arguments.form == Form::Text {
        show(&answer)?
    } else {
        write(&answer)?
    }
    finish(&judged)
}

/// The exit status of a gate. An input that can't be used never passes.
pub(crate) fn finish(judged: &Judged) -> Result<Status, Failure> {
    if let Some(unusable) = judged.unusable() {
        return Err(Failure::Input(format!("{} can’t be used.", unusable.name)));
    }
    Ok(if judged.fails() { Status::Failed } else { Status::Fine })
}

/// The judged inputs in a format for other tools, which is the same for every command.
pub(crate) fn tool_form(form: Form, judged: &Judged) -> Result<String, Failure> {
    match form {
        Form::Sarif => pretty(&formats::sarif(judged)),
        Form::Junit => Ok(formats::junit(judged)),
        Form::Github => Ok(formats::github(judged)),
        Form::Csv => Ok(formats::csv(judged)),
        Form::Markdown => Ok(formats::markdown(judged)),
        Form::Html => Ok(formats::html(judged)),
        Form::Json | Form::Text => Err(Failure::Internal("The format depends on the command.".to_owned())),
    }
}

fn answer(judged: &Judged, are_many: bool, arguments: &Arguments, command: Command) -> Result<String, Failure> {
    if let ([only], false) = (judged.subjects.as_slice(), are_many) {
        match (arguments.form, command) {
            (Form::Json, Command::Check) => return machine_form(only.subject.report().map(api::Report::from)),
            (Form::Json, Command::Read) => return machine_form(only.subject.text_read().map(api::Read::from)),
            (Form::Text, _) => return Ok(formats::one(only.subject, arguments.all, MORE)),
            _ => {}
        }
    }
    Ok(match (arguments.form, command) {
        (Form::Json, Command::Check) => machine_form(formats::check_results(judged))?,
        (Form::Json, Command::Read) => machine_form(formats::read_results(judged))?,
        (Form::Text, _) => formats::text(judged, arguments.all, MORE),
        (form, _) => tool_form(form, judged)?,
    })
}
