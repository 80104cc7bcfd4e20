//! What an error code is.

use super::guidance::{Citation, Dispute, Step, citations, disputed, fix};
use crate::entries::{Entry, Line};
use crate::model::RunMode;
use serde::Serialize;

/// An error that the product reports, with or without a code.
#[derive(Debug)]
pub struct ErrorCode {
    /// Our id: the product's own spelling, or a name of ours where the product gives no code.
    pub id: &'static str,
    /// The product's code; `None` where it reports the failure without one.
    pub code: Option<&'static str>,
    /// The failure, as the person would say it.
    pub title: &'static str,
    /// Codes of the same part of the product.
    pub family: Family,
    /// Whether the product still gives it.
    pub status: CodeStatus,
    /// Other names of the same code.
    pub aliases: &'static [&'static str],
    /// The product's messages, word for word.
    pub messages: &'static [&'static str],
    /// The same messages in other languages, each with the tag of its language: a line `message de: …`.
    pub translations: &'static [(&'static str, &'static str)],
    /// What happened.
    pub what: &'static str,
    /// Why the product behaves so.
    pub why: &'static str,
    /// The way out, cheapest first.
    pub fix: &'static [Step],
    /// What is true whenever this code is given, as a plan in JSON.
    pub implies: &'static str,
    /// The ways in which it comes about.
    pub causes: &'static [Cause],
    /// Why there is no cause, where there is none.
    pub no_cause: &'static str,
    /// Codes that are easily taken for this one.
    pub look_alikes: &'static [LookAlike],
    /// The run modes in which it is given.
    pub run_modes: &'static [RunMode],
    /// The HTTP status that comes with it, where a source says so.
    pub http_status: Option<u16>,
    /// Who says so.
    pub sources: &'static [Citation],
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
}

impl ErrorCode {
    /// Reads an entry of a family.
    #[inline(never)]
    pub(super) fn read(entry: Entry, family: Family) -> Self {
        entry.expect(&[
            "title", "no", "status", "alias", "message", "modes", "http", "what", "why", "fix", "implies", "cause",
            "like", "source", "dispute",
        ]);
        let mode = |word: &'static str| {
            let mode = RunMode::from_id(word);
            if mode.is_none() {
                entry.wrong("there is no such run mode");
            }
            mode
        };
        let cause = |line: Line| {
            let (title, facts, how_to_tell) = (line.text, line.under("facts"), line.under("tell"));
            Some(Cause { title, facts, rule: line.argument, how_to_tell })
        };
        let implies = entry.text("implies");
        Self {
            id: entry.id,
            code: (!entry.lines().any(|line| line.is("no", "code"))).then_some(entry.id),
            title: entry.text("title"),
            family,
            status: if entry.text("status") == "legacy" { CodeStatus::Legacy } else { CodeStatus::Current },
            aliases: entry.texts("alias"),
            messages: entry.list("message", |line| line.argument.is_empty().then_some(line.text)),
            translations: entry
                .list("message", |line| (!line.argument.is_empty()).then_some((line.argument, line.text))),
            what: entry.text("what"),
            why: entry.text("why"),
            fix: fix(entry),
            implies: if implies.is_empty() { "{}" } else { implies },
            causes: entry.list("cause", cause),
            no_cause: entry.lines().find(|line| line.is("no", "cause")).map_or("", |line| line.text),
            look_alikes: entry.list("like", |line| Some(LookAlike { code: line.argument, difference: line.text })),
            run_modes: entry.text("modes").split(", ").filter_map(mode).collect::<Vec<_>>().leak(),
            http_status: entry.text("http").parse().ok(),
            sources: citations(entry.lines()),
            disputes: disputed(entry),
        }
    }
}

/// One way in which a code comes about.
#[derive(Debug)]
pub struct Cause {
    /// The cause in a few words.
    pub title: &'static str,
    /// The facts of it, as a plan in JSON; with `implies` they break `rule`.
    pub facts: &'static str,
    /// The rule that is broken.
    pub rule: &'static str,
    /// How to tell it from the other causes.
    pub how_to_tell: &'static str,
}

/// A code that is easily taken for another.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct LookAlike {
    /// The other code.
    pub code: &'static str,
    /// What sets it apart.
    pub difference: &'static str,
}

/// Whether the product still gives a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CodeStatus {
    /// Still given.
    Current,
    /// Given by older versions only.
    Legacy,
}

/// The part of the product that a code comes from.
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
    /// Numbers with which Windows refuses a sign-in.
    WindowsStatus,
    /// Azure Key Vault and CyberArk.
    CredentialStore,
    /// The desktop flow connection.
    Connection,
    /// The services of Power Automate on the machine.
    Agent,
    /// Between the machine and the service.
    Connectivity,
    /// The queue that hands runs to machines.
    Queue,
    /// Versions that do not fit together.
    Version,
    /// Making a machine known to an environment.
    Registration,
    /// Making a hosted machine.
    Hosted,
    /// An action of the desktop flow: licence, queue, session and sign-in worked.
    Automation,
}

impl PartialEq for ErrorCode {
    /// Entries are the same if their ids are: ids are for ever.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Family {
    /// The name as a person says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LicenseCheck => "Licence check",
            Self::CloudFlow => "Cloud flow switched off",
            Self::AttendedSession => "Windows session of an attended run",
            Self::UnattendedSession => "Windows session of an unattended run",
            Self::Entra => "Microsoft Entra sign-in",
            Self::Credentials => "User name and password",
            Self::WindowsStatus => "Status number of Windows",
            Self::CredentialStore => "Credential store",
            Self::Connection => "Connection",
            Self::Agent => "Agent and services",
            Self::Connectivity => "Network",
            Self::Queue => "Queue",
            Self::Version => "Versions",
            Self::Registration => "Registration of the machine",
            Self::Hosted => "Hosted machines",
            Self::Automation => "Action of the flow",
        }
    }
}
