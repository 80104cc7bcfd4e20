//! Reads what a machine is: `dsregcmd /status`, `systeminfo`, `ver`, `whoami`.

use super::output::{Block, Output};
use crate::intake::found::{Claim, Found, Raw};
use crate::intake::readers::hardware;
use crate::intake::readers::values::filled;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Key, Record, TextLine, line_at};
use crate::model::{Fact, Span};
use std::borrow::Cow;

/// True if the record is the output of `dsregcmd`.
pub(in crate::intake) fn is_join_state(record: &Record) -> bool {
    record.has("azureadjoined") && record.has("domainjoined")
}

/// True if the record says, among other things, what the machine is joined to.
pub(super) fn has_join(record: &Record) -> bool {
    matches!(record.text("azureadjoined"), "YES" | "NO" | "Yes" | "No" | "yes" | "no" | "True" | "False")
}

/// Reads what the machine is joined to. Every value must be complete: a cut-off `YE` says nothing.
pub(in crate::intake) fn join_state(record: &Record, found: &mut Found) {
    let answer = |name: &str| match record.text(name) {
        "YES" | "Yes" | "yes" | "True" => Some(true),
        "NO" | "No" | "no" | "False" => Some(false),
        _ => None,
    };
    let words = join_words(answer("azureadjoined"), answer("domainjoined"), answer("enterprisejoined"));
    if let Some(first) = record.get("azureadjoined") {
        found.set(Fact::MachineJoinType, Raw::Words(words), record.place(first), false);
        if let Some((_, sentence)) = JOINS.iter().find(|(word, _)| *words == [*word]) {
            found.alone(*sentence, record.span());
        }
    }
    if let Some(name) = record.get("devicename") {
        found.about().machine = filled(&name.value);
    }
}

/// The possible join types, from the states of Entra join, domain join and on-premises registration.
pub(super) const fn join_words(
    entra: Option<bool>,
    domain: Option<bool>,
    enterprise: Option<bool>,
) -> &'static [&'static str] {
    match (entra, domain, enterprise) {
        (Some(true), Some(false), _) => &["entra"],
        (Some(true), Some(true), _) => &["hybrid"],
        (Some(true), None, _) => &["entra", "hybrid"],
        (Some(false), _, Some(true)) => &["onpremDrs"],
        (Some(false), Some(true), Some(false)) => &["domain"],
        // On-premises registration needs a domain too.
        (Some(false), Some(false), Some(false) | None) => &["workgroup"],
        (Some(false), Some(true), None) => &["domain", "onpremDrs"],
        _ => &[],
    }
}

/// What each join type means for a connection.
const JOINS: [(&str, &str); 5] = [
    (
        "entra",
        "The machine is joined to Microsoft Entra only. The connection signs in as user@domain.com, or as a local account; with NLA required, an Entra account needs Entra sign-in for Remote Desktop.",
    ),
    (
        "hybrid",
        "The machine is joined to Active Directory and to Microsoft Entra (hybrid). The connection signs in as DOMAIN\\user or user@domain.com, and the account must be in both.",
    ),
    (
        "domain",
        "The machine is joined to Active Directory only. The connection signs in as DOMAIN\\user; an account that is only in Microsoft Entra can’t sign in here.",
    ),
    (
        "onpremDrs",
        "The machine is registered with an on-premises device registration service. The connection signs in as DOMAIN\\user.",
    ),
    (
        "workgroup",
        "The machine isn’t joined to Active Directory or Microsoft Entra. Only local accounts can sign in: the connection’s user name is MACHINE\\user or .\\user.",
    ),
];

/// What an edition means for runs from the cloud.
fn says(name: &str, edition: Option<&str>) -> Option<String> {
    match edition {
        Some("home") => Some(format!(
            "{name}: a Home edition can’t be registered as a machine, so no cloud flow can start desktop flows on it. Local runs work."
        )),
        Some("server") => Some(format!(
            "{name}: attended and unattended runs work, and several users can have sessions at the same time."
        )),
        Some(_) if !name.contains("multi-session") => Some(format!(
            "{name}: attended and unattended runs work, one user session at a time. Anyone’s active session, even a locked one, stops an unattended run."
        )),
        _ => None,
    }
}

