//! The rules of auto-claim again, as a plain table for fully known situations. Written from the vendor's pages,
//! independently of the code under test.

/// Action; which policies it triggers; where it happens; what the user must lack.
const ACTIONS: [(&str, &str, &str, &str); 13] = [
    ("startPremiumFlow", "perUserPlan rpaAttended", "portal", "flows"),
    ("savePremiumFlow", "perUserPlan rpaAttended", "portal", "flows"),
    ("turnOnPremiumFlow", "perUserPlan rpaAttended", "portal", "flows"),
    ("useStandardFlow", "perUserPlan rpaAttended", "managed environment", "flows"),
    ("requestPerUser", "perUserPlan rpaAttended", "portal", "per user licence"),
    ("startAttendedFlow", "rpaAttended", "portal", "attended"),
    ("saveAttendedFlow", "rpaAttended", "portal", "attended"),
    ("turnOnAttendedFlow", "rpaAttended", "portal", "attended"),
    ("requestPremium", "rpaAttended", "portal", "premium licence"),
    ("goPremium", "rpaAttended", "desktop", "premium licence"),
    ("useTrial", "rpaAttended", "desktop", "premium licence"),
    ("callApi", "", "program", "flows"),
    ("other", "", "anywhere", "flows"),
];

/// What each product gives, while its part is switched on. The licence itself is held even with the part switched off.
const GIVES: [(&str, &str); 5] = [
    ("per-user", "flows"),
    ("premium", "flows attended"),
    ("premium-gcc", "flows attended"),
    ("self-service-trial", "flows attended"),
    ("free", ""),
];

/// The licences that satisfy a request.
const ANSWERS: [(&str, &str); 2] =
    [("per user licence", "per-user premium premium-gcc"), ("premium licence", "premium premium-gcc")];

/// The products of an app; the second one is for governments.
const PAIRS: [(&str, &str); 2] = [("perUserPlan", "per-user"), ("rpaAttended", "premium premium-gcc")];

#[derive(Clone, Debug)]
pub(crate) struct Full {
    pub(crate) feature_on: bool,
    pub(crate) action: &'static str,
    pub(crate) managed_only: bool,
    pub(crate) managed: bool,
    pub(crate) from_2_43: bool,
    pub(crate) installer: bool,
    /// Each licence, and whether its part is switched on.
    pub(crate) held: Vec<(&'static str, bool)>,
    pub(crate) policies: Vec<Policy>,
    /// The remaining licences of each product.
    pub(crate) left: Vec<(&'static str, u32)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(crate) app: &'static str,
    pub(crate) on: bool,
    pub(crate) in_force: bool,
    /// The product, then its backups.
    pub(crate) products: Vec<&'static str>,
}

fn row<'t, const N: usize>(table: &'t [(&'static str, &'static str); N], key: &str) -> &'t str {
    table.iter().find(|(row, _)| *row == key).map_or("", |(_, value)| value)
}

/// Whether the user already has what the action needs.
fn is_entitled(full: &Full, need: &str) -> bool {
    full.held.iter().any(|(product, on)| {
        *on && row(&GIVES, product).split(' ').any(|gift| gift == need)
            || row(&ANSWERS, need).split(' ').any(|answer| answer == *product)
    })
}

/// Which policies give which product. Any of them may be the one that does, because no page documents their order.
pub(crate) fn claims(full: &Full) -> Vec<(usize, &'static str)> {
    let (_, apps, place, need) = ACTIONS.iter().find(|(action, ..)| *action == full.action).unwrap();
    let nothing = vec![];
    if !full.feature_on {
        return nothing;
    }
    if is_entitled(full, need) {
        return nothing;
    }
    if *place == "managed environment" && !full.managed {
        return nothing;
    }
    if full.managed_only && !full.managed {
        return nothing;
    }
    if *place == "desktop" && !(full.from_2_43 && full.installer) {
        return nothing;
    }
    let mut claims = vec![];
    for (at, policy) in full.policies.iter().enumerate() {
        if !policy.on || !policy.in_force || !apps.split(' ').any(|app| app == policy.app) {
            continue;
        }
        // The first product that belongs to the app, is left, and is not held by the user.
        let given = policy.products.iter().find(|product| {
            row(&PAIRS, policy.app).split(' ').any(|own| own == **product)
                && full.left.iter().any(|(left, count)| left == *product && *count > 0)
                && !full.held.iter().any(|(held, _)| held == *product)
        });
        claims.extend(given.map(|product| (at, *product)));
    }
    claims
}

/// Whether the user may run attended afterwards, for each possible claim.
pub(crate) fn attended_afterwards(full: &Full) -> Vec<bool> {
    let before = is_entitled(full, "attended");
    match claims(full).as_slice() {
        [] => vec![before],
        given => given.iter().map(|(_, product)| before || row(&GIVES, product).contains("attended")).collect(),
    }
}
