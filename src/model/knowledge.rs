//! What is known about a run, and the origin of each value.

use super::fact::{Fact, FactSet};
use super::plan::RunPlan;
use flow_preflight_grammar::place::Place;
use flow_preflight_grammar::value::Value;
use serde::Serialize;

/// All candidate values of every fact, with their origins. The plan that the rules read is computed from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// The values that the user stated.
    said: RunPlan,
    /// The facts that the user set to unknown.
    unknown: FactSet,
    /// What was read or implied, by fact, up to the last fact with any.
    found: Vec<Vec<Candidate>>,
    ran_without_licence: bool,
}

/// A value and its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// The value.
    pub value: Value,
    /// Its origin.
    pub origin: Origin,
}

/// The origin of a value. What the user stated takes precedence over what was read, and that over what is implied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Origin {
    /// The user stated it.
    Said,
    /// It was read in the text.
    Read {
        /// Its place in the text; missing without the text, as in a share link.
        #[serde(skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// It holds whenever this error code is reported.
    Implied {
        /// The error code.
        code: &'static str,
    },
}

impl Origin {
    const fn rank(&self) -> u8 {
        match self {
            Self::Said => 0,
            Self::Read { .. } => 1,
            Self::Implied { .. } => 2,
        }
    }
}

/// The status of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactStatus<'a> {
    /// Nothing is known.
    NotKnown,
    /// The user set it back to unknown; what was read or implied is ignored.
    SetUnknown,
    /// The value in force. If several choices of one rank overlap, it is their common words.
    InForce(Value, &'a Origin),
    /// Candidates of one rank contradict each other. The rules treat the fact as unknown; both values are shown, and it
    /// is asked first.
    Disputed,
}

impl Knowledge {
    /// The knowledge of a plan whose values the user stated.
    #[must_use]
    pub fn said(plan: &RunPlan) -> Self {
        Self { said: plan.clone(), ..Self::default() }
    }

    /// Sets the value that the user stated.
    pub fn set(&mut self, fact: Fact, value: Value) {
        self.restore(fact);
        self.said.set(fact, Some(value));
    }

    /// The user sets the fact to unknown. This survives the next reading.
    pub fn set_unknown(&mut self, fact: Fact) {
        self.restore(fact);
        self.unknown = self.unknown.union(FactSet::of(fact));
    }

    /// Drops the user's statement, so that what was read or implied is in force again.
    pub fn restore(&mut self, fact: Fact) {
        self.said.set(fact, None);
        self.unknown = self.unknown.iter().filter(|unknown| *unknown != fact).collect();
    }

    /// Makes the fact unknown: drops the user's statement, and sets it to unknown if something was read or implied.
    pub fn forget(&mut self, fact: Fact) {
        if self.found(fact).is_empty() {
            self.restore(fact);
        } else {
            self.set_unknown(fact);
        }
    }

    /// Replaces all values that were read or implied. The user's statements stay.
    pub fn set_found(&mut self, found: impl IntoIterator<Item = (Fact, Candidate)>) {
        self.found.clear();
        for (fact, candidate) in found {
            let at = fact as usize;
            if self.found.len() <= at {
                self.found.resize(at + 1, vec![]);
            }
            if let Some(found) = self.found.get_mut(at) {
                found.push(candidate);
            }
        }
    }

    /// Whether the product made the run although the licence check failed: its record has the code.
    #[must_use]
    pub const fn ran_without_licence(&self) -> bool {
        self.ran_without_licence
    }

    /// Sets whether the product made the run although the licence check failed.
    pub const fn set_ran_without_licence(&mut self, ran: bool) {
        self.ran_without_licence = ran;
    }

    /// What was read or implied.
    fn found(&self, fact: Fact) -> &[Candidate] {
        self.found.get(fact as usize).map_or(&[], Vec::as_slice)
    }

    /// The facts with any candidate or statement.
    pub fn facts(&self) -> impl Iterator<Item = Fact> {
        let is_any =
            |fact: &Fact| self.said.get(*fact).is_some() || self.is_set_unknown(*fact) || !self.found(*fact).is_empty();
        Fact::ALL.iter().copied().filter(is_any)
    }

    /// Whether the user stated the fact, and nothing else is known of it.
    #[must_use]
    pub fn is_only_said(&self, fact: Fact) -> bool {
        self.said.get(fact).is_some() && self.found(fact).is_empty()
    }

