//! Reads registry values: `reg query`, `.reg` exports, `Get-ItemProperty`.

use super::device;
use super::output::Block;
use crate::intake::found::{Found, Raw};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Key, Record, TextLine, line_at, named_value};
use crate::model::{Fact, Span};

/// The meaning of a number.
enum Means {
    /// This number is yes, any other no.
    Yes(u32),
    /// This number is no, any other yes.
    No(u32),
    /// The number is an index into these words.
    Words(&'static [&'static str]),
    /// A limit in milliseconds. Whether it is long enough, only the user knows.
    Limit,
    /// A release of the .NET Framework.
    DotNet,
    /// A text that should be empty.
    Text,
}

/// A relevant value: the end of its key in lower case, its name, its fact, its meaning.
struct Known {
    key: &'static str,
    name: &'static str,
    fact: Fact,
    means: Means,
}

/// A shorter constructor for the table.
const fn known(key: &'static str, name: &'static str, fact: Fact, means: Means) -> Known {
    Known { key, name, fact, means }
}

/// Matches both the settings and the policies of Remote Desktop.
const TERMINAL: &str = "terminal serv";
const PRODUCT: &str = "power automate desktop";
const SYSTEM: &str = "policies\\system";

static KNOWN: [Known; 23] = [
    known(TERMINAL, "fDenyTSConnections", Fact::MachineRdpEnabled, Means::Yes(0)),
    known(TERMINAL, "fSingleSessionPerUser", Fact::MachineSingleSessionPerUser, Means::No(0)),
    known(TERMINAL, "UserAuthentication", Fact::MachineNlaRequired, Means::Yes(1)),
    known(TERMINAL, "fPromptForPassword", Fact::MachineAlwaysPromptForPassword, Means::Yes(1)),
    known(TERMINAL, "SecurityLayer", Fact::MachineSecurityLayer, Means::Words(&["rdp", "negotiate", "tls"])),
    known(TERMINAL, "MaxConnectionTime", Fact::MachineMaxConnectionTime, Means::Limit),
    known(TERMINAL, "MaxIdleTime", Fact::MachineMaxIdleTime, Means::Limit),
    known(SYSTEM, "legalnoticecaption", Fact::MachineLegalNoticeSet, Means::Text),
    known(SYSTEM, "legalnoticetext", Fact::MachineLegalNoticeSet, Means::Text),
    known(SYSTEM, "ConsentPromptBehaviorAdmin", Fact::MachineElevationPromptDefault, Means::Yes(5)),
    known(SYSTEM, "scforceoption", Fact::MachineSmartcardRequired, Means::Yes(1)),
    known(PRODUCT, "UseRdsAadAuthentication", Fact::MachineUseRdsAadAuthentication, Means::Yes(1)),
    known(PRODUCT, "ScreenResolutionEnabled", Fact::MachineScreenResolutionEnabled, Means::Yes(1)),
    known(PRODUCT, "UseUIAccessAutomationServer", Fact::MachineUiAccessEnabled, Means::Yes(1)),
    known(PRODUCT, "DisableCloudConnectors", Fact::MachineCloudConnectorsDisabled, Means::Yes(1)),
    known(PRODUCT, "DisableUNCPaths", Fact::MachineUncPathsDisabled, Means::Yes(1)),
    known(PRODUCT, "EnablePacProxy", Fact::MachinePacProxyEnabled, Means::Yes(1)),
    known(PRODUCT, "AllowTenantSwitching", Fact::MachineAllowTenantSwitching, Means::Yes(1)),
    known(
        PRODUCT,
        "AllowRegisteringOutsideOfAADJoinedTenant",
        Fact::MachineAllowRegisteringOutsideJoinedTenant,
        Means::Yes(1),
    ),
    known(
        PRODUCT,
        "EnforceRegistrationTenantRestrictionsOnServiceStart",
        Fact::MachineRegistrationEnforcedOnStart,
        Means::Yes(1),
    ),
    known("ndp\\v4\\full", "Release", Fact::MachineDotnetFramework, Means::DotNet),
    known("tls 1.2\\client", "Enabled", Fact::NetworkTls12, Means::No(0)),
    known("tls 1.2\\client", "DisabledByDefault", Fact::NetworkTls12, Means::Yes(0)),
];

