//! Requests and answers as plain serialisable types: what the terminal prints with `--json` and what the JS door gives.

use crate::catalog::licenses::{self, Product};
use crate::catalog::rule::Expected;
use crate::catalog::{Dispute, ErrorCode, Rule, codes, disputes, rules, sources};
use crate::check::{Report, check as check_knowledge};
use crate::explain::{Explained, explain as explain_code};
use crate::intake::Reading;
use crate::model::{Fact, Knowledge, PlanError, RunPlan, Units, Value};
use crate::workbench::{Action, Workbench};
use serde::{Serialize, Serializer};

/// The name of the machine form. New keys may come in version 1; none goes.
pub const SCHEMA: &str = "flow-preflight/1";

/// An answer with the name of its schema first.
#[derive(Debug, Serialize)]
pub struct Answer<T> {
    schema: &'static str,
    /// The answer itself.
    #[serde(flatten)]
    pub body: T,
}

impl<T> Answer<T> {
    /// Puts the name of the schema before a body.
    pub const fn new(body: T) -> Self {
        Self { schema: SCHEMA, body }
    }
}

/// The answer to `read`: what was understood, what it means, and what follows for the run.
#[derive(Debug, Serialize)]
pub struct ReadAnswer {
    /// What was understood.
    pub reading: Reading,
    /// The entry of each code, in the order of the text.
    pub explanations: Vec<&'static ErrorCode>,
    /// What the rules say about the facts that were read and implied.
    pub report: Report,
}

/// Reads a text. It never fails: what was not understood is in the notes.
#[must_use]
pub fn read(text: &str, units: Units) -> Answer<ReadAnswer> {
    let mut workbench = Workbench::with_units(units);
    workbench.apply(Action::Text(text.to_owned()));
    let explanations = workbench.codes();
    let (reading, report) = workbench.into_answer();
    Answer::new(ReadAnswer { reading, explanations, report })
}

/// Explains a code.
///
/// # Errors
/// A sentence that names codes which come near, if no entry has this name.
pub fn explain(written: &str) -> Result<Answer<&'static ErrorCode>, String> {
    match explain_code(written) {
        Explained::Known(entry) => Ok(Answer::new(entry)),
        Explained::DidYouMean(near) => {
            let names: Vec<&str> = near.iter().map(|entry| entry.id).collect();
            Err(format!("“{written}” is not a code that we know. Did you mean {}?", names.join(" or ")))
        }
        Explained::Unknown => Err(format!("“{written}” is not a code that we know.")),
    }
}

/// Checks a plan given as JSON text.
///
/// # Errors
/// Everything that is wrong with the text, in the words that are the same everywhere.
pub fn check(plan: &str, units: Units) -> Result<Answer<Report>, Vec<PlanError>> {
    let plan = RunPlan::from_json(plan, units)?;
    Ok(Answer::new(check_knowledge(&Knowledge::said(&plan))))
}

/// The errors of a plan, one a line, as every door words them.
#[must_use]
pub fn error_text(errors: &[PlanError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Everything that the catalogue knows.
#[derive(Debug, Serialize)]
pub struct Catalog {
    codes: Vec<&'static ErrorCode>,
    rules: &'static [&'static Rule],
    licenses: &'static [Product],
    sources: Vec<SourceForm>,
    disputes: &'static [&'static Dispute],
    facts: Vec<FactForm>,
}

/// The whole catalogue, for other tools.
#[must_use]
pub fn catalog() -> Answer<Catalog> {
    Answer::new(Catalog {
        codes: codes::all().collect(),
        rules: rules::ALL,
        licenses: licenses::ALL,
        sources: sources::ALL
            .iter()
            .map(|source| SourceForm {
                id: source.id,
                title: source.title,
                url: source.url,
                page_date: source.page_date,
                read_on: source.read_on,
            })
            .collect(),
        disputes: disputes::ALL,
        facts: Fact::ALL.iter().copied().map(FactForm::from).collect(),
    })
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SourceForm {
    id: &'static str,
    title: &'static str,
    url: &'static str,
    page_date: Option<&'static str>,
    read_on: &'static str,
}

/// A fact as the catalogue shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FactForm {
    fact: Fact,
    label: &'static str,
    question: &'static str,
    help: &'static str,
    how_to_find_out: &'static [crate::model::FindOut],
    effort: crate::model::Effort,
    changed_by: &'static [crate::model::Owner],
    /// Values that it can have; some of them where there are many.
    values: Vec<Value>,
}

impl From<Fact> for FactForm {
    fn from(fact: Fact) -> Self {
        let info = fact.info();
        Self {
            fact,
            label: info.label,
            question: info.question,
            help: info.help,
            how_to_find_out: info.find_out,
            effort: info.effort,
            changed_by: info.changed_by,
            values: fact.samples(),
        }
    }
}

/// The machine form of a rule.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Form<'a> {
            id: &'a str,
            title: &'a str,
            severity: crate::catalog::Severity,
            certainty: crate::catalog::Certainty,
            unknown: crate::catalog::Unknown,
            status: crate::catalog::RuleStatus,
            applies_to: Vec<String>,
            asks: &'a [Fact],
            what: &'a str,
            why: &'a str,
            fix: Vec<crate::check::StepForm>,
            sources: &'a [crate::catalog::Citation],
            disputes: &'a [&'static Dispute],
            #[serde(skip_serializing_if = "Vec::is_empty")]
            examples: Vec<ExampleForm<'a>>,
        }
        #[derive(Serialize)]
        struct ExampleForm<'a> {
            title: &'a str,
            plan: RunPlan,
            outcome: Expected,
        }
        Form {
            id: self.id,
            title: self.title,
            severity: self.severity,
            certainty: self.certainty,
            unknown: self.unknown,
            status: self.status,
            applies_to: self.applies_to.iter().map(crate::catalog::Gate::label).collect(),
            asks: self.asks,
            what: self.guidance.what,
            why: self.guidance.why,
            fix: self.guidance.fix.iter().map(crate::check::StepForm::from).collect(),
            sources: self.guidance.sources,
            disputes: self.disputes,
            examples: self
                .examples
                .iter()
                .map(|example| ExampleForm {
                    title: example.title,
                    plan: crate::explain::known_plan(example.plan),
                    outcome: example.expected,
                })
                .collect(),
        }
        .serialize(serializer)
    }
}
