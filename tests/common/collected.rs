//! Simulated machines: the output of `collect.ps1`'s commands in several languages, converted to JSON by the script's
//! own patterns. PowerShell is not run; the output follows the artefacts in `tests/artifacts`.

use regex::Regex;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::sync::LazyLock;

const SCRIPT: &str = include_str!("../../static/collect.ps1");

/// The pattern after `-match` in the script that contains `part`.
fn pattern(part: &str) -> Regex {
    let patterns = SCRIPT.split("-match '").skip(1).map(|rest| rest.split('\'').next().unwrap());
    let found: Vec<&str> = patterns.filter(|pattern| pattern.contains(part)).collect();
    Regex::new(found.first().unwrap_or_else(|| panic!("no pattern has {part}"))).unwrap()
}

static SESSION: LazyLock<Regex> = LazyLock::new(|| pattern("{1,5}"));
static JOIN: LazyLock<Regex> = LazyLock::new(|| pattern("AzureAdJoined"));
static RULE: LazyLock<Regex> = LazyLock::new(|| pattern("-{20,}"));

/// The words that Windows prints in a language.
#[allow(dead_code, reason = "not every test needs its name")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Language {
    pub(crate) name: &'static str,
    head: &'static str,
    active: &'static str,
    disconnected: &'static str,
    group: &'static str,
    done: &'static str,
}

pub(crate) const LANGUAGES: [Language; 4] = [
    Language {
        name: "English",
        head: " USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME",
        active: "Active",
        disconnected: "Disc",
        group: "Alias name     Remote Desktop Users\nComment        Members can sign in remotely\n\nMembers",
        done: "The command completed successfully.",
    },
    Language {
        name: "German",
        head: " BENUTZERNAME          SITZUNGSNAME       ID  STATUS  LEERLAUF   ANMELDEZEIT",
        active: "Aktiv",
        disconnected: "Getr.",
        group: "Aliasname    Remotedesktopbenutzer\nBeschreibung Mitglieder dieser Gruppe\n\nMitglieder",
        done: "Der Befehl wurde erfolgreich ausgeführt.",
    },
    Language {
        name: "French",
        head: " UTILISATEUR           SESSION            ID  ÉTAT    TEMPS INACT TEMPS SESSION",
        active: "Actif",
        disconnected: "Déco",
        group: "Nom alias      Utilisateurs du Bureau à distance\nCommentaire\n\nMembres",
        done: "La commande s’est terminée correctement.",
    },
    Language {
        name: "Japanese",
        head: " ユーザー名            セッション名       ID  状態    アイドル時間 ログオン時刻",
        active: "Active",
        disconnected: "Disc",
        group: "エイリアス名     Remote Desktop Users\nコメント\n\nメンバー",
        done: "コマンドは正常に終了しました。",
    },
];

/// A session: the user, the station if a screen is connected, the number, and whether LogonUI runs in it.
pub(crate) type Open = (&'static str, Option<&'static str>, u32, bool);

/// A machine, in any language.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    pub(crate) name: String,
    pub(crate) account: Option<&'static str>,
    pub(crate) version: Option<&'static str>,
    pub(crate) edition: &'static str,
    pub(crate) build: u32,
    pub(crate) joined: (bool, bool),
    pub(crate) sessions: Option<Vec<Open>>,
    pub(crate) remote_users: Vec<&'static str>,
    pub(crate) administrators: Vec<&'static str>,
    /// Registry values that differ from those of a ready machine: part of the key, name, number.
    pub(crate) values: Vec<(&'static str, &'static str, Option<u32>)>,
    /// Keys that could not be opened.
    pub(crate) closed: Vec<&'static str>,
    pub(crate) running: bool,
    pub(crate) blocked: Vec<&'static str>,
}

