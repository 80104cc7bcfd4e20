//! The native program: the same engine in a terminal.

mod terminal;

use flow_preflight::catalog::{codes, collector, rules};
use flow_preflight::check::{self, Verdict};
use flow_preflight::export::{self, Format};
use flow_preflight::model::Units;
use flow_preflight::{api, intake};
use lexopt::prelude::*;
use serde::Serialize;
use std::io::{Read, Write};
use std::process::ExitCode;

/// How to see everything, at the end of a short answer.
const MORE: &str = "--all shows causes, sources and every check.";

const USAGE: &str = "\
Says why a Power Automate desktop flow failed, and whether the next run will work.

  flow-preflight explain CODE    what an error code means and what to do
  flow-preflight read FILE       what stands in a text, and what follows from it
  flow-preflight check FILE      whether a run will work, from a plan in JSON
  flow-preflight fix FILE        what to change, by whom, so that a run works; --pin FACT names what has to stay
  flow-preflight why RULE FILE   what a rule says of a run, with fact, condition and page
  flow-preflight why-not CODE FILE  why an error code is not to be expected from a run
  flow-preflight autoclaim FILE  who is given a licence by auto-claim, from a situation in JSON
  flow-preflight triage FILE…    what failed most in a table of runs, and the changes that would have saved most
  flow-preflight collector       commands that make a machine tell of itself, to paste into PowerShell
  flow-preflight catalog         every code, rule, licence and fact that is known

FILE is a path, or - for standard input. --json prints the machine form, --all everything.
Exit status: 0 answered, 1 checked and the run is blocked, 2 the input could not be used.";

