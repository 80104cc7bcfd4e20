//! The facts: one for each field of a plan, with everything that is said about it.

use crate::store::catalog;
pub use crate::store::ids::Fact;
use flow_preflight_grammar::FactSpec;
pub use flow_preflight_grammar::stored::{Concerns, Effort, Owner};
use flow_preflight_grammar::stored::{FactKind, FindOutKind, StoredFact, StoredFindOut, StoredWord};
use flow_preflight_grammar::{
    ChoiceSet, Item, Kind, License, Licenses, Moment, OpenList, Seats, Session, SessionState, Value, Version, Word,
};
use serde::{Serialize, Serializer};
use std::marker::PhantomData;
use std::sync::LazyLock;

/// What is said about a fact: the texts of the form, of the questions and of the schema come from here.
#[derive(Debug)]
pub struct FactInfo {
    /// Its path in the plan, for example `machine.rdpEnabled`.
    pub id: &'static str,
    /// A short name for the form.
    pub label: &'static str,
    /// The question whose answer is the value.
    pub question: &'static str,
    /// What exactly is meant, where the question leaves doubt.
    pub help: &'static str,
    /// Ways to find the answer, easiest first.
    pub find_out: &'static [FindOut],
    /// What it takes to find out.
    pub effort: Effort,
    /// Who can change it; empty where nobody can.
    pub changed_by: &'static [Owner],
    /// What kind of value it has.
    pub kind: Kind,
    /// What it is known for.
    pub concerns: Concerns,
    /// The targets of a run of which the fact can be asked, as bits of the words of `target.type`; all where there are none.
    /// Nobody can sign in to the machines of a hosted group, so nobody can say anything of them.
    targets: u16,
}

impl FactInfo {
    /// What is said of a fact that the table lacks; a test wants none.
    const NONE: Self = Self {
        id: "",
        label: "",
        question: "",
        help: "",
        find_out: &[],
        effort: Effort::AnotherPerson,
        changed_by: &[],
        kind: Kind::Count,
        concerns: Concerns::Run,
        targets: 0,
    };
}

/// A way to find out a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", tag = "kind", content = "text")]
pub enum FindOut {
    /// A read-only command to type on the machine.
    Command(&'static str),
    /// Where to look in a portal or in Windows.
    Menu(&'static str),
    /// Whom to ask.
    Person(&'static str),
}

/// The infos, in the order of the form.
static INFOS: LazyLock<Vec<FactInfo>> = LazyLock::new(|| catalog().facts.iter().map(FactInfo::from).collect());

/// The facts as the reader of plans wants them, in the order of the form.
pub(super) fn specs() -> &'static [FactSpec] {
    static SPECS: LazyLock<Vec<FactSpec>> =
        LazyLock::new(|| INFOS.iter().map(|info| FactSpec { id: info.id, kind: info.kind }).collect());
    &SPECS
}

impl From<&StoredFindOut> for FindOut {
    fn from(stored: &StoredFindOut) -> Self {
        match stored.kind {
            FindOutKind::Command => Self::Command(stored.text),
            FindOutKind::Menu => Self::Menu(stored.text),
            FindOutKind::Person => Self::Person(stored.text),
        }
    }
}

impl From<&'static StoredFact> for FactInfo {
    fn from(stored: &'static StoredFact) -> Self {
        Self {
            id: stored.id,
            label: stored.label,
            question: stored.question,
            help: stored.help,
            find_out: stored.find_out.iter().map(FindOut::from).collect::<Vec<_>>().leak(),
            effort: stored.effort,
            changed_by: &stored.changed_by,
            kind: kind(stored),
            concerns: stored.concerns,
            targets: stored.targets,
        }
    }
}

fn kind(stored: &'static StoredFact) -> Kind {
    let word = |word: &StoredWord| Word { id: word.id, label: word.label };
    match (stored.kind, stored.words.as_slice()) {
        (FactKind::Flag, [yes, no]) => Kind::Flag { yes: yes.label, no: no.label },
        (FactKind::Flag, _) => Kind::Flag { yes: "", no: "" },
        (FactKind::Choice, words) => Kind::Choice(words.iter().map(word).collect::<Vec<_>>().leak()),
        (FactKind::Count, _) => Kind::Count,
        (FactKind::Version, _) => Kind::Version,
        (FactKind::Sessions, _) => Kind::Sessions,
        (FactKind::Licenses, _) => Kind::Licenses,
        (FactKind::Moment, _) => Kind::Moment,
        (FactKind::Name, _) => Kind::Name,
        (FactKind::Product, _) => Kind::Product,
        (FactKind::Products, _) => Kind::Products,
        (FactKind::Apps, _) => Kind::Apps,
        (FactKind::Seats, _) => Kind::Seats,
        (FactKind::Items, _) => Kind::Items,
    }
}

/// A fact together with the type of its value, so that a rule can’t read a number as a flag.
#[derive(Debug)]
pub struct Key<T> {
    fact: Fact,
    value: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// A fact whose value has type `T`. That `T` and the kind of the fact agree is checked by a test over all keys.
    #[must_use]
    pub const fn new(fact: Fact) -> Self {
        Self { fact, value: PhantomData }
    }

