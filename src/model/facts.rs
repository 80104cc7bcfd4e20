//! The facts that formulas read in Rust, each with the type of its value; what is said of them stands in `facts.txt`.

/// Subject `account`.
pub mod account {
    use crate::model::*;

    /// Membership in the local group Remote Desktop Users.
    pub const IN_REMOTE_DESKTOP_USERS: Key<bool> = Key::new(Fact::AccountInRemoteDesktopUsers);
    /// Membership in the local group Administrators.
    pub const IN_ADMINISTRATORS: Key<bool> = Key::new(Fact::AccountInAdministrators);
    /// Membership in the local group Direct Access Users, which some Citrix set-ups use.
    pub const IN_DIRECT_ACCESS_USERS: Key<bool> = Key::new(Fact::AccountInDirectAccessUsers);
}

/// Subject `cloud_flow`.
pub mod cloud_flow {
    use crate::model::*;

    /// Whether a cloud flow starts the run.
    pub const EXISTS: Key<bool> = Key::new(Fact::CloudFlowExists);
}

/// Subject `cloud_flow_owner`.
pub mod cloud_flow_owner {
    use crate::model::*;

    /// The Power Automate licences of the cloud flow's owner.
    pub const LICENSES: Key<Licenses> = Key::new(Fact::CloudFlowOwnerLicenses);
}

/// Subject `connection`.
pub mod connection {
    use crate::model::*;

    /// How the connection signs in.
    pub const AUTH: Key<ConnectionAuth> = Key::new(Fact::ConnectionAuth);
    /// What kind of account the connection signs in with.
    pub const ACCOUNT_TYPE: Key<AccountType> = Key::new(Fact::ConnectionAccountType);
}

/// Subject `connection_owner`.
pub mod connection_owner {
    use crate::model::*;

    /// The Power Automate licences of the connection's owner.
    pub const LICENSES: Key<Licenses> = Key::new(Fact::ConnectionOwnerLicenses);
}

/// Subject `entra`.
pub mod entra {
    use crate::model::*;

    /// Whether Entra authentication for remote desktop is switched on in the tenant.
    pub const RDP_APP_ENABLED: Key<bool> = Key::new(Fact::EntraRdpAppEnabled);
    /// Whether the consent prompt of Remote Desktop is hidden for the machine.
    pub const CONSENT_HIDDEN_FOR_MACHINE: Key<bool> = Key::new(Fact::EntraConsentHiddenForMachine);
}

/// Subject `environment`.
pub mod environment {
    use crate::model::*;

    /// Whether the environment is billed by use.
    pub const PAY_AS_YOU_GO: Key<bool> = Key::new(Fact::EnvironmentPayAsYouGo);
}

/// Subject `flow`.
pub mod flow {
    use crate::model::*;

    /// Whether a step needs administrator rights.
    pub const NEEDS_ELEVATION: Key<bool> = Key::new(Fact::FlowNeedsElevation);
    /// Whether a step uses a microphone, a speaker or a camera.
    pub const USES_AUDIO_VIDEO: Key<bool> = Key::new(Fact::FlowUsesAudioVideo);
}

/// Subject `machine`.
pub mod machine {
    use crate::model::*;

    /// The Windows on the machine.
    pub const OS_FAMILY: Key<OsFamily> = Key::new(Fact::MachineOsFamily);
    /// Whether several people can be signed in to this Windows at the same time.
    pub const OS_MULTI_SESSION: Key<bool> = Key::new(Fact::MachineOsMultiSession);
    /// Who is signed in to the machine.
    pub const SESSIONS: Key<OpenList<Session>> = Key::new(Fact::MachineSessions);
    /// The setting “Reuse sessions for unattended runs”.
    pub const REUSE_SESSIONS: Key<bool> = Key::new(Fact::MachineReuseSessions);
    /// Whether Windows accepts remote desktop connections.
    pub const RDP_ENABLED: Key<bool> = Key::new(Fact::MachineRdpEnabled);
    /// Whether a Citrix Virtual Delivery Agent is installed.
    pub const CITRIX_VDA: Key<bool> = Key::new(Fact::MachineCitrixVda);
    /// How many unattended bots the machine has.
    pub const UNATTENDED_BOTS: Key<u32> = Key::new(Fact::MachineUnattendedBots);
    /// Whether the machine is given a bot when a run needs one.
    pub const AUTO_ALLOCATION: Key<AutoAllocation> = Key::new(Fact::MachineAutoAllocation);
    /// Whether the resolution of unattended sessions is set on the machine.
    pub const SCREEN_RESOLUTION_ENABLED: Key<bool> = Key::new(Fact::MachineScreenResolutionEnabled);
    /// The installed version of Power Automate for desktop.
    pub const PAD_VERSION: Key<Version> = Key::new(Fact::MachinePadVersion);
    /// Whether UI Access is switched on, which lets UI automation reach elevated applications.
    pub const UI_ACCESS_ENABLED: Key<bool> = Key::new(Fact::MachineUiAccessEnabled);
    /// Whether Windows keeps each user to one session.
    pub const SINGLE_SESSION_PER_USER: Key<bool> = Key::new(Fact::MachineSingleSessionPerUser);
    /// What the machine is joined to.
    pub const JOIN_TYPE: Key<JoinType> = Key::new(Fact::MachineJoinType);
    /// Whether remote desktop asks for Network Level Authentication.
    pub const NLA_REQUIRED: Key<bool> = Key::new(Fact::MachineNlaRequired);
    /// Whether the service is told to sign in with Entra tokens.
    pub const USE_RDS_AAD_AUTHENTICATION: Key<bool> = Key::new(Fact::MachineUseRdsAadAuthentication);
}

/// Subject `network`.
pub mod network {
    use crate::model::*;

    /// Whether the configuration service can be reached.
    pub const ECS_REACHABLE: Key<bool> = Key::new(Fact::NetworkEcsReachable);
}

/// Subject `run`.
pub mod run {
    use crate::model::*;

    /// How the run is started.
    pub const MODE: Key<RunMode> = Key::new(Fact::RunMode);
}
