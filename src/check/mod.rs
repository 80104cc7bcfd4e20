//! Evaluates all rules on what is known about a run: the verdict, its reasons, what was not checked, and what to ask
//! next.

mod cases;
mod finding;
mod meaning;
mod questions;
mod strength;
mod summary;
mod verdict;
mod why;
mod worlds;

pub use cases::Cases;
pub use meaning::meaning;
pub use strength::{Saving, Strength, When};
pub use summary::{sentence, unless};
pub use verdict::ModeVerdict;
pub use why::{Because, WhyNot, because, why_not};

use crate::catalog::rule::{Certainty, Outcome, Predicted, Rule};
use crate::catalog::{Expected, Note, codes, knowledge_date, notes, rules, usual};
use crate::model::{Candidate, Fact, FactSet, FactStatus, FindOut, Knowledge, Origin, RunPlan, Value};
use finding::{Held, Judged, severity_rank};
use serde::Serialize;
use worlds::worlds;

/// The result of checking a run.
#[derive(Clone, Debug)]
pub struct Report {
    /// The answer in one word.
    pub verdict: Verdict,
    /// The answer in a sentence, with the number of conditions that were not checked.
    pub summary: String,
    /// The codes that the service would give. Which of several it gives first is not documented.
    pub predicted_codes: Vec<PredictedCode>,
    /// The verdict of each run mode, if the mode is open and the verdicts differ.
    pub by_mode: Vec<ModeVerdict>,
    /// What was presumed and affects the answer.
    pub presumed: Vec<Presumed>,
    /// Broken rules, then those broken under a condition, then open ones that must be asked, then rules that hold;
    /// blockers first.
    pub findings: Vec<Finding>,
    /// The other rules that could not be decided.
    pub unchecked: Vec<Unchecked>,
    /// Notes about such a run.
    pub notes: Vec<&'static Note>,
    /// The questions, most important first.
    pub to_ask: Vec<Question>,
    /// The facts in force, in the form that `check` accepts.
    pub plan: RunPlan,
    /// Each fact with its origin.
    pub facts: Vec<KnownFact>,
    /// The date of the catalogue: the latest day on which a source was read.
    pub knowledge_date: &'static str,
}

/// Whether the run will work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// A blocker is broken.
    Blocked,
    /// A condition that often fails can't be decided yet.
    NotSure,
    /// Nothing blocks it, but a risk is broken.
    AtRisk,
    /// No known fault, and every common condition is decided.
    Ready,
}

impl Verdict {
    /// The label on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocked => "Will not run",
            Self::NotSure => "Can’t tell yet",
            Self::AtRisk => "May fail",
            Self::Ready => "Ready",
        }
    }
}

/// A rule that is broken, open or met.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The rule's outcome: never `NotApplicable`. A presumed fault is `Broken`, a conditional one `NeedToKnow`.
    pub outcome: Outcome,
    /// How firm a fault is; `None` where none is known.
    pub strength: Option<Strength>,
    /// The usual values that a fault rests on.
    pub presumed: FactSet,
    /// The exceptions that would remove the fault.
    pub unless: Vec<Saving>,
    /// The open circumstances under which the fault matters.
    pub when: Vec<When>,
    /// Whether a conditional fault counts for the verdict.
    pub counts: bool,
}

/// A usual value in force because nothing is known of the fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Presumed {
    /// The fact.
    pub fact: Fact,
    /// The value.
    pub value: Value,
    /// Why it can be presumed.
    pub why: &'static str,
    /// The sources; empty if it is this project's judgement.
    pub sources: &'static [crate::catalog::Citation],
}

impl Finding {
    /// The facts that it is based on or asks for.
    #[must_use]
    pub const fn facts(&self) -> FactSet {
        match &self.outcome {
            Outcome::Broken(evidence) => evidence.facts,
            Outcome::Holds(facts) | Outcome::NeedToKnow(facts) => *facts,
            Outcome::NotApplicable => FactSet::EMPTY,
        }
    }

    /// The codes that the service would give for it.
    #[must_use]
    pub fn codes(&self) -> &[Predicted] {
        match &self.outcome {
            Outcome::Broken(evidence) => &evidence.codes,
            _ => &[],
        }
    }
}

/// A predicted code, and the rule that predicts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct PredictedCode {
    /// The product's code; `null` if it reports the failure without one.
    pub code: Option<&'static str>,
    /// The id of the entry in the catalogue.
    pub id: &'static str,
    /// The rule that predicts it.
    pub rule: &'static str,
    /// The certainty of this code.
    pub certainty: Certainty,
}

/// A rule that could not be decided, and that seldom matters or is only a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Unchecked {
    /// The rule.
    pub rule: &'static str,
    /// The fault that wasn't checked.
    pub title: &'static str,
}

/// A fact to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The fact.
    pub fact: Fact,
    /// The question.
    pub question: &'static str,
    /// Ways to find the answer, easiest first.
    pub how_to_find_out: &'static [FindOut],
}

/// A fact with a known value, or with candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct KnownFact {
    /// The fact.
    pub fact: Fact,
    /// The value in force; `null` if it was set to unknown or two sources disagree.
    pub value: Option<Value>,
    /// Where the value comes from.
    pub origin: FactOrigin,
    /// Other values that were found and aren't in force.
    pub others: Vec<Candidate>,
}

/// The origin of the value in force, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum FactOrigin {
    /// The user set the fact to unknown.
    #[serde(rename = "takenBack")]
    SetUnknown,
    /// Two candidates of the same rank differ.
    Disputed,
    /// Stated by the user, read or implied.
    #[serde(untagged)]
    Known(Origin),
}

