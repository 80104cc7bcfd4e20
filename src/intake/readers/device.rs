//! What the machine is: `dsregcmd /status`, `systeminfo`, `ver`, `whoami`.

use super::block::{Block, Output};
use crate::intake::found::{Claim, Found, Say};
use crate::intake::readers::records::filled;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Key, Record, TextLine};
use crate::model::{Fact, Span};

/// True if the record is the state of a device, from `dsregcmd`.
pub(in crate::intake) fn is_join_state(record: &Record) -> bool {
    record.has("azureadjoined") && record.has("domainjoined")
}

/// What the machine is joined to. Every answer must be there in full: a cut off `YE` says nothing.
pub(in crate::intake) fn join_state(record: &Record, found: &mut Found) {
    let answer = |name: &str| match record.text(name) {
        "YES" => Some(true),
        "NO" => Some(false),
        _ => None,
    };
    let joined = (answer("azureadjoined"), answer("domainjoined"), answer("enterprisejoined"));
    let words: &[&str] = match joined {
        (Some(true), Some(false), _) => &["entra"],
        (Some(true), Some(true), _) => &["hybrid"],
        (Some(false), _, Some(true)) => &["onpremDrs"],
        (Some(false), Some(true), Some(false)) => &["domain"],
        (Some(false), Some(false), Some(false)) => &["workgroup"],
        (Some(false), Some(true), None) => &["domain", "onpremDrs"],
        _ => &[],
    };
    if let Some(first) = record.get("azureadjoined") {
        found.say(Fact::MachineJoinType, Say::Words(words), record.place(first), false);
    }
    found.about().machine = record.any(&["devicename"]).and_then(|name| filled(&name.value));
}

/// True if the record is about Windows itself: some value names it, in any language, or its build stands beside an edition.
pub(in crate::intake) fn is_system(record: &Record) -> bool {
    os_name(record).is_some() || (build(record).is_some() && edition_id(record).is_some())
}

/// The fields that hold the build of Windows, as PowerShell, CIM, the registry and Settings call them. A version such as
/// `10.0.22631 N/A Build 22631` has it as its third number.
const BUILD: &[&str] = &[
    "windowsbuildlabex",
    "osbuildnumber",
    "buildnumber",
    "currentbuildnumber",
    "currentbuild",
    "buildlabex",
    "osbuild",
    "osversion",
    "version",
];

/// The build: five digits by themselves.
fn build<'r>(record: &'r Record) -> Option<(&'r Field<'r>, u32)> {
    BUILD.iter().filter_map(|name| record.get(name)).find_map(|field| {
        let mut numbers = field.value.split(|letter: char| !letter.is_ascii_digit());
        let number = numbers.find(|number| number.len() == 5)?.parse().ok()?;
        (10_240..40_000).contains(&number).then_some((field, number))
    })
}

/// What Windows calls its editions in the registry, and the word of the fact.
const EDITION_IDS: [(&str, &str); 8] = [
    ("Professional", "pro"),
    ("Enterprise", "enterprise"),
    ("EnterpriseS", "enterprise"),
    ("Education", "education"),
    ("Core", "home"),
    ("CoreSingleLanguage", "home"),
    ("ServerStandard", "server"),
    ("ServerDatacenter", "server"),
];

fn edition_id<'r>(record: &'r Record) -> Option<(&'r Field<'r>, &'static str)> {
    let field = record.any(&["windowseditionid", "editionid"])?;
    EDITION_IDS.iter().find(|(id, _)| *id == field.value.trim()).map(|(_, word)| (field, *word))
}

/// The field that holds the name of Windows: `Microsoft Windows 11 Enterprise`.
fn os_name<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    let mut names = record.fields.iter().filter(|field| {
        let bare = field.value.trim_start_matches("Microsoft ");
        bare.strip_prefix("Windows ")
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()) || rest.starts_with("Server "))
    });
    // Without a build, a name that Windows keeps up to date counts before the one in the registry.
    let reliable = names.clone().find(|field| !is_product_name(field) && build(record).is_none());
    reliable.or_else(|| names.next())
}

/// True for `ProductName` in the registry and `WindowsProductName`, which say Windows 10 on a Windows 11 too.
fn is_product_name(field: &Field) -> bool {
    ["productname", "windowsproductname"].into_iter().any(|name| field.key == Key::of(name))
}