fn main() -> ExitCode {
    match run() {
        Ok(done) => done,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// What was asked for on the command line.
#[derive(Default)]
struct Request {
    command: Option<String>,
    /// A code or a file. It may begin with `-`: `explain -1073741715` is a code.
    operand: Option<String>,
    /// The file behind another operand.
    file: Option<String>,
    json: bool,
    /// Everything, not only what matters most.
    all: bool,
    /// The ids of facts that stay as they are.
    pinned: Vec<String>,
}

fn run() -> Result<ExitCode, String> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|command| command == "triage") {
        let (text, failed) = terminal::triage::run(arguments)?;
        write_out(&text)?;
        return Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS });
    }
    let request = parse().map_err(|error| format!("{error}\n\n{USAGE}"))?;
    let operand = |what: &str| request.operand.clone().ok_or_else(|| format!("{what} is missing.\n\n{USAGE}"));
    match request.command.as_deref() {
        Some("explain") => {
            let entry = api::explain(&operand("CODE")?)?;
            print(request.json, || api::Explanation::from(entry), || export::explanation(entry, Format::Text))
        }
        Some("read") => {
            let read = api::read(&text_of(&operand("FILE")?)?, Units::Utf8);
            print(
                request.json,
                || api::Read::from(&read),
                || {
                    if !request.all {
                        return export::read_brief(&read.reading, &read.explanations, read.report(), MORE);
                    }
                    let explained: String =
                        read.explanations.iter().map(|entry| export::explanation(entry, Format::Text)).collect();
                    format!(
                        "{}{explained}{}{}",
                        export::reading(&read.reading),
                        export::report(read.report(), Format::Text),
                        export::evidence(&read.evidence, true, Format::Text)
                    )
                },
            )
        }
        Some("check") => {
            let report =
                api::check(&text_of(&operand("FILE")?)?, Units::Utf8).map_err(|errors| api::error_text(&errors))?;
            let text = || match request.all {
                true => export::report(&report, Format::Text),
                false => export::brief(&report, MORE),
            };
            print(request.json, || api::Report::from(&report), text)?;
            Ok(if report.verdict == Verdict::Blocked { ExitCode::from(1) } else { ExitCode::SUCCESS })
        }
        Some(command @ ("why" | "why-not")) => {
            let about = operand(if command == "why" { "RULE" } else { "CODE" })?;
            let file = request.file.clone().ok_or_else(|| format!("FILE is missing.\n\n{USAGE}"))?;
            let report = api::check(&text_of(&file)?, Units::Utf8).map_err(|errors| api::error_text(&errors))?;
            if command == "why" {
                let rule = api::rule(&about)?;
                print(request.json, || api::Why::new(&report, rule), || export::why(&report, rule))
            } else {
                let entry = api::explain(&about)?;
                let answers = check::why_not(entry, &report.plan);
                let form = || api::WhyNotCode::new(entry, &answers);
                print(request.json, form, || export::why_not(entry.id, &answers))
            }
        }
        Some("fix") => {
            let fixed = api::fix(&text_of(&operand("FILE")?)?, request.pinned.iter().map(String::as_str), Units::Utf8)?;
            print(request.json, || api::Fix::from(&fixed), || fix_text(&fixed))
        }
        Some("autoclaim") => {
            let answer = api::auto_claim(&text_of(&operand("FILE")?)?, Units::Utf8)
                .map_err(|errors| api::error_text(&errors))?;
            print(request.json, || &answer, || answer.text(Format::Text))
        }
        Some("collector") => {
            write_out(&collector::block())?;
            Ok(ExitCode::SUCCESS)
        }
        Some("catalog") => print(request.json, api::Catalog::all, contents),
        Some(other) => Err(format!("There is no command “{other}”.\n\n{USAGE}")),
        None => {
            write_out(&format!("{USAGE}\n"))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn parse() -> Result<Request, lexopt::Error> {
    let mut request = Request::default();
    let mut parser = lexopt::Parser::from_env();
    loop {
        // Behind a command stands its operand, even one that looks like an option.
        if request.command.is_some() && request.operand.is_none() {
            let mut raw = parser.raw_args()?;
            match raw.peek().and_then(|next| next.to_str()) {
                Some(next)
                    if next != "--json" && next != "--all" && next != "--pin" && next != "--help" && next != "--" =>
                {
                    request.operand = raw.next().map(|next| next.to_string_lossy().into_owned());
                    continue;
                }
                _ => {}
            }
        }
        match parser.next()? {
            Some(Long("json")) => request.json = true,
            Some(Long("all")) => request.all = true,
            Some(Long("pin")) => request.pinned.push(parser.value()?.string()?),
            Some(Short('h') | Long("help")) | None => return Ok(request),
            Some(Value(word)) if request.command.is_none() => request.command = Some(word.string()?),
            Some(Value(word)) if request.operand.is_none() => request.operand = Some(word.string()?),
            Some(Value(word)) if request.file.is_none() => request.file = Some(word.string()?),
            Some(other) => return Err(other.unexpected()),
        }
    }
}

/// What to change, and then the message for each person of the first way.
fn fix_text(fixed: &api::Fixed) -> String {
    let api::Fixed { report, fix } = fixed;
    if fix.ways.is_empty() && fix.stuck.is_empty() {
        return format!("{}. {}\nThere is nothing to change.\n", report.verdict.label(), report.summary);
    }
    export::handed(report, fix, Format::Text)
}

/// The text of a file or of standard input, in any encoding that Windows writes.
fn text_of(path: &str) -> Result<String, String> {
    let mut bytes = vec![];
    let read = if path == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| format!("{path} can’t be read: {error}"))?;
    Ok(intake::decode(&bytes))
}

/// Prints the machine form of an answer, or its text.
fn print<T: Serialize>(
    json: bool,
    form: impl FnOnce() -> T,
    text: impl FnOnce() -> String,
) -> Result<ExitCode, String> {
    let shown = if json {
        serde_json::to_string_pretty(&api::Answer::new(form()))
            .map(|json| json + "\n")
            .map_err(|error| error.to_string())?
    } else {
        text()
    };
    write_out(&shown)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output. A reader that stops early, such as `head`, is no error.
fn write_out(text: &str) -> Result<(), String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// The catalogue as a list.
fn contents() -> String {
    let mut text = "Codes\n".to_owned();
    for entry in codes::all() {
        text += &format!("  {}: {}\n", entry.id, entry.title);
    }
    text += "\nRules\n";
    for rule in rules::all() {
        text += &format!("  {}: {}\n", rule.id, rule.title);
    }
    text
}