impl Machine {
    /// A Windows Server with everything that an unattended run as CONTOSO\svc-bot needs.
    pub(crate) fn ready(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            account: Some("CONTOSO\\svc-bot"),
            version: Some("2.57.173.25212"),
            edition: "ServerStandard",
            build: 20348,
            joined: (false, true),
            sessions: Some(vec![]),
            remote_users: vec!["CONTOSO\\svc-bot", "NT SERVICE\\UIFlowService"],
            administrators: vec!["Administrator", "CONTOSO\\Domain Admins"],
            values: vec![],
            closed: vec![],
            running: true,
            blocked: vec![],
        }
    }

    /// The file that the script writes on this machine in this language.
    pub(crate) fn file(&self, language: &Language) -> Value {
        let joined = self.join();
        json!({
            "schema": "flow-preflight-machine/1",
            "collected": "2026-11-29T14:00:00.0000000+01:00",
            "machineName": self.name,
            "account": self.account,
            "padVersion": self.version,
            "windows": {
                "editionId": self.edition, "currentBuild": self.build, "revision": 2700, "architecture": 9,
                "processors": 4, "memoryBytes": 17_179_340_800_u64, "freeBytes": 84_000_000_000_u64,
            },
            "join": joined,
            "services": self.services(),
            "sessions": self.sessions(language),
            "groups": [
                { "groupSid": "S-1-5-32-555", "members": members(language, &self.remote_users) },
                { "groupSid": "S-1-5-32-544", "members": members(language, &self.administrators) },
            ],
            "credentialProviders": ["{60b78e88-ead8-445c-9cfd-0b87f74ea6cd}", "{8FD7E19C-3BF7-489B-A72C-846AB3678C96}"],
            "registry": self.registry(),
            "tests": [
                self.test("config.edge.skype.com", 443),
                self.test("login.microsoftonline.com", 443),
                self.test("crl3.digicert.com", 80),
            ],
            "unread": if self.sessions.is_none() { vec!["sessions"] } else { vec![] },
        })
    }

    /// The same as text, indented as `ConvertTo-Json` does.
    pub(crate) fn text(&self, language: &Language) -> String {
        serde_json::to_string_pretty(&self.file(language)).unwrap().replace('\'', "\\u0027").replace('\n', "\r\n")
    }

    fn join(&self) -> Value {
        let word = |is| if is { "YES" } else { "NO" };
        let (entra, domain) = self.joined;
        let printed = format!(
            "             AzureAdJoined : {}\n          EnterpriseJoined : NO\n              DomainJoined : {}\n                DomainName : CONTOSO\n",
            word(entra),
            word(domain)
        );
        let lines = printed.lines().filter_map(|line| JOIN.captures(line));
        lines.map(|found| (found[1].to_owned(), json!(&found[2] == "YES"))).collect::<Map<_, _>>().into()
    }

    fn services(&self) -> Value {
        let one = |name: &str, status: u32, account: &str| json!({ "name": name, "status": status, "startType": 2, "account": account });
        let mut services = vec![];
        if self.version.is_some() {
            services.push(one("UIFlowService", if self.running { 4 } else { 1 }, "NT SERVICE\\UIFlowService"));
            services.push(one("UIFlowAgentLauncherService", 4, "LocalSystem"));
        }
        services.push(one("TermService", 4, "NT Authority\\NetworkService"));
        services.into()
    }

    fn sessions(&self, language: &Language) -> Value {
        let Some(open) = &self.sessions else { return Value::Null };
        let mut printed = format!("{}\n", language.head);
        for (user, station, id, _) in open {
            let state = if station.is_some() { language.active } else { language.disconnected };
            let station = station.unwrap_or("");
            let _ = writeln!(printed, " {user:<20}  {station:<17} {id:>3}  {state:<7} 1:20  30.03.2026 17:45");
        }
        let lines = printed.lines().skip(1).map(|line| SESSION.captures(line).unwrap());
        let rows = lines.map(|found| {
            let id: u32 = found[3].parse().unwrap();
            let locked = open.iter().any(|(_, _, of, locked)| *of == id && *locked);
            json!({ "user": found[1], "sessionId": id, "connected": found.get(2).is_some(), "locked": locked })
        });
        rows.collect()
    }

    fn registry(&self) -> Value {
        let mut settings = vec![];
        for (key, names) in keys() {
            let mut setting = Map::from_iter([("registryKey".to_owned(), json!(key))]);
            if !self.closed.iter().any(|part| key.contains(part)) {
                for name in names {
                    let own = self.values.iter().find(|(part, own, _)| key.contains(part) && *own == name);
                    setting.insert(name.clone(), json!(own.map_or_else(|| default(&key, &name), |(.., value)| *value)));
                }
            }
            settings.push(Value::from(setting));
        }
        settings.into()
    }

    fn test(&self, host: &str, port: u16) -> Value {
        json!({ "computerName": host, "remotePort": port, "tcpTestSucceeded": !self.blocked.contains(&host) })
    }
}

/// The members of a group: as `net localgroup` prints them, parsed like the script does.
fn members(language: &Language, members: &[&str]) -> Vec<String> {
    let printed = format!(
        "{}\n\n-------------------------------------------------------------------------------\n{}\n{}\n\n",
        language.group,
        members.join("\n"),
        language.done
    );
    let lines: Vec<&str> = printed.lines().filter(|line| !line.trim().is_empty()).collect();
    let rule = lines.iter().position(|line| RULE.is_match(line)).unwrap();
    let below = &lines[rule + 1..lines.len() - 1];
    below.iter().map(|line| (*line).to_owned()).collect()
}

/// The keys that the script reads, with their value names.
fn keys() -> Vec<(String, Vec<String>)> {
    let variable = |name: &str| {
        let line = SCRIPT.lines().find(|line| line.starts_with(&format!("${name} = '"))).unwrap();
        line.split('\'').nth(1).unwrap().to_owned()
    };
    let mut known = vec![];
    for line in SCRIPT.lines().map(str::trim).filter(|line| line.starts_with("Get-Setting ")) {
        let (key, values) = line
            .trim_start_matches("Get-Setting ")
            .split_once(" @(")
            .or_else(|| line[12..].split_once(" (@("))
            .unwrap();
        let mut key = key.trim_end_matches(" (").trim_matches(['"', '\'']).to_owned();
        for name in ["remoteDesktop", "policies", "product32", "product"] {
            key = key.replace(&format!("${name}"), &variable(name));
        }
        let mut names: Vec<String> = values.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
        if values.contains("$limits") {
            names.extend(["MaxConnectionTime", "MaxIdleTime"].map(str::to_owned));
        }
        known.push((key, names));
    }
    known
}

/// The value on a ready Windows Server; most are not set.
fn default(key: &str, name: &str) -> Option<u32> {
    match name {
        "fDenyTSConnections" if !key.contains("Policies") => Some(0),
        "fSingleSessionPerUser" | "UserAuthentication" if !key.contains("Policies") => Some(1),
        "SecurityLayer" if !key.contains("Policies") => Some(2),
        "ScreenResolutionEnabled" => Some(1),
        "ConsentPromptBehaviorAdmin" => Some(5),
        "legalnoticecaption" | "legalnoticetext" | "ProxyServer" => Some(0),
        "Release" => Some(533_320),
        _ => None,
    }
}

/// The tenant's settings for an unattended run, the same for each machine.
pub(crate) const RUN: &str = r#"{
    "run": {"mode": "unattended"}, "target": {"type": "machine"},
    "connection": {"auth": "usernamePassword", "accountType": "domain"},
    "machine": {"unattendedBots": 1}
}"#;
