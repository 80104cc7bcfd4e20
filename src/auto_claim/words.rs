//! The choices that auto-claim's decision names in Rust. Their labels are in `catalog/facts`.

use crate::model::choices::choice;

choice! {
    /// What the user does. The first eleven can trigger an auto-claim policy. Source: the auto-claim page of
    /// 2024-10-14, “Auto-claim policies scope”.
    Action for ActWhat {
        /// A premium cloud flow without attended RPA is started.
        StartPremiumFlow = "startPremiumFlow",
        /// Such a flow is saved.
        SavePremiumFlow = "savePremiumFlow",
        /// Such a flow is turned on.
        TurnOnPremiumFlow = "turnOnPremiumFlow",
        /// A standard cloud flow is started, saved or turned on; it counts in a managed environment.
        UseStandardFlow = "useStandardFlow",
        /// The user requests the per user licence in the portal.
        RequestPerUser = "requestPerUser",
        /// A premium cloud flow with attended RPA is started.
        StartAttendedFlow = "startAttendedFlow",
        /// Such a flow is saved.
        SaveAttendedFlow = "saveAttendedFlow",
        /// Such a flow is turned on.
        TurnOnAttendedFlow = "turnOnAttendedFlow",
        /// The user requests the Premium licence in the portal.
        RequestPremium = "requestPremium",
        /// *Go Premium* in Power Automate for desktop.
        GoPremium = "goPremium",
        /// The user uses RPA in Power Automate for desktop on a self-assisted Premium trial.
        UseTrial = "useTrial",
        /// A program calls the RunDesktopFlow API.
        CallApi = "callApi",
        /// Anything else.
        Other = "other",
    }
}

impl Action {
    /// Whether it happens in Power Automate for desktop rather than in the portal.
    #[must_use]
    pub const fn is_in_desktop_app(self) -> bool {
        matches!(self, Self::GoPremium | Self::UseTrial)
    }

    /// Whether it triggers a policy for this app. A Premium policy covers all that a per user policy covers, and more.
    #[must_use]
    pub const fn triggers_policy_for(self, app: App) -> bool {
        let for_both = matches!(
            self,
            Self::StartPremiumFlow
                | Self::SavePremiumFlow
                | Self::TurnOnPremiumFlow
                | Self::UseStandardFlow
                | Self::RequestPerUser
        );
        match app {
            App::PerUserPlan => for_both,
            App::RpaAttended => !matches!(self, Self::CallApi | Self::Other),
            App::Other => false,
        }
    }

    /// What the user must lack for it to count.
    #[must_use]
    pub const fn need(self) -> Need {
        match self {
            Self::StartAttendedFlow | Self::SaveAttendedFlow | Self::TurnOnAttendedFlow => Need::Attended,
            Self::RequestPerUser => Need::PerUserLicense,
            Self::RequestPremium | Self::GoPremium | Self::UseTrial => Need::PremiumLicense,
            _ => Need::PremiumFlows,
        }
    }
}

/// What an action needs. A user who already has it gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The right to premium cloud flows, and to flows in a managed environment.
    PremiumFlows,
    /// The right to attended runs from a cloud flow.
    Attended,
    /// A paid per user licence or better.
    PerUserLicense,
    /// A paid Premium licence.
    PremiumLicense,
}

impl Need {
    /// A word that identifies it among open facts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PremiumFlows => "flows",
            Self::Attended => "attended",
            Self::PerUserLicense => "perUserLicense",
            Self::PremiumLicense => "premiumLicense",
        }
    }
}

choice! {
    /// The app that an auto-claim policy watches.
    App for PoliciesApp {
        /// *Power Automate per User Plan*: the service plan `FLOW_PER_USER`.
        PerUserPlan = "perUserPlan",
        /// *Power Automate RPA Attended*: the service plan `POWER_AUTOMATE_ATTENDED_RPA`.
        RpaAttended = "rpaAttended",
        /// Any other app, such as Teams or Power Apps.
        Other = "other",
    }
}

impl App {
    /// The two apps of Power Automate.
    pub const POWER_AUTOMATE: [Self; 2] = [Self::PerUserPlan, Self::RpaAttended];

    /// The id of its product; `None` for another app. Source: the auto-claim page of 2024-10-14, “Create an auto-claim
    /// policy for Power Automate”.
    #[must_use]
    pub const fn product(self) -> Option<&'static str> {
        match self {
            Self::PerUserPlan => Some("per-user"),
            Self::RpaAttended => Some("premium"),
            Self::Other => None,
        }
    }
}

choice! {
    /// The environments that the policies cover: a setting of the Power Platform admin center.
    Scope for FeatureScope {
        /// All environments.
        AllEnvironments = "allEnvironments",
        /// Managed environments only.
        ManagedOnly = "managedOnly",
    }
}

choice! {
    /// How Power Automate for desktop was installed.
    Edition for ActPadEdition {
        /// With its installer.
        Installer = "installer",
        /// From the Microsoft Store.
        Store = "store",
    }
}

choice! {
    /// The administrator's role.
    Role for SetUpRole {
        /// Global Administrator of Microsoft 365.
        GlobalAdmin = "globalAdmin",
        /// User Administrator.
        UserAdmin = "userAdmin",
        /// License Administrator.
        LicenseAdmin = "licenseAdmin",
        /// Power Platform Administrator.
        PowerPlatformAdmin = "powerPlatformAdmin",
        /// Dynamics 365 Administrator.
        Dynamics365Admin = "dynamics365Admin",
        /// Another role, or none.
        Other = "other",
    }
}

choice! {
    /// The administrator's goal.
    Goal for SetUpGoal {
        /// Users get what attended runs need.
        AttendedRuns = "attendedRuns",
        /// Users get what premium cloud flows need.
        PremiumFlows = "premiumFlows",
        /// Unattended runs, which auto-claim can't license.
        UnattendedRuns = "unattendedRuns",
        /// No more licences are claimed.
        StopClaims = "stopClaims",
        /// Claimed licences are replaced by group-based ones.
        GroupLicenses = "groupLicenses",
    }
}

choice! {
    /// How a policy assigns the licence. Source: the Power Apps auto-claim page of 2025-02-21, “Support for group-based
    /// license assignment”.
    Assigns for PoliciesAssigns {
        /// Directly to the user: the documented default.
        Direct = "direct",
        /// By adding the user to a security group that has the licence.
        Group = "group",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::choices::has_words;

    #[test]
    fn the_words_of_auto_claim_are_in_the_order_of_the_enums() {
        has_words::<Action>(Action::IDS);
        has_words::<App>(App::IDS);
        has_words::<Scope>(Scope::IDS);
        has_words::<Edition>(Edition::IDS);
        has_words::<Role>(Role::IDS);
        has_words::<Goal>(Goal::IDS);
        has_words::<Assigns>(Assigns::IDS);
    }
}
