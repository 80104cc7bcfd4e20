//! Requests and answers as plain serialisable types: the one definition of the JSON that the terminal prints with `--json`,
//! that the JavaScript engine returns and that exports hold. The JSON Schema and the TypeScript types are made from it.
//!
//! Nothing is decided here. A type of the core that is plain already is its own machine form; where the core points into
//! the catalogue or holds a plan as text, a type here spells it out, and `From` converts it.

mod auto_claim;
mod catalog;
mod compare;
mod explanation;
mod fix;
mod fleet;
mod parts;
mod reading;
mod report;
mod results;
mod runs;
mod triage;
mod why;

pub use auto_claim::{
    AttendedAfterwards, AutoClaim, Claim, ClaimActionEntry, ClaimAdvice, ClaimAssignment, ClaimChecklist,
    ClaimCondition, ClaimEvent, ClaimPolicyAnswer, ClaimQuestion, ClaimReason, ClaimStatus, ClaimStep, ClaimText,
    ClaimWayOut, ClaimedProduct, NamedPolicy, Situation,
};
pub use catalog::{Catalog, Example, FactEntry, Product, Rule, Source};
pub use compare::{Compared, ComparedFact, ComparedRule, ComparedRun, ComparedValue};
pub use explanation::{Cause, Explanation};
pub use fix::{Change, Fix, Message, Stuck, Way};
pub use fleet::{Alike, Broken, Difference, Fleet, FleetChange, FleetMachine, FleetQuestion, Lack, Skipped};
pub use parts::{Citation, Dispute, Position, Step};
pub use reading::{Offer, OfferedChoice, Read, ReadCode, Reading, Suggestion};
pub use report::{Because, Finding, Presumed, Report, Saving, Texts, When};
pub use results::{
    CheckResult, CheckResults, FleetResults, Gate, GateException, GateFault, ReadResult, ReadResults, TriageResults,
};
pub use runs::{CauseCount, RunCause, RunRow, RunTable};
pub use triage::{FailedCause, SavingChange, Triage, UnknownText};
pub use why::{Why, WhyNotCode, WhyNotRule};

use crate::catalog::{ErrorCode, rule as catalog_rule};
use crate::check;
use crate::compare::Comparison;
use crate::explain::{Explained, explain as explain_code, fact_if_ruled_out, facts_if_confirmed};
use crate::model::{Fact, FactSet, Knowledge, PlanError, RunPlan, Units, nearest};
use crate::understand::{Understood, understand};
use serde::Serialize;

/// The name of the machine form. New keys may come in version 1; none goes.
pub const SCHEMA: &str = "flow-preflight/1";

/// An answer: a body with the name of its schema before it.
#[derive(Debug, Serialize)]
pub struct Answer<T> {
    schema: &'static str,
    #[serde(flatten)]
    body: T,
}

impl<T> Answer<T> {
    /// Puts the name of the schema before a body.
    pub const fn new(body: T) -> Self {
        Self { schema: SCHEMA, body }
    }
}

/// Reads a text. Never fails: what wasn't understood is in the notes. Places are in `units`.
#[must_use]
pub fn read(text: &str, units: Units) -> Understood {
    understand(text, units)
}

/// Compares two runs, given as texts of any kind. Never fails.
#[must_use]
pub fn compare(before: &str, after: &str, units: Units) -> Comparison {
    crate::compare::compare(&understand(before, units), &understand(after, units))
}

/// Explains a code.
///
/// # Errors
/// A sentence: which codes come near, or for a number what kind it is and where to look it up.
pub fn explain(written: &str) -> Result<&'static ErrorCode, String> {
    match explain_code(written) {
        Explained::Known(entry) => Ok(entry),
        Explained::UnknownNumber(number) => Err(number.unknown(written)),
        Explained::DidYouMean(near) => {
            let names: Vec<&str> = near.iter().map(|entry| entry.id).collect();
            Err(format!("“{written}” isn’t a known code. Did you mean {}?", names.join(" or ")))
        }
        Explained::Unknown => Err(format!("“{written}” isn’t a known code.")),
    }
}

/// Checks the runs in which a code is given: with the facts of one cause, and without those of others. Causes are counted
/// from 1, as they are shown.
///
/// # Errors
/// A sentence: there is no such cause, or what is said against one leaves open which of its facts is not so.
pub fn explain_cause(entry: &'static ErrorCode, is: Option<usize>, not: &[usize]) -> Result<check::Report, String> {
    let cause = |number: usize| {
        let cause = number.checked_sub(1).and_then(|at| entry.causes.get(at));
        cause.ok_or_else(|| format!("{} has no cause {number}; there are {}.", entry.id, entry.causes.len()))
    };
    let mut plan = entry.implies.plan();
    for number in not {
        let (fact, value) =
            fact_if_ruled_out(cause(*number)?, &plan).ok_or_else(|| cannot_rule_out(entry, *number, &plan))?;
        plan.set(fact, Some(value));
    }
    if let Some(number) = is {
        facts_if_confirmed(cause(number)?).iter().for_each(|(fact, value)| drop(plan.set(fact, Some(value.clone()))));
    }
    Ok(check::check(&Knowledge::said(&plan)))
}