/// The edition, by the word that names it, and the word of the fact.
const EDITIONS: [(&str, &str); 5] =
    [("Home", "home"), ("Enterprise", "enterprise"), ("Education", "education"), ("Server", "server"), ("Pro", "pro")];

/// Reads `systeminfo` and what is like it.
pub(in crate::intake) fn system(record: &Record, found: &mut Found) {
    windows(record, found);
    if let Some(host) =
        record.any(&["hostname", "csname", "computername", "nomdelhôte", "nombredehost", "nomehost", "pscomputername"])
    {
        found.about().machine = filled(&host.value);
    }
}

/// What a record says of Windows: by its name, and by its build, which tells Windows 11 from 10 where the product name in
/// the registry still says 10. Client builds begin at 10240, those of Windows 11 at 22000.
pub(in crate::intake) fn windows(record: &Record, found: &mut Found) {
    let Some(name) = os_name(record) else {
        let (Some((field, number)), Some((edition, word))) = (build(record), edition_id(record)) else { return };
        let family = match word {
            "server" => "windowsServer",
            _ if number >= 22_000 => "windows11",
            _ => "windows10",
        };
        found.say(Fact::MachineOsFamily, Say::Words(&[family]), record.place(field), false);
        found.say(Fact::MachineOsEdition, Say::Words(&[word]), record.place(edition), false);
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
    // The build is what says so; Windows keeps the old product name.
    let family_place = build(record).filter(|_| stale).map_or(place, |(field, _)| record.place(field));
    found.say(Fact::MachineOsFamily, Say::Words(family), family_place, false);
    let multi = text.to_ascii_lowercase().contains("multi-session");
    if !server && (multi || EDITIONS.iter().any(|(word, _)| text.ends_with(word))) {
        found.say(Fact::MachineOsMultiSession, Say::Flag(multi), place, false);
    }
    let edition =
        if server { Some("server") } else { EDITIONS.iter().find(|(word, _)| text.contains(word)).map(|(_, id)| *id) };
    if let Some(edition) = edition {
        found.say(Fact::MachineOsEdition, Say::Words(&[edition]), place, false);
    }
    if let Some(year) = text.split_whitespace().find_map(|word| word.parse().ok().filter(|_| server && word.len() == 4))
    {
        found.say(Fact::MachineOsRelease, Say::Count(year), place, false);
    }
    for (sign, word) in [("x64-based", "x64"), ("ARM64-based", "arm64"), ("x86-based", "x86")] {
        if let Some(field) = record.fields.iter().find(|field| field.value.starts_with(sign)) {
            found.say(Fact::MachineCpuArch, Say::Words(&[word]), record.place(field), false);
        }
    }
}

/// `ver` and `whoami`: outputs of one line.
pub(in crate::intake) fn begins(block: &Block, line: &TextLine) -> Option<Output> {
    let text = line.text.trim();
    if text.starts_with("Microsoft Windows [Version ") && text.ends_with(']') {
        return Some(Output::Version);
    }
    let asked = block.above.trim_end().ends_with("whoami") && !text.contains([' ', ':', '>']);
    (asked && text.split_once('\\').is_some_and(|(domain, user)| !domain.is_empty() && !user.contains('\\')))
        .then_some(Output::Whoami)
}

/// Builds that only one Windows has. Windows Server 2016, 2019 and 2025 share theirs with a Windows 10 or 11.
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

/// Reads an output of one line.
pub(in crate::intake) fn line(output: Output, block: &Block, line: &TextLine, found: &mut Found) -> usize {
    let place = block.layer.place(Span { start: line.start, end: line.end() });
    if output == Output::Whoami {
        found.open(ArtifactKind::Whoami, place);
        found.about().user = filled(line.text);
        found.claim(Claim::RunsAs { user: filled(line.text), groups: vec![], span: place });
    } else {
        found.open(ArtifactKind::SystemInfo, place);
        let build = line.text.split('.').nth(2).unwrap_or("");
        let build = build.trim_end_matches(']');
        if let Some((_, family)) = BUILDS.iter().find(|(known, _)| *known == build) {
            found.say(Fact::MachineOsFamily, Say::Words(&[family]), place, false);
        }
    }
    found.close();
    line.next
}
