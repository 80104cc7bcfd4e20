//! Who can do a step.

use crate::entries::Line;
use serde::Serialize;

/// The people a step can be for. Domain admins count as machine admins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Owner {
    /// Author of the flow, or owner of its connection.
    Maker,
    /// Assigns licences and auto-claim policies in the Microsoft 365 admin center.
    Microsoft365Admin,
    /// Environments, capacity, security roles and data policies.
    PowerPlatformAdmin,
    /// Local administrator of the Windows machine; also of its domain and its Group Policy.
    MachineAdmin,
    /// Applications, consent, Conditional Access and certificates in Microsoft Entra.
    EntraAdmin,
    /// Firewall, proxy and DNS; Azure subscriptions, virtual networks and images; Intune.
    AzureAdmin,
    /// A support ticket.
    MicrosoftSupport,
}

impl Owner {
    /// Every owner, in the order in which plans are shown.
    pub const ALL: [Self; 7] = [
        Self::Maker,
        Self::Microsoft365Admin,
        Self::PowerPlatformAdmin,
        Self::MachineAdmin,
        Self::EntraAdmin,
        Self::AzureAdmin,
        Self::MicrosoftSupport,
    ];

    /// The owner with this word in JSON and in tables.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "maker" => Self::Maker,
            "microsoft365Admin" => Self::Microsoft365Admin,
            "powerPlatformAdmin" => Self::PowerPlatformAdmin,
            "machineAdmin" => Self::MachineAdmin,
            "entraAdmin" => Self::EntraAdmin,
            "azureAdmin" => Self::AzureAdmin,
            "microsoftSupport" => Self::MicrosoftSupport,
            _ => return None,
        })
    }

    /// The owner that the text of a line names; a line that names none is reported.
    pub(crate) fn read(line: Line) -> Option<Self> {
        Self::read_word(line, line.text)
    }

    /// The owner that a word of a line names; a word that names none is reported.
    pub(crate) fn read_word(line: Line, word: &str) -> Option<Self> {
        let owner = Self::from_id(word);
        if owner.is_none() {
            line.wrong("there is no such owner");
        }
        owner
    }

    /// The name as a person says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Maker => "Maker",
            Self::Microsoft365Admin => "Microsoft 365 admin",
            Self::PowerPlatformAdmin => "Power Platform admin",
            Self::MachineAdmin => "Machine admin",
            Self::EntraAdmin => "Entra admin",
            Self::AzureAdmin => "Azure or network admin",
            Self::MicrosoftSupport => "Microsoft support",
        }
    }
}
