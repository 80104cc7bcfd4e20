//! Keys of the facts that Rust code reads, each with the type of its value. Their texts are in `catalog/facts`.

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
    /// The kind of account that the connection signs in with.
    pub const ACCOUNT_TYPE: Key<AccountType> = Key::new(Fact::ConnectionAccountType);
}

/// Subject `connection_owner`.
pub mod connection_owner {
    use crate::model::*;

    /// The Power Automate licences of the connection's owner.
    pub const LICENSES: Key<Licenses> = Key::new(Fact::ConnectionOwnerLicenses);
}

/// Subject `environment`.
pub mod environment {
    use crate::model::*;

    /// Whether the environment is billed pay-as-you-go.
    pub const PAY_AS_YOU_GO: Key<bool> = Key::new(Fact::EnvironmentPayAsYouGo);
}

/// Subject `machine`.
pub mod machine {
    use crate::model::*;

    /// The machine's Windows.
    pub const OS_FAMILY: Key<OsFamily> = Key::new(Fact::MachineOsFamily);
    /// Whether several people can be signed in to this Windows at the same time.
    pub const OS_MULTI_SESSION: Key<bool> = Key::new(Fact::MachineOsMultiSession);
    /// Who is signed in to the machine.
    pub const SESSIONS: Key<OpenList<Session>> = Key::new(Fact::MachineSessions);
    /// The setting “Reuse sessions for unattended runs”.
    pub const REUSE_SESSIONS: Key<bool> = Key::new(Fact::MachineReuseSessions);
    /// The installed version of Power Automate for desktop.
    pub const PAD_VERSION: Key<Version> = Key::new(Fact::MachinePadVersion);
    /// Whether Remote Desktop requires Network Level Authentication.
    pub const NLA_REQUIRED: Key<bool> = Key::new(Fact::MachineNlaRequired);
    /// Whether the registry value for signing in with Entra tokens is set.
    pub const USE_RDS_AAD_AUTHENTICATION: Key<bool> = Key::new(Fact::MachineUseRdsAadAuthentication);
}

/// Subject `run`.
pub mod run {
    use crate::model::*;

    /// How the run is started.
    pub const MODE: Key<RunMode> = Key::new(Fact::RunMode);
}
