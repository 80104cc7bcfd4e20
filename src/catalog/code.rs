//! What an error code is.

use super::guidance::{Citation, Dispute, Step};
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
pub struct LookAlike {
    /// The other code.
    pub code: &'static str,
    /// What sets it apart.
    pub difference: &'static str,
}

/// Whether the product still gives a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CodeStatus {
    /// Still given.
    Current,
    /// Given by older versions only.
    Legacy,
}

/// The part of the product that a code comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// The licence check at the start of a run.
    LicenseCheck,
    /// Windows sessions of attended runs.
    AttendedSession,
    /// Windows sessions of unattended runs.
    UnattendedSession,
    /// Signing in to Windows with a Microsoft Entra account.
    Entra,
    /// The queue that hands runs to machines.
    Queue,
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
            Self::AttendedSession => "Windows session of an attended run",
            Self::Entra => "Microsoft Entra sign-in",
            Self::UnattendedSession => "Windows session of an unattended run",
            Self::Queue => "Queue",
        }
    }
}
