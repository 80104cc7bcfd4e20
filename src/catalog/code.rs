//! The type of an error code's entry.

use super::disputes::{Dispute, disputed};
use super::guidance::Guidance;
use super::sources::Citation;
use super::steps::Step;
use crate::model::{FactValues, Owner, RunMode};
pub use flow_preflight_grammar::stored::CodeStatus;
use flow_preflight_grammar::stored::{StoredCause, StoredCode};
use flow_preflight_grammar::value::Choice;
use serde::Serialize;

/// An error that the product reports, with a code or without.
#[derive(Debug)]
pub struct ErrorCode {
    /// The entry's id: the product's spelling of the code, or a name of this project if there is no code.
    pub id: &'static str,
    /// The product's code; `None` if it reports the failure without one.
    pub code: Option<&'static str>,
    /// The failure, as a title.
    pub title: &'static str,
    /// The part of the product that it belongs to.
    pub family: Family,
    /// Whether current versions of the product give it.
    pub status: CodeStatus,
    /// Other names of the same code.
    pub aliases: &'static [&'static str],
    /// The product's messages, word for word.
    pub messages: &'static [&'static str],
    /// What happened.
    pub what: &'static str,
    /// Why the product behaves like this.
    pub why: &'static str,
    /// The steps to fix it, cheapest first.
    pub fix: &'static [Step],
    /// The facts that hold whenever this code is given.
    pub implies: FactValues,
    /// Its causes.
    pub causes: &'static [Cause],
    /// Why it has no causes.
    pub no_cause: &'static str,
    /// Codes that are often confused with this one.
    pub look_alikes: &'static [LookAlike],
    /// The run modes in which it occurs.
    pub run_modes: &'static [RunMode],
    /// The HTTP status, if a source gives one.
    pub http_status: Option<u16>,
    /// The sources.
    pub sources: &'static [Citation],
    /// The disputes between its sources.
    pub disputes: &'static [&'static Dispute],
}

impl ErrorCode {
    /// Who takes the first step of the fix.
    #[must_use]
    pub fn owner(&self) -> Option<Owner> {
        self.fix.first().map(|step| step.owner)
    }
}

impl From<&'static StoredCode> for ErrorCode {
    fn from(stored: &'static StoredCode) -> Self {
        let cause = |stored: &'static StoredCause| Cause {
            title: stored.title,
            facts: FactValues::of(&stored.facts),
            rule: stored.rule,
            how_to_tell: stored.tell,
        };
        let look_alike = |(code, difference): &(&'static str, &'static str)| LookAlike { code, difference };
        let guidance = Guidance::from(&stored.guidance);
        let modes = RunMode::ALL.iter().copied().filter(|mode| stored.modes & 1 << mode.index() != 0);
        Self {
            id: stored.id,
            code: stored.is_code.then_some(stored.id),
            title: stored.title,
            family: Family::ALL.get(usize::from(stored.family)).copied().unwrap_or(Family::LicenseCheck),
            status: stored.status,
            aliases: &stored.aliases,
            messages: &stored.messages,
            what: guidance.what,
            why: guidance.why,
            fix: guidance.fix,
            implies: FactValues::of(&stored.implies),
            causes: stored.causes.iter().map(cause).collect::<Vec<_>>().leak(),
            no_cause: stored.no_cause,
            look_alikes: stored.look_alikes.iter().map(look_alike).collect::<Vec<_>>().leak(),
            run_modes: modes.collect::<Vec<_>>().leak(),
            http_status: stored.http,
            sources: guidance.sources,
            disputes: disputed(&stored.guidance.disputes),
        }
    }
}

/// One cause of a code.
#[derive(Debug)]
pub struct Cause {
    /// The cause, as a short title.
    pub title: &'static str,
    /// The facts that hold in this case; with `implies` they break `rule`.
    pub facts: FactValues,
    /// The id of the rule that is broken.
    pub rule: &'static str,
    /// How to distinguish it from the other causes.
    pub how_to_tell: &'static str,
}

/// A code that is often confused with another.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct LookAlike {
    /// The other code.
    pub code: &'static str,
    /// How the two differ.
    pub difference: &'static str,
}

/// The part of the product that reports a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// The licence check at the start of a run.
    LicenseCheck,
    /// The cloud flow that starts the run is off or suspended.
    CloudFlow,
    /// Windows sessions of attended runs.
    AttendedSession,
    /// Windows sessions of unattended runs.
    UnattendedSession,
    /// Signing in to Windows with a Microsoft Entra account.
    Entra,
    /// The credentials of the connection.
    Credentials,
    /// Windows status numbers of a refused sign-in.
    WindowsStatus,
    /// Azure Key Vault and CyberArk.
    CredentialStore,
    /// The desktop flow connection.
    Connection,
    /// The Power Automate services on the machine.
    Agent,
    /// The connection between the machine and the service.
    Connectivity,
    /// The queue that assigns runs to machines.
    Queue,
    /// Incompatible versions.
    Version,
    /// Machine registration.
    Registration,
    /// Creation of a hosted machine.
    Hosted,
    /// An action of the desktop flow: licence, queue, session and sign-in worked.
    Automation,
}

impl PartialEq for ErrorCode {
    /// Two entries are equal if their ids are: ids never change.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Family {
    /// Every family, in the order of the catalogue.
    pub const ALL: &'static [Self] = &[
        Self::LicenseCheck,
        Self::CloudFlow,
        Self::AttendedSession,
        Self::UnattendedSession,
        Self::Entra,
        Self::Credentials,
        Self::WindowsStatus,
        Self::CredentialStore,
        Self::Connection,
        Self::Agent,
        Self::Connectivity,
        Self::Queue,
        Self::Version,
        Self::Registration,
        Self::Hosted,
        Self::Automation,
    ];

    /// The display name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LicenseCheck => "Licence check",
            Self::CloudFlow => "Cloud flow switched off",
            Self::AttendedSession => "Attended run’s Windows session",
            Self::UnattendedSession => "Unattended run’s Windows session",
            Self::Entra => "Microsoft Entra sign-in",
            Self::Credentials => "User name and password",
            Self::WindowsStatus => "Windows status number",
            Self::CredentialStore => "Credential store",
            Self::Connection => "Connection",
            Self::Agent => "Agent and services",
            Self::Connectivity => "Network",
            Self::Queue => "Queue",
            Self::Version => "Versions",
            Self::Registration => "Machine registration",
            Self::Hosted => "Hosted machines",
            Self::Automation => "Flow action",
        }
    }
}
