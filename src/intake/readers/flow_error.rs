//! Reads errors inside a flow: an action failed, so licence, queue, session and sign-in worked. What to check next
//! depends on the kind of action.

use crate::catalog::action_errors;
use crate::intake::found::Found;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::bytes::count;
use crate::intake::scan::layer::Layer;
use crate::intake::scan::record::Record;
use crate::model::Span;

/// An error of an action, and the text that names the action.
pub(in crate::intake) struct ActionError {
    span: Span,
}

/// The error of an action that begins at this word, if one does.
pub(in crate::intake) fn at(layer: &Layer, word: Span, part: Span) -> Option<ActionError> {
    // Few words begin like this.
    if !matches!(layer.text.as_bytes().get(word.start), Some(b'F' | b'P' | b'M')) {
        return None;
    }
    let rest = layer.text.get(word.start..part.end)?;
    // Never to the end of the text: a log has such a word on every line.
    let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
    count(rest.len());
    let begins = action_errors::beginnings().any(|beginning| rest.starts_with(beginning));
    let in_subflow = rest.starts_with("Failed to ") && rest.lines().take(3).any(|line| line.contains("ubflow"));
    if !begins && !in_subflow {
        return None;
    }
    let end = word.start + rest.find("\n\n").unwrap_or(rest.len());
    Some(ActionError { span: Span { start: word.start, end } })
}

/// How much of an error determines its kind, in bytes.
const LONGEST: usize = 600;

/// Records the error and what it means.
pub(in crate::intake) fn keep(error: &ActionError, layer: &Layer, found: &mut Found) {
    read_error(layer.part(error.span), layer.place(error.span), found);
}

fn read_error(text: &str, span: Span, found: &mut Found) {
    found.open(ArtifactKind::FlowActionError, span);
    found.sum_up(
        format!(
            "This error comes from inside the flow: the licence, the queue, the session and the sign-in worked. {}",
            action_errors::advice(&text.to_ascii_lowercase())
        ),
        Some(span),
    );
    found.close();
}

/// True if the record is a failed action as the designer and the portal show it: its place in the flow and a message.
pub(in crate::intake) fn is_action_error(record: &Record) -> bool {
    record
        .any(&["location", "subflow", "actionname"])
        .is_some_and(|field| field.value.contains("ubflow") || !record.text("actionname").is_empty())
        && record.any(&["errormessage", "message", "error"]).is_some()
}

/// Adds what a failed action means.
pub(in crate::intake) fn action_error(record: &Record, found: &mut Found) {
    read_error(record.layer.part(record.at), record.span(), found);
}
