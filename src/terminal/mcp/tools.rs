//! The tools and the prompt of the server. Each tool is a command of the terminal.

use super::super::args::Arguments;
use super::super::triage;
use super::answer::cited;
use flow_preflight::batch::Subject;
use flow_preflight::catalog::{Citation, ErrorCode};
use flow_preflight::check::Report;
use flow_preflight::export::{self, Format};
use flow_preflight::formats::Form;
use flow_preflight::model::{Fact, Units};
use flow_preflight::{api, formats};
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{JsonObject, PromptMessage, Role};
use rmcp::{ServerHandler, prompt, prompt_handler, prompt_router, schemars, tool, tool_handler, tool_router};
use schemars::JsonSchema;
use serde::Deserialize;

/// How a plan is written, for every tool that takes one.
const PLAN: &str = "A run as JSON, with only what is known, such as {\"run\":{\"mode\":\"unattended\"},\"machine\":{\"osFamily\":\"windows11\",\"rdpEnabled\":false}}. The tool `settings` lists names and values.";

/// A text to read.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Evidence {
    /// An error message, an API response, the output of quser, dsregcmd or another command, a table of licences, or
    /// anything else about a failed run. Unchanged, and as much as there is.
    text: String,
}

/// A code to explain.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Code {
    /// An error code or number, such as `UnattendedNoAddon`, `0xC000015B` or `AADSTS65001`.
    code: String,
}

/// A run.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Plan {
    #[schemars(description = PLAN)]
    plan: JsonObject,
}

/// A run, and what can't be changed.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Fixable {
    #[schemars(description = PLAN)]
    plan: JsonObject,
    /// Names of settings that can't be changed, such as `machine.osFamily`.
    #[serde(default)]
    stays: Vec<String>,
}

/// A run, and a code that it is asked about.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct CodeAndPlan {
    /// The error code.
    code: String,
    #[schemars(description = PLAN)]
    plan: JsonObject,
}

/// A situation of auto-claim.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Situation {
    /// The tenant, its policies, the user and the action as JSON, with only what is known, such as
    /// {"act":{"what":"goPremium"},"user":{"lacks":["attended"]}}.
    situation: JsonObject,
}

/// Files with runs.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Files {
    /// Paths of files with run history on this machine: CSV, .xlsx, NDJSON or OData JSON.
    files: Vec<String>,
}

/// Which settings to list.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Wanted {
    /// A part of a setting's name or label, such as `session`; an empty text lists as many as fit.
    text: String,
}

/// The server. It keeps nothing between calls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Server;

