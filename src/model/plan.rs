//! The known facts of one run on one machine. Rules read nothing else.

use super::choices::{AccountType, Choice, ConnectionAuth, OsFamily};
use super::fact::{Fact, FactSet, Key};
use super::facts::{connection, machine};
use super::truth::{Truth, all, any};
use flow_preflight_grammar::{ChoiceSet, Item, Licenses, OpenList, Session, Value, Version};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// The authentication types with a password.
const PASSWORDS: [ConnectionAuth; 2] = [ConnectionAuth::UsernamePassword, ConnectionAuth::CredentialPassword];

/// One run on one machine; the machines of a group are checked one at a time. A missing fact is unknown.
///
/// Clones share their values until one is changed, and then all but those beside it: a check makes many, and changes few.
#[derive(Clone, Debug, Default)]
pub struct RunPlan {
    parts: Arc<[Part; PARTS]>,
}

/// Values of neighbouring facts; `None` if none was ever known.
type Part = Option<Arc<[Option<Value>; PART]>>;

/// How many facts share a part.
const PART: usize = 16;

/// Enough for the 256 facts that a `FactSet` holds.
const PARTS: usize = 256 / PART;

impl RunPlan {
    /// A plan without facts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a fact, if known.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Option<&Value> {
        let at = fact as usize;
        self.parts.get(at / PART)?.as_ref()?.get(at % PART)?.as_ref()
    }

    /// Sets a fact, or removes it with `None`. Returns the previous value.
    pub fn set(&mut self, fact: Fact, value: Option<Value>) -> Option<Value> {
        if self.get(fact) == value.as_ref() { value } else { self.put(fact, value) }
    }

    fn put(&mut self, fact: Fact, value: Option<Value>) -> Option<Value> {
        let at = fact as usize;
        let part = Arc::make_mut(&mut self.parts).get_mut(at / PART)?.get_or_insert_default();
        Arc::make_mut(part).get_mut(at % PART).and_then(|slot| std::mem::replace(slot, value))
    }

    /// The known facts, in form order.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, &Value)> {
        Fact::ALL.iter().filter_map(|fact| Some((*fact, self.get(*fact)?)))
    }

    /// True if nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The items of a list of items; empty and incomplete if the list is unknown.
    #[must_use]
    pub fn items(&self, list: Fact) -> &OpenList<Item> {
        static NONE: OpenList<Item> = OpenList { items: vec![], complete: false };
        match self.get(list) {
            Some(Value::Items(items)) => items,
            _ => &NONE,
        }
    }

    /// The value of a yes/no fact, if known.
    #[must_use]
    pub fn known_flag(&self, fact: Fact) -> Option<bool> {
        match self.get(fact)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The variant of a choice, if only one is possible.
    #[must_use]
    pub fn choice<C: Choice>(&self) -> Option<C> {
        self.get(C::FACT)?.choice()
    }

    /// Whether a yes/no fact is "yes".
    #[must_use]
    pub fn flag(&self, key: &Key<bool>) -> Truth {
        self.read(key.fact(), |value| match value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    /// Whether a choice is one of `choices`.
    #[must_use]
    pub fn one_of<C: Choice>(&self, key: &Key<C>, choices: &[C]) -> Truth {
        self.within(key.fact(), ChoiceSet::of(choices))
    }

    /// Whether a choice is one of the words `wanted`.
    #[must_use]
    pub fn within(&self, fact: Fact, wanted: ChoiceSet) -> Truth {
        self.read(fact, |value| match value {
            Value::Choice(known) if known.is_within(wanted) => Some(true),
            Value::Choice(known) if known.intersection(wanted).is_none() => Some(false),
            _ => None,
        })
    }

    /// Whether a number or a version is lower than `bound`.
    #[must_use]
    pub fn below(&self, fact: Fact, bound: &Value) -> Truth {
        self.read(fact, |value| match (value, bound) {
            (Value::Count(count), Value::Count(bound)) => Some(count < bound),
            (Value::Version(version), Value::Version(bound)) => Some(version < bound),
            _ => None,
        })
    }

    /// Whether a version is at least this one of version 2.
    fn at_least(&self, key: &Key<Version>, second: u32) -> Truth {
        self.read(key.fact(), |value| match value {
            Value::Version(version) => Some(version.is_at_least(&[2, second])),
            _ => None,
        })
    }

    /// Whether some Windows session fits.
    #[must_use]
    pub fn some_session(&self, key: &Key<OpenList<Session>>, fits: impl Fn(&Session) -> Option<bool>) -> Truth {
        self.read(key.fact(), |value| match value {
            Value::Sessions(list) => list.some(fits),
            _ => None,
        })
    }

    /// Whether a user's licences pass `judge`.
    #[must_use]
    pub fn licenses(&self, key: &Key<Licenses>, judge: impl Fn(&Licenses) -> Option<bool>) -> Truth {
        self.read(key.fact(), |value| match value {
            Value::Licenses(licenses) => judge(licenses),
            _ => None,
        })
    }

    /// Whether at least two Windows sessions are open.
    #[must_use]
    pub fn has_two_sessions(&self) -> Truth {
        self.read(machine::SESSIONS.fact(), |value| match value {
            Value::Sessions(list) if list.items.len() >= 2 => Some(true),
            Value::Sessions(list) => list.complete.then_some(false),
            _ => None,
        })
    }

    /// Whether only one person can be signed in to this Windows: Windows 10 or 11, not multi-session.
    #[must_use]
    pub fn is_single_user(&self) -> Truth {
        all([
            self.one_of(&machine::OS_FAMILY, &[OsFamily::Windows10, OsFamily::Windows11]),
            !self.flag(&machine::OS_MULTI_SESSION),
        ])
    }

    /// Whether several people can be signed in at once: Windows Server, or a multi-session edition of Windows 10 or 11.
    #[must_use]
    pub fn is_multi_user(&self) -> Truth {
        all([
            self.one_of(&machine::OS_FAMILY, &[OsFamily::Windows10, OsFamily::Windows11, OsFamily::WindowsServer]),
            any([self.one_of(&machine::OS_FAMILY, &[OsFamily::WindowsServer]), self.flag(&machine::OS_MULTI_SESSION)]),
        ])
    }

    /// Whether the product signs in with Microsoft Entra tokens. It does so with a certificate from version 2.49, and
    /// with an Entra account's password from 2.50 if NLA is required, or from 2.49 if the registry value is set.
    #[must_use]
    pub fn signs_in_with_entra_tokens(&self) -> Truth {
        self.cases(
            &connection::AUTH,
            &[
                (&[ConnectionAuth::CredentialCba], self.at_least(&machine::PAD_VERSION, 49)),
                (&PASSWORDS, self.tokens_for_a_password()),
            ],
        )
    }

    /// Whether the product signs in with Microsoft Entra tokens using an Entra account's password.
    #[must_use]
    pub fn signs_in_with_entra_tokens_by_password(&self) -> Truth {
        self.cases(&connection::AUTH, &[(&PASSWORDS, self.tokens_for_a_password())])
    }

    /// Whether the product would use Entra tokens for a connection with a password.
    fn tokens_for_a_password(&self) -> Truth {
        all([
            self.one_of(&connection::ACCOUNT_TYPE, &[AccountType::Entra]),
            self.at_least(&machine::PAD_VERSION, 49),
            any([
                self.flag(&machine::USE_RDS_AAD_AUTHENTICATION),
                all([self.flag(&machine::NLA_REQUIRED), self.at_least(&machine::PAD_VERSION, 50)]),
            ]),
        ])
    }

    /// Evaluates a choice by cases: each case's truth for its words, false for all others. Exact even if several words
    /// are still possible.
    fn cases<C: Choice>(&self, key: &Key<C>, cases: &[(&[C], Truth)]) -> Truth {
        let fact = FactSet::of(key.fact());
        let covered: Vec<C> = cases.iter().flat_map(|(words, _)| words.iter().copied()).collect();
        let others = match self.one_of(key, &covered) {
            Truth::Yes(_) => None,
            Truth::No(_) => return Truth::No(fact),
            Truth::Open(_) => Some(Truth::No(FactSet::EMPTY)),
        };
        let possible: Vec<Truth> = cases
            .iter()
            .filter(|(words, _)| !self.one_of(key, words).is_no())
            .map(|(_, truth)| *truth)
            .chain(others)
            .collect();
        let same = possible.windows(2).all(|pair| matches!(pair, [one, two] if one == two));
        let facts = possible.iter().fold(FactSet::EMPTY, |facts, truth| match truth {
            Truth::Yes(more) | Truth::No(more) | Truth::Open(more) => facts.union(*more),
        });
        if possible.iter().all(|truth| truth.is_yes()) {
            Truth::Yes(facts.union(fact))
        } else if possible.iter().all(|truth| truth.is_no()) {
            Truth::No(facts.union(fact))
        } else {
            let open = possible.iter().fold(FactSet::EMPTY, |facts, truth| match truth {
                Truth::Open(more) => facts.union(*more),
                Truth::Yes(_) | Truth::No(_) => facts,
            });
            Truth::Open(if same { open } else { open.union(fact) })
        }
    }

    fn read(&self, fact: Fact, judge: impl FnOnce(&Value) -> Option<bool>) -> Truth {
        let facts = FactSet::of(fact);
        match self.get(fact).and_then(judge) {
            Some(true) => Truth::Yes(facts),
            Some(false) => Truth::No(facts),
            None => Truth::Open(facts),
        }
    }
}

/// Later values replace earlier ones.
impl FromIterator<(Fact, Value)> for RunPlan {
    fn from_iter<I: IntoIterator<Item = (Fact, Value)>>(known: I) -> Self {
        let mut plan = Self::new();
        for (fact, value) in known {
            plan.put(fact, Some(value));
        }
        plan
    }
}

/// A part without values is like none.
impl PartialEq for RunPlan {
    fn eq(&self, other: &Self) -> bool {
        self.parts.iter().zip(other.parts.iter()).all(|parts| match parts {
            (Some(one), Some(other)) => one == other,
            (Some(only), None) | (None, Some(only)) => only.iter().all(Option::is_none),
            (None, None) => true,
        })
    }
}

impl Eq for RunPlan {}

impl Fact {
    /// Whether the fact applies to such a run: false only if its target is known to be another.
    #[must_use]
    pub fn fits_target(self, plan: &RunPlan) -> bool {
        self.targets().is_none_or(|targets| !plan.within(Self::TargetType, targets).is_no())
    }
}

/// The JSON form: `machine.rdpEnabled` is `{"machine":{"rdpEnabled":true}}`. Subjects are in form order.
impl Serialize for RunPlan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = Fact::subjects().iter().filter(|facts| facts.iter().any(|fact| self.get(*fact).is_some()));
        serializer.collect_map(known.filter_map(|facts| Some((facts.first()?.path().0, Subject(self, facts)))))
    }
}

/// The facts of one subject of a plan: those that are known, by their fields; only the value if the subject is itself the
/// fact.
struct Subject<'a>(&'a RunPlan, &'a [Fact]);

impl Serialize for Subject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = || self.1.iter().filter_map(|fact| Some((fact.path().1, self.0.get(*fact)?)));
        match known().next() {
            Some(("", value)) => value.serialize(serializer),
            _ => serializer.collect_map(known()),
        }
    }
}
