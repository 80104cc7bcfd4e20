//! The conditions of a claim, one function each: met, not met, or open.

use super::facts::{action_time, held, seats};
use super::open::Open;
use super::products::{self, Named};
use super::words::{Action, App, Edition, Need, Scope};
use crate::model::{Fact, Field, Item, RunPlan, Value, Version};
use crate::store::ids::{condition_ids, doubt_ids, reason_ids};

/// The version of Power Automate for desktop from which its actions count. Source: the auto-claim page of 2024-10-14,
/// “Power Automate premium”.
pub const DESKTOP_FLOOR: &str = "2.43";

/// The longest time until a new policy takes effect, in minutes. Source: the auto-claim page of 2024-10-14,
/// “Limitations”.
pub const POLICY_DELAY: i64 = 120;

/// The state of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding<'a> {
    /// It is met.
    Met,
    /// It is met literally, but no source covers exactly this case: the id of the doubt.
    Doubtful(&'static str),
    /// It is not met: the id of the reason.
    NotMet(&'static str),
    /// It is met if this holds.
    Open(Open<'a>),
    /// It is met if one of these holds.
    Either(Open<'a>, Open<'a>),
}

impl<'a> Finding<'a> {
    /// Met if `known` is true, not met for `reason` if it is false, else open on `field`.
    fn of(known: Option<bool>, reason: &'static str, field: impl Into<Field>) -> Self {
        match known {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet(reason),
            None => Self::open(field, ""),
        }
    }

    fn open(field: impl Into<Field>, value: &'a str) -> Self {
        Self::Open(Open::of(field, value))
    }
}

/// The conditions that are not about one policy, in the order of the decision table, with their ids.
#[must_use]
pub fn general(situation: &RunPlan, action: Action) -> [(&'static str, Finding<'_>); 6] {
    [
        (
            condition_ids::FEATURE_ON,
            Finding::of(situation.known_flag(Fact::FeatureOn), reason_ids::FEATURE_OFF, Fact::FeatureOn),
        ),
        (condition_ids::NOT_ENTITLED, lacks(situation, action)),
        (condition_ids::ENVIRONMENT, environment(situation, action)),
        (condition_ids::CLIENT_VERSION, client_version(situation, action)),
        (condition_ids::CLIENT_EDITION, client_edition(situation, action)),
        (condition_ids::ACT_COUNTS, counts(action)),
    ]
}

fn counts(action: Action) -> Finding<'static> {
    match action {
        Action::CallApi => Finding::NotMet(reason_ids::API_CALL),
        Action::Other => Finding::NotMet(reason_ids::NO_TRIGGER),
        _ => Finding::Met,
    }
}

fn lacks(situation: &RunPlan, action: Action) -> Finding<'_> {
    let open = Finding::open(Fact::UserLicenses, action.need().word());
    let Some(held) = held(situation) else { return open };
    match products::has(held, action.need()) {
        Some(true) => Finding::NotMet(reason_ids::ALREADY_ENTITLED),
        None => open,
        Some(false) => {
            let on_trial = products::holds(held, Named::of("self-service-trial")) == Some(true);
            let asks = matches!(action, Action::RequestPerUser | Action::RequestPremium | Action::GoPremium);
            if on_trial && asks { Finding::Doubtful(doubt_ids::TRIAL) } else { Finding::Met }
        }
    }
}

fn environment(situation: &RunPlan, action: Action) -> Finding<'_> {
    let managed = situation.known_flag(Fact::EnvironmentManaged);
    if action == Action::UseStandardFlow {
        return Finding::of(managed, reason_ids::STANDARD_FLOW, Fact::EnvironmentManaged);
    }
    match (situation.choice(), managed) {
        (Some(Scope::AllEnvironments), _) | (_, Some(true)) => Finding::Met,
        (Some(Scope::ManagedOnly), Some(false)) => Finding::NotMet(reason_ids::MANAGED_ONLY),
        (Some(Scope::ManagedOnly), None) => Finding::open(Fact::EnvironmentManaged, ""),
        (None, Some(false)) => Finding::open(Fact::FeatureScope, ""),
        (None, None) => Finding::Either(Open::of(Fact::EnvironmentManaged, ""), Open::of(Fact::FeatureScope, "")),
    }
}

fn client_version(situation: &RunPlan, action: Action) -> Finding<'_> {
    if !action.is_in_desktop_app() {
        return Finding::Met;
    }
    let floor = Version::parse(DESKTOP_FLOOR);
    let version = match situation.get(Fact::ActPadVersion) {
        Some(Value::Version(version)) => Some(version),
        _ => None,
    };
    Finding::of(
        version.zip(floor).map(|(version, floor)| *version >= floor),
        reason_ids::CLIENT_TOO_OLD,
        Fact::ActPadVersion,
    )
}

fn client_edition(situation: &RunPlan, action: Action) -> Finding<'_> {
    if !action.is_in_desktop_app() {
        return Finding::Met;
    }
    let installed = situation.choice().map(|edition: Edition| edition == Edition::Installer);
    Finding::of(installed, reason_ids::STORE_EDITION, Fact::ActPadEdition)
}

