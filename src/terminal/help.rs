//! The usage texts of the program and of each command. Their examples are run as tests.

/// The usage of the program.
pub(crate) const ALL: &str = "\
Explains why a Power Automate desktop flow failed, and whether the next run will work.

  flow-preflight explain CODE       what an error code means and what to do
  flow-preflight read FILE…         why a run failed and whether the next one will work, from any text
  flow-preflight check FILE…        whether a run will work, from a plan in JSON
  flow-preflight fix FILE           what to change, and who does it
  flow-preflight compare OLD NEW    what differs between two runs, and which differences change a fault
  flow-preflight why RULE FILE      how a rule applies to a run: facts, conditions, sources
  flow-preflight why-not CODE FILE  why a run is not expected to give an error code
  flow-preflight autoclaim FILE     whether auto-claim assigns a licence
  flow-preflight triage FILE…       what failed most in a table of runs, and what to change first
  flow-preflight fleet FILE…        which machines lack what, and which changes make most of them ready
  flow-preflight collector          commands that collect facts from a machine, for PowerShell
  flow-preflight catalog            every code and rule; with --json every licence, fact and source too
  flow-preflight mcp                a Model Context Protocol server, for assistants

FILE is a path, or - for standard input, in UTF-8 or UTF-16. FILE… may also be folders and patterns.
--json prints the machine form, --all everything. COMMAND --help shows options and examples.

Exit status:
  0  answered; nothing that counts as a failure
  1  check and fleet: blocked, or as --fail-on says; read: as --fail-on says. triage: runs failed
  2  the command line or an input can't be used
  3  internal error, or the answer can't be written";

/// The usage of a command; `None` if there is no such command.
pub(crate) fn of(command: &str) -> Option<&'static str> {
    Some(match command {
        "explain" => EXPLAIN,
        "read" => READ,
        "check" => CHECK,
        "fix" => FIX,
        "compare" => COMPARE,
        "why" => WHY,
        "why-not" => WHY_NOT,
        "autoclaim" => AUTOCLAIM,
        "triage" => TRIAGE,
        "fleet" => FLEET,
        "collector" => COLLECTOR,
        "catalog" => CATALOG,
        "mcp" => MCP,
        "help" => ALL,
        _ => return None,
    })
}

const EXPLAIN: &str = "\
Explains an error code: what happened, why, what to do, and who does it.

  flow-preflight explain CODE

CODE is the product's code in any case, an old name, or a number: hex, unsigned or signed.
  --is N   it is cause N of the list: what to do, and whether the next run will work
  --not N  it is not cause N; may be given more than once
  --json   the machine form

Examples:
  flow-preflight explain UnattendedNoAddon
  flow-preflight explain 0xC000006D
  flow-preflight explain UnattendedNoAddon --not 1
  flow-preflight explain NoCandidateMachine --is 3
  flow-preflight explain -1073741715 --json

Exit status: 0 explained, 2 not a known code, 3 internal error.";

/// Inserts the usage of the options that `check`, `read` and `fleet` share.
macro_rules! gated {
    ($head:literal, $foot:literal) => {
        concat!(
            $head,
            "  --format FORM      text, json, sarif, junit, github, csv, markdown, html
  --json             the same as --format json
  --fail-on LEVEL    exit status 1 from this level on: atRisk, notSure, unless (blocked unless a rare exception applies),
                     blocked (proven)
  --baseline FILE    compare with an earlier --json answer: what is new, what is gone
  --new-only         list and count only what is new
  --exceptions FILE  what is accepted: rule or code, subject, reason, owner, until; an expired one fails
",
            $foot
        )
    };
}

const READ: &str = gated!(
    "\
Reads a text and says why the run failed, and whether the next one will work.

  flow-preflight read FILE…

FILE is an API response, an error message, a log, command output, or rows from Dataverse or Microsoft Graph; a folder
with such files, a pattern such as 'logs/**/*.txt', or - for standard input. Each gets an answer of its own.
  --all              causes, sources and every check
",
    "
Examples:
  flow-preflight read answer.json
  dsregcmd /status | flow-preflight read -
  flow-preflight read logs --format html > report.html

Exit status: 0 read, 1 the next run fails at --fail-on or an exception has expired, 2 an input can't be used,
3 internal error."
);

const CHECK: &str = gated!(
    "\
Checks a plan: whether the run will work, and what would stop it.

  flow-preflight check FILE…

FILE is a plan, a JSON object of facts, every one optional; a folder with plans, a pattern such as 'plans/**/*.json',
or - for standard input. Each gets an answer of its own.
  --all              causes, sources and every check
",
    "
Examples:
  flow-preflight check plan.json
  flow-preflight check plans --json > baseline.json
  flow-preflight check plans --baseline baseline.json --new-only --format sarif > plans.sarif
  echo '{\"run\":{\"mode\":\"unattended\"}}' | flow-preflight check -

Exit status: 0 passes, 1 fails at --fail-on (unless, if not given) or an exception has expired,
2 an input can't be used, 3 internal error."
);

const FIX: &str = "\
Finds the smallest sets of changes after which a run works, and writes a message to each person involved.

  flow-preflight fix FILE

FILE is a plan in JSON.
  --pin FACT  a fact that can't change; may be given several times
  --json      the machine form

Examples:
  flow-preflight fix plan.json
  flow-preflight fix plan.json --pin run.mode --pin machine.osFamily

