//! What a rule is, and what it can answer.

use super::condition::Condition;
use super::example::{Example, Expected};
use super::guidance::{Dispute, Guidance, disputed};
use crate::entries::{Entry, Line, Lines};
use crate::model::{Fact, FactSet, RunPlan, Truth, Value, all, any};
use serde::Serialize;

/// A condition that a run needs, as a pure and exact function of the plan.
#[derive(Debug)]
pub struct Rule {
    /// Our id of it, for ever.
    pub id: &'static str,
    /// Rules of the same subject: the name of their table.
    pub family: &'static str,
    /// The fault, as the person would say it.
    pub title: &'static str,
    /// What a broken rule does to the run.
    pub severity: Severity,
    /// How sure the sources are.
    pub certainty: Certainty,
    /// What its silence means.
    pub unknown: Unknown,
    /// Whether it is still in use.
    pub status: RuleStatus,
    /// What must be so for the rule to matter at all.
    pub applies_to: &'static [Condition],
    /// Every fact that it reads, those of `applies_to` among them.
    pub asks: &'static [Fact],
    /// What, why, the way out, the sources.
    pub guidance: Guidance,
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
    /// Plans that break it, and plans that don't; only in tests and published pages.
    pub examples: &'static [Example],
    /// How it is decided.
    pub check: Check,
}

/// How a rule is decided for a plan to which it applies.
#[derive(Debug)]
pub enum Check {
    /// By the conditions of the table: one of `broken` is so, and none of `unless`.
    Conditions {
        /// Ways in which the rule is broken.
        broken: &'static [Clause],
        /// What saves it all the same.
        unless: &'static [Condition],
        /// The codes that follow whichever way it is broken.
        codes: &'static [Predicted],
    },
    /// By a formula in Rust, where the codes depend on the items of a list.
    Formula(fn(&RunPlan) -> Outcome),
}

/// One way in which a rule is broken.
#[derive(Debug)]
pub struct Clause {
    /// When it is so.
    pub when: Condition,
    /// The codes that follow from it.
    pub codes: &'static [Predicted],
}

/// A rule whose codes depend on more than a condition can say.
#[derive(Debug)]
pub(super) struct Formula {
    /// The id of the rule.
    pub(super) rule: &'static str,
    /// The facts that it reads.
    pub(super) facts: &'static [Fact],
    /// What it says of a plan to which the rule applies.
    pub(super) check: fn(&RunPlan) -> Outcome,
}

impl Check {
    fn outcome(&self, plan: &RunPlan) -> Outcome {
        match self {
            Self::Formula(check) => check(plan),
            Self::Conditions { broken, unless, codes } => {
                let broken_by = |clause: &&Clause| clause.when.holds(plan).is_yes();
                let fault = any(broken.iter().map(|clause| clause.when.holds(plan)));
                let saved = any(unless.iter().map(|condition| condition.holds(plan)));
                Outcome::broken_when(all([fault, !saved]), || {
                    let of_way = broken.iter().filter(broken_by).flat_map(|clause| clause.codes);
                    let mut predicted: Vec<Predicted> = vec![];
                    for code in of_way.chain(*codes) {
                        if !predicted.iter().any(|known| known.code == code.code) {
                            predicted.push(*code);
                        }
                    }
                    predicted
                })
            }
        }
    }

    /// Its conditions, where the table has them.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let (broken, unless): (&[Clause], &[Condition]) = match self {
            Self::Conditions { broken, unless, .. } => (broken, unless),
            Self::Formula(_) => (&[], &[]),
        };
        broken.iter().map(|clause| &clause.when).chain(unless)
    }

    /// True if one of the ways in which it is broken is known to be so, whatever may save it.
    fn is_suspect(&self, plan: &RunPlan) -> bool {
        match self {
            Self::Formula(check) => check(plan).is_broken(),
            Self::Conditions { broken, .. } => broken.iter().any(|clause| clause.when.holds(plan).is_yes()),
        }
    }

    /// Every code that it can predict, where the table says so.
    pub fn codes(&self) -> impl Iterator<Item = Predicted> {
        let (broken, codes): (&[Clause], &[Predicted]) = match self {
            Self::Conditions { broken, codes, .. } => (broken, codes),
            Self::Formula(_) => (&[], &[]),
        };
        broken.iter().flat_map(|clause| clause.codes).chain(codes).copied()
    }
}