/// Credential providers that the product doesn't support.
const PROVIDERS: [&str; 3] = [
    "0094a34b-0bf0-4789-8b2d-8339e469d756",
    "36ed98c6-02ff-47e8-b7fe-957a411cea16",
    "bda6da5b-7e7e-482c-9b3e-67aff0c838c0",
];

/// The first release number of each .NET version, newest first.
const RELEASES: [(u32, &str); 7] = [
    (533_320, "4.8.1"),
    (528_040, "4.8"),
    (461_808, "4.7.2"),
    (461_308, "4.7.1"),
    (460_798, "4.7"),
    (394_802, "4.6.2"),
    (0, "4.6"),
];

/// The key in a line, without brackets.
fn key_in(line: &str) -> Option<&str> {
    let line = line.trim();
    let bare = line.strip_prefix('[').map_or(line, |line| line.trim_end_matches(']'));
    let bare = bare.strip_prefix("Microsoft.PowerShell.Core\\Registry::").unwrap_or(bare);
    (bare.starts_with("HKEY_") || bare.starts_with("HKLM\\") || bare.starts_with("HKLM:\\")).then_some(bare)
}

/// True if registry values begin at this line: a key, or the head of an export.
pub(in crate::intake) fn begins(line: &TextLine) -> bool {
    let text = line.text.trim();
    key_in(text).is_some() || (text.starts_with("Windows Registry Editor Version") && text.len() < 60)
}

/// Reads keys and their values. Returns their end.
pub(in crate::intake) fn read(block: &Block, first: &TextLine, found: &mut Found) -> usize {
    let text = &block.layer.text;
    let mut end = first.start;
    let mut key = String::new();
    let mut notice: Option<(bool, Span, usize)> = None;
    let mut windows = Record { layer: block.layer, fields: vec![], at: Span { start: first.start, end: first.end() } };
    found.open(ArtifactKind::Registry, block.layer.place(Span { start: first.start, end: first.end() }));
    while let Some(line) = line_at(text, end) {
        found.work(line.text.len());
        if let Some(written) = key_in(line.text) {
            let place = block.layer.place(Span { start: line.start, end: line.end() });
            key = written.to_ascii_lowercase();
            provider(&key, place, found);
        } else if line.is_blank() || line.start == first.start {
            // An empty line separates two keys; after it another output may begin.
            let next = line_at(text, line.next);
            if line.start != first.start && !next.is_some_and(|next| next.is_blank() || begins(&next)) {
                end = line.next;
                break;
            }
        } else if let Some((name, number, value, at)) = value_in(&line) {
            let place = block.layer.place(at);
            // The last digits of a paste may be missing.
            let cut = line.is_last() && at.end == line.end() && !line.text.trim_start().starts_with('"');
            let whole =
                !cut || block.edge == crate::intake::context::Edge::Whole || number.is_some_and(|number| number <= 9);
            if key.ends_with("windows nt\\currentversion") {
                let bare = value.trim();
                windows.fields.push(Field { name, key: Key::of(name), value: bare.into(), at });
            }
            if key.contains(PRODUCT) && name.eq_ignore_ascii_case("ProxyServer") && !value.trim().is_empty() {
                proxy(value.trim(), place, found);
            }
            if let Some(known) = lookup(&key, name)
                && whole
            {
                if matches!(known.means, Means::Text) {
                    let (set, _, count) = notice.unwrap_or((false, place, 0));
                    notice = Some((set || !value.is_empty(), place, count + 1));
                } else if let Some(number) = number {
                    set_fact(known, number, &key, place, found);
                }
            }
        } else {
            break;
        }
        end = line.next;
    }
    if device::is_system(&windows) {
        device::windows(&windows, found);
    }
    // Either text shows the notice; only both together exclude it.
    if let Some((set, place, count)) = notice
        && (set || count >= 2)
    {
        found.set(Fact::MachineLegalNoticeSet, Raw::Flag(set), place, false);
    }
    found.close();
    end
}

/// Reads the product's own proxy. According to “Configure proxy settings for Power Automate for desktop” (19 March
/// 2026), `proxyaddress` in the configuration files needs `http://`. For ProxyServer the page doesn't say so, but all
/// its examples have the scheme.
fn proxy(address: &str, place: Span, found: &mut Found) {
    found.set(Fact::MachineProxySettings, Raw::Words(&["registry", "both"]), place, false);
    let form = if address.contains("://") {
        String::new()
    } else {
        format!(
            " It has no scheme. Microsoft writes http://{address}, and calls an address without http:// invalid in the files."
        )
    };
    let text = format!(
        "Power Automate for desktop uses the proxy {address} from the registry, whatever its proxy files say.{form}"
    );
    found.sum_up(text, Some(place));
}

