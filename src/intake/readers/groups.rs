//! Reads the members of local groups: `net localgroup`, `Get-LocalGroupMember`. Nested groups are not expanded, so a
//! missing name proves nothing.

use super::output::Block;
use crate::intake::found::{Claim, Found, shorten};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::bytes::at_gap;
use crate::intake::scan::record::{Record, TextLine, line_at};
use crate::intake::scan::small::small;
use crate::model::{Fact, Span};

/// The relevant groups: the fact, the SID, and the names in Windows' languages.
const GROUPS: [(Fact, &str, &[&str]); 3] = [
    (
        Fact::AccountInRemoteDesktopUsers,
        "S-1-5-32-555",
        &[
            "Remote Desktop Users",
            "Remotedesktopbenutzer",
            "Utilisateurs du Bureau à distance",
            "Usuarios de escritorio remoto",
            "Utenti desktop remoto",
            "Usuários da área de trabalho remota",
            "Externe bureaubladgebruikers",
            "Użytkownicy pulpitu zdalnego",
        ],
    ),
    (
        Fact::AccountInAdministrators,
        "S-1-5-32-544",
        &[
            "Administrators",
            "Administratoren",
            "Administrateurs",
            "Administradores",
            "Amministratori",
            "Administratorzy",
        ],
    ),
    (Fact::AccountInDirectAccessUsers, "", &["Direct Access Users"]),
];

/// The fact of the group that a text names.
pub(super) fn group_in(text: &str) -> Option<Fact> {
    let lower = small(text);
    GROUPS
        .iter()
        .find(|(_, sid, names)| {
            (!sid.is_empty() && text.contains(sid)) || names.iter().any(|name| lower.contains(&small(name)))
        })
        .map(|(fact, _, _)| *fact)
}

/// The most lines between the group's name and its members.
const HEAD: usize = 6;

/// The length of the line of dashes. A chat may shorten it; a shorter one counts only below a known group's name.
const RULE: usize = 40;
const SHORT_RULE: usize = 10;

/// True if a group begins at this line: a label and a name, and a long line of dashes some lines below.
pub(in crate::intake) fn begins(block: &Block, line: &TextLine) -> bool {
    line.text.len() < 300 && at_gap(line.text).is_some() && !line.text.starts_with(' ') && dashes(block, line).is_some()
}

/// The start of the lines below the dashes.
fn dashes(block: &Block, line: &TextLine) -> Option<usize> {
    let shortest = if group_in(line.text).is_some() { SHORT_RULE } else { RULE };
    let mut at = line.next;
    for _ in 0..HEAD {
        let next = line_at(&block.layer.text, at)?;
        let bare = next.text.trim();
        if bare.len() >= shortest && bare.bytes().all(|byte| byte == b'-') {
            return Some(next.next);
        }
        at = next.next;
    }
    None
}

/// Reads the output of `net localgroup`.
pub(in crate::intake) fn read(block: &Block, head: &TextLine, found: &mut Found) -> usize {
    let text = &block.layer.text;
    let mut end = dashes(block, head).unwrap_or(head.next);
    let mut members = vec![];
    let mut complete = false;
    while let Some(line) = line_at(text, end) {
        let bare = line.text.trim();
        if bare.is_empty() {
            break;
        }
        end = line.next;
        // The closing sentence: several words and a full stop, in any language.
        if bare.ends_with('。') || (bare.ends_with('.') && bare.split_whitespace().count() >= 3) {
            complete = true;
            break;
        }
        // The last line of a paste may be cut off.
        if !line.is_last() {
            let start = line.start + (line.text.len() - line.text.trim_start().len());
            members.push((bare.to_owned(), block.layer.place(Span { start, end: start + bare.len() })));
        }
    }
    let span = block.layer.place(Span { start: head.start, end });
    let name = head.text.split_once("  ").map_or("", |(_, name)| name.trim());
    keep(group_in(name).or_else(|| group_in(block.above)), name, members, complete, span, found);
    end
}

fn keep(fact: Option<Fact>, name: &str, members: Vec<(String, Span)>, complete: bool, span: Span, found: &mut Found) {
    found.open(ArtifactKind::LocalGroup, span);
    match fact {
        Some(fact) => found.claim(Claim::Members { fact, members, complete, span }),
        None => {
            let note = format!("No known condition concerns the members of “{}”.", shorten(name));
            found.note(note, Some(span));
        }
    }
    found.close();
}

/// Keeps the members of the group with this SID; of other groups they say nothing.
#[cfg(any(not(target_os = "unknown"), feature = "js-api", feature = "view-runs"))]
pub(super) fn members(sid: &str, members: Vec<(String, Span)>, complete: bool, span: Span, found: &mut Found) {
    if let Some((fact, ..)) = GROUPS.iter().find(|(_, known, _)| !known.is_empty() && *known == sid) {
        found.claim(Claim::Members { fact: *fact, members, complete, span });
    }
}

/// True if a row is a member in the form of `Get-LocalGroupMember`.
pub(in crate::intake) fn is_member(record: &Record) -> bool {
    record.has("principalsource")
        && record.has("name")
        && !record.has("enabled")
        && record.any(&["objectclass", "sid"]).is_some()
}

/// Reads the table of `Get-LocalGroupMember`; the command above it names the group.
pub(in crate::intake) fn table(rows: &[Record], whole: bool, above: &str, found: &mut Found) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
    if !is_member(first) {
        return false;
    }
    let count = if whole { rows.len() } else { rows.len().saturating_sub(1) };
    let member = |row: &Record| row.get("name").map(|name| (name.value.clone().into_owned(), row.place(name)));
    let members = rows.iter().take(count).filter_map(member).collect();
    let span = Span { start: first.span().start, end: last.span().end };
    match group_in(above) {
        Some(fact) => keep(Some(fact), "", members, whole, span, found),
        None => {
            found.artifact(ArtifactKind::LocalGroup, span);
            found.note("These are members of a local group, but the text doesn’t name the group.", Some(span));
        }
    }
    true
}
