//! Plan × rules → report: the verdict, what it rests on, what was not checked, and what to ask next.

use crate::catalog::Expected;
use crate::catalog::rule::{Certainty, Outcome, Predicted, Rule, Severity, Unknown};
use crate::catalog::{Note, codes, knowledge_date, notes, rules};
use crate::model::{Candidate, Effort, Fact, FactSet, FindOut, Knowledge, Origin, RunPlan, Standing, Value};
use serde::Serialize;
use std::cmp::Reverse;

/// What the rules say about a run.
#[derive(Clone, Debug)]
pub struct Report {
    /// The answer in one word.
    pub verdict: Verdict,
    /// The answer in a sentence, with the number of conditions that were not checked.
    pub summary: String,
    /// The codes that the service would give. Which of several comes first is not documented.
    pub predicted_codes: Vec<PredictedCode>,
    /// Broken rules, then open ones that have to be asked, then rules that hold; blockers first.
    pub findings: Vec<Finding>,
    /// Every other rule that could not be decided.
    pub unchecked: Vec<Unchecked>,
    /// What is worth knowing of such a run and can't be checked.
    pub notes: Vec<&'static Note>,
    /// What to find out next, the fact that tells most first.
    pub to_ask: Vec<Question>,
    /// The facts in force; `check` takes it as it stands.
    pub plan: RunPlan,
    /// Each fact with its origin.
    pub facts: Vec<KnownFact>,
    /// The newest day on which a source was read.
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
    /// Nothing speaks against it.
    Ready,
}

impl Verdict {
    /// The verdict as it stands on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocked => "Will not run",
            Self::NotSure => "Not enough known",
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
    /// What it says: never `NotApplicable`.
    pub outcome: Outcome,
}

impl Finding {
    /// The facts that it rests on or asks for.
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

/// A code that is to be expected, and the rule that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct PredictedCode {
    /// The product's code; `null` where it reports the failure without one.
    pub code: Option<&'static str>,
    /// The id of the entry in the catalogue.
    pub id: &'static str,
    /// The rule that predicts it.
    pub rule: &'static str,
    /// How sure it is that it will be this one.
    pub certainty: Certainty,
}

/// A rule that could not be decided and seldom matters, or is only a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Unchecked {
    /// The rule.
    pub rule: &'static str,
    /// Its title: the fault that was not looked for.
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

/// A fact of which something is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct KnownFact {
    /// The fact.
    pub fact: Fact,
    /// The value in force; `null` where it was taken back or two sources disagree.
    pub value: Option<Value>,
    /// Where the value comes from.
    pub origin: FactOrigin,
    /// What else was found and is not in force.
    pub others: Vec<Candidate>,
}

/// Where the value in force comes from, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum FactOrigin {
    /// The person took the fact back.
    TakenBack,
    /// Two candidates of the same rank differ.
    Disputed,
    /// Said, read or implied.
    #[serde(untagged)]
    Known(Origin),
}

/// Asks every rule about what is known.
#[must_use]
pub fn check(knowledge: &Knowledge) -> Report {
    let plan = knowledge.plan();
    let outcomes: Vec<Judged> = rules::all().iter().map(|rule| Judged::new(rule, &plan)).collect();
    let verdict = verdict(&outcomes);
    let findings = findings(&outcomes);
    let unchecked: Vec<Unchecked> = outcomes
        .iter()
        .filter(|judged| matches!(judged.outcome, Outcome::NeedToKnow(_)) && !judged.is_asked)
        .map(|judged| Unchecked { rule: judged.rule.id, title: judged.rule.title })
        .collect();
    Report {
        verdict,
        summary: summary(verdict, &findings, unchecked.len()),
        predicted_codes: findings.iter().flat_map(predicted).collect(),
        findings,
        unchecked,
        notes: notes::all().iter().filter(|note| note.concerns(&plan)).collect(),
        to_ask: to_ask(knowledge, &plan, &outcomes),
        facts: known_facts(knowledge),
        plan,
        knowledge_date: knowledge_date(),
    }
}

/// What a rule says about the plan, and whether the verdict has to wait for it.
struct Judged {
    rule: &'static Rule,
    outcome: Outcome,
    is_asked: bool,
}

impl Judged {
    fn new(rule: &'static Rule, plan: &RunPlan) -> Self {
        let outcome = rule.outcome(plan);
        let is_asked = matches!(outcome, Outcome::NeedToKnow(_)) && rule.is_asked(plan);
        Self { rule, outcome, is_asked }
    }
}

/// The verdict over the outcomes of all rules.
fn verdict(outcomes: &[Judged]) -> Verdict {
    let broken =
        |severity| outcomes.iter().any(|judged| judged.rule.severity == severity && judged.outcome.is_broken());
    if broken(Severity::Blocker) {
        Verdict::Blocked
    } else if outcomes.iter().any(|judged| judged.is_asked) {
        Verdict::NotSure
    } else if broken(Severity::Risk) {
        Verdict::AtRisk
    } else {
        Verdict::Ready
    }
}

