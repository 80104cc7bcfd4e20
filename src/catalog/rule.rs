//! What a rule is, and what it can answer.

use super::guidance::{Dispute, Guidance};
use crate::model::facts::{machine, run};
use crate::model::{Fact, FactSet, OsFamily, RunMode, RunPlan, Truth, all};
use serde::Serialize;

/// A condition that a run needs, as a pure and exact function of the plan.
#[derive(Debug)]
pub struct Rule {
    /// The name of its file, for ever.
    pub id: &'static str,
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
    pub applies_to: &'static [Gate],
    /// Every fact that it reads, those of `applies_to` among them.
    pub asks: &'static [Fact],
    /// What, why, the way out, the sources.
    pub guidance: Guidance,
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
    /// Plans that break it, and plans that don't; only in tests and published pages.
    pub examples: &'static [Example],
    /// Reads the plan, supposing that the rule applies.
    pub check: fn(&RunPlan) -> Outcome,
}

impl PartialEq for Rule {
    /// Rules are the same if their ids are: ids are for ever.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Rule {
    /// What the rule says about a plan.
    ///
    /// It is exact: it needs to know more only if two ways of filling in what is unknown differ between broken and not broken.
    #[must_use]
    pub fn outcome(&self, plan: &RunPlan) -> Outcome {
        let applies =
            self.applies_to.iter().fold(Truth::Yes(FactSet::EMPTY), |truth, gate| all([truth, gate.holds(plan)]));
        match (applies, (self.check)(plan)) {
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

/// What it means that a rule can't be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Unknown {
    /// The condition often fails: ask before calling a run ready.
    Ask,
    /// The condition is seldom wrong: mention that it was not checked.
    Mention,
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

/// What must be so for a rule to matter.
#[derive(Debug)]
pub enum Gate {
    /// The run has one of these modes.
    RunMode(&'static [RunMode]),
    /// The machine has one of these Windows families.
    OsFamily(&'static [OsFamily]),
    /// Only one person can be signed in at a time.
    SingleUser,
    /// Several people can be signed in at once.
    MultiUser,
}

impl Gate {
    /// Whether it is so.
    #[must_use]
    pub fn holds(&self, plan: &RunPlan) -> Truth {
        match self {
            Self::RunMode(modes) => plan.one_of(&run::MODE, modes),
            Self::OsFamily(families) => plan.one_of(&machine::OS_FAMILY, families),
            Self::SingleUser => plan.is_single_user(),
            Self::MultiUser => plan.is_multi_user(),
        }
    }

    /// The gate in words, for the catalogue.
    #[must_use]
    pub fn label(&self) -> String {
        use crate::model::value::Choice;
        let words = |words: Vec<&str>| words.join(" or ");
        let label =
            |words: &'static [crate::model::Word], at: u8| words.get(usize::from(at)).map_or("", |word| word.label);
        match self {
            Self::RunMode(modes) => words(modes.iter().map(|mode| label(RunMode::WORDS, mode.index())).collect()),
            Self::OsFamily(families) => {
                words(families.iter().map(|family| label(OsFamily::WORDS, family.index())).collect())
            }
            Self::SingleUser => "Windows 10 or 11, not multi-session".to_owned(),
            Self::MultiUser => "Windows Server or a multi-session Windows".to_owned(),
        }
    }
}

/// A plan and what a rule says about it.
#[derive(Debug)]
pub struct Example {
    /// The situation in words.
    pub title: &'static str,
    /// The situation as a plan in JSON.
    pub plan: &'static str,
    /// What the rule says.
    pub expected: Expected,
}

/// What a rule says, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "Outcome"))]
#[serde(rename_all = "camelCase")]
pub enum Expected {
    /// The rule is broken.
    Broken,
    /// The condition is met.
    Holds,
    /// The rule does not concern such a run.
    NotApplicable,
    /// The rule needs to know more.
    NeedToKnow,
}

impl Example {
    /// A plan that breaks the rule.
    #[must_use]
    pub const fn broken(title: &'static str, plan: &'static str) -> Self {
        Self { title, plan, expected: Expected::Broken }
    }

    /// A plan that meets the condition.
    #[must_use]
    pub const fn holds(title: &'static str, plan: &'static str) -> Self {
        Self { title, plan, expected: Expected::Holds }
    }

    /// A plan that the rule does not concern.
    #[must_use]
    pub const fn not_applicable(title: &'static str, plan: &'static str) -> Self {
        Self { title, plan, expected: Expected::NotApplicable }
    }

    /// A plan that leaves it open.
    #[must_use]
    pub const fn open(title: &'static str, plan: &'static str) -> Self {
        Self { title, plan, expected: Expected::NeedToKnow }
    }
}