impl Rule {
    /// Reads a rule from its entry, its examples from another; `formulas` are those of its family.
    #[inline(never)]
    pub(super) fn read(entry: Entry, examples: Option<Entry>, formulas: &[Formula]) -> Self {
        entry.expect(&[
            "title",
            "severity",
            "certainty",
            "unknown",
            "status",
            "applies",
            "broken",
            "unless",
            "predicts",
            "formula",
            "what",
            "why",
            "fix",
            "source",
            "dispute",
        ]);
        let conditions = |key: &str| entry.list(key, Condition::read);
        let predictions = |lines: Lines| lines.list("predicts", Predicted::read);
        let clause = |line: Line| Some(Clause { when: Condition::read(line)?, codes: predictions(line.lines()) });
        let applies_to = conditions("applies");
        let formula = formulas.iter().find(|formula| formula.rule == entry.id);
        let mut facts = applies_to.iter().fold(FactSet::EMPTY, |facts, condition| facts.union(condition.facts()));
        let check = if let Some(formula) = formula {
            facts = facts.union(formula.facts.iter().copied().collect());
            Check::Formula(formula.check)
        } else {
            let broken = entry.list("broken", clause);
            let unless = conditions("unless");
            for condition in broken.iter().map(|clause| &clause.when).chain(unless) {
                facts = facts.union(condition.facts());
            }
            Check::Conditions { broken, unless, codes: predictions(entry.lines()) }
        };
        if matches!(&check, Check::Conditions { broken: [], .. }) {
            entry.wrong("nothing breaks this rule");
        }
        Self {
            id: entry.id,
            family: entry.table.trim_start_matches("rules/"),
            title: entry.text("title"),
            severity: Severity::read(entry),
            certainty: Certainty::from_id(entry.text("certainty")).unwrap_or_else(|| {
                entry.wrong("its certainty is none");
                Certainty::Possible
            }),
            unknown: match entry.text("unknown") {
                "ask" => Unknown::Ask,
                "ask when faulty" => Unknown::AskWhenFaulty,
                _ => Unknown::Mention,
            },
            status: if entry.text("status") == "retired" { RuleStatus::Retired } else { RuleStatus::Current },
            applies_to,
            asks: facts.iter().collect::<Vec<_>>().leak(),
            guidance: Guidance::from(entry),
            disputes: disputed(entry),
            examples: examples.map_or(&[], |entry| entry.lines().filter_map(Example::read).collect::<Vec<_>>().leak()),
            check,
        }
    }
}

impl Rule {
    /// Every condition of its table: what it applies to, what breaks it, what saves it.
    pub fn conditions(&self) -> impl Iterator<Item = &'static Condition> {
        let (broken, unless): (&'static [Clause], &'static [Condition]) = match &self.check {
            Check::Conditions { broken, unless, .. } => (broken, unless),
            Check::Formula(_) => (&[], &[]),
        };
        self.applies_to.iter().chain(broken.iter().map(|clause| &clause.when)).chain(unless)
    }
}

impl PartialEq for Rule {
    /// Rules are the same if their ids are: ids are for ever.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Rule {
    /// Adds the numbers and versions with which it compares a fact, and the numbers just below them.
    pub fn add_telling_values(&self, fact: Fact, values: &mut Vec<Value>) {
        let conditions = self.applies_to.iter().chain(self.check.conditions());
        for bound in conditions.flat_map(|condition| condition.bounds(fact)) {
            let below = match bound {
                Value::Count(bound) => bound.checked_sub(1).map(Value::Count),
                _ => None,
            };
            for value in below.into_iter().chain([bound.clone()]) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
    }

    /// Whether the verdict has to wait for it: a blocker that often fails, or one whose fault is known
    /// while it is still open whether the rule concerns the run or something saves it.
    #[must_use]
    pub fn is_asked(&self, plan: &RunPlan) -> bool {
        self.severity == Severity::Blocker
            && match self.unknown {
                Unknown::Ask => true,
                Unknown::Mention => false,
                Unknown::AskWhenFaulty => self.check.is_suspect(plan),
            }
    }

    /// What the rule says about a plan.
    ///
    /// It is exact: it needs to know more only if two ways of filling in what is unknown differ between broken and not broken.
    #[must_use]
    pub fn outcome(&self, plan: &RunPlan) -> Outcome {
        let applies = all(self.applies_to.iter().map(|condition| condition.holds(plan)));
        if applies.is_no() {
            return Outcome::NotApplicable;
        }
        match (applies, self.check.outcome(plan)) {
            (Truth::No(_), _) => Outcome::NotApplicable,
            (_, Outcome::Holds(facts)) => Outcome::Holds(facts),
            (_, Outcome::NotApplicable) => Outcome::NotApplicable,
            (Truth::Open(gate), Outcome::NeedToKnow(facts)) => Outcome::NeedToKnow(gate.union(facts)),
            (Truth::Open(gate), Outcome::Broken(_)) => Outcome::NeedToKnow(gate),
            (Truth::Yes(_), Outcome::NeedToKnow(facts)) => Outcome::NeedToKnow(facts),
            (Truth::Yes(gate), Outcome::Broken(evidence)) => {
                Outcome::Broken(Evidence { facts: gate.union(evidence.facts), ..evidence })
            }
        }
    }
}

/// What a rule answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The condition is met, because of these facts.
    Holds(FactSet),
    /// The condition is not met.
    Broken(Evidence),
    /// The rule does not concern such a run.
    NotApplicable,
    /// One of these facts can still tip it.
    NeedToKnow(FactSet),
}