/// Broken rules, then open ones that have to be asked, then rules that hold; in each part blockers first.
fn findings(outcomes: &[Judged]) -> Vec<Finding> {
    let mut findings = vec![];
    for part in [Expected::Broken, Expected::NeedToKnow, Expected::Holds] {
        for severity in [Severity::Blocker, Severity::Risk, Severity::Note] {
            for Judged { rule, outcome, is_asked } in outcomes {
                let shown = outcome.word() == part && (part != Expected::NeedToKnow || *is_asked);
                if shown && rule.severity == severity {
                    findings.push(Finding { rule, outcome: outcome.clone() });
                }
            }
        }
    }
    findings
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

/// The questions: facts on which two sources disagree first, then by how much each can settle.
///
/// Only the facts of blockers that have to be asked are weighed against each other; the many others follow by effort.
fn to_ask(knowledge: &Knowledge, plan: &RunPlan, outcomes: &[Judged]) -> Vec<Question> {
    let (mut asked, mut wanted, mut open) = (vec![], FactSet::EMPTY, FactSet::EMPTY);
    for Judged { rule, outcome, is_asked } in outcomes {
        let Outcome::NeedToKnow(facts) = outcome else { continue };
        open = open.union(*facts);
        if *is_asked || rule.unknown == Unknown::Ask {
            wanted = wanted.union(*facts);
        }
        if *is_asked {
            asked.push((*rule, *facts));
        }
    }
    let mut supposed = plan.clone();
    let mut ranked = vec![];
    let mut weighed = FactSet::EMPTY;
    for fact in open.iter() {
        let disputed = knowledge.standing(fact) == Standing::Disputed;
        let (mut settles, mut occurs, mut share) = (0, 0, 0);
        for (rule, _) in asked.iter().filter(|(_, facts)| facts.contains(fact)) {
            let settling = settling_share(&mut supposed, rule, fact);
            settles += usize::from(settling > 0);
            share += settling;
            occurs += 1;
        }
        if disputed || occurs > 0 {
            weighed = weighed.union(FactSet::of(fact));
            let rank = (!disputed, !wanted.contains(fact), Reverse(settles), Reverse(occurs), Reverse(share));
            ranked.push((rank, fact.info().effort, fact));
        }
    }
    let mut facts = vec![];
    // A handful: taking out the first again and again costs less code than sorting.
    while let Some(first) = (0..ranked.len()).min_by_key(|at| ranked.get(*at)) {
        facts.push(ranked.swap_remove(first).2);
    }
    for is_wanted in [true, false] {
        for effort in [Effort::KnownAtOnce, Effort::Command, Effort::AnotherPerson] {
            let rest = open.iter().filter(|fact| {
                !weighed.contains(*fact) && wanted.contains(*fact) == is_wanted && fact.info().effort == effort
            });
            facts.extend(rest);
        }
    }
    let question =
        |fact: Fact| Question { fact, question: fact.info().question, how_to_find_out: fact.info().find_out };
    facts.into_iter().map(question).collect()
}

/// How many percent of the telling values of the fact decide the rule alone.
fn settling_share(plan: &mut RunPlan, rule: &Rule, fact: Fact) -> usize {
    let before = plan.get(fact).cloned();
    let samples = rules::telling_values(fact);
    let all = samples.len().max(1);
    let settling = samples.iter().filter(|value| {
        plan.set(fact, Some((*value).clone()));
        !matches!(rule.outcome(plan), Outcome::NeedToKnow(_))
    });
    let share = settling.count() * 100 / all;
    plan.set(fact, before);
    share
}

impl KnownFact {
    /// Each fact of which something is known, in the order of the form.
    #[must_use]
    pub fn all(knowledge: &Knowledge) -> Vec<Self> {
        known_facts(knowledge)
    }
}

fn known_facts(knowledge: &Knowledge) -> Vec<KnownFact> {
    let known = |fact| {
        let (value, origin) = match knowledge.standing(fact) {
            Standing::NotKnown => return None,
            Standing::TakenBack => (None, FactOrigin::TakenBack),
            Standing::Disputed => (None, FactOrigin::Disputed),
            Standing::InForce(value, origin) => (Some(value), FactOrigin::Known(origin.clone())),
        };
        Some(KnownFact { fact, value, origin, others: knowledge.others(fact).into_iter().cloned().collect() })
    };
    knowledge.facts().filter_map(known).collect()
}

/// The verdict's own sentence. It says how many conditions were not checked.
fn summary(verdict: Verdict, findings: &[Finding], unchecked: usize) -> String {
    let broken = |severity| {
        findings.iter().filter(|finding| finding.outcome.is_broken() && finding.rule.severity == severity).count()
    };
    let open = findings.iter().filter(|finding| matches!(finding.outcome, Outcome::NeedToKnow(_))).count();
    let first = match (verdict, broken(Severity::Blocker), broken(Severity::Risk)) {
        (Verdict::Blocked, 1, _) => "One thing stops this run.".to_owned(),
        (Verdict::Blocked, blockers, _) => format!("{blockers} things stop this run."),
        (Verdict::NotSure, ..) if open == 1 => "One condition that often fails is still open.".to_owned(),
        (Verdict::NotSure, ..) => format!("{open} conditions that often fail are still open."),
        (Verdict::AtRisk, _, 1) => {
            "Nothing stops this run, as far as you told us, but one thing may make it fail.".to_owned()
        }
        (Verdict::AtRisk, _, risks) => {
            format!("Nothing stops this run, as far as you told us, but {risks} things may make it fail.")
        }
        (Verdict::Ready, ..) if findings.is_empty() => {
            "None of the conditions that we know concern such a run.".to_owned()
        }
        (Verdict::Ready, ..) => "Nothing stops this run, as far as you told us.".to_owned(),
    };
    match unchecked {
        0 => first,
        1 => format!("{first} One rarer condition was not checked."),
        more => format!("{first} {more} rarer conditions were not checked."),
    }
}