#[tool_router]
impl Server {
    /// Reads any text about a failed Power Automate desktop flow: why it failed, the fix with its owner, what the text
    /// says about the run, and whether the next run works. Begin here.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn read(&self, Parameters(Evidence { text }): Parameters<Evidence>) -> Result<String, String> {
        let subject = Subject::read("text", text);
        let codes = subject.text_read().map(|read| read.certain_codes()).unwrap_or_default();
        answered(&subject, &codes)
    }

    /// Explains an error code of a desktop flow: what it means, causes, fixes with their owners, and what it is confused with.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn explain(&self, Parameters(Code { code }): Parameters<Code>) -> Result<String, String> {
        let entry = api::explain(&code)?;
        Ok(cited(&export::explanation(entry, Format::Markdown), entry.sources))
    }

    /// Says whether a planned run will work, what stops it, and which setting to find out next.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn check(&self, Parameters(Plan { plan }): Parameters<Plan>) -> Result<String, String> {
        answered(&Subject::check("plan", written(&plan)), &[])
    }

    /// Finds the fewest changes after which a run works, with a message for each person who has to make one.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn fix(&self, Parameters(Fixable { plan, stays }): Parameters<Fixable>) -> Result<String, String> {
        let fixed = api::fix(&written(&plan), stays.iter().map(String::as_str), Units::Utf8)?;
        Ok(cited(
            &export::solutions_and_messages(&fixed.report, &fixed.fix, Format::Markdown),
            &of_faults(&fixed.report),
        ))
    }

    /// Says which condition keeps a run from an error code: why this code is not expected.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn why_not(&self, Parameters(CodeAndPlan { code, plan }): Parameters<CodeAndPlan>) -> Result<String, String> {
        let report = api::check(&written(&plan), Units::Utf8).map_err(|errors| api::error_text(&errors))?;
        let entry = api::explain(&code)?;
        let answers = flow_preflight::check::why_not(entry, &report.plan);
        Ok(cited(&export::why_not(entry.id, &answers, &report.plan), entry.sources))
    }

    /// Says whether an auto-claim policy assigns a Power Automate licence to a user, when, and if not, why.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn autoclaim(&self, Parameters(Situation { situation }): Parameters<Situation>) -> Result<String, String> {
        let answer = api::auto_claim(&written(&situation), Units::Utf8).map_err(|errors| api::error_text(&errors))?;
        Ok(cited(&answer.text(Format::Markdown), &[]))
    }

    /// Counts the causes in files of run history, and finds the fewest changes that would have saved most failed runs.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn triage(&self, Parameters(Files { files }): Parameters<Files>) -> Result<String, String> {
        // WASI has `/` in paths on every system.
        let portable = |file: String| if cfg!(target_os = "wasi") { file.replace('\\', "/") } else { file };
        let operands = files.into_iter().map(portable).collect();
        let arguments = Arguments { operands, form: Form::Markdown, ..Arguments::default() };
        let answer = triage::answered(&arguments).map_err(|failure| failure.message().to_owned())?;
        Ok(cited(&answer.text, &[]))
    }

    /// Lists settings of a run by name: what each means, and the values that it can have in a plan.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    fn settings(&self, Parameters(Wanted { text }): Parameters<Wanted>) -> Result<String, String> {
        let text = text.to_ascii_lowercase();
        let lines: Vec<String> = Fact::ALL
            .iter()
            .map(|fact| setting(*fact))
            .filter(|line| line.to_ascii_lowercase().contains(&text))
            .collect();
        match lines.is_empty() {
            true => Err(format!("No setting has “{text}” in its name or label.")),
            false => Ok(cited(&lines.join("\n\n"), &[])),
        }
    }
}

#[prompt_router]
impl Server {
    /// Finds out why a desktop flow failed, and what to do.
    #[prompt(name = "diagnose_failed_run")]
    fn diagnose(&self, Parameters(Evidence { text }): Parameters<Evidence>) -> Vec<PromptMessage> {
        let task = "A Power Automate desktop flow failed. Call `read` with the text below, unchanged. Say in this order: \
                    why it failed, the first fix with the person who makes it, whether the next run works. If the answer \
                    asks a question, ask it with the command that answers it, and call `read` again with the text and \
                    that output. Say nothing about licences or prerequisites that no tool said, and name the sources.";
        vec![PromptMessage::new_text(Role::User, format!("{task}\n\n{text}"))]
    }
}

#[tool_handler(
    name = "flow-preflight",
    instructions = "Explains why Power Automate desktop flows fail, and whether runs will work: licences, unattended prerequisites, auto-claim. Begin with `read` and whatever text there is. Answers are checked facts with sources; what isn't known is asked, not guessed."
)]
#[prompt_handler]
impl ServerHandler for Server {}

/// A plan as text, which the reader of plans checks.
fn written(plan: &JsonObject) -> String {
    serde_json::Value::Object(plan.clone()).to_string()
}

/// The short answer to an input, with the sources of its codes and faults.
fn answered(subject: &Subject, codes: &[&'static ErrorCode]) -> Result<String, String> {
    if let Some(why) = subject.unusable_because() {
        return Err(why);
    }
    let faults = subject.report().map(of_faults).unwrap_or_default();
    let sources: Vec<Citation> = codes.iter().flat_map(|entry| entry.sources).copied().chain(faults).collect();
    Ok(cited(&formats::one(subject, false, ""), &sources))
}

/// The sources of the faults of a report.
fn of_faults(report: &Report) -> Vec<Citation> {
    let faults = report.findings.iter().filter(|finding| finding.strength.is_some());
    faults.flat_map(|finding| finding.rule.guidance.sources).copied().collect()
}

/// A setting with its values, on one line.
fn setting(fact: Fact) -> String {
    let (subject, field) = fact.path();
    let name = if field.is_empty() { subject.to_owned() } else { format!("{subject}.{field}") };
    let api::FactEntry { label, question, values, .. } = fact.into();
    let values: Vec<String> = values.iter().take(12).filter_map(|value| serde_json::to_string(value).ok()).collect();
    format!("`{name}`: {label}. {question} {}", values.join(" or "))
}
