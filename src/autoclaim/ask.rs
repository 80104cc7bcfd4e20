//! What a situation leaves open: the fields to ask for, and what each may turn out to be.

/// A field of a situation that is not known, in the order in which to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// What the user does.
    Act,
    /// Whose connection it is.
    OwnsConnection,
    /// Whether the environment is managed.
    Managed,
    /// The version of Power Automate for desktop.
    PadVersion,
    /// How Power Automate for desktop was installed.
    PadEdition,
    /// The licences that the user holds.
    UserLicenses,
    /// Whether the feature is on.
    Feature,
    /// Which environments the policies serve.
    Scope,
    /// Whether there are policies that are not listed.
    Policies,
    /// The app of a policy.
    PolicyApp(usize),
    /// Whether a policy is switched on.
    PolicyOn(usize),
    /// Whether a policy works already.
    PolicyInForce(usize),
    /// The product of a policy.
    PolicyProduct(usize),
    /// The backup products of a policy.
    PolicyBackups(usize),
    /// The apps that a policy leaves out of the licence.
    PolicyApps(usize),
    /// The free licences of the tenant.
    Seats,
    /// What it is to be set up for.
    Goal,
    /// The role of who sets it up.
    Role,
}

impl Ask {
    /// The entry with its texts, and the path of its field.
    #[must_use]
    pub fn entry_and_field(self) -> (&'static str, String) {
        let of_policy = |at: usize, field: &str| format!("policies.items[{at}].{field}");
        let (entry, field) = match self {
            Self::Act => ("ask-act", "act.what"),
            Self::OwnsConnection => ("ask-owns-connection", "user.ownsConnection"),
            Self::Managed => ("ask-managed", "environment.managed"),
            Self::PadVersion => ("ask-pad-version", "act.padVersion"),
            Self::PadEdition => ("ask-pad-edition", "act.padEdition"),
            Self::UserLicenses => ("ask-user-licenses", "user.licenses"),
            Self::Feature => ("ask-feature", "feature.on"),
            Self::Scope => ("ask-scope", "feature.scope"),
            Self::Policies => ("ask-policies", "policies"),
            Self::Seats => ("ask-seats", "tenant.licenses"),
            Self::Goal => ("ask-goal", "setUp.goal"),
            Self::Role => ("ask-role", "setUp.role"),
            Self::PolicyApp(at) => return ("ask-policy-app", of_policy(at, "app")),
            Self::PolicyOn(at) => return ("ask-policy-on", of_policy(at, "on")),
            Self::PolicyInForce(at) => return ("ask-policy-in-force", of_policy(at, "inForce")),
            Self::PolicyProduct(at) => return ("ask-policy-product", of_policy(at, "product")),
            Self::PolicyBackups(at) => return ("ask-policy-backups", of_policy(at, "backups")),
            Self::PolicyApps(at) => return ("ask-policy-apps", of_policy(at, "excludedApps")),
        };
        (entry, field.to_owned())
    }

    /// The number of the policy that it is about.
    #[must_use]
    pub const fn policy(self) -> Option<usize> {
        match self {
            Self::PolicyApp(at)
            | Self::PolicyOn(at)
            | Self::PolicyInForce(at)
            | Self::PolicyProduct(at)
            | Self::PolicyBackups(at)
            | Self::PolicyApps(at) => Some(at),
            _ => None,
        }
    }
}

/// Something that may turn out to be so: a field, and what has to stand in it where that is not a plain yes.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    /// The field.
    pub ask: Ask,
    /// The word, the product or the like; empty for a plain yes.
    pub value: &'a str,
}

impl PartialEq for Open<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ask == other.ask && self.value.eq_ignore_ascii_case(other.value)
    }
}

/// Whether everything in `some` is in `all` too.
#[must_use]
pub fn is_within(some: &[Open], all: &[Open]) -> bool {
    some.iter().all(|one| all.contains(one))
}