fn lookup(key: &str, name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name.eq_ignore_ascii_case(name) && (key.is_empty() || key.contains(known.key)))
}

fn set_fact(known: &Known, number: u32, key: &str, place: Span, found: &mut Found) {
    let policy = key.contains("\\policies\\");
    let value = match known.means {
        Means::Yes(yes) => Raw::Flag(number == yes),
        Means::No(no) => Raw::Flag(number != no),
        Means::Words(words) => match usize::try_from(number).ok().and_then(|at| words.get(at..=at)) {
            Some(word) => Raw::Words(word),
            None => return,
        },
        Means::Limit if number == 0 => Raw::Words(&["none"]),
        Means::Limit => Raw::Words(&["longer", "shorter"]),
        Means::DotNet => {
            let version = RELEASES.iter().find(|(first, _)| number >= *first).map_or("4.6", |(_, version)| version);
            Raw::Version(version)
        }
        Means::Text => return,
    };
    found.set(known.fact, value, place, policy);
}

fn provider(key: &str, place: Span, found: &mut Found) {
    if key.contains("\\credential providers\\") && is_unsupported(key) {
        found.set(Fact::MachineUnsupportedCredentialProvider, Raw::Flag(true), place, false);
    }
}

/// True for the id of an unsupported provider, in lower case.
pub(super) fn is_unsupported(id: &str) -> bool {
    PROVIDERS.iter().any(|provider| id.contains(provider))
}

/// Names of values that are distinctive without their key.
pub(super) fn telling_names() -> impl Iterator<Item = &'static str> {
    KNOWN
        .iter()
        .filter(|known| {
            matches!(known.key, TERMINAL | PRODUCT | SYSTEM)
                && known.name.len() >= 15
                && !matches!(known.means, Means::Text)
        })
        .map(|known| known.name)
}

/// Names of the product's own proxy settings; Windows has a ProxyServer too.
const OWN_PROXY: &[&str] = &["bypassproxyonlocal", "usedefaultproxycredentials", "proxynetworkcredentialskey"];

/// True if a record has such a value.
pub(super) fn has_named(record: &Record) -> bool {
    record.fields.iter().any(|field| telling_names().any(|name| Key::of(name) == field.key) && !field.value.is_empty())
}

/// Reads values that are named without their key.
pub(super) fn named(record: &Record, found: &mut Found) {
    for field in &record.fields {
        let known = KNOWN
            .iter()
            .find(|known| Key::of(known.name) == field.key && telling_names().any(|name| name == known.name));
        if let (Some(known), Ok(number)) = (known, field.value.trim().parse()) {
            set_fact(known, number, "", record.place(field), found);
        }
    }
}

/// True if the record is the output of `Get-ItemProperty` for a registry key, or has settings that only the product's
/// key has.
pub(in crate::intake) fn is_property(record: &Record) -> bool {
    key_in(record.text("pspath")).is_some() || (record.has("proxyserver") && record.any(OWN_PROXY).is_some())
}

/// Reads the values of such a record.
pub(in crate::intake) fn property(record: &Record, found: &mut Found) {
    let key = key_in(record.text("pspath")).unwrap_or(PRODUCT).to_ascii_lowercase();
    if let Some(server) = record.get("proxyserver").filter(|server| key.contains(PRODUCT) && !server.value.is_empty()) {
        proxy(server.value.trim(), record.place(server), found);
    }
    for field in &record.fields {
        if let (Some(known), Ok(number)) = (lookup(&key, field.name), field.value.trim().parse()) {
            set_fact(known, number, &key, record.place(field), found);
        }
    }
}