    /// The fact itself.
    #[must_use]
    pub const fn fact(&self) -> Fact {
        self.fact
    }
}

impl Fact {
    /// What is said about this fact.
    #[must_use]
    pub fn info(self) -> &'static FactInfo {
        static NONE: FactInfo = FactInfo::NONE;
        INFOS.get(self as usize).unwrap_or(&NONE)
    }

    /// The targets of a run of which the fact can be asked; `None` where it can be asked of all.
    #[must_use]
    pub fn targets(self) -> Option<ChoiceSet> {
        Self::targets_of(self.info().targets)
    }

    /// The targets that the catalogue stores as bits of the words of `target.type`; none for all.
    pub(crate) fn targets_of(bits: u16) -> Option<ChoiceSet> {
        (bits != 0).then(|| ChoiceSet::of_bits(Self::TargetType.words(), bits))
    }

    /// The words of a choice; none for other facts.
    #[must_use]
    pub fn words(self) -> &'static [Word] {
        match self.info().kind {
            Kind::Choice(words) => words,
            _ => &[],
        }
    }

    /// The fact with this path.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().chain(Self::FIELDS).copied().find(|fact| fact.id() == id)
    }

    /// What each item of this list has: for `policies` the facts `policies[].app` and so on. None for other facts.
    pub fn fields(self) -> impl Iterator<Item = Self> {
        Self::FIELDS.iter().copied().filter(move |field| field.path().0.strip_suffix("[]") == Some(self.id()))
    }

    /// The subject and the field of the path; no field where the subject itself is the fact.
    #[must_use]
    pub fn path(self) -> (&'static str, &'static str) {
        self.id().split_once('.').unwrap_or((self.id(), ""))
    }

    /// All values where there are few, some where there are many. `rules::telling_values` adds those that rules compare with.
    #[must_use]
    pub fn samples(self) -> Vec<Value> {
        match self.info().kind {
            Kind::Flag { .. } => vec![Value::Flag(true), Value::Flag(false)],
            Kind::Choice(words) => {
                words.iter().filter_map(|word| ChoiceSet::from_words(words, [word.id]).map(Value::Choice)).collect()
            }
            Kind::Count => [0, 1, 2].map(Value::Count).to_vec(),
            Kind::Version => {
                ["2.7", "2.49", "2.50", "2.68"].into_iter().filter_map(Version::parse).map(Value::Version).collect()
            }
            Kind::Sessions => session_samples(),
            Kind::Licenses => license_samples(),
            Kind::Moment => [0, 60].map(Moment::of_minutes).map(Value::Moment).to_vec(),
            Kind::Name | Kind::Product => vec![Value::Text("premium".to_owned())],
            Kind::Products | Kind::Apps => vec![Value::Texts(vec![]), Value::Texts(vec!["premium".to_owned()])],
            Kind::Seats => seat_samples(),
            Kind::Items => self.item_samples(),
        }
    }

    /// No item, though there may be others; one of which nothing is known; one with every field, and no others.
    fn item_samples(self) -> Vec<Value> {
        let whole = self.fields().filter_map(|field| Some((field, field.samples().into_iter().next()?)));
        let list = |items, complete| Value::Items(OpenList { items, complete });
        vec![list(vec![], true), list(vec![Item::default()], false), list(vec![whole.collect()], true)]
    }
}

/// Nothing bought; none left; three left, and perhaps other products.
fn seat_samples() -> Vec<Value> {
    let list = |items, complete| Value::Seats(OpenList { items, complete });
    let premium = |free| Seats { product: "premium".to_owned(), free: Some(free) };
    vec![list(vec![], true), list(vec![premium(0)], true), list(vec![premium(3)], false)]
}