/// How much of a report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    All,
    /// All but what is as expected: rules that hold without an exception, notes, and facts that are as stated.
    Needed,
}

/// Evaluates every rule in each run mode that is still possible.
#[must_use]
pub fn check(knowledge: &Knowledge) -> Report {
    check_in(knowledge, Detail::All)
}

/// Evaluates every rule in each run mode that is still possible, and reports in this detail.
#[must_use]
#[inline(never)]
pub fn check_in(knowledge: &Knowledge, detail: Detail) -> Report {
    let plan = knowledge.plan();
    let worlds = worlds(knowledge, &plan);
    let is_only_world = matches!(worlds.as_slice(), [only] if *only.stated == plan);
    let stated = (!is_only_world).then(|| rules::weighed(plan.clone()));
    let mut held = Held::new(detail);
    let judged: Vec<Judged> =
        rules::all().iter().filter_map(|rule| Judged::new(rule, stated.as_ref(), &worlds, &mut held)).collect();
    let by_mode = verdict::by_mode(&judged, &worlds);
    let verdict = verdict::overall(by_mode.iter().map(|mode| mode.verdict));
    let presumed = presumed(&judged);
    let unchecked: Vec<Unchecked> = judged
        .iter()
        .filter(|judged| judged.finding.is_none() && !judged.open.is_empty())
        .map(|judged| Unchecked { rule: judged.rule.id, title: judged.rule.title })
        .collect();
    let to_ask = questions::to_ask(knowledge, &worlds, &judged);
    let concerns_it = held.is_any() || judged.iter().any(|judged| judged.finding.is_some());
    let findings = findings(judged, held);
    let by_mode = if by_mode.iter().all(|mode| mode.verdict == verdict) { vec![] } else { by_mode };
    let report = Report {
        verdict,
        summary: summary::summary(verdict, &by_mode, &findings, unchecked.len(), concerns_it),
        predicted_codes: findings.iter().flat_map(predicted).collect(),
        by_mode,
        presumed,
        findings,
        unchecked,
        notes: notes::all().iter().filter(|note| detail == Detail::All && note.concerns(&plan)).collect(),
        to_ask,
        facts: known_facts(knowledge, detail),
        plan,
        knowledge_date: knowledge_date(),
    };
    if knowledge.ran_without_licence() { report.of_a_run_without_licence() } else { report }
}

/// The usual values that affect the answer: a fault is based on them, or they make a question unnecessary.
fn presumed(judged: &[Judged]) -> Vec<Presumed> {
    let facts = judged.iter().fold(FactSet::EMPTY, |facts, judged| facts.union(judged.presumed));
    let of = |usual: &usual::Usual| Presumed {
        fact: usual.fact,
        value: usual.value.clone(),
        why: usual.why,
        sources: usual.sources,
    };
    usual::all().iter().filter(|usual| facts.contains(usual.fact)).map(of).collect()
}

/// Sorted: broken rules, then those broken under a condition, then open ones that must be asked, then rules that hold.
/// Within each group: blockers first, and what counts for the verdict first.
fn findings(judged: Vec<Judged>, held: Held) -> Vec<Finding> {
    let rank = |finding: &Finding| {
        let part = match (finding.outcome.word(), finding.strength) {
            (Expected::Broken, _) => 0,
            (_, Some(_)) if finding.counts => 1,
            (_, None) => 2,
            (_, Some(_)) => 3,
        };
        3 * part + severity_rank(finding.rule.severity)
    };
    let mut ranks = [const { vec![] }; 12];
    for finding in judged.into_iter().filter_map(|judged| judged.finding) {
        if let Some(of_rank) = ranks.get_mut(rank(&finding)) {
            of_rank.push(finding);
        }
    }
    let mut all = vec![];
    ranks.into_iter().chain(held.in_order()).for_each(|mut of_rank| all.append(&mut of_rank));
    all
}

fn predicted(finding: &Finding) -> impl Iterator<Item = PredictedCode> {
    let rule = finding.rule.id;
    finding.codes().iter().map(move |predicted| PredictedCode {
        code: codes::find(predicted.code).and_then(|entry| entry.code),
        id: predicted.code,
        rule,
        certainty: predicted.certainty,
    })
}

impl KnownFact {
    /// True if the user stated the value and nothing else was found.
    #[must_use]
    pub fn is_as_stated(&self) -> bool {
        self.origin == FactOrigin::Known(Origin::Said) && self.others.is_empty()
    }

    /// Each known fact, in form order.
    #[must_use]
    pub fn all(knowledge: &Knowledge) -> Vec<Self> {
        known_facts(knowledge, Detail::All)
    }
}

/// The facts of which something is known, each with its origin.
fn known_facts(knowledge: &Knowledge, detail: Detail) -> Vec<KnownFact> {
    let known = |fact| {
        if detail == Detail::Needed && knowledge.is_only_said(fact) {
            return None;
        }
        let (value, origin) = match knowledge.status(fact) {
            FactStatus::NotKnown => return None,
            FactStatus::SetUnknown => (None, FactOrigin::SetUnknown),
            FactStatus::Disputed => (None, FactOrigin::Disputed),
            FactStatus::InForce(value, origin) => (Some(value), FactOrigin::Known(origin.clone())),
        };
        Some(KnownFact { fact, value, origin, others: knowledge.others(fact).into_iter().cloned().collect() })
    };
    knowledge.facts().filter_map(known).collect()
}