/// Reads the values of a key as `collect.ps1` writes them: a number, the length of a text, or null for a value that is
/// not set, of which the default counts unless another value says the same fact.
#[cfg(any(not(target_os = "unknown"), feature = "js-api", feature = "view-runs"))]
pub(super) fn setting(record: &Record, found: &mut Found) {
    let Some(place) = record.get("registrykey").map(|field| record.place(field)) else { return };
    let key = record.text("registrykey").to_ascii_lowercase();
    let mut notice = 0;
    let mut read: Vec<Fact> = vec![];
    let values = || record.fields.iter().filter_map(|field| Some((field, lookup(&key, field.name)?)));
    for (field, known) in values() {
        let Ok(number) = field.value.trim().parse() else { continue };
        match known.means {
            Means::Text if number > 0 => found.set(known.fact, Raw::Flag(true), record.place(field), false),
            Means::Text => notice += 1,
            _ => set_fact(known, number, &key, record.place(field), found),
        }
        read.push(known.fact);
    }
    if notice == 2 {
        found.set(Fact::MachineLegalNoticeSet, Raw::Flag(false), place, false);
    }
    for (field, known) in values() {
        if field.value.is_empty()
            && !read.contains(&known.fact)
            && let Some(number) = unset(known, &key)
        {
            read.push(known.fact);
            set_fact(known, number, &key, record.place(field), found);
        }
    }
    if key.contains(PRODUCT) && record.text("proxyserver").parse().is_ok_and(|length: u32| length > 0) {
        found.set(Fact::MachineProxySettings, Raw::Words(&["registry", "both"]), place, false);
    }
}

/// The number that a value stands for where it is not set; a policy that is not set leaves the setting as it is. Who may
/// register a machine anew matters only where somebody set it.
#[cfg(any(not(target_os = "unknown"), feature = "js-api", feature = "view-runs"))]
fn unset(known: &Known, key: &str) -> Option<u32> {
    match known.means {
        _ if key.contains("software\\policies\\") || key.ends_with("\\registration") => None,
        Means::Yes(0) if known.key == TERMINAL => None,
        Means::No(_) => Some(1),
        Means::Yes(5) => Some(5),
        Means::Yes(_) | Means::Limit => Some(0),
        Means::Words(_) | Means::DotNet | Means::Text => None,
    }
}

/// The name, the number if it is one, the text and its place, from `Name REG_DWORD 0x1`, `"Name"=dword:00000001` or
/// `Name : 1`.
fn value_in<'l>(line: &TextLine<'l>) -> Option<(&'l str, Option<u32>, &'l str, Span)> {
    let text = line.text;
    let at = |part: &str| {
        let start = line.start + (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
        Span { start, end: start + part.len() }
    };
    if let Some(kind) = text.find(" REG_") {
        let name = text.get(..kind)?.trim();
        let rest = text.get(kind + 1..)?;
        let (kind, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let value = value.trim();
        let number = match kind {
            "REG_DWORD" | "REG_QWORD" => {
                value.strip_prefix("0x").and_then(|digits| u32::from_str_radix(digits, 16).ok())
            }
            _ => None,
        };
        return Some((name, number, value, at(value)));
    }
    let trimmed = text.trim();
    if let Some(rest) = trimmed.strip_prefix('"') {
        let (name, value) = rest.split_once("\"=")?;
        let number = value.strip_prefix("dword:").filter(|digits| digits.len() == 8);
        let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        return Some((name, number, value.trim_matches('"'), at(value)));
    }
    if trimmed == "(END)" || trimmed.starts_with('@') || trimmed.starts_with("hex") || trimmed.ends_with('\\') {
        return Some(("", None, "", at(trimmed)));
    }
    let field = named_value(line)?;
    let value = text.get(field.at.start - line.start..field.at.end - line.start).unwrap_or("");
    Some((field.name, value.parse().ok(), value, field.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Version;

    #[test]
    fn each_way_of_writing_a_value_is_read() {
        let number = |text: &str| {
            let line = line_at(text, 0).unwrap();
            value_in(&line).map(|(name, number, _, _)| (name.to_owned(), number))
        };
        assert_eq!(number("    fDenyTSConnections    REG_DWORD    0x1"), Some(("fDenyTSConnections".into(), Some(1))));
        assert_eq!(number("\"MaxIdleTime\"=dword:00124f80"), Some(("MaxIdleTime".into(), Some(1_200_000))));
        assert_eq!(number("UserAuthentication : 0"), Some(("UserAuthentication".into(), Some(0))));
        assert_eq!(number("    legalnoticetext    REG_SZ    "), Some(("legalnoticetext".into(), None)));
    }

    #[test]
    fn a_release_of_dot_net_is_a_version() {
        assert!(RELEASES.iter().all(|(_, version)| Version::parse(version).is_some()));
    }
}
