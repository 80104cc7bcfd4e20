//! Reads Windows services: `sc query`, `Get-Service`, `Get-CimInstance Win32_Service`.

use super::output::Block;
use crate::intake::found::{Found, Raw};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Record, TextLine};
use crate::model::{Fact, Span};

/// The relevant services: name, display name, and the fact that it runs.
const SERVICES: [(&str, &str, Option<Fact>); 3] = [
    ("UIFlowService", "Power Automate service", Some(Fact::ServiceUiflowserviceRunning)),
    ("UIFlowAgentLauncherService", "Power Automate agent launcher service", Some(Fact::ServiceLauncherRunning)),
    ("TermService", "Remote Desktop Services", None),
];

fn known(record: &Record) -> Option<Option<Fact>> {
    // PowerShell shortens long names in tables, so the display name counts as well.
    // `sc` in another language translates the name of its first field.
    let first = record.fields.first().map_or("", |field| field.value.trim());
    let named = ["servicename", "name", "displayname"].map(|column| record.text(column));
    named.into_iter().chain([first]).find_map(|name| {
        let known = |id: &str, screen: &str| id.eq_ignore_ascii_case(name) || screen.eq_ignore_ascii_case(name);
        SERVICES.iter().find(|(id, screen, _)| known(id, screen)).map(|(_, _, fact)| *fact)
    })
}

/// The field with the state. `sc` prints its number first, in any language.
fn state<'r>(record: &'r Record) -> Option<(&'r Field<'r>, bool)> {
    let named = record.any(&["status", "state"]);
    let running = |field: &Field| match field.value.trim() {
        "Running" | "RUNNING" | "4" => Some(true),
        "Stopped" | "STOPPED" | "1" => Some(false),
        text => {
            let (number, word) = text.split_once(' ')?;
            let word = word.trim();
            let is_state = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
            match number {
                "4" if is_state => Some(true),
                "1" if is_state && word != "FILE_SYSTEM_DRIVER" => Some(false),
                _ => None,
            }
        }
    };
    if let Some(field) = named
        && let Some(running) = running(field)
    {
        return Some((field, running));
    }
    // `sc` in another language: the state is on the second line with a number and a word in capitals.
    let field = record.fields.get(2)?;
    running(field).map(|running| (field, running))
}

/// True if the record is the state of a relevant service.
pub(in crate::intake) fn is_service(record: &Record) -> bool {
    known(record).is_some()
        && (record.any(&["status", "state", "starttype", "type", "servicestartname"]).is_some()
            || state(record).is_some())
}

/// Reads whether it runs.
pub(in crate::intake) fn service(record: &Record, found: &mut Found) {
    if let (Some(Some(fact)), Some((field, running))) = (known(record), state(record)) {
        found.set(fact, Raw::Flag(running), record.place(field), false);
    }
}

/// The fact and state of a row copied from the list of services in Windows: name, description, state (empty if
/// stopped), start type and account, separated by tabs.
fn copied(line: &str) -> Option<(Fact, bool)> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [name, _, state, start, _] = cells.as_slice() else { return None };
    let (_, _, fact) = SERVICES.iter().find(|(_, screen, _)| screen.eq_ignore_ascii_case(name))?;
    let known_start = ["Automatic", "Manual", "Disabled"].iter().any(|word| start.starts_with(word));
    let running = match *state {
        "Running" => true,
        "" if known_start => false,
        _ => return None,
    };
    Some(((*fact)?, running))
}

/// True if the line is such a row.
pub(super) fn begins(line: &TextLine) -> bool {
    line.text.len() < 400 && line.text.contains('\t') && copied(line.text).is_some()
}

/// Reads such a row.
pub(super) fn line(block: &Block, line: &TextLine, found: &mut Found) -> usize {
    let place = block.layer.place(Span { start: line.start, end: line.end() });
    if let Some((fact, running)) = copied(line.text) {
        found.open(ArtifactKind::Services, place);
        found.set(fact, Raw::Flag(running), place, false);
        found.close();
    }
    line.next
}
