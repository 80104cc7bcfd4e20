//! Every state of knowledge over a few facts: each fact unknown, known, or partly known, with the full values it may
//! have.

use crate::table::{Full, Policy as FullPolicy, attended_afterwards, claims};
use flow_preflight::auto_claim::Action;
use flow_preflight::model::{ChoiceSet, Fact, Field, Item, OpenList, RunPlan, Seats, Units, Value};
use std::collections::BTreeSet;

/// A fact: its field, how to set it in a situation and in a table row, and what may be known about it.
pub(crate) struct Dim {
    pub(crate) ask: Field,
    pub(crate) choices: Vec<Choice>,
}

/// Sets a value in the table row.
type Fill = Box<dyn Fn(&mut Full) + Send + Sync>;

/// What may be known about a fact.
pub(crate) struct Choice {
    pub(crate) know: Box<dyn Fn(&mut RunPlan) + Send + Sync>,
    /// Sets it in the table row; `None` if it is not fully known.
    pub(crate) fill: Option<Fill>,
    /// The choices that it may turn out to be.
    pub(crate) turns_out: Vec<usize>,
}

fn full(
    know: impl Fn(&mut RunPlan) + Send + Sync + 'static,
    fill: impl Fn(&mut Full) + Send + Sync + 'static,
) -> Choice {
    Choice { know: Box::new(know), fill: Some(Box::new(fill)), turns_out: vec![] }
}

fn open(know: impl Fn(&mut RunPlan) + Send + Sync + 'static, turns_out: Vec<usize>) -> Choice {
    Choice { know: Box::new(know), fill: None, turns_out }
}

impl Dim {
    /// A fact with these full values, and unknown.
    fn new(ask: impl Into<Field>, mut choices: Vec<Choice>) -> Self {
        let ask = ask.into();
        let known = choices.len();
        for (at, choice) in choices.iter_mut().enumerate() {
            choice.turns_out = vec![at];
        }
        choices.push(open(|_| (), (0..known).collect()));
        Self { ask, choices }
    }

    /// Adds partial knowledge: one of these values.
    fn or(mut self, know: impl Fn(&mut RunPlan) + Send + Sync + 'static, turns_out: Vec<usize>) -> Self {
        self.choices.push(open(know, turns_out));
        self
    }
}

pub(crate) fn feature() -> Dim {
    let value = |on| full(move |known| say(known, Fact::FeatureOn, on), move |row| row.feature_on = on);
    Dim::new(Fact::FeatureOn, vec![value(true), value(false)])
}

pub(crate) fn scope() -> Dim {
    use flow_preflight::auto_claim::Scope::{AllEnvironments, ManagedOnly};
    let value = |scope| {
        full(move |known| say(known, Fact::FeatureScope, scope), move |row| row.managed_only = scope == ManagedOnly)
    };
    Dim::new(Fact::FeatureScope, vec![value(AllEnvironments), value(ManagedOnly)])
}

pub(crate) fn managed() -> Dim {
    let value =
        |managed| full(move |known| say(known, Fact::EnvironmentManaged, managed), move |row| row.managed = managed);
    Dim::new(Fact::EnvironmentManaged, vec![value(true), value(false)])
}

pub(crate) fn version() -> Dim {
    let value = |text: &'static str, enough| {
        full(
            move |known| say(known, Fact::ActPadVersion, flow_preflight::model::Version::parse(text).unwrap()),
            move |row| row.from_2_43 = enough,
        )
    };
    Dim::new(Fact::ActPadVersion, vec![value("2.43", true), value("2.5", false)])
}

pub(crate) fn edition() -> Dim {
    use flow_preflight::auto_claim::Edition::{Installer, Store};
    let value = |edition| {
        full(move |known| say(known, Fact::ActPadEdition, edition), move |row| row.installer = edition == Installer)
    };
    Dim::new(Fact::ActPadEdition, vec![value(Installer), value(Store)])
}

