//! The result of reading a text, as the rest of the program uses it.

use super::details::{MachineRow, Mark, NextPaste, RunTable, TenantLicense, UnknownCode};
use crate::catalog::ErrorCode;
use crate::model::{Fact, Place, Value};
use crate::text::sorted::sorted_by;
use serde::Serialize;

/// The result of reading a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The recognised artefacts.
    pub artifacts: Vec<Artifact>,
    /// The facts.
    pub facts: Vec<ReadFact>,
    /// The error codes.
    pub codes: Vec<ReadCode>,
    /// Codes that were probably meant.
    pub suggestions: Vec<Suggestion>,
    /// The choices for the user: one of several runs, whose licences these are.
    pub offers: Vec<Offer>,
    /// Notes, mostly about what was not understood.
    pub notes: Vec<Note>,
    /// What outputs and tables mean, one sentence each, most important first.
    pub summary: Vec<Note>,
    /// Unknown codes that are quoted or labelled as codes.
    pub unknown: Vec<UnknownCode>,
    /// The runs, if there are several.
    pub runs: Option<RunTable>,
    /// The machines, if there are several.
    pub machines: Vec<MachineRow>,
    /// The tenant's products with their numbers.
    pub tenant: Vec<TenantLicense>,
    /// Every place that was understood, in text order.
    pub marks: Vec<Mark>,
    /// What to paste if nothing was understood.
    pub next_paste: Option<NextPaste>,
}

/// A recognised part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Artifact {
    /// Its kind.
    pub kind: ArtifactKind,
    /// Its place.
    pub place: Place,
}

/// Defines the artefact kinds: name, label and description.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $label:literal,)+) => {
        /// The kinds of recognised parts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub enum ArtifactKind { $($(#[$doc])* $name,)+ }

        impl ArtifactKind {
            /// The display name.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }
        }
    };
}

kinds! {
    /// A response of the RunDesktopFlow action.
    RunDesktopFlowAnswer = "RunDesktopFlow answer",
    /// A request of the RunDesktopFlow action.
    RunDesktopFlowRequest = "RunDesktopFlow request",
    /// A `licenseCheck` object without the response around it.
    LicenseCheck = "licence check",
    /// An object with `code` and `message` of an error.
    ErrorObject = "error object",
    /// A cloud flow action with its outputs.
    CloudFlowAction = "cloud flow action",
    /// A plan of Flow Preflight, as JSON.
    RunPlan = "run plan",
    /// An error code in other text.
    ErrorCode = "error code",
    /// A message of the product, recognised by its wording.
    ErrorMessage = "error message",
    /// A row of the table of desktop flow runs.
    FlowSession = "desktop flow run",
    /// An event of the queue.
    QueueEvent = "queue event",
    /// A row of the table of machines.
    FlowMachine = "machine row",
    /// A row of the table of machine groups.
    FlowMachineGroup = "machine group row",
    /// A row of the table of unattended bots.
    CapacityAssignment = "unattended bots",
    /// A connection of a desktop flow.
    Connection = "connection",
    /// The licences of one user.
    UserLicenses = "licences of a user",
    /// The licences of a tenant.
    TenantLicenses = "licences of the tenant",
    /// The output of `query user` or `qwinsta`.
    WindowsSessions = "Windows sessions",
    /// The members of a local group.
    LocalGroup = "local group",
    /// The output of `dsregcmd /status`.
    DeviceState = "dsregcmd output",
    /// The output of `systeminfo` or a similar command.
    SystemInfo = "system information",
    /// Windows registry values.
    Registry = "registry values",
    /// Windows services.
    Services = "Windows services",
    /// User rights of a security policy.
    UserRights = "user rights",
    /// A test of a network connection.
    ConnectionTest = "network test",
    /// The report of the machine runtime's diagnostic tool.
    DiagnosticReport = "diagnostic report",
    /// The state of a user account: `net user NAME`, `Get-ADUser`.
    Account = "user account",
    /// A clock compared with another: `w32tm`.
    Clock = "clock",
    /// The free space of a disk: `fsutil volume diskfree`.
    Disk = "disk space",
    /// Settings of the tenant in Microsoft Entra.
    EntraSettings = "Microsoft Entra settings",
    /// The user that a command runs as.
    Whoami = "whoami output",
    /// An error of an action inside the flow.
    FlowActionError = "error of a flow action",
    /// Proxy settings of Windows.
    ProxySettings = "proxy settings",
    /// A file that `collect.ps1` wrote.
    CollectedMachine = "collected machine",
    /// An event of the Service Control Manager.
    ServiceEvent = "service event",
}

/// A fact in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadFact {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Its place.
    pub place: Place,
}

/// An error code in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadCode {
    /// The entry of the catalogue.
    pub entry: &'static ErrorCode,
    /// Its place.
    pub place: Place,
    /// How it was recognised.
    pub by: RecognisedBy,
    /// Whether it stands in the row of a run.
    pub in_run_row: bool,
}

/// How a code was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "By"))]
#[serde(rename_all = "camelCase")]
pub enum RecognisedBy {
    /// The text contains the code itself.
    Code,
    /// The text contains a message that only this code has.
    Message,
    /// The text contains a message that several codes share. Such a code implies no facts.
    SharedMessage,
}

/// A word that resembles a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The word as written.
    pub written: String,
    /// The entry that was probably meant.
    pub entry: &'static ErrorCode,
    /// Its place.
    pub place: Place,
}

/// A choice for the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What is chosen.
    pub kind: OfferKind,
    /// The question.
    pub question: String,
    /// The choices, in text order. For runs and machines, one of them is already in force.
    pub choices: Vec<Choice>,
}

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OfferKind {
    /// The text has several runs.
    Run,
    /// The text has several machines.
    Machine,
    /// The text has licences and doesn't name their holder.
    Holder,
    /// The text has a user's groups; the user may be the connection's user.
    ConnectionUser,
}

/// One of the choices of an offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its label.
    pub label: String,
    /// True if its facts and codes are those of the reading.
    pub in_force: bool,
    /// Its facts.
    pub facts: Vec<ReadFact>,
    /// Its codes.
    pub codes: Vec<ReadCode>,
    /// Its place.
    pub place: Place,
}

/// A note on the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ReadNote"))]
pub struct Note {
    /// The note.
    pub text: String,
    /// The place that it concerns; missing if it concerns the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

impl Reading {
    /// Makes a choice: replaces what was in force for the offer.
    pub fn choose(&mut self, offer: usize, choice: usize) {
        let Some(offer) = self.offers.get_mut(offer) else { return };
        let Some(chosen) = offer.choices.get(choice).cloned() else { return };
        for other in offer.choices.iter_mut() {
            if std::mem::take(&mut other.in_force) {
                self.facts.retain(|fact| !other.facts.contains(fact));
                self.codes.retain(|code| !other.codes.contains(code));
            }
        }
        if let Some(choice) = offer.choices.get_mut(choice) {
            choice.in_force = true;
        }
        self.facts.extend(chosen.facts.iter().cloned());
        self.codes.extend(chosen.codes.iter().cloned());
        self.facts = sorted_by(std::mem::take(&mut self.facts), |fact| [fact.place.start, 0, 0]);
        self.codes = sorted_by(std::mem::take(&mut self.codes), |code| [code.place.start, 0, 0]);
    }
}
