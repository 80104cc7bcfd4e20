//! The JSON Schema of the file that `static/collect.ps1` writes of a machine.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::collections::BTreeMap;

/// The facts of a Windows machine that matter for desktop flow runs: numbers, SIDs and names, the same in every language
/// of Windows. A key with null was looked for and is not there; a key that is missing was not read.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "Machine")]
pub struct Collected {
    /// The name of this form. A form that can no longer be read as this one has another number.
    #[schemars(extend("const" = "flow-preflight-machine/1"))]
    pub schema: String,
    /// When, with the offset of the machine's time zone: `2026-11-29T14:00:00.0000000+01:00`.
    pub collected: String,
    /// The name of the machine.
    pub machine_name: String,
    /// The account that the connection signs in with, if it was named: `CONTOSO\svc-bot`.
    pub account: Option<String>,
    /// The version of Power Automate for desktop: that of the program of its service. Null without the service.
    pub pad_version: Option<String>,
    /// Which Windows it is.
    pub windows: Windows,
    /// What the machine is joined to, by `dsregcmd /status`.
    pub join: Join,
    /// The services that start a run; one that is not installed is not listed.
    pub services: Vec<Service>,
    /// Who is signed in. Null if that could not be read.
    pub sessions: Option<Vec<Session>>,
    /// The local groups Remote Desktop Users and Administrators.
    pub groups: Vec<Group>,
    /// The ids of the ways to sign in that are registered in Windows: `{60b78e88-ead8-445c-9cfd-0b87f74ea6cd}`.
    pub credential_providers: Vec<String>,
    /// Values of the registry.
    pub registry: Vec<Setting>,
    /// Connections that were opened and closed, by the user who ran the script.
    pub tests: Vec<ConnectionTest>,
    /// What could not be read: `join`, `padVersion`, `sessions`, or the SID of a group.
    pub unread: Vec<String>,
}

/// Which Windows it is.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "Windows")]
pub struct Windows {
    /// The id of the edition: `Professional`, `Enterprise`, `ServerRdsh` (multi-session), `ServerStandard`.
    pub edition_id: Option<String>,
    /// The build: 22631. Builds of Windows 11 begin at 22000.
    pub current_build: u32,
    /// The revision of the build.
    pub revision: Option<u32>,
    /// The processor, as Win32_Processor has it: 0 x86, 9 x64, 12 ARM64.
    pub architecture: Option<u32>,
    /// Logical processors.
    pub processors: Option<u32>,
    /// Memory, in bytes.
    pub memory_bytes: Option<u64>,
    /// Free space on the disk that holds Windows, in bytes.
    pub free_bytes: Option<u64>,
}

/// What the machine is joined to.
#[derive(JsonSchema)]
#[schemars(rename_all = "PascalCase", rename = "Join")]
pub struct Join {
    /// Joined to Microsoft Entra.
    #[schemars(default)]
    pub azure_ad_joined: bool,
    /// Registered with a device registration service on premises.
    #[schemars(default)]
    pub enterprise_joined: bool,
    /// Joined to a domain of Active Directory.
    #[schemars(default)]
    pub domain_joined: bool,
    /// The id of the Entra tenant.
    #[schemars(rename = "tenantId", default)]
    pub tenant_id: Option<String>,
}

/// A Windows service.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "Service")]
pub struct Service {
    /// Its name: `UIFlowService`, `UIFlowAgentLauncherService` or `TermService`.
    pub name: String,
    /// Its state, as ServiceControllerStatus has it: 1 stopped, 4 running.
    pub status: u32,
    /// When it starts, as ServiceStartMode has it: 2 automatic, 3 manual, 4 disabled.
    pub start_type: u32,
    /// The account that it runs as: `NT SERVICE\UIFlowService`.
    pub account: Option<String>,
}

/// A session in which somebody is signed in.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "Session")]
pub struct Session {
    /// The user, without a domain, twenty letters at most.
    pub user: String,
    /// The number of the session.
    pub session_id: u32,
    /// Whether a screen is connected to it. Otherwise the session is disconnected.
    pub connected: bool,
    /// Whether the sign-in screen covers it.
    pub locked: bool,
}

/// A local group.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "Group")]
pub struct Group {
    /// Which group: `S-1-5-32-555` Remote Desktop Users, `S-1-5-32-544` Administrators.
    pub group_sid: String,
    /// Its members as Windows lists them, without those of groups in it.
    pub members: Vec<String>,
}

/// A key of the registry with the values that were asked for.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "Setting")]
pub struct Setting {
    /// The key. With nothing beside it, it could not be opened.
    pub registry_key: String,
    /// The values by their names: a number, or null where it is not set. Of `legalnoticecaption`, `legalnoticetext` and
    /// `ProxyServer` only the length is kept.
    #[schemars(flatten)]
    pub values: BTreeMap<String, Option<i64>>,
}

/// A connection that was opened and closed.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", rename = "ConnectionTest")]
pub struct ConnectionTest {
    /// The host.
    pub computer_name: String,
    /// The port.
    pub remote_port: u16,
    /// Whether it was reached.
    pub tcp_test_succeeded: bool,
}

/// The whole document.
#[must_use]
pub fn document() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Collected>();
    schema.insert("title".to_owned(), "A machine, as collect.ps1 writes it".into());
    schema.to_value()
}
