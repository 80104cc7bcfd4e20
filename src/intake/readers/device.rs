//! What the machine is: `dsregcmd /status`, `systeminfo`, `ver`, `whoami`.

use super::block::{Block, Output};
use crate::intake::found::{Found, Say};
use crate::intake::readers::records::filled;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Record, TextLine};
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

/// True if the record is about Windows itself: some value names it, in any language.
pub(in crate::intake) fn is_system(record: &Record) -> bool {
    os_name(record).is_some()
}

/// The field that holds the name of Windows: `Microsoft Windows 11 Enterprise`.
fn os_name<'r>(record: &'r Record) -> Option<&'r crate::intake::scan::record::Field<'r>> {
    record.fields.iter().find(|field| {
        let bare = field.value.trim_start_matches("Microsoft ");
        bare.strip_prefix("Windows ")
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()) || rest.starts_with("Server "))
    })
}

/// The edition, by the word that names it, and the word of the fact.
const EDITIONS: [(&str, &str); 5] =
    [("Home", "home"), ("Enterprise", "enterprise"), ("Education", "education"), ("Server", "server"), ("Pro", "pro")];

/// Reads `systeminfo` and what is like it.
pub(in crate::intake) fn system(record: &Record, found: &mut Found) {
    let Some(name) = os_name(record) else { return };
    let place = record.place(name);
    let text = name.value.as_ref();
    let server = text.contains("Windows Server");
    let family = match text.split("Windows ").nth(1).unwrap_or("") {
        _ if server => "windowsServer",
        rest if rest.starts_with("10") => "windows10",
        rest if rest.starts_with("11") => "windows11",
        _ => "other",
    };
    found.say(Fact::MachineOsFamily, Say::Words(&[family]), place, false);
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
    if let Some(host) = record.any(&["hostname", "csname", "computername", "nomdelhôte", "nombredehost", "nomehost"]) {
        found.about().machine = filled(&host.value);
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
