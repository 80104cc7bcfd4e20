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
    /// The facts found in it.
    pub facts: Vec<ReadFact>,
    /// The error codes found in it.
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

/// A thing that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Artifact {
    /// What it is.
    pub kind: ArtifactKind,
    /// Where it stands.
    pub place: Place,
}

/// Defines the artefact kinds: name, label and description.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $label:literal,)+) => {
        /// The kinds of things that are recognised.
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
    /// The answer to RunDesktopFlow.
    RunDesktopFlowAnswer = "RunDesktopFlow answer",
    /// The request of RunDesktopFlow.
    RunDesktopFlowRequest = "RunDesktopFlow request",
    /// A `licenseCheck` object without the answer around it.
    LicenseCheck = "licence check",
    /// An object with `code` and `message` of an error.
    ErrorObject = "error object",
    /// An action of a cloud flow with its answer.
    CloudFlowAction = "cloud flow action",
    /// A plan in our own machine form.
    RunPlan = "run plan",
    /// An error code in some text.
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
    /// Who is signed in: `query user`, `qwinsta`.
    WindowsSessions = "Windows sessions",
    /// The members of a local group.
    LocalGroup = "local group",
    /// What the machine is joined to: `dsregcmd /status`.
    DeviceState = "dsregcmd output",
    /// `systeminfo` and the like.
    SystemInfo = "system information",
    /// Registry values.
    Registry = "registry values",
    /// Windows services.
    Services = "Windows services",
    /// User rights of a security policy.
    UserRights = "user rights",
    /// A test of a network connection.
    ConnectionTest = "network test",
    /// The report of the machine runtime's diagnostic tool.
    DiagnosticReport = "diagnostic report",
    /// The user that a command runs as.
    Whoami = "whoami output",
    /// An error of an action inside the flow.
    FlowActionError = "error of a flow action",
    /// Proxy settings of Windows.
    ProxySettings = "proxy settings",
    /// What `collect.ps1` wrote of a machine.
    CollectedMachine = "collected machine",
    /// An event of the Service Control Manager.
    ServiceEvent = "service event",
}

/// A fact that stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadFact {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// An error code that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadCode {
    /// The entry of the catalogue.
    pub entry: &'static ErrorCode,
    /// Where it stands.
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
    /// The code itself stands in the text.
    Code,
    /// A message stands in the text that is this code's alone.
    Message,
    /// A message stands in the text that several codes share. Nothing follows from such a code.
    SharedMessage,
}

/// A word that is nearly a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The word as it was written.
    pub written: String,
    /// The entry that was probably meant.
    pub entry: &'static ErrorCode,
    /// Where the word stands.
    pub place: Place,
}

/// A choice for the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What there is to choose.
    pub kind: OfferKind,
    /// The question.
    pub question: String,
    /// The choices, in text order. For runs and machines, one of them is already in force.
    pub choices: Vec<Choice>,
}

/// What there is to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OfferKind {
    /// The text tells of several runs.
    Run,
    /// The text tells of several machines.
    Machine,
    /// Licences whose holder the text does not name.
    Holder,
    /// A user whose groups are known, and who may be the connection's user.
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

/// Something worth saying about the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ReadNote"))]
pub struct Note {
    /// What there is to say.
    pub text: String,
    /// What it concerns; the whole text if nothing.
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
