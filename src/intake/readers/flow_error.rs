//! Errors inside a flow: an action failed, so licence, queue, session and sign-in worked. What to look at next depends on
//! the kind of action.

use crate::catalog::action_errors;
use crate::intake::found::Found;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::layer::Layer;
use crate::intake::scan::record::Record;
use crate::model::Span;

/// An error of an action, and the text that names the action.
pub(in crate::intake) struct ActionError {
    span: Span,
}

/// Where an error of an action begins with this word.
pub(in crate::intake) fn at(layer: &Layer, word: Span, part: Span) -> Option<ActionError> {
    // Few words begin like one of these.
    if !matches!(layer.text.as_bytes().get(word.start), Some(b'F' | b'P' | b'M')) {
        return None;
    }
    let rest = layer.text.get(word.start..part.end)?;
    let begins = action_errors::beginnings().any(|beginning| rest.starts_with(beginning));
    let in_subflow = rest.starts_with("Failed to ") && rest.lines().take(3).any(|line| line.contains("ubflow"));
    let end = word.start + rest.find("\n\n").unwrap_or(rest.len()).min(LONGEST);
    (begins || in_subflow)
        .then_some(ActionError { span: Span { start: word.start, end: layer.text.floor_char_boundary(end) } })
}

/// So much of an error is looked at to tell its kind.
const LONGEST: usize = 600;

/// Keeps the error, and says what it means.
pub(in crate::intake) fn keep(error: &ActionError, layer: &Layer, found: &mut Found) {
    say(layer.part(error.span), layer.place(error.span), found);
}

fn say(text: &str, span: Span, found: &mut Found) {
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

/// True if the record is what the designer and the portal show of a failed action: its place in the flow and a message.
pub(in crate::intake) fn is_action_error(record: &Record) -> bool {
    record
        .any(&["location", "subflow", "actionname"])
        .is_some_and(|field| field.value.contains("ubflow") || !record.text("actionname").is_empty())
        && record.any(&["errormessage", "message", "error"]).is_some()
}

/// Says what a failed action means.
pub(in crate::intake) fn action_error(record: &Record, found: &mut Found) {
    say(record.layer.part(record.at), record.span(), found);
}