Exit status: 0 answered, 2 the input can't be used, 3 internal error.";

const COMPARE: &str = "\
Compares two runs, such as one that worked and one that failed: what differs, and which differences change a fault.

  flow-preflight compare BEFORE AFTER

BEFORE and AFTER are texts of any kind: run details, rows, command output, plans. --json prints the machine form.

Examples:
  flow-preflight compare plan.json plan.json

Exit status: 0 answered, 2 an input can't be used, 3 internal error.";

const WHY: &str = "\
Shows how a rule applies to a run: facts, conditions, sources.

  flow-preflight why RULE FILE

RULE is the id of a rule, FILE a plan in JSON. --json prints the machine form.

Examples:
  flow-preflight why remote-desktop-off plan.json

Exit status: 0 answered, 2 the input can't be used, 3 internal error.";

const WHY_NOT: &str = "\
Shows why a run is not expected to give an error code: the condition that fails, or what is open.

  flow-preflight why-not CODE FILE

CODE is an error code, FILE a plan in JSON. --json prints the machine form.

Examples:
  flow-preflight why-not UnattendedNoAddon plan.json

Exit status: 0 answered, 2 the input can't be used, 3 internal error.";

const AUTOCLAIM: &str = "\
Works out whether auto-claim assigns a licence: which one, when, and why not.

  flow-preflight autoclaim FILE

FILE is a situation in JSON: tenant, policies, user and action. --json prints the machine form.

Examples:
  flow-preflight autoclaim situation.json

Exit status: 0 answered, 2 the input can't be used, 3 internal error.";

const TRIAGE: &str = "\
Finds what failed most in tables and logs of desktop flow runs, and the changes that would have saved most runs.

  flow-preflight triage FILE…

FILE is a table of runs (CSV with comma, semicolon or tab, .xlsx, NDJSON, OData pages), a plain log, a folder with such
files, a pattern, or - for standard input. All are counted together; other tools get a result per file and cause.
  --format FORM      text, json, sarif, junit, github, csv, markdown, html (one file without scripts)
  --json             the same as --format json, with the counts that --merge adds up
  --merge            the FILEs are answers that --json wrote
  --keep-names       keep names in messages; without it only --format text has them
  --top N            show N causes, machines and unknown messages (8)
  --baseline FILE    compare with an earlier --json answer: which causes are new, which are gone
  --new-only         only new causes count; sarif, junit and github list only them
  --exceptions FILE  codes that are accepted: code, subject (a file), reason, owner, until; an expired one fails

Examples:
  flow-preflight triage flowsession.csv
  flow-preflight triage --json monday.csv > monday.json
  flow-preflight triage --merge monday.json tuesday.json
  flow-preflight triage flowsession.csv --baseline monday.json --new-only --format junit > runs.xml

Synapse Link partitions have no header row: their columns come from the model.json above them, or from one among FILE….
In a plain log, each entry that reports a failure counts as a failed run. How many runs succeeded isn't known.
Exit status: 0 no run failed, or none that counts, 1 runs failed or an exception has expired, 2 an input can't be used,
3 internal error.";

const FLEET: &str = gated!(
    "\
Compares machines: which prerequisite each lacks, which are alike, which differ from their group, and the fewest
changes that make most of them ready.

  flow-preflight fleet FILE…

FILE is a file that collect.ps1 wrote, a folder of such files, or a pattern. The files of a folder are a group.
  --run FILE  a plan in JSON with the facts that all machines share: run mode, connection, licences (without it: an unattended run)
  --links     list addresses instead that show machines, bots and licences in your browser; with
              --environment URL for your environment
  --all       every machine and every prerequisite
",
    "
The subject of a fault is the machine's file.

Examples:
  flow-preflight fleet machines
  flow-preflight fleet machines/finance machines/hr --run run.json
  flow-preflight fleet machines --json > machines.json
  flow-preflight fleet machines --baseline machines.json --new-only --format junit > machines.xml
  flow-preflight fleet --links --environment https://contoso.crm4.dynamics.com

Exit status: 0 passes, 1 a machine fails at --fail-on (unless, if not given) or an exception has expired, 2 an input
can't be used, 3 internal error.");

const COLLECTOR: &str = "\
Prints read-only commands that collect facts from a machine. Paste them into PowerShell, and their output into the
page or into read.

  flow-preflight collector

Examples:
  flow-preflight collector > collect.ps1

Exit status: 0 printed, 2 the command line can't be used, 3 internal error.";

const CATALOG: &str = "\
Lists every code and rule. With --json it lists every licence, fact, source and dispute, too.

  flow-preflight catalog

Examples:
  flow-preflight catalog --json

Exit status: 0 printed, 2 the command line can't be used, 3 internal error.";

const MCP: &str = "\
Serves the Model Context Protocol on standard input and output: the commands as tools for an assistant, offline.
Each answer has its sources and at most 6,000 bytes. Needs a build with the feature mcp, or the npm package
flow-preflight-mcp.

  flow-preflight mcp

A client starts it by itself, with a configuration such as:
  {\"mcpServers\": {\"flow-preflight\": {\"command\": \"flow-preflight\", \"args\": [\"mcp\"]}}}

With npx, FOLDER… may follow: triage reads only files of the current folder and of these.

Exit status: 0 the client ended it, 2 the program was built without it, 3 the connection broke.";