/// True if the record is about Windows itself: some value names it, in any language, or it has a build and an edition.
pub(in crate::intake) fn is_system(record: &Record) -> bool {
    os_name(record).is_some() || (build(record).is_some() && edition_id(record).is_some())
}

/// The fields with the build of Windows, as PowerShell, CIM, the registry and Settings name them. In a version such as
/// `10.0.22631 N/A Build 22631` it is the third number.
const BUILD: &[&str] = &[
    "windowsbuildlabex",
    "osbuildnumber",
    "buildnumber",
    "currentbuildnumber",
    "currentbuild",
    "buildlabex",
    "osbuild",
    "osversion",
    "operatingsystemversion",
    "version",
];

/// The build: a number of five digits.
fn build<'r>(record: &'r Record) -> Option<(&'r Field<'r>, u32)> {
    BUILD.iter().filter_map(|name| record.get(name)).find_map(|field| {
        let mut numbers = field.value.split(|letter: char| !letter.is_ascii_digit());
        let number = numbers.find(|number| number.len() == 5)?.parse().ok()?;
        (10_240..40_000).contains(&number).then_some((field, number))
    })
}

/// Edition ids of the registry, with the word of the fact. An id may be longer: `EnterpriseN`, `CoreSingleLanguage`,
/// `ServerDatacenterEval`.
const EDITION_IDS: [(&str, &str); 7] = [
    ("Professional", "pro"),
    ("Enterprise", "enterprise"),
    ("IoTEnterprise", "enterprise"),
    // Enterprise multi-session, which is no server.
    ("ServerRdsh", "enterprise"),
    ("Education", "education"),
    ("Core", "home"),
    ("Server", "server"),
];

/// The edition that Intune and Graph name as `skuFamily`: `Enterprise`, `Windows Home`.
fn sku_family<'r>(record: &'r Record) -> Option<(&'r Field<'r>, &'static str)> {
    let field = record.get("skufamily")?;
    EDITIONS.iter().find(|(name, _)| field.value.contains(name)).map(|(_, word)| (field, *word))
}

fn edition_id<'r>(record: &'r Record) -> Option<(&'r Field<'r>, &'static str)> {
    let Some(field) = record.any(&["windowseditionid", "editionid"]) else { return sku_family(record) };
    EDITION_IDS.iter().find(|(id, _)| field.value.trim().starts_with(id)).map(|(_, word)| (field, *word))
}

/// The field with the name of Windows: `Microsoft Windows 11 Enterprise`.
fn os_name<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    let mut names = record.fields.iter().filter(|field| {
        without_maker(&field.value)
            .strip_prefix("Windows ")
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()) || rest.starts_with("Server "))
    });
    // Without a build, a name that Windows keeps up to date takes precedence over the one in the registry.
    let reliable = names.clone().find(|field| !is_product_name(field) && build(record).is_none());
    reliable.or_else(|| names.next())
}

/// The name without “Microsoft” before it.
fn without_maker(name: &str) -> &str {
    name.strip_prefix("Microsoft ").unwrap_or(name)
}

/// True for `ProductName` in the registry and `WindowsProductName`, which say Windows 10 even on Windows 11.
fn is_product_name(field: &Field) -> bool {
    ["productname", "windowsproductname"].into_iter().any(|name| field.key == Key::of(name))
}

/// Edition names, with the word of the fact.
const EDITIONS: [(&str, &str); 11] = [
    ("Home", "home"),
    ("Famille", "home"),
    ("家庭", "home"),
    ("Enterprise", "enterprise"),
    ("Entreprise", "enterprise"),
    ("企业版", "enterprise"),
    ("Education", "education"),
    ("教育版", "education"),
    ("Server", "server"),
    ("Pro", "pro"),
    ("专业版", "pro"),
];

/// Reads `systeminfo` and similar output.
pub(in crate::intake) fn system(record: &Record, found: &mut Found) {
    windows(record, found);
    // A device of Intune or Graph. `azureADRegistered` is no join.
    if let Some(joined) = record.get("jointype") {
        let value = joined.value.to_ascii_lowercase();
        let words: &[&str] = match () {
            () if !value.contains("joined") => &[],
            () if value.contains("hybrid") => &["hybrid"],
            () if value.contains("azure") || value.contains("entra") => &["entra"],
            () => &[],
        };
        found.set(Fact::MachineJoinType, Raw::Words(words), record.place(joined), false);
    }
    if let Some(host) = record.any(&[
        "hostname",
        "csname",
        "computername",
        "nomdelhôte",
        "nombredehost",
        "nomehost",
        "pscomputername",
        "devicename",
    ]) {
        found.about().machine = filled(&host.value);
    }
}

