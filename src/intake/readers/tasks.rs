//! Reads `tasklist`: the sign-in screen runs in each session that is locked or waits for a sign-in.

use crate::intake::found::Found;
use crate::intake::scan::record::Record;

/// True if the record is that screen's task.
pub(in crate::intake) fn is_logon_screen(record: &Record) -> bool {
    record.text("imagename").eq_ignore_ascii_case("LogonUI.exe") && record.any(&["session", "sessionname"]).is_some()
}

/// The list doesn't say whose session it is.
pub(in crate::intake) fn logon_screen(record: &Record, found: &mut Found) {
    let session = record.text("session");
    let text = format!(
        "LogonUI.exe runs in session {session}: the screen of that session is locked, or it waits for a sign-in. Add `quser` to see whose session it is; an attended run needs it unlocked."
    );
    found.sum_up(text, Some(record.span()));
}
