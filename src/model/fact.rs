//! The facts: one per field of a plan, with its texts and its kind.

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

/// The texts and properties of a fact. The form, the questions and the schema are made from them.
#[derive(Debug)]
pub struct FactInfo {
    /// Its path in the plan, for example `machine.rdpEnabled`.
    pub id: &'static str,
    /// The path's subject and field. The field is empty if the subject is itself the fact.
    path: (&'static str, &'static str),
    /// A short name for the form.
    pub label: &'static str,
    /// The question that the value answers.
    pub question: &'static str,
    /// What exactly the question means, if that may be unclear.
    pub help: &'static str,
    /// Ways to find the answer, easiest first.
    pub find_out: &'static [FindOut],
    /// The effort of finding out.
    pub effort: Effort,
    /// Who can change it; empty if nobody can.
    pub changed_by: &'static [Owner],
    /// The kind of its value.
    pub kind: Kind,
    /// Whether rules or auto-claim read it.
    pub concerns: Concerns,
    /// The run targets that the fact applies to, as bits of the words of `target.type`; 0 for all. Nobody can sign in
    /// to the machines of a hosted group, so facts about their inside don't apply.
    targets: u16,
}

impl FactInfo {
    /// For a fact that the catalogue lacks. A test checks that there is none.
    const NONE: Self = Self {
        id: "",
        path: ("", ""),
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
    /// A read-only command to run on the machine.
    Command(&'static str),
    /// Where to look in a portal or in Windows.
    Menu(&'static str),
    /// Who to ask.
    Person(&'static str),
}

/// The infos, in form order.
static INFOS: LazyLock<Vec<FactInfo>> = LazyLock::new(|| catalog().facts.iter().map(FactInfo::from).collect());

/// The facts in form order, for the reader of plans.
pub(super) fn specs() -> &'static [FactSpec] {
    static SPECS: LazyLock<Vec<FactSpec>> =
        LazyLock::new(|| INFOS.iter().map(|info| FactSpec::new(info.id, info.kind)).collect());
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
            path: stored.id.split_once('.').unwrap_or((stored.id, "")),
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

/// A fact with the type of its value, so that a rule can't read a number as a flag.
#[derive(Debug)]
pub struct Key<T> {
    fact: Fact,
    value: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// A fact whose value has type `T`. A test over all keys checks that `T` matches the fact's kind.
    #[must_use]
    pub const fn new(fact: Fact) -> Self {
        Self { fact, value: PhantomData }
    }

    /// The fact.
    #[must_use]
    pub const fn fact(&self) -> Fact {
        self.fact
    }
}

impl Fact {
    /// The fact's texts and properties.
    #[must_use]
    pub fn info(self) -> &'static FactInfo {
        static NONE: FactInfo = FactInfo::NONE;
        INFOS.get(self as usize).unwrap_or(&NONE)
    }

    /// The run targets that the fact applies to; `None` means all.
    #[must_use]
    pub fn targets(self) -> Option<ChoiceSet> {
        Self::targets_of(self.info().targets)
    }

    /// The targets from the bits that the catalogue stores; `None` means all.
    pub(crate) fn targets_of(bits: u16) -> Option<ChoiceSet> {
        (bits != 0).then(|| ChoiceSet::of_bits(Self::TargetType.words(), bits))
    }

    /// The words of a choice; empty for other facts.
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

    /// The item facts of a list: for `policies`, `policies[].app` and so on. Empty for other facts.
    pub fn fields(self) -> impl Iterator<Item = Self> {
        Self::FIELDS.iter().copied().filter(move |field| field.path().0.strip_suffix("[]") == Some(self.id()))
    }

    /// The path's subject and field. The field is empty if the subject is itself the fact.
    #[must_use]
    pub fn path(self) -> (&'static str, &'static str) {
        self.info().path
    }

    /// The facts of each subject, which stand together.
    pub(super) fn subjects() -> &'static [&'static [Self]] {
        static SUBJECTS: LazyLock<Vec<&[Fact]>> =
            LazyLock::new(|| Fact::ALL.chunk_by(|one, other| one.path().0 == other.path().0).collect());
        &SUBJECTS
    }

    /// Sample values: all if there are few. `rules::distinguishing_values` adds those that rules compare with.
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

    /// Sample lists: empty; an open list with an item without facts; an item with every fact.
    fn item_samples(self) -> Vec<Value> {
        let whole = self.fields().filter_map(|field| Some((field, field.samples().into_iter().next()?)));
        let list = |items, complete| Value::Items(OpenList { items, complete });
        vec![list(vec![], true), list(vec![Item::default()], false), list(vec![whole.collect()], true)]
    }
}

/// Sample lists: nothing bought; none left; three left of an open list.
fn seat_samples() -> Vec<Value> {
    let list = |items, complete| Value::Seats(OpenList { items, complete });
    let premium = |free| Seats { product: "premium".to_owned(), free: Some(free) };
    vec![list(vec![], true), list(vec![premium(0)], true), list(vec![premium(3)], false)]
}

/// Sample lists: nobody; the connection's user locked, disconnected or active; somebody else; both.
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

/// Sample licences: none; Premium; Premium with its plan switched off; a trial.
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

/// A set of facts, as bits. Cheap to copy: rules are evaluated often.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct FactSet([u64; 4]);

/// Prints the facts' ids, for failing tests.
impl std::fmt::Debug for FactSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter().map(Fact::id)).finish()
    }
}

impl FactSet {
    /// The empty set.
    pub const EMPTY: Self = Self([0; 4]);

    /// The set of one fact.
    #[must_use]
    pub const fn of(fact: Fact) -> Self {
        let at = fact as usize;
        let bit = 1 << (at % 64);
        match at / 64 {
            0 => Self([bit, 0, 0, 0]),
            1 => Self([0, bit, 0, 0]),
            2 => Self([0, 0, bit, 0]),
            _ => Self([0, 0, 0, bit]),
        }
    }

    /// The set of these facts.
    #[must_use]
    pub const fn of_all(mut facts: &[Fact]) -> Self {
        let mut set = Self::EMPTY;
        while let [first, others @ ..] = facts {
            set = set.union(Self::of(*first));
            facts = others;
        }
        set
    }

    /// The union of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }

    /// True if the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        matches!(self.0, [0, 0, 0, 0])
    }

    /// True if every fact of this set is in `other`.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        (a & !e) | (b & !f) | (c & !g) | (d & !h) == 0
    }

    /// True if `fact` is in the set.
    #[must_use]
    pub const fn contains(self, fact: Fact) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, Self::of(fact).0);
        (a & e) | (b & f) | (c & g) | (d & h) != 0
    }

    /// The facts, in form order.
    #[must_use]
    pub const fn iter(self) -> Facts {
        Facts(self)
    }
}

/// Iterates over the facts of a set: those not yet returned.
#[derive(Clone, Debug)]
pub struct Facts(FactSet);

impl Iterator for Facts {
    type Item = Fact;

    fn next(&mut self) -> Option<Fact> {
        let (at, word) = (0..).step_by(64).zip(&mut self.0.0).find(|(_, word)| **word != 0)?;
        let bit = word.trailing_zeros() as usize;
        *word &= *word - 1;
        Fact::ALL.get(at + bit).copied()
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
        let mut subjects: Vec<&str> = every().map(|fact| fact.path().0).collect();
        subjects.dedup();
        let different: std::collections::BTreeSet<&&str> = subjects.iter().collect();
        assert_eq!(subjects.len(), different.len(), "the facts of a subject do not stand together");
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