pub(crate) fn action(words: &'static [&'static str]) -> Dim {
    let action = |word: &str| Action::from_id(word).unwrap();
    let values = words
        .iter()
        .map(|word| full(move |known| say(known, Fact::ActWhat, action(word)), move |row| row.action = word));
    let mut dim = Dim::new(Fact::ActWhat, values.collect());
    if words.len() < Action::ALL.len() {
        // Unknown means any action; here only a few are possible.
        let all = ChoiceSet::of(&words.iter().map(|word| action(word)).collect::<Vec<_>>());
        dim.choices.last_mut().unwrap().know = Box::new(move |known| say(known, Fact::ActWhat, all));
    }
    if let [one, two, ..] = words {
        let both = ChoiceSet::of(&[action(one), action(two)]);
        dim = dim.or(move |known| say(known, Fact::ActWhat, both), vec![0, 1]);
    }
    dim
}

/// Parses licences from JSON, as a user would write them.
fn licenses(text: &str) -> Value {
    let plan = RunPlan::from_json(&format!(r#"{{"user":{{"licenses":{text}}}}}"#), Units::Utf8).unwrap();
    plan.get(Fact::UserLicenses).unwrap().clone()
}

/// Sets a fact.
pub(crate) fn say(known: &mut RunPlan, fact: Fact, value: impl Into<Value>) {
    known.set(fact, Some(value.into()));
}

pub(crate) fn held() -> Dim {
    let value = |items: &'static [(&'static str, bool)]| {
        let shown: Vec<String> =
            items.iter().map(|(product, on)| format!(r#"{{"product":"{product}","switchedOff":{}}}"#, !on)).collect();
        let read = licenses(&format!(r#"{{"items":[{}],"complete":true}}"#, shown.join(",")));
        full(move |known| say(known, Fact::UserLicenses, read.clone()), move |row| row.held = items.to_vec())
    };
    let part = |text: &str| {
        let read = licenses(text);
        move |known: &mut RunPlan| say(known, Fact::UserLicenses, read.clone())
    };
    Dim::new(
        Fact::UserLicenses,
        vec![
            value(&[]),
            value(&[("free", true)]),
            value(&[("per-user", true)]),
            value(&[("per-user", false)]),
            value(&[("premium", true)]),
            value(&[("premium", false)]),
            value(&[("per-user", false), ("premium", false)]),
            value(&[("per-user", true), ("premium", false)]),
            value(&[("self-service-trial", true)]),
            value(&[("per-user", true), ("self-service-trial", true)]),
            value(&[("per-user", true), ("premium", true)]),
        ],
    )
    .or(part(r#"{"items":[{"product":"FLOW_PER_USER"}]}"#), vec![2, 7, 9, 10])
    .or(part(r#"{"items":[],"lacks":["attended"]}"#), vec![0, 1, 2, 3, 5, 6, 7])
}

pub(crate) fn left(product: &'static str) -> Dim {
    let value = |free| {
        full(
            move |known| {
                let mut list = match known.get(Fact::TenantLicenses) {
                    Some(Value::Seats(list)) => list.clone(),
                    _ => OpenList::default(),
                };
                list.items.push(Seats { product: product.to_owned(), free: Some(free) });
                say(known, Fact::TenantLicenses, list);
            },
            move |row| row.left.push((product, free)),
        )
    };
    Dim::new(Fact::TenantLicenses, vec![value(1), value(0)])
}

/// Sets a fact of a policy; with `None`, the policy only exists.
fn policy(known: &mut RunPlan, at: usize, fact: Fact, value: Option<Value>) {
    let mut list = policy_list(known);
    list.items.resize_with(list.items.len().max(at + 1), Item::default);
    list.items[at].set(fact, value);
    say(known, Fact::Policies, list);
}

fn row(full: &mut Full, at: usize) -> &mut FullPolicy {
    let none = FullPolicy { app: "other", on: true, in_force: true, products: vec![] };
    let length = full.policies.len().max(at + 1);
    full.policies.resize(length, none);
    &mut full.policies[at]
}

pub(crate) fn app(at: usize) -> Dim {
    use flow_preflight::auto_claim::App;
    let value = |word: &'static str| {
        let app = App::from_id(word).unwrap();
        full(move |known| policy(known, at, Fact::PoliciesApp, Some(app.into())), move |full| row(full, at).app = word)
    };
    let mut dim = Dim::new(
        Field::of_item(Fact::PoliciesApp, at),
        vec![value("perUserPlan"), value("rpaAttended"), value("other")],
    );
    // A policy without known facts still exists.
    dim.choices.last_mut().unwrap().know = Box::new(move |known| policy(known, at, Fact::PoliciesApp, None));
    dim
}

pub(crate) fn on(at: usize) -> Dim {
    let value = |on: bool| {
        full(move |known| policy(known, at, Fact::PoliciesOn, Some(on.into())), move |full| row(full, at).on = on)
    };
    Dim::new(Field::of_item(Fact::PoliciesOn, at), vec![value(true), value(false)])
}

pub(crate) fn in_force(at: usize) -> Dim {
    let value = |on: bool| {
        let know = move |known: &mut RunPlan| policy(known, at, Fact::PoliciesInForce, Some(on.into()));
        full(know, move |full| row(full, at).in_force = on)
    };
    Dim::new(Field::of_item(Fact::PoliciesInForce, at), vec![value(true), value(false)])
}

pub(crate) fn product(at: usize, products: &[&'static str]) -> Dim {
    let value = |product: &'static str| {
        full(
            move |known| policy(known, at, Fact::PoliciesProduct, Some(product.into())),
            move |full| row(full, at).products.insert(0, product),
        )
    };
    Dim::new(Field::of_item(Fact::PoliciesProduct, at), products.iter().map(|product| value(product)).collect())
}

pub(crate) fn backups(at: usize, lists: &[&'static [&'static str]]) -> Dim {
    let value = |backups: &'static [&'static str]| {
        full(
            move |known| {
                let names: Vec<String> = backups.iter().map(|name| (*name).to_owned()).collect();
                policy(known, at, Fact::PoliciesBackups, Some(names.into()));
            },
            move |full| row(full, at).products.extend(backups),
        )
    };
    Dim::new(Field::of_item(Fact::PoliciesBackups, at), lists.iter().map(|backups| value(backups)).collect())
}

/// Whether the list of policies is complete. If not, there may be one more that is ready.
pub(crate) fn complete() -> Dim {
    let with = |more: &'static [(&'static str, &'static str)]| {
        full(
            |known| is_complete(known, true),
            move |full| {
                let more = more.iter().map(|(app, product)| FullPolicy {
                    app,
                    on: true,
                    in_force: true,
                    products: vec![product],
                });
                full.policies.extend(more);
            },
        )
    };
    let mut dim = Dim::new(
        Fact::Policies,
        vec![with(&[]), with(&[("perUserPlan", "per-user")]), with(&[("rpaAttended", "premium")])],
    );
    // The second and third choice stand in for completed lists; they are no states themselves.
    dim.choices[1].turns_out = vec![1];
    dim.choices.last_mut().unwrap().know = Box::new(|known| is_complete(known, false));
    dim
}

fn is_complete(known: &mut RunPlan, complete: bool) {
    let list = OpenList { complete, ..policy_list(known) };
    say(known, Fact::Policies, list);
}

/// The list of policies; complete by default.
fn policy_list(known: &RunPlan) -> OpenList<Item> {
    match known.get(Fact::Policies) {
        Some(Value::Items(list)) => list.clone(),
        _ => OpenList { items: vec![], complete: true },
    }
}

/// All states over some facts, numbered with the first fact changing slowest.
pub(crate) struct States {
    pub(crate) dims: Vec<Dim>,
    /// Sets what is the same in every state.
    pub(crate) base: fn(&mut RunPlan, &mut Full),
}

/// The possible results of a state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ends {
    pub(crate) claimed: bool,
    pub(crate) not_claimed: bool,
    pub(crate) claims: BTreeSet<(usize, &'static str)>,
    pub(crate) attended: BTreeSet<bool>,
}

impl States {
    pub(crate) fn count(&self) -> usize {
        self.dims.iter().map(|dim| dim.choices.len()).product()
    }

    pub(crate) fn digits(&self, mut state: usize) -> Vec<usize> {
        let mut digits: Vec<usize> = (self.dims.iter().rev())
            .map(|dim| {
                let digit = state % dim.choices.len();
                state /= dim.choices.len();
                digit
            })
            .collect();
        digits.reverse();
        digits
    }

    pub(crate) fn state(&self, digits: &[usize]) -> usize {
        digits.iter().zip(&self.dims).fold(0, |state, (digit, dim)| state * dim.choices.len() + digit)
    }

    pub(crate) fn situation(&self, digits: &[usize]) -> RunPlan {
        let mut known = RunPlan::new();
        (self.base)(&mut known, &mut nothing());
        for (digit, dim) in digits.iter().zip(&self.dims) {
            (dim.choices[*digit].know)(&mut known);
        }
        known
    }

    /// The table row, if everything is known.
    pub(crate) fn full(&self, digits: &[usize]) -> Option<Full> {
        let mut full = nothing();
        (self.base)(&mut RunPlan::new(), &mut full);
        for (digit, dim) in digits.iter().zip(&self.dims) {
            dim.choices[*digit].fill.as_ref()?(&mut full);
        }
        Some(full)
    }

    fn first_open(&self, digits: &[usize], but: Option<usize>) -> Option<usize> {
        (0..digits.len()).find(|at| Some(*at) != but && self.dims[*at].choices[digits[*at]].fill.is_none())
    }

    pub(crate) fn turns_out(&self, digits: &[usize], at: usize) -> Vec<usize> {
        let settle = |digit: &usize| {
            let mut digits = digits.to_vec();
            digits[at] = *digit;
            self.state(&digits)
        };
        self.dims[at].choices[digits[at]].turns_out.iter().map(settle).collect()
    }

    /// The possible results of each state, by the table.
    pub(crate) fn ends(&self) -> Vec<Ends> {
        let mut known = vec![None; self.count()];
        (0..self.count()).map(|state| self.end(state, &mut known)).collect()
    }

    fn end(&self, state: usize, known: &mut Vec<Option<Ends>>) -> Ends {
        if let Some(ends) = &known[state] {
            return ends.clone();
        }
        let digits = self.digits(state);
        let mut ends = Ends::default();
        match self.first_open(&digits, None) {
            None => {
                let full = self.full(&digits).unwrap();
                ends.claims = claims(&full).into_iter().collect();
                ends.claimed = !ends.claims.is_empty();
                ends.not_claimed = ends.claims.is_empty();
                ends.attended = attended_afterwards(&full).into_iter().collect();
            }
            Some(at) => {
                for next in self.turns_out(&digits, at) {
                    let next = self.end(next, known);
                    ends.claimed |= next.claimed;
                    ends.not_claimed |= next.not_claimed;
                    ends.claims.extend(next.claims);
                    ends.attended.extend(next.attended);
                }
            }
        }
        known[state] = Some(ends.clone());
        ends
    }

    /// Whether a single fact can change a state's result, once all others are settled in some way.
    pub(crate) fn tips(&self, state: usize, fact: usize, ends: &[Ends], known: &mut Vec<Option<bool>>) -> bool {
        if let Some(tips) = known[state] {
            return tips;
        }
        let digits = self.digits(state);
        let tips = match self.first_open(&digits, Some(fact)) {
            None => ends[state].claimed && ends[state].not_claimed,
            Some(at) => self.turns_out(&digits, at).into_iter().any(|next| self.tips(next, fact, ends, known)),
        };
        known[state] = Some(tips);
        tips
    }

    pub(crate) fn shown(&self, state: usize) -> String {
        serde_json::to_string(&self.situation(&self.digits(state))).unwrap()
    }
}

fn nothing() -> Full {
    Full {
        feature_on: true,
        action: "other",
        managed_only: false,
        managed: true,
        from_2_43: true,
        installer: true,
        held: vec![],
        policies: vec![],
        left: vec![],
    }
}
