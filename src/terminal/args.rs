//! Parses the command line into command, operands and options.

use super::failure::Failure;
use super::help;
use flow_preflight::batch::Level;
use flow_preflight::formats::Form;
use lexopt::prelude::*;
use std::ffi::OsString;

/// Why `triage` has no threshold.
const NO_THRESHOLD: &str = "triage counts runs that have failed, so --fail-on has nothing to decide. With --baseline \
                            FILE --new-only it fails for new causes only, and with --exceptions FILE not for accepted ones.";

/// The parsed command line.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    /// The first word.
    pub(crate) command: Option<String>,
    /// The words after the command: codes, rules, files. A negative number is an operand: in `explain -1073741715` it
    /// is a code.
    pub(crate) operands: Vec<String>,
    /// The output format; `--json` selects JSON.
    pub(crate) form: Form,
    /// Show everything, not only what matters most.
    pub(crate) all: bool,
    /// The ids of facts that must not be changed.
    pub(crate) pinned: Vec<String>,
    /// The number of the cause that applies.
    pub(crate) is: Option<usize>,
    /// The numbers of causes that don't apply.
    pub(crate) not: Vec<usize>,
    /// The file with what is the same for every machine.
    pub(crate) run: Option<String>,
    /// Print the addresses that show the tenant's settings.
    pub(crate) links: bool,
    /// The address of the environment.
    pub(crate) environment: Option<String>,
    /// The lowest level at which an input fails.
    pub(crate) fail_on: Option<Level>,
    /// The file with an earlier answer.
    pub(crate) baseline: Option<String>,
    /// Count and list only new faults.
    pub(crate) new_only: bool,
    /// The exceptions file.
    pub(crate) exceptions: Option<String>,
    /// The files are answers that were written before.
    pub(crate) merge: bool,
    /// Keep names in messages.
    pub(crate) keep_names: bool,
    /// How many causes, machines and unknown messages are shown.
    pub(crate) top: Option<usize>,
    /// Print the usage of the command.
    pub(crate) help: bool,
}

/// An error in the command line.
#[derive(Debug)]
pub(crate) struct ArgumentError {
    /// The command, if one was named.
    pub(crate) command: Option<String>,
    /// The error as a sentence.
    pub(crate) message: String,
}

impl Arguments {
    /// Parses the words of a command line, without the program's name.
    pub(crate) fn read(words: impl Iterator<Item = OsString>) -> Result<Self, ArgumentError> {
        let mut arguments = Self::default();
        let read = arguments.fill(lexopt::Parser::from_args(words));
        match read {
            Ok(()) => Ok(arguments),
            Err(error) => Err(ArgumentError { command: arguments.command, message: error.to_string() }),
        }
    }

    fn fill(&mut self, mut words: lexopt::Parser) -> Result<(), lexopt::Error> {
        loop {
            if let Some(number) = negative_number(&mut words) {
                self.word(number);
                continue;
            }
            let gated = ["check", "read", "fleet", "triage"].iter().any(|command| self.is(command));
            let Some(word) = words.next()? else { return Ok(()) };
            match word {
                Long("json") => self.form = Form::Json,
                Long("format") if gated => self.form = named(&words.value()?.string()?)?,
                Long("fail-on") if self.is("triage") => return Err(NO_THRESHOLD.into()),
                Long("fail-on") if gated => self.fail_on = Some(threshold(&words.value()?.string()?)?),
                Long("baseline") if gated => self.baseline = Some(words.value()?.string()?),
                Long("new-only") if gated => self.new_only = true,
                Long("exceptions") if gated => self.exceptions = Some(words.value()?.string()?),
                Long("all") => self.all = true,
                Long("is") if self.is("explain") => self.is = Some(words.value()?.parse()?),
                Long("not") if self.is("explain") => self.not.push(words.value()?.parse()?),
                Long("pin") if self.is("fix") => self.pinned.push(words.value()?.string()?),
                Long("run") if self.is("fleet") => self.run = Some(words.value()?.string()?),
                Long("links") if self.is("fleet") => self.links = true,
                Long("environment") if self.is("fleet") => self.environment = Some(words.value()?.string()?),
                Long("merge") if self.is("triage") => self.merge = true,
                Long("keep-names") if self.is("triage") => self.keep_names = true,
                Long("top") if self.is("triage") => self.top = Some(words.value()?.parse()?),
                Short('h') | Long("help") => self.help = true,
                Value(word) => self.word(word.string()?),
                other => return Err(other.unexpected()),
            }
        }
    }

    /// True if JSON output was requested.
    pub(crate) fn json(&self) -> bool {
        self.form == Form::Json
    }

    fn is(&self, command: &str) -> bool {
        self.command.as_deref() == Some(command)
    }

    fn word(&mut self, word: String) {
        match self.command {
            None => self.command = Some(word),
            Some(_) => self.operands.push(word),
        }
    }

    /// The operand at this index. `what` is its name in the usage.
    pub(crate) fn operand(&self, at: usize, what: &str) -> Result<&str, Failure> {
        self.operands.get(at).map(String::as_str).ok_or_else(|| self.wrong(&format!("{what} is missing.")))
    }

    /// Fails if there are more operands than `most`.
    pub(crate) fn at_most(&self, most: usize) -> Result<(), Failure> {
        match self.operands.get(most) {
            Some(more) => Err(self.wrong(&format!("“{more}” is one operand too many."))),
            None => Ok(()),
        }
    }

    /// A command line error, with the usage of the command.
    pub(crate) fn wrong(&self, message: &str) -> Failure {
        let usage = self.command.as_deref().and_then(help::of).unwrap_or(help::ALL);
        Failure::Input(format!("{message}\n\n{usage}"))
    }
}

fn named(name: &str) -> Result<Form, lexopt::Error> {
    let names = Form::ALL.map(|(_, name)| name).join(", ");
    Form::named(name).ok_or_else(|| format!("There is no format “{name}”. There are {names}.").into())
}

fn threshold(word: &str) -> Result<Level, lexopt::Error> {
    let words = Level::THRESHOLDS.map(Level::word).join(", ");
    Level::threshold(word).ok_or_else(|| format!("There is no threshold “{word}”. There are {words}.").into())
}

/// The next word if it is a negative number: a code, not options.
fn negative_number(words: &mut lexopt::Parser) -> Option<String> {
    let mut raw = words.try_raw_args()?;
    let next = raw.peek()?.to_str()?;
    next.strip_prefix('-')?.starts_with(|first: char| first.is_ascii_digit()).then(|| next.to_owned())?;
    raw.next()?.into_string().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, ArgumentError> {
        Arguments::read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn options_may_be_anywhere() {
        for line in ["check --json --all a.json", "--json check a.json --all", "--all --json check a.json"] {
            let read = read(line).unwrap();
            assert_eq!(read.command.as_deref(), Some("check"), "{line}");
            assert_eq!(read.operands, ["a.json"], "{line}");
            assert!(read.json() && read.all, "{line}");
        }
    }

    #[test]
    fn a_number_below_zero_is_an_operand_and_so_is_what_follows_two_dashes() {
        assert_eq!(read("explain -1073741715 --json").unwrap().operands, ["-1073741715"]);
        assert_eq!(read("read - -- --json").unwrap().operands, ["-", "--json"]);
    }

    #[test]
    fn an_option_of_another_command_is_a_fault_that_names_the_command() {
        let error = read("check --pin machine.rdpEnabled -").unwrap_err();
        assert_eq!((error.command.as_deref(), error.message.as_str()), (Some("check"), "invalid option '--pin'"));
    }
}
