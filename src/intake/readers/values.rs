//! Reads values that many kinds of records have.

use crate::intake::found::{Found, Raw};
use crate::model::{Fact, Span};

/// The text, unless it is empty.
pub(in crate::intake) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Records the run mode, if a field holds one.
pub(in crate::intake) fn run_mode(written: &str, place: Span, found: &mut Found) {
    for word in ["attended", "unattended", "local"] {
        if written.trim().eq_ignore_ascii_case(word) {
            found.set(Fact::RunMode, Raw::Words(&[word]), place, false);
        }
    }
}
