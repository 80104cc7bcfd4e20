//! The words of a situation: what the user does, apps, products, settings and roles.

use serde::Serialize;

/// Writes an enum that has a word in JSON for each value.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal;)+ }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        $(#[$doc])*
        pub enum $name { $($(#[$item_doc])* $item,)+ }

        impl $name {
            /// Every value with its word in JSON.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$item),)+];

            /// The word in JSON.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$item => $word,)+ }
            }
        }
    };
}

words! {
    /// What the user does. The first eleven can set an auto-claim policy to work.
    /// Source: the auto-claim page of 2024-10-14, “Auto-claim policies scope”.
    #[cfg_attr(feature = "publish", schemars(rename = "ClaimAct"))]
    Act {
        /// A premium cloud flow without attended RPA is started.
        StartPremiumFlow = "startPremiumFlow";
        /// Such a flow is saved.
        SavePremiumFlow = "savePremiumFlow";
        /// Such a flow is turned on.
        TurnOnPremiumFlow = "turnOnPremiumFlow";
        /// A standard cloud flow is started, saved or turned on; it counts in a managed environment.
        UseStandardFlow = "useStandardFlow";
        /// The portal is asked for the per user licence.
        RequestPerUser = "requestPerUser";
        /// A premium cloud flow with attended RPA is started.
        StartAttendedFlow = "startAttendedFlow";
        /// Such a flow is saved.
        SaveAttendedFlow = "saveAttendedFlow";
        /// Such a flow is turned on.
        TurnOnAttendedFlow = "turnOnAttendedFlow";
        /// The portal is asked for the Premium licence.
        RequestPremium = "requestPremium";
        /// *Go Premium* in Power Automate for desktop.
        GoPremium = "goPremium";
        /// RPA is used in Power Automate for desktop on a self-assisted Premium trial.
        UseTrial = "useTrial";
        /// A program calls the RunDesktopFlow API.
        CallApi = "callApi";
        /// Anything else.
        Other = "other";
    }
}

impl Act {
    /// Whether it happens in Power Automate for desktop, and not in the portal.
    #[must_use]
    pub const fn is_in_desktop_app(self) -> bool {
        matches!(self, Self::GoPremium | Self::UseTrial)
    }

    /// Whether a policy for this app takes it. A Premium policy takes all that a per user policy takes, and more.
    #[must_use]
    pub const fn is_taken_by(self, app: App) -> bool {
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

    /// What a user has to lack for it to count.
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

/// What an act needs. Who has it already is given nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The right to premium cloud flows, and to flows in a managed environment.
    PremiumFlows,
    /// The right to attended runs from a cloud flow.
    Attended,
    /// The per user licence or a greater one, paid for.
    PerUserLicense,
    /// The Premium licence, paid for.
    PremiumLicense,
}

impl Need {
    /// A word for it, to tell apart what is open.
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

words! {
    /// The app that an auto-claim policy watches.
    #[cfg_attr(feature = "publish", schemars(rename = "ClaimApp"))]
    App {
        /// *Power Automate per User Plan*: the service plan `FLOW_PER_USER`.
        PerUserPlan = "perUserPlan";
        /// *Power Automate RPA Attended*: the service plan `POWER_AUTOMATE_ATTENDED_RPA`.
        RpaAttended = "rpaAttended";
        /// Any other app, such as Teams or Power Apps.
        Other = "other";
    }
}

impl App {
    /// The apps of Power Automate.
    pub const OURS: [Self; 2] = [Self::PerUserPlan, Self::RpaAttended];

    /// Our id of the product that belongs to it; none for a foreign app.
    /// Source: the auto-claim page of 2024-10-14, “Create an auto-claim policy for Power Automate”.
    #[must_use]
    pub const fn product(self) -> Option<&'static str> {
        match self {
            Self::PerUserPlan => Some("per-user"),
            Self::RpaAttended => Some("premium"),
            Self::Other => None,
        }
    }
}

impl App {
    /// The app as it is called where policies are made.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PerUserPlan => "Power Automate per User Plan",
            Self::RpaAttended => "Power Automate RPA Attended",
            Self::Other => "Another app",
        }
    }
}

words! {
    /// Which environments the policies serve: a setting of the Power Platform admin center.
    #[cfg_attr(feature = "publish", schemars(rename = "ClaimScope"))]
    Scope {
        /// All environments.
        AllEnvironments = "allEnvironments";
        /// Managed environments alone.
        ManagedOnly = "managedOnly";
    }
}

impl Scope {
    /// The setting as a person says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AllEnvironments => "All environments",
            Self::ManagedOnly => "Managed ones only",
        }
    }
}

words! {
    /// How Power Automate for desktop was installed.
    #[cfg_attr(feature = "publish", schemars(rename = "PadEdition"))]
    Edition {
        /// By its installer.
        Installer = "installer";
        /// From the Microsoft Store.
        Store = "store";
    }
}

impl Edition {
    /// The edition as a person says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Installer => "By its installer",
            Self::Store => "Microsoft Store",
        }
    }
}

words! {
    /// The admin role of the person who sets it up.
    #[cfg_attr(feature = "publish", schemars(rename = "ClaimRole"))]
    Role {
        /// Global Administrator of Microsoft 365.
        GlobalAdmin = "globalAdmin";
        /// User Administrator.
        UserAdmin = "userAdmin";
        /// License Administrator.
        LicenseAdmin = "licenseAdmin";
        /// Power Platform Administrator.
        PowerPlatformAdmin = "powerPlatformAdmin";
        /// Another role, or none.
        Other = "other";
    }
}

impl Role {
    /// The role as the Microsoft 365 admin center names it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::GlobalAdmin => "Global Administrator",
            Self::UserAdmin => "User Administrator",
            Self::LicenseAdmin => "License Administrator",
            Self::PowerPlatformAdmin => "Power Platform Administrator",
            Self::Other => "Another one, or none",
        }
    }
}

words! {
    /// What the person wants to reach.
    #[cfg_attr(feature = "publish", schemars(rename = "ClaimGoal"))]
    Goal {
        /// Users are given what attended runs need.
        AttendedRuns = "attendedRuns";
        /// Users are given what premium cloud flows need.
        PremiumFlows = "premiumFlows";
        /// Unattended runs: auto-claim can't give that.
        UnattendedRuns = "unattendedRuns";
        /// No more licences are claimed.
        StopClaims = "stopClaims";
        /// Claimed licences are replaced by those of a group.
        GroupLicenses = "groupLicenses";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_the_one_that_is_written() {
        fn check<T: Serialize + Copy>(all: &[(&str, T)]) {
            for (word, value) in all {
                assert_eq!(serde_json::to_string(value).unwrap(), format!("\"{word}\""));
            }
        }
        check(Act::ALL);
        check(App::ALL);
        check(Scope::ALL);
        check(Edition::ALL);
        check(Role::ALL);
        check(Goal::ALL);
    }
}