/// Nobody signed in; the connection's user, locked, disconnected or at work; somebody else; both.
fn session_samples() -> Vec<Value> {
    let in_state = |own, locked, state| Session {
        is_connection_user: Some(own),
        locked: Some(locked),
        state: Some(state),
        user: None,
    };
    let session = |own, locked| in_state(own, locked, SessionState::Active);
    let list = |items| Value::Sessions(OpenList { items, complete: true });
    vec![
        list(vec![]),
        list(vec![session(true, false)]),
        list(vec![session(true, true)]),
        list(vec![in_state(true, false, SessionState::Disconnected)]),
        list(vec![session(false, false)]),
        list(vec![session(true, false), session(false, true)]),
    ]
}

/// Nothing; Premium; Premium with its plan switched off; a trial.
fn license_samples() -> Vec<Value> {
    let one = |product: &str, switched_off| License { product: product.to_owned(), switched_off };
    let list = |items| Value::Licenses(Licenses { list: OpenList { items, complete: true }, lacks: vec![] });
    vec![
        list(vec![]),
        list(vec![one("premium", false)]),
        list(vec![one("premium", true)]),
        list(vec![one("self-service-trial", false)]),
    ]
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A set of facts, as bits: rules are asked often, and only name facts.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct FactSet([u128; 2]);

/// By the ids of the facts, so that a failing test says which.
impl std::fmt::Debug for FactSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter().map(Fact::id)).finish()
    }
}

impl FactSet {
    /// No fact.
    pub const EMPTY: Self = Self([0; 2]);

    /// One fact.
    #[must_use]
    pub const fn of(fact: Fact) -> Self {
        let at = fact as usize;
        if at < 128 { Self([1 << at, 0]) } else { Self([0, 1 << (at - 128)]) }
    }

    /// The facts of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        let ([low, high], [other_low, other_high]) = (self.0, other.0);
        Self([low | other_low, high | other_high])
    }

    /// True if there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        let [low, high] = self.0;
        low == 0 && high == 0
    }

    /// True if `fact` is one of them.
    #[must_use]
    pub const fn contains(self, fact: Fact) -> bool {
        let ([low, high], [bit_low, bit_high]) = (self.0, Self::of(fact).0);
        low & bit_low != 0 || high & bit_high != 0
    }

    /// The facts, in the order of the form.
    pub fn iter(self) -> impl Iterator<Item = Fact> {
        Fact::ALL.iter().copied().filter(move |fact| self.contains(*fact))
    }
}

impl FromIterator<Fact> for FactSet {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        facts.into_iter().fold(Self::EMPTY, |set, fact| set.union(Self::of(fact)))
    }
}

impl Serialize for FactSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every() -> impl Iterator<Item = Fact> {
        Fact::ALL.iter().chain(Fact::FIELDS).copied()
    }

    #[test]
    fn each_fact_describes_itself_and_has_its_own_path() {
        for (at, fact) in every().enumerate() {
            assert_eq!(fact.info().id, fact.id(), "the catalogue and the enum differ in their order here");
            assert_eq!(fact as usize, at);
            assert_eq!(Fact::from_id(fact.id()), Some(fact), "two facts have the path {}", fact.id());
            let is_list = fact.info().kind == Kind::Items;
            assert_eq!(fact.id().split('.').count(), if is_list { 1 } else { 2 }, "{} is not subject.field", fact.id());
            assert_eq!(
                is_list,
                fact.fields().next().is_some(),
                "{} is a list without fields, or none with some",
                fact.id()
            );
        }
        let owned = Fact::ALL.iter().flat_map(|fact| fact.fields()).count();
        assert_eq!(owned, Fact::FIELDS.len(), "a field belongs to no list");
        assert_eq!(INFOS.len(), every().count(), "the catalogue and the enum differ in length");
        assert!(every().count() <= 256, "FactSet holds 256 facts");
    }

    #[test]
    fn each_fact_has_its_texts() {
        for fact in every() {
            let info = fact.info();
            assert!(info.question.ends_with('?'), "{}: the question is no question", info.id);
            assert!(
                !info.label.is_empty() && !info.help.is_empty() && !info.find_out.is_empty(),
                "{} lacks a text",
                info.id
            );
            if let Kind::Choice(words) = info.kind {
                assert!((2..=16).contains(&words.len()), "{} has too few or too many words", info.id);
            }
        }
    }
}