impl Outcome {
    /// Broken when `fault` is true. `codes` says what the service would report in that case.
    #[must_use]
    pub fn broken_when(fault: Truth, codes: impl FnOnce() -> Vec<Predicted>) -> Self {
        match fault {
            Truth::Yes(facts) => Self::Broken(Evidence { facts, codes: codes() }),
            Truth::No(facts) => Self::Holds(facts),
            Truth::Open(facts) => Self::NeedToKnow(facts),
        }
    }

    /// The answer in one word.
    #[must_use]
    pub const fn word(&self) -> Expected {
        match self {
            Self::Broken(_) => Expected::Broken,
            Self::Holds(_) => Expected::Holds,
            Self::NotApplicable => Expected::NotApplicable,
            Self::NeedToKnow(_) => Expected::NeedToKnow,
        }
    }

    /// True for `Broken`.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        matches!(self, Self::Broken(_))
    }
}

/// What a broken rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The facts that break it.
    pub facts: FactSet,
    /// The codes that the service would give for these facts.
    pub codes: Vec<Predicted>,
}

/// An error code that is to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicted {
    /// The id of the entry: the product's code, or our name where it gives none.
    pub code: &'static str,
    /// How sure it is that it will be this one.
    pub certainty: Certainty,
}

impl Predicted {
    /// Reads `predicts certain CODE`.
    fn read(line: Line) -> Option<Self> {
        let (certainty, code) = line.argument.split_once(' ').unwrap_or((line.argument, ""));
        let certainty = Certainty::from_id(certainty);
        if certainty.is_none() || code.is_empty() {
            line.wrong("a prediction is `predicts certain CODE`");
        }
        certainty.map(|certainty| Self { code, certainty })
    }

    /// The sources say that it is this one.
    #[must_use]
    pub const fn certain(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Certain }
    }

    /// It is documented, but other conditions may get in between.
    #[must_use]
    pub const fn likely(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Likely }
    }

    /// It may be this one.
    #[must_use]
    pub const fn possible(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Possible }
    }
}

/// How sure the sources are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Certainty {
    /// Documented as the cause.
    Certain,
    /// Documented, but other conditions may intervene.
    Likely,
    /// A hint.
    Possible,
}

impl Certainty {
    fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "certain" => Self::Certain,
            "likely" => Self::Likely,
            "possible" => Self::Possible,
            _ => return None,
        })
    }
}

/// What a broken rule does to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The run does not start or ends at once. For a licence: or the cloud flow is suspended later.
    Blocker,
    /// The run may fail, or work less well.
    Risk,
    /// Worth knowing.
    Note,
}

impl Severity {
    fn read(entry: Entry) -> Self {
        match entry.text("severity") {
            "blocker" => Self::Blocker,
            "risk" => Self::Risk,
            "note" => Self::Note,
            _ => {
                entry.wrong("its severity is none");
                Self::Note
            }
        }
    }
}

/// What it means that a rule can't be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Unknown {
    /// The condition often fails: ask before calling a run ready.
    Ask,
    /// The condition is seldom wrong: mention that it was not checked.
    Mention,
    /// The condition is seldom wrong; once its fault is known, ask whether it concerns the run.
    AskWhenFaulty,
}

/// Whether a rule is in use. Ids are for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RuleStatus {
    /// In use.
    Current,
    /// Kept for old links, never broken.
    Retired,
}