/// Reads the Windows family and edition from name and build. The build distinguishes Windows 11 from 10 where the
/// registry still says 10: client builds begin at 10240, those of Windows 11 at 22000.
pub(in crate::intake) fn windows(record: &Record, found: &mut Found) {
    let Some(name) = os_name(record) else {
        let (Some((field, number)), Some((edition, word))) = (build(record), edition_id(record)) else { return };
        let family = match word {
            "server" => "windowsServer",
            _ if number >= 22_000 => "windows11",
            _ => "windows10",
        };
        found.set(Fact::MachineOsFamily, Raw::Words(&[family]), record.place(field), false);
        found.set(Fact::MachineOsEdition, Raw::Words(&[word]), record.place(edition), false);
        return;
    };
    let place = record.place(name);
    let text = name.value.as_ref();
    let server = text.contains("Windows Server");
    let number = build(record).map(|(_, number)| number);
    let family: &[&str] = match text.split("Windows ").nth(1).unwrap_or("") {
        _ if server => &["windowsServer"],
        rest if rest.starts_with("10") && number.is_some_and(|number| number >= 22_000) => &["windows11"],
        rest if rest.starts_with("10") && number.is_none() && is_product_name(name) => &["windows10", "windows11"],
        rest if rest.starts_with("10") => &["windows10"],
        rest if rest.starts_with("11") => &["windows11"],
        _ => &["other"],
    };
    let stale = family == ["windows11"] && text.contains("Windows 10");
    // The build decides here, because Windows keeps the old product name.
    let family_place = build(record).filter(|_| stale).map_or(place, |(field, _)| record.place(field));
    found.set(Fact::MachineOsFamily, Raw::Words(family), family_place, false);
    in_words(&text.replace("Windows 10", if stale { "Windows 11" } else { "Windows 10" }), place, found);
    hardware::read(record, found);
}

/// Reads edition, multi-session and release from a name such as `Microsoft Windows 11 Enterprise`, and says what the
/// edition means.
pub(super) fn in_words(name: &str, place: Span, found: &mut Found) {
    let name = without_maker(name);
    let server = name.contains("Windows Server");
    let multi = name.to_ascii_lowercase().contains("multi-session");
    if !server && (multi || EDITIONS.iter().any(|(word, _)| name.ends_with(word))) {
        found.set(Fact::MachineOsMultiSession, Raw::Flag(multi), place, false);
    }
    let edition =
        if server { Some("server") } else { EDITIONS.iter().find(|(word, _)| name.contains(word)).map(|(_, id)| *id) };
    if let Some(edition) = edition {
        found.set(Fact::MachineOsEdition, Raw::Words(&[edition]), place, false);
    }
    if let Some(says) = says(name, edition) {
        found.alone(says, place);
    }
    if let Some(year) = name.split_whitespace().find_map(|word| word.parse().ok().filter(|_| server && word.len() == 4))
    {
        found.set(Fact::MachineOsRelease, Raw::Count(year), place, false);
    }
}

/// Recognises `ver` and `whoami`: outputs of one line.
pub(in crate::intake) fn begins(block: &Block, line: &TextLine) -> Option<Output> {
    let text = line.text.trim();
    if text.starts_with("Microsoft Windows [Version ") && text.ends_with(']') {
        return Some(Output::Version);
    }
    if winver_build(text).is_some() {
        return Some(Output::Winver);
    }
    if caption(line).is_some() {
        return Some(Output::Caption);
    }
    let above = block.above.trim_end();
    let asks = |command: &str| {
        let end = above.len().checked_sub(command.len()).and_then(|start| above.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(command))
    };
    let (sign, asked) = if asks("whoami /upn") { ('@', true) } else { ('\\', asks("whoami")) };
    let is_user = |(first, second): (&str, &str)| !first.is_empty() && !second.is_empty() && !second.contains(sign);
    (asked && !text.contains([' ', ':', '>']) && text.split_once(sign).is_some_and(is_user)).then_some(Output::Whoami)
}