/// Why a cause of a code can't be ruled out as a whole, and which of its causes can.
fn cannot_rule_out(entry: &ErrorCode, number: usize, plan: &RunPlan) -> String {
    let others: Vec<String> = (1..)
        .zip(entry.causes)
        .filter(|(_, cause)| fact_if_ruled_out(cause, plan).is_some())
        .map(|(number, _)| number.to_string())
        .collect();
    let others = match others.as_slice() {
        [] => "None of its causes can".to_owned(),
        [one] => format!("Of its causes, only {one} can"),
        _ => format!("Its causes {} can", others.join(", ")),
    };
    format!(
        "Cause {number} of {} depends on several facts or on none, so it can’t be ruled out as a whole. {others}.",
        entry.id
    )
}

/// The rule with this id.
///
/// # Errors
/// A sentence that names a rule which comes near, if there is none with this id.
pub fn rule(id: &str) -> Result<&'static catalog_rule::Rule, String> {
    crate::catalog::rules::find(id).ok_or_else(|| {
        let ids: Vec<&str> = crate::catalog::rules::all().iter().map(|rule| rule.id).collect();
        let meant = nearest(id, &ids).map_or_else(String::new, |near| format!(" Did you mean {near}?"));
        format!("“{id}” isn’t a known rule.{meant}")
    })
}

/// Checks a plan given as JSON text.
///
/// # Errors
/// Everything that is wrong with the text, in the words that are the same everywhere.
pub fn check(plan: &str, units: Units) -> Result<check::Report, Vec<PlanError>> {
    check_for(plan, units, Texts::All)
}

/// Checks a plan given as JSON text, for an answer with these texts.
///
/// # Errors
/// Everything that is wrong with the text, in the words that are the same everywhere.
pub fn check_for(plan: &str, units: Units, texts: Texts) -> Result<check::Report, Vec<PlanError>> {
    let plan = RunPlan::from_json(plan, units)?;
    let detail = match texts {
        Texts::All => check::Detail::All,
        Texts::Needed => check::Detail::Needed,
    };
    Ok(check::check_in(&Knowledge::said(&plan), detail))
}

/// What a rule says of the run of a plan given as JSON text, from facts to pages.
///
/// # Errors
/// Everything that is wrong with the plan, or an id that is no rule's.
pub fn why(id: &str, plan: &str, units: Units) -> Result<Why, String> {
    let report = check(plan, units).map_err(|errors| error_text(&errors))?;
    Ok(Why::new(&report, rule(id)?))
}

/// Why a code is not to be expected from the run of a plan given as JSON text.
///
/// # Errors
/// Everything that is wrong with the plan, or a code that is not known.
pub fn why_not(code: &str, plan: &str, units: Units) -> Result<WhyNotCode, String> {
    let plan = RunPlan::from_json(plan, units).map_err(|errors| error_text(&errors))?;
    let entry = explain(code)?;
    Ok(WhyNotCode::new(entry, &check::why_not(entry, &plan)))
}

/// A report and what can be done about it.
#[derive(Debug)]
pub struct Fixed {
    /// What the rules say.
    pub report: check::Report,
    /// What can be done.
    pub fix: crate::fix::Fix,
}

/// Looks for the smallest sets of changes that settle what is broken. The facts in `pinned`, given by their ids, stay.
///
/// # Errors
/// Everything that is wrong with the plan, or an id that is no fact's.
pub fn fix<'a>(plan: &str, pinned: impl IntoIterator<Item = &'a str>, units: Units) -> Result<Fixed, String> {
    let report = check(plan, units).map_err(|errors| error_text(&errors))?;
    let mut stay = FactSet::EMPTY;
    for id in pinned {
        let Some(fact) = Fact::from_id(id) else {
            let ids: Vec<&str> = Fact::ALL.iter().map(|fact| fact.id()).collect();
            let meant = nearest(id, &ids).map_or_else(String::new, |near| format!(" Did you mean {near}?"));
            return Err(format!("“{id}” isn’t a known fact.{meant}"));
        };
        stay = stay.union(FactSet::of(fact));
    }
    let fix = crate::fix::fix(&report, stay);
    Ok(Fixed { report, fix })
}

/// Says what auto-claim does in a situation given as JSON text.
///
/// # Errors
/// Everything that is wrong with the text, in the words that are the same everywhere.
pub fn auto_claim(situation: &str, units: Units) -> Result<AutoClaim, Vec<PlanError>> {
    let (situation, errors) = RunPlan::from_situation_leniently(situation, units);
    if errors.is_empty() { Ok(AutoClaim::of(&situation)) } else { Err(errors) }
}

/// The errors of a plan, one a line, as every interface words them.
#[must_use]
pub fn error_text(errors: &[PlanError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
