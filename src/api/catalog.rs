//! The answer to `catalog`.

use super::explanation::Explanation;
use super::parts::{Citation, Dispute, Note, Step, list};
use crate::catalog::licenses::{self, Holder, LicenseKind, ServicePlan, Sku};
use crate::catalog::{
    self, Certainty, Condition, RuleStatus, Severity, Unknown, codes, disputes, notes, rules, sources,
};
use crate::catalog::{Expected, example, rule};
use crate::model::{Effort, Fact, FindOut, Owner, Right, RunPlan, Value};
use serde::Serialize;

/// The whole catalogue.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Catalog {
    /// Every error code.
    pub codes: Vec<Explanation>,
    /// Every rule.
    pub rules: Vec<Rule>,
    /// Every note.
    pub notes: Vec<Note>,
    /// Every licence.
    pub licenses: Vec<Product>,
    /// Every page that was used as a source.
    pub sources: Vec<Source>,
    /// Every dispute between sources.
    pub disputes: Vec<Dispute>,
    /// Every fact that a plan can hold.
    pub facts: Vec<FactEntry>,
}

impl Catalog {
    /// The whole catalogue, for other tools.
    #[must_use]
    pub fn all() -> Self {
        Self {
            codes: codes::all().iter().map(Explanation::from).collect(),
            rules: rules::all().iter().map(Rule::from).collect(),
            notes: list(notes::all()),
            licenses: list(licenses::all()),
            sources: sources::all().iter().map(Source::from).collect(),
            disputes: list(disputes::all()),
            facts: Fact::ALL.iter().copied().map(FactEntry::from).collect(),
        }
    }
}

/// A condition that a run needs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Its permanent id.
    pub id: &'static str,
    /// The fault, as a user would describe it.
    pub title: &'static str,
    /// The effect of a broken rule on the run.
    pub severity: Severity,
    /// How sure the sources are.
    pub certainty: Certainty,
    /// What it means if the rule can't be decided.
    pub unknown: Unknown,
    /// Whether it is still in use.
    pub status: RuleStatus,
    /// The conditions under which the rule applies, as text.
    pub applies_to: Vec<String>,
    /// Every fact that it reads.
    pub asks: &'static [Fact],
    /// What is wrong.
    pub what: &'static str,
    /// Why the product behaves like this.
    pub why: &'static str,
    /// How to fix it, one action per step, easiest first.
    pub fix: Vec<Step>,
    /// Its sources.
    pub sources: Vec<Citation>,
    /// The disputes between its sources.
    pub disputes: Vec<Dispute>,
    /// Example plans with the rule's result; missing if the build has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

impl From<&rule::Rule> for Rule {
    fn from(rule: &rule::Rule) -> Self {
        Self {
            id: rule.id,
            title: rule.title,
            severity: rule.severity,
            certainty: rule.certainty,
            unknown: rule.unknown,
            status: rule.status,
            applies_to: rule.applies_to.iter().map(Condition::label).collect(),
            asks: rule.asks,
            what: rule.guidance.what,
            why: rule.guidance.why,
            fix: list(rule.guidance.fix),
            sources: list(rule.guidance.sources),
            disputes: list(rule.disputes),
            examples: list(rule.examples),
        }
    }
}

/// An example plan with the rule's result.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Example {
    /// The situation as text.
    pub title: &'static str,
    /// The situation as a plan.
    pub plan: RunPlan,
    /// The rule's result.
    pub outcome: Expected,
}

impl From<&example::Example> for Example {
    fn from(example: &example::Example) -> Self {
        Self { title: example.title, plan: example.plan.plan(), outcome: example.expected }
    }
}

/// A licence that a user, a machine, a cloud flow or an environment can have.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// Its id; a plan can use it as `product`.
    pub id: &'static str,
    /// Its current name.
    pub name: &'static str,
    /// How it is acquired.
    pub kind: LicenseKind,
    /// Who holds it.
    pub holder: Holder,
    /// Part numbers and earlier names.
    pub names: Vec<&'static str>,
    /// Its GUID in Microsoft Graph, the first if there are several; `null` if there is none.
    pub sku: Option<&'static str>,
    /// Each of its variants in Microsoft Graph.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub skus: &'static [Sku],
    /// The service plans that identify it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub plans: &'static [ServicePlan],
    /// The rights that it gives to its holder's runs.
    pub rights: &'static [Right],
    /// Rights that it may or may not give, because no source says.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub unsure: &'static [Right],
    /// Whether its holder can register machines.
    pub registers_machines: bool,
    /// The last day of sale, such as `2024-02-01`; missing if no source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold_until: Option<&'static str>,
    /// A common misunderstanding about it; empty if there is none.
    pub note: &'static str,
    /// Its sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

impl From<&licenses::Product> for Product {
    fn from(product: &licenses::Product) -> Self {
        Self {
            id: product.id,
            name: product.name,
            kind: product.kind,
            holder: product.holder,
            names: product.skus.iter().map(|sku| sku.part_number).chain(product.names.iter().copied()).collect(),
            sku: product.skus.first().map(|sku| sku.id),
            skus: product.skus,
            plans: product.plans,
            rights: product.rights,
            unsure: product.unsure,
            registers_machines: product.registers_machines,
            sold_until: product.sold_until,
            note: product.note,
            sources: list(product.sources),
        }
    }
}

/// A public page that is a source.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The date printed on it, such as `2025-02-10`; `null` where there is none.
    pub page_date: Option<&'static str>,
    /// The day on which it was last read.
    pub read_on: &'static str,
}

impl From<&catalog::Source> for Source {
    fn from(source: &catalog::Source) -> Self {
        let catalog::Source { id, title, url, page_date, read_on } = *source;
        Self { id, title, url, page_date, read_on }
    }
}

/// A fact with its texts and values.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FactEntry {
    /// Its path in a plan.
    pub fact: Fact,
    /// A short name.
    pub label: &'static str,
    /// The question that asks for it.
    pub question: &'static str,
    /// An explanation of the question.
    pub help: &'static str,
    /// Ways to find the answer, easiest first.
    pub how_to_find_out: &'static [FindOut],
    /// The effort of finding it out.
    pub effort: Effort,
    /// Who can change it; empty if nobody can.
    pub changed_by: &'static [Owner],
    /// Its possible values; a sample if there are many.
    pub values: Vec<Value>,
}

impl From<Fact> for FactEntry {
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
