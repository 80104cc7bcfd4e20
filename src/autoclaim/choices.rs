//! What a question may be answered with, and the situation that each answer gives.

use super::ask::Ask;
use super::situation::{Acts, Policy, Seats, Situation};
use super::texts;
use super::words::{Act, App, Edition, Goal, Role, Scope};
use crate::model::{License, Licenses, OpenList};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The answer in a few words.
    pub label: &'static str,
    /// The situation once it is given.
    pub gives: Situation,
}

/// The answers that can be given in one word. Some questions have others beside them, such as a number or a list.
#[must_use]
pub fn choices(ask: Ask, situation: &Situation) -> Vec<Choice> {
    let change = |label, change: &dyn Fn(&mut Situation)| {
        let mut gives = situation.clone();
        change(&mut gives);
        Choice { label, gives }
    };
    let flag = |[yes, no]: [&'static str; 2], put: &dyn Fn(&mut Situation, bool)| {
        vec![change(yes, &|situation| put(situation, true)), change(no, &|situation| put(situation, false))]
    };
    let policy =
        |at: usize, label, put: &dyn Fn(&mut Policy)| change(label, &|situation| put_policy(situation, at, put));
    match ask {
        Ask::Feature => flag(["On", "Off"], &|situation, on| situation.feature.on = Some(on)),
        Ask::OwnsConnection => flag(["Yes", "No"], &|situation, own| situation.user.owns_connection = Some(own)),
        Ask::Managed => flag(["Yes", "No"], &|situation, is| situation.environment.managed = Some(is)),
        Ask::Scope => {
            each(Scope::ALL, |scope| change(scope.label(), &|situation| situation.feature.scope = Some(scope)))
        }
        Ask::PadEdition => each(Edition::ALL, |edition| {
            change(edition.label(), &|situation| situation.act.pad_edition = Some(edition))
        }),
        Ask::Role => each(Role::ALL, |role| change(role.label(), &|situation| situation.set_up.role = Some(role))),
        Ask::Goal => {
            each(Goal::ALL, |goal| change(title("goal", goal.word()), &|situation| situation.set_up.goal = Some(goal)))
        }
        Ask::Act => each(Act::ALL, |act| {
            change(title("act", act.word()), &|situation| situation.act.what = Some(Acts::from(act)))
        }),
        Ask::UserLicenses => HELD
            .iter()
            .map(|(label, product)| change(label, &|situation| situation.user.licenses = Some(only(product))))
            .collect(),
        Ask::Policies => {
            let label = if situation.listed().is_empty() { "There is none" } else { "These are all" };
            vec![change(label, &|situation| {
                situation.policies.get_or_insert_with(nothing).complete = true;
            })]
        }
        Ask::PadVersion | Ask::Seats => vec![],
        Ask::PolicyOn(at) => vec![
            policy(at, "On", &|policy| policy.on = Some(true)),
            policy(at, "Off", &|policy| policy.on = Some(false)),
        ],
        Ask::PolicyInForce(at) => vec![
            policy(at, "Yes", &|policy| policy.in_force = Some(true)),
            policy(at, "Not yet", &|policy| policy.in_force = Some(false)),
        ],
        Ask::PolicyApp(at) => each(App::ALL, |app| policy(at, app.label(), &|policy| policy.app = Some(app))),
        Ask::PolicyProduct(at) => {
            let own = |app: App| Some((app.product()?, super::products::Named::of_app(app)?.name()));
            App::OURS
                .into_iter()
                .rev()
                .filter_map(own)
                .map(|(id, name)| policy(at, name, &|policy| policy.product = Some(id.to_owned())))
                .collect()
        }
        Ask::PolicyBackups(at) => vec![policy(at, "None", &|policy| policy.backups = Some(vec![]))],
        Ask::PolicyApps(at) => vec![
            policy(at, "Ticked", &|policy| tick(policy, Some(true))),
            policy(at, "Left out", &|policy| tick(policy, Some(false))),
        ],
    }
}

/// The situation without an answer to the question.
#[must_use]
pub fn taken_back(ask: Ask, situation: &Situation) -> Situation {
    let mut gives = situation.clone();
    match ask {
        Ask::Feature => gives.feature.on = None,
        Ask::Scope => gives.feature.scope = None,
        Ask::OwnsConnection => gives.user.owns_connection = None,
        Ask::UserLicenses => gives.user.licenses = None,
        Ask::Managed => gives.environment.managed = None,
        Ask::Act => gives.act.what = None,
        Ask::PadVersion => gives.act.pad_version = None,
        Ask::PadEdition => gives.act.pad_edition = None,
        Ask::Role => gives.set_up.role = None,
        Ask::Goal => gives.set_up.goal = None,
        Ask::Policies => gives.policies = None,
        Ask::Seats => gives.tenant.licenses = None,
        Ask::PolicyOn(at) => put_policy(&mut gives, at, &|policy| policy.on = None),
        Ask::PolicyInForce(at) => put_policy(&mut gives, at, &|policy| policy.in_force = None),
        Ask::PolicyApp(at) => put_policy(&mut gives, at, &|policy| policy.app = None),
        Ask::PolicyProduct(at) => put_policy(&mut gives, at, &|policy| policy.product = None),
        Ask::PolicyBackups(at) => put_policy(&mut gives, at, &|policy| policy.backups = None),
        Ask::PolicyApps(at) => put_policy(&mut gives, at, &|policy| tick(policy, None)),
    }
    gives
}

/// The situation with so many licences of a product left to give; none: not known.
#[must_use]
pub fn with_seats(situation: &Situation, product: &str, free: Option<u32>) -> Situation {
    let mut gives = situation.clone();
    let list = gives.tenant.licenses.get_or_insert_with(nothing);
    list.items.retain(|seats| seats.product != product);
    if free.is_some() {
        list.items.push(Seats { product: product.to_owned(), free });
    }
    if *list == nothing() {
        gives.tenant.licenses = None;
    }
    gives
}

/// What a user may hold, as the short answers have it; an empty product means that there is none.
pub const HELD: [(&str, &str); 4] = [
    ("None", ""),
    ("Premium", "premium"),
    ("The per user plan", "per-user"),
    ("A trial of Premium", "self-service-trial"),
];

/// This licence and no other.
#[must_use]
pub fn only(product: &str) -> Licenses {
    let items =
        if product.is_empty() { vec![] } else { vec![License { product: product.to_owned(), switched_off: false }] };
    Licenses { list: OpenList { items, complete: true }, lacks: vec![] }
}

const fn nothing<T>() -> OpenList<T> {
    OpenList { items: vec![], complete: false }
}

fn each<T: Copy>(all: &[(&str, T)], choice: impl Fn(T) -> Choice) -> Vec<Choice> {
    all.iter().map(|(_, value)| choice(*value)).collect()
}

fn title(kind: &str, word: &str) -> &'static str {
    texts::find_two(kind, &texts::kebab(word)).map_or("", |text| text.line("title"))
}

fn put_policy(situation: &mut Situation, at: usize, put: &dyn Fn(&mut Policy)) {
    if let Some(policy) = situation.policies.as_mut().and_then(|list| list.items.get_mut(at)) {
        put(policy);
    }
}

/// Ticks the attended part among the apps of a policy, leaves it out, or says nothing of it.
fn tick(policy: &mut Policy, ticked: Option<bool>) {
    let named = || Some(vec![App::RpaAttended.label().to_owned()]);
    policy.included_apps = ticked.filter(|ticked| *ticked).and_then(|_| named());
    policy.excluded_apps = ticked.filter(|ticked| !*ticked).and_then(|_| named());
}
