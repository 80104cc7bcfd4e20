//! Reads user rights: the export of `secedit /export /areas USER_RIGHTS`. It doesn't include group members, so only
//! entries for everybody count.

use super::output::Block;
use crate::intake::found::{Found, Raw};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{TextLine, line_at};
use crate::model::{Fact, Span};

/// A right and its facts: for the connection's user, and for the service's account.
const RIGHTS: [(&str, &[Fact]); 7] = [
    ("SeInteractiveLogonRight", &[Fact::AccountAllowLogOnLocally]),
    ("SeNetworkLogonRight", &[Fact::AccountAllowNetworkAccess]),
    ("SeRemoteInteractiveLogonRight", &[Fact::AccountAllowLogOnThroughRds]),
    ("SeDenyInteractiveLogonRight", &[Fact::AccountDenyLogOnLocally, Fact::ServiceAccountDenyLogOnLocally]),
    ("SeDenyNetworkLogonRight", &[Fact::AccountDenyNetworkAccess]),
    ("SeDenyRemoteInteractiveLogonRight", &[Fact::AccountDenyLogOnThroughRds, Fact::ServiceAccountDenyLogOnThroughRds]),
    ("SeServiceLogonRight", &[]),
];

/// True if a list of rights begins at this line.
pub(in crate::intake) fn begins(line: &TextLine) -> bool {
    let text = line.text.trim();
    text == "[Privilege Rights]" || right(text).is_some()
}

fn right(line: &str) -> Option<(&'static [Fact], &str, &str)> {
    let (name, list) = line.split_once('=')?;
    let name = name.trim();
    let (name, facts) = RIGHTS.iter().find(|(right, _)| *right == name)?;
    Some((facts, name, list.trim()))
}

/// Reads the rights.
pub(in crate::intake) fn read(block: &Block, first: &TextLine, found: &mut Found) -> usize {
    let mut end = first.start;
    found.open(ArtifactKind::UserRights, block.layer.place(Span { start: first.start, end: first.end() }));
    while let Some(line) = line_at(&block.layer.text, end) {
        let text = line.text.trim();
        if !(text.starts_with("Se") && text.contains('=')) && line.start != first.start {
            break;
        }
        end = line.next;
        let Some((facts, name, list)) = right(text).filter(|_| !line.is_last()) else { continue };
        let place = block.layer.place(Span { start: line.start, end: line.end() });
        let holds = if list.is_empty() {
            Some(false)
        } else {
            // Everybody.
            list.split(',').any(|sid| sid.trim() == "*S-1-1-0").then_some(true)
        };
        if let Some(holds) = holds {
            facts.iter().for_each(|fact| found.set(*fact, Raw::Flag(holds), place, false));
        }
        if list.contains("*S-1-5-113") && name.starts_with("SeDeny") {
            found.note(
                format!("{name} denies every local account. A domain or Entra account is not affected."),
                Some(place),
            );
        }
        if *name == *"SeServiceLogonRight" && list.contains("*S-1-5-80-0") {
            found.set(Fact::ServiceAccountLogOnAsService, Raw::Flag(true), place, false);
        }
    }
    found.close();
    end
}
