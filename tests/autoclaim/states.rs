//! Every state of knowledge over a few facts: each fact not known, known, or known in part. It knows what each state may turn out to be.

use crate::table::{Full, Policy as FullPolicy, attended_afterwards, claims};
use flow_preflight::autoclaim::ask::Ask;
use flow_preflight::autoclaim::{Acts, Policy, Seats, Situation};
use flow_preflight::model::{Licenses, OpenList, Units};
use std::collections::BTreeSet;

/// A fact: what asks for it, how it is put into a situation or into a row of the table, and what may be known of it.
pub(crate) struct Dim {
    pub(crate) ask: Ask,
    pub(crate) choices: Vec<Choice>,
}

/// Puts a value into the table.
type Fill = Box<dyn Fn(&mut Full) + Send + Sync>;

/// Something that may be known of a fact.
pub(crate) struct Choice {
    pub(crate) know: Box<dyn Fn(&mut Situation) + Send + Sync>,
    /// Puts it into the table; nothing if it is not known in full.
    pub(crate) fill: Option<Fill>,
    /// The choices that it may turn out to be.
    pub(crate) turns_out: Vec<usize>,
}

fn full(
    know: impl Fn(&mut Situation) + Send + Sync + 'static,
    fill: impl Fn(&mut Full) + Send + Sync + 'static,
) -> Choice {
    Choice { know: Box::new(know), fill: Some(Box::new(fill)), turns_out: vec![] }
}

fn open(know: impl Fn(&mut Situation) + Send + Sync + 'static, turns_out: Vec<usize>) -> Choice {
    Choice { know: Box::new(know), fill: None, turns_out }
}

impl Dim {
    /// The fact with these full values, and not known.
    fn new(ask: Ask, mut choices: Vec<Choice>) -> Self {
        let known = choices.len();
        for (at, choice) in choices.iter_mut().enumerate() {
            choice.turns_out = vec![at];
        }
        choices.push(open(|_| (), (0..known).collect()));
        Self { ask, choices }
    }

    /// Also known in part: it may be one of these values.
    fn or(mut self, know: impl Fn(&mut Situation) + Send + Sync + 'static, turns_out: Vec<usize>) -> Self {
        self.choices.push(open(know, turns_out));
        self
    }
}

pub(crate) fn feature() -> Dim {
    let value = |on| full(move |known| known.feature.on = Some(on), move |row| row.feature_on = on);
    Dim::new(Ask::Feature, vec![value(true), value(false)])
}

pub(crate) fn scope() -> Dim {
    use flow_preflight::autoclaim::Scope::{AllEnvironments, ManagedOnly};
    let value = |scope| {
        full(move |known| known.feature.scope = Some(scope), move |row| row.managed_only = scope == ManagedOnly)
    };
    Dim::new(Ask::Scope, vec![value(AllEnvironments), value(ManagedOnly)])
}

pub(crate) fn managed() -> Dim {
    let value =
        |managed| full(move |known| known.environment.managed = Some(managed), move |row| row.managed = managed);
    Dim::new(Ask::Managed, vec![value(true), value(false)])
}

pub(crate) fn version() -> Dim {
    let value = |text: &'static str, enough| {
        full(
            move |known| known.act.pad_version = flow_preflight::model::Version::parse(text),
            move |row| row.from_2_43 = enough,
        )
    };
    Dim::new(Ask::PadVersion, vec![value("2.43", true), value("2.5", false)])
}

pub(crate) fn edition() -> Dim {
    use flow_preflight::autoclaim::Edition::{Installer, Store};
    let value = |edition| {
        full(move |known| known.act.pad_edition = Some(edition), move |row| row.installer = edition == Installer)
    };
    Dim::new(Ask::PadEdition, vec![value(Installer), value(Store)])
}

pub(crate) fn act(words: &'static [&'static str]) -> Dim {
    use flow_preflight::autoclaim::Act;
    let act = |word: &str| Act::ALL.iter().find(|(known, _)| *known == word).unwrap().1;
    let values =
        words.iter().map(|word| full(move |known| known.act.what = Some(act(word).into()), move |row| row.act = word));
    let mut dim = Dim::new(Ask::Act, values.collect());
    if words.len() < Act::ALL.len() {
        // "Not known" means any of all acts: here it is known to be one of a few.
        let all = Acts::one_of(&words.iter().map(|word| act(word)).collect::<Vec<_>>()).unwrap();
        dim.choices.last_mut().unwrap().know = Box::new(move |known| known.act.what = Some(all.clone()));
    }
    if let [one, two, ..] = words {
        let both = Acts::one_of(&[act(one), act(two)]).unwrap();
        dim = dim.or(move |known| known.act.what = Some(both.clone()), vec![0, 1]);
    }
    dim
}