    /// The status of a fact.
    #[must_use]
    pub fn status(&self, fact: Fact) -> FactStatus<'_> {
        match self.said.get(fact) {
            Some(value) => FactStatus::InForce(value.clone(), &Origin::Said),
            None if self.is_set_unknown(fact) => FactStatus::SetUnknown,
            None => strongest(self.found(fact)),
        }
    }

    /// The candidates that are not in force, because another one is or because they contradict each other.
    #[must_use]
    pub fn others(&self, fact: Fact) -> Vec<&Candidate> {
        let found = self.found(fact);
        if found.is_empty() {
            return vec![];
        }
        let in_force = match self.status(fact) {
            FactStatus::InForce(value, _) => Some(value),
            _ => None,
        };
        found.iter().filter(|candidate| Some(&candidate.value) != in_force.as_ref()).collect()
    }

    /// The value that the user stated, if any.
    #[must_use]
    pub fn said_value(&self, fact: Fact) -> Option<&Value> {
        self.said.get(fact)
    }

    /// Whether the user set the fact to unknown.
    #[must_use]
    pub const fn is_set_unknown(&self, fact: Fact) -> bool {
        self.unknown.contains(fact)
    }

    /// The values that were read, in force or not.
    pub fn read_values(&self, fact: Fact) -> impl Iterator<Item = &Value> {
        self.found(fact)
            .iter()
            .filter(|candidate| matches!(candidate.origin, Origin::Read { .. }))
            .map(|candidate| &candidate.value)
    }

    /// Changes every value in place, whatever its origin.
    pub fn change_values(&mut self, mut change: impl FnMut(&mut Value)) {
        let change_said = |(fact, value): (Fact, &Value)| {
            let mut value = value.clone();
            change(&mut value);
            (fact, value)
        };
        self.said = self.said.iter().map(change_said).collect();
        self.found.iter_mut().flatten().for_each(|candidate| change(&mut candidate.value));
    }

    /// The facts in force: what the rules read.
    #[must_use]
    pub fn plan(&self) -> RunPlan {
        let mut plan = self.said.clone();
        for (fact, found) in Fact::ALL.iter().zip(&self.found) {
            if let (None, false) = (self.said.get(*fact), self.is_set_unknown(*fact))
                && let FactStatus::InForce(value, _) = strongest(found)
            {
                plan.set(*fact, Some(value));
            }
        }
        plan
    }
}

/// The value of the highest rank, if the candidates of that rank agree.
fn strongest(found: &[Candidate]) -> FactStatus<'_> {
    let Some(rank) = found.iter().map(|candidate| candidate.origin.rank()).min() else { return FactStatus::NotKnown };
    let mut agreed: Option<(Value, &Origin)> = None;
    for candidate in found.iter().filter(|candidate| candidate.origin.rank() == rank) {
        agreed = match agreed {
            None => Some((candidate.value.clone(), &candidate.origin)),
            Some((value, origin)) => match value.narrow(&candidate.value) {
                Some(value) => Some((value, origin)),
                None => return FactStatus::Disputed,
            },
        };
    }
    agreed.map_or(FactStatus::NotKnown, |(value, origin)| FactStatus::InForce(value, origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ChoiceSet, OsFamily};

    const FACT: Fact = Fact::MachineRdpEnabled;

    fn read(value: impl Into<Value>) -> Candidate {
        Candidate {
            value: value.into(),
            origin: Origin::Read { place: Some(Place { start: 0, end: 1, line: 1, column: 1 }) },
        }
    }

    fn implied(value: impl Into<Value>) -> Candidate {
        Candidate { value: value.into(), origin: Origin::Implied { code: "RDPIsNotEnabled" } }
    }

    #[track_caller]
    fn check(knowledge: &Knowledge, fact: Fact, expected: Option<Value>) {
        assert_eq!(knowledge.plan().get(fact).cloned(), expected, "{:?}", knowledge.status(fact));
    }

    #[test]
    fn said_goes_before_read_and_read_before_implied() {
        let mut knowledge = Knowledge::default();
        knowledge.set_found([(FACT, implied(false))]);
        check(&knowledge, FACT, Some(false.into()));
        knowledge.set_found([(FACT, implied(false)), (FACT, read(true))]);
        check(&knowledge, FACT, Some(true.into()));
        knowledge.set(FACT, false.into());
        check(&knowledge, FACT, Some(false.into()));
        assert_eq!(knowledge.others(FACT).len(), 1, "the read value is still shown");
    }

    #[test]
    fn two_different_values_of_one_rank_are_not_known() {
        let mut knowledge = Knowledge::default();
        knowledge.set_found([(FACT, read(true)), (FACT, read(false))]);
        assert_eq!(knowledge.status(FACT), FactStatus::Disputed);
        check(&knowledge, FACT, None);
        assert_eq!(knowledge.others(FACT).len(), 2);
    }

    #[test]
    fn sets_of_words_are_narrowed_to_what_they_share() {
        let set = |choices: &[OsFamily]| Value::Choice(ChoiceSet::of(choices));
        let mut knowledge = Knowledge::default();
        let client = set(&[OsFamily::Windows10, OsFamily::Windows11]);
        knowledge.set_found([
            (Fact::MachineOsFamily, implied(client)),
            (Fact::MachineOsFamily, implied(set(&[OsFamily::Windows11]))),
        ]);
        check(&knowledge, Fact::MachineOsFamily, Some(OsFamily::Windows11.into()));
    }

    #[test]
    fn a_fact_set_to_unknown_stays_so_until_restored() {
        let mut knowledge = Knowledge::default();
        knowledge.set_found([(FACT, read(true))]);
        knowledge.set_unknown(FACT);
        knowledge.set_found([(FACT, read(false))]);
        assert_eq!(knowledge.status(FACT), FactStatus::SetUnknown);
        knowledge.restore(FACT);
        check(&knowledge, FACT, Some(false.into()));
    }

    #[test]
    fn new_text_replaces_what_was_read_and_keeps_what_was_said() {
        let mut knowledge = Knowledge::default();
        knowledge.set(FACT, true.into());
        knowledge.set_found([(Fact::MachineCitrixVda, read(true))]);
        knowledge.set_found([]);
        check(&knowledge, FACT, Some(true.into()));
        check(&knowledge, Fact::MachineCitrixVda, None);
    }
}