/// The conditions of one policy for an action, regardless of its products, with their ids.
#[must_use]
pub fn of_policy<'a>(
    situation: &'a RunPlan,
    at: usize,
    policy: &Item,
    app: App,
    action: Action,
) -> [(&'static str, Finding<'a>); 3] {
    let takes = if !action.triggers_policy_for(app) {
        Finding::NotMet(if app == App::Other { reason_ids::OTHER_APP } else { reason_ids::APP_DOES_NOT_TAKE_IT })
    } else if policy.choice::<App>().is_none() {
        Finding::open(Field::of_item(Fact::PoliciesApp, at), app.word())
    } else if action == Action::RequestPerUser && app == App::RpaAttended {
        Finding::Doubtful(doubt_ids::INHERITED_REQUEST)
    } else {
        Finding::Met
    };
    [
        (
            condition_ids::POLICY_ON,
            Finding::of(policy.flag(Fact::PoliciesOn), reason_ids::POLICY_OFF, Field::of_item(Fact::PoliciesOn, at)),
        ),
        (condition_ids::POLICY_IN_FORCE, in_force(situation, at, policy)),
        (condition_ids::POLICY_TAKES_IT, takes),
    ]
}

fn in_force<'a>(situation: &RunPlan, at: usize, policy: &Item) -> Finding<'a> {
    let field = Field::of_item(Fact::PoliciesInForce, at);
    let known = policy.flag(Fact::PoliciesInForce);
    if known.is_some() {
        return Finding::of(known, reason_ids::POLICY_TOO_YOUNG, field);
    }
    match (policy.moment(Fact::PoliciesCreated), action_time(situation)) {
        (Some(created), Some(actions)) if created.clock() == actions.clock() => {
            if actions < created {
                Finding::NotMet(reason_ids::POLICY_CREATED_LATER)
            } else if actions >= created.plus_minutes(POLICY_DELAY) {
                Finding::Met
            } else {
                Finding::open(field, "")
            }
        }
        _ => Finding::open(field, ""),
    }
}

/// The apps that a policy may be for: the known one, or both of Power Automate.
#[must_use]
pub fn apps(policy: &Item) -> Vec<App> {
    let known: Option<Vec<App>> = policy.get(Fact::PoliciesApp).map(Value::possible);
    known.unwrap_or_else(|| App::POWER_AUTOMATE.to_vec())
}

/// A product that a policy may assign.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'a> {
    /// The product.
    pub product: Named<'a>,
    /// The field that decides whether it is one of the policy's products, if that is open.
    pub supposed: Option<Field>,
}

/// The products of a policy for an app, in order of assignment. An unknown product is assumed to be the app's own: no
/// other can be claimed.
#[must_use]
pub fn slots(at: usize, policy: &Item, app: App) -> Vec<Slot<'_>> {
    let Some(own) = Named::of_app(app) else { return vec![] };
    let named = |written| Slot { product: Named::of(written), supposed: None };
    let supposed = |fact| Slot { product: own, supposed: Some(Field::of_item(fact, at)) };
    let first = policy.text(Fact::PoliciesProduct);
    let mut slots = vec![first.map_or_else(|| supposed(Fact::PoliciesProduct), named)];
    match policy.texts(Fact::PoliciesBackups) {
        Some(backups) => slots.extend(backups.iter().map(|backup| named(backup))),
        None => slots.push(supposed(Fact::PoliciesBackups)),
    }
    slots
}

/// The conditions of one product of a policy, with their ids.
#[must_use]
pub fn of_product<'a>(
    situation: &'a RunPlan,
    at: usize,
    slot: Slot<'a>,
    app: App,
    need: Need,
) -> [(&'static str, Finding<'a>); 3] {
    [
        (condition_ids::PRODUCT_FITS, fits(at, slot, app)),
        (condition_ids::LICENSE_LEFT, left(situation, slot.product)),
        (condition_ids::NOT_ASSIGNED, not_assigned(situation, slot.product, need)),
    ]
}

fn fits(at: usize, slot: Slot<'_>, app: App) -> Finding<'_> {
    if let Some(field) = slot.supposed {
        return Finding::open(field, slot.product.id());
    }
    match Named::of_app(app).and_then(|own| own.is(slot.product)) {
        Some(true) => Finding::Met,
        Some(false) if app == App::RpaAttended && slot.product.id() == "premium-gcc" => {
            Finding::Doubtful(doubt_ids::GOVERNMENT)
        }
        Some(false) => Finding::NotMet(reason_ids::PAIR_DOES_NOT_MATCH),
        None => Finding::open(Field::of_item(Fact::PoliciesProduct, at), slot.product.id()),
    }
}

/// Whether a licence of a product is left.
#[must_use]
pub fn left<'a>(situation: &'a RunPlan, product: Named<'a>) -> Finding<'a> {
    let open = Finding::open(Fact::TenantLicenses, product.id());
    let Some(list) = seats(situation) else { return open };
    let mut may_be_another = !list.complete;
    for seats in &list.items {
        match Named::of(&seats.product).is(product) {
            Some(true) if seats.free.is_none() => return open,
            Some(true) if seats.free == Some(0) => return Finding::NotMet(reason_ids::NO_LICENSE_LEFT),
            Some(true) => return Finding::Met,
            Some(false) => {}
            None => may_be_another |= seats.free != Some(0),
        }
    }
    if may_be_another { open } else { Finding::NotMet(reason_ids::NO_LICENSE_LEFT) }
}

/// No product can be assigned twice. A user who has what the action needs lacks nothing, and a request for a licence is
/// met once the user holds it.
fn not_assigned<'a>(situation: &RunPlan, product: Named<'a>, need: Need) -> Finding<'a> {
    let held = held(situation);
    let is_request = matches!(need, Need::PerUserLicense | Need::PremiumLicense);
    if is_request || held.and_then(|held| products::has(held, need)) == Some(true) {
        return Finding::Met;
    }
    match held.and_then(|held| products::holds(held, product)) {
        Some(true) => Finding::NotMet(reason_ids::PART_SWITCHED_OFF),
        Some(false) => Finding::Met,
        None => Finding::open(Fact::UserLicenses, product.id()),
    }
}