/// Licences as JSON, so that they are read as a person writes them.
fn licenses(text: &str) -> Licenses {
    let situation = Situation::from_json(&format!(r#"{{"user":{{"licenses":{text}}}}}"#), Units::Utf8).unwrap();
    situation.user.licenses.unwrap()
}

pub(crate) fn held() -> Dim {
    let value = |items: &'static [(&'static str, bool)]| {
        let shown: Vec<String> =
            items.iter().map(|(product, on)| format!(r#"{{"product":"{product}","switchedOff":{}}}"#, !on)).collect();
        let read = licenses(&format!(r#"{{"items":[{}],"complete":true}}"#, shown.join(",")));
        full(move |known| known.user.licenses = Some(read.clone()), move |row| row.held = items.to_vec())
    };
    let part = |text: &str| {
        let read = licenses(text);
        move |known: &mut Situation| known.user.licenses = Some(read.clone())
    };
    Dim::new(
        Ask::UserLicenses,
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
                let seats = Seats { product: product.to_owned(), free: Some(free) };
                let list = known.tenant.licenses.get_or_insert(OpenList { items: vec![], complete: false });
                list.items.push(seats);
            },
            move |row| row.left.push((product, free)),
        )
    };
    Dim::new(Ask::Seats, vec![value(1), value(0)])
}

fn policy(known: &mut Situation, at: usize) -> &mut Policy {
    let list = known.policies.get_or_insert(OpenList { items: vec![], complete: true });
    list.items.resize_with(list.items.len().max(at + 1), Policy::default);
    &mut list.items[at]
}

fn row(full: &mut Full, at: usize) -> &mut FullPolicy {
    let none = FullPolicy { app: "other", on: true, in_force: true, products: vec![] };
    let length = full.policies.len().max(at + 1);
    full.policies.resize(length, none);
    &mut full.policies[at]
}

pub(crate) fn app(at: usize) -> Dim {
    use flow_preflight::autoclaim::App;
    let value = |word: &'static str| {
        let app = App::ALL.iter().find(|(known, _)| *known == word).unwrap().1;
        full(move |known| policy(known, at).app = Some(app), move |full| row(full, at).app = word)
    };
    let mut dim = Dim::new(Ask::PolicyApp(at), vec![value("perUserPlan"), value("rpaAttended"), value("other")]);
    // A policy of which nothing is known is there all the same.
    dim.choices.last_mut().unwrap().know = Box::new(move |known| policy(known, at).app = None);
    dim
}

pub(crate) fn on(at: usize) -> Dim {
    let value = |on| full(move |known| policy(known, at).on = Some(on), move |full| row(full, at).on = on);
    Dim::new(Ask::PolicyOn(at), vec![value(true), value(false)])
}

pub(crate) fn in_force(at: usize) -> Dim {
    let value = |on| full(move |known| policy(known, at).in_force = Some(on), move |full| row(full, at).in_force = on);
    Dim::new(Ask::PolicyInForce(at), vec![value(true), value(false)])
}

pub(crate) fn product(at: usize, products: &[&'static str]) -> Dim {
    let value = |product: &'static str| {
        full(
            move |known| policy(known, at).product = Some(product.to_owned()),
            move |full| row(full, at).products.insert(0, product),
        )
    };
    Dim::new(Ask::PolicyProduct(at), products.iter().map(|product| value(product)).collect())
}

pub(crate) fn backups(at: usize, lists: &[&'static [&'static str]]) -> Dim {
    let value = |backups: &'static [&'static str]| {
        full(
            move |known| policy(known, at).backups = Some(backups.iter().map(|name| (*name).to_owned()).collect()),
            move |full| row(full, at).products.extend(backups),
        )
    };
    Dim::new(Ask::PolicyBackups(at), lists.iter().map(|backups| value(backups)).collect())
}

/// Whether the list of policies is complete; if it is not, there may be one more, ready to claim.
pub(crate) fn complete() -> Dim {
    let with = |more: &'static [(&'static str, &'static str)]| {
        full(
            |known| policy_list(known).complete = true,
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
        Ask::Policies,
        vec![with(&[]), with(&[("perUserPlan", "per-user")]), with(&[("rpaAttended", "premium")])],
    );
    // The second and the third stand for what an incomplete list may turn out to be; they are no states of their own.
    dim.choices[1].turns_out = vec![1];
    dim.choices.last_mut().unwrap().know = Box::new(|known| policy_list(known).complete = false);
    dim
}

fn policy_list(known: &mut Situation) -> &mut OpenList<Policy> {
    known.policies.get_or_insert(OpenList { items: vec![], complete: true })
}

/// All states over some facts, numbered, the first fact counting slowest.
pub(crate) struct States {
    pub(crate) dims: Vec<Dim>,
    /// What is the same in every state.
    pub(crate) base: fn(&mut Situation, &mut Full),
}

/// What a state may end in.
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

    pub(crate) fn situation(&self, digits: &[usize]) -> Situation {
        let mut known = Situation::default();
        (self.base)(&mut known, &mut nothing());
        for (digit, dim) in digits.iter().zip(&self.dims) {
            (dim.choices[*digit].know)(&mut known);
        }
        known
    }

    /// The row of the table, if everything is known.
    pub(crate) fn full(&self, digits: &[usize]) -> Option<Full> {
        let mut full = nothing();
        (self.base)(&mut Situation::default(), &mut full);
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

    /// What each state may end in, by the table.
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

    /// Whether one fact alone can still tip a state, once all others are settled in some way.
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
        act: "other",
        managed_only: false,
        managed: true,
        from_2_43: true,
        installer: true,
        held: vec![],
        policies: vec![],
        left: vec![],
    }
}