/// Name and version of Windows on one line, as `Get-CimInstance` and `wmic os get Caption, Version` print them:
/// `Microsoft Windows 11 Home 10.0.22631`.
fn caption<'l>(line: &TextLine<'l>) -> Option<(&'l str, &'l str)> {
    let text = line.text.trim();
    let (name, version) = text.rsplit_once(' ').filter(|(name, _)| name.starts_with("Microsoft"))?;
    let build = version.strip_prefix("10.0.").unwrap_or(version);
    let is_build = build.len() == 5 && build.bytes().all(|byte| byte.is_ascii_digit());
    // Another column may be between: `64-bit`.
    let name = name.split("  ").next()?;
    (is_build && name.starts_with("Microsoft Windows ") && name.len() < 80).then_some((name.trim_end(), version))
}

/// The build shown by `winver`: `Version 23H2 (OS Build 22631.3880)`.
fn winver_build(line: &str) -> Option<&str> {
    let (version, build) = line.strip_prefix("Version ")?.split_once(" (OS Build ")?;
    let build = build.strip_suffix(')')?.split('.').next()?;
    (version.len() < 8 && build.len() == 5).then_some(build)
}

/// Builds that identify one Windows. Windows Server 2016, 2019 and 2025 share theirs with a Windows 10 or 11.
const BUILDS: [(&str, &str); 13] = [
    ("18362", "windows10"),
    ("18363", "windows10"),
    ("19041", "windows10"),
    ("19042", "windows10"),
    ("19043", "windows10"),
    ("19044", "windows10"),
    ("19045", "windows10"),
    ("20348", "windowsServer"),
    ("25398", "windowsServer"),
    ("22000", "windows11"),
    ("22621", "windows11"),
    ("22631", "windows11"),
    ("26200", "windows11"),
];

/// The Windows with this build, if only one has it.
pub(super) fn family_of_build(build: &str) -> Option<&'static str> {
    BUILDS.iter().find(|(known, _)| *known == build).map(|(_, family)| *family)
}

/// Reads an output of one line.
pub(in crate::intake) fn line(output: Output, block: &Block, line: &TextLine, found: &mut Found) -> usize {
    let place = block.layer.place(Span { start: line.start, end: line.end() });
    if output == Output::Whoami {
        found.open(ArtifactKind::Whoami, place);
        found.about().user = filled(line.text);
        found.claim(Claim::OfUser { user: filled(line.text), facts: vec![], span: place });
    } else if let Some((name, version)) = caption(line) {
        found.open(ArtifactKind::SystemInfo, place);
        let at = Span { start: line.start, end: line.end() };
        let field = |key, value: &str| Field { name: key, key: Key::of(key), value: Cow::Owned(value.to_owned()), at };
        let fields = vec![field("caption", name), field("version", version)];
        windows(&Record { layer: block.layer, fields, at }, found);
    } else {
        found.open(ArtifactKind::SystemInfo, place);
        let build = line.text.split('.').nth(2).unwrap_or("").trim_end_matches(']');
        let build = winver_build(line.text.trim()).unwrap_or(build);
        if let Some(family) = family_of_build(build) {
            found.set(Fact::MachineOsFamily, Raw::Words(&[family]), place, false);
        }
        if build == "20348" {
            found.set(Fact::MachineOsRelease, Raw::Count(2022), place, false);
        }
        if output == Output::Winver {
            edition_below(block, line, found);
        }
    }
    found.close();
    line.next
}

/// `winver` names the edition below the build, in the sentence about trademarks.
fn edition_below(block: &Block, line: &TextLine, found: &mut Found) {
    let mut at = line.next;
    for _ in 0..4 {
        let Some(next) = line_at(&block.layer.text, at) else { return };
        at = next.next;
        let Some((_, name)) = next.text.split_once("The Windows ") else { continue };
        let name = name.split(" operating system").next().unwrap_or("");
        if let Some((_, edition)) = EDITIONS.iter().find(|(word, _)| name.contains(word) && name.len() < 60) {
            let place = block.layer.place(Span { start: next.start, end: next.end() });
            found.set(Fact::MachineOsEdition, Raw::Words(&[edition]), place, false);
            if let Some(says) = says(&format!("Windows {name}"), Some(edition)) {
                found.alone(says, place);
            }
        }
        return;
    }
}
