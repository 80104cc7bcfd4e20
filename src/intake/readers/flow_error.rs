//! Errors inside a flow: an action failed, so licence, queue, session and sign-in worked. What to look at next depends on
//! the kind of action.

use crate::intake::found::Found;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::layer::Layer;
use crate::intake::scan::record::Record;
use crate::model::Span;

/// An error of an action, and the text that names the action.
pub(in crate::intake) struct ActionError {
    span: Span,
}

/// How messages of actions begin, as Microsoft's troubleshooting pages for desktop flows quote them.
/// The last one is the base of actions that are made with the SDK.
const BEGINNINGS: [&str; 4] = [
    "Failed to assume control of ",
    "Problem while executing action ",
    "Microsoft.Flow.RPA.Desktop.Modules.",
    "Microsoft.PowerPlatform.PowerAutomate.Desktop.Actions.",
];

/// Where an error of an action begins with this word.
pub(in crate::intake) fn at(layer: &Layer, word: Span, part: Span) -> Option<ActionError> {
    // Few words begin like one of these.
    if !matches!(layer.text.as_bytes().get(word.start), Some(b'F' | b'P' | b'M')) {
        return None;
    }
    let rest = layer.text.get(word.start..part.end)?;
    let begins = BEGINNINGS.iter().any(|beginning| rest.starts_with(beginning));
    let in_subflow = rest.starts_with("Failed to ") && rest.lines().take(3).any(|line| line.contains("ubflow"));
    let end = word.start + rest.find("\n\n").unwrap_or(rest.len()).min(LONGEST);
    (begins || in_subflow)
        .then_some(ActionError { span: Span { start: word.start, end: layer.text.floor_char_boundary(end) } })
}

/// So much of an error is looked at to tell its kind.
const LONGEST: usize = 600;

/// A kind of actions: words of its messages and modules, and what to look at.
const FAMILIES: [(&[&str], &str); 6] = [
    (
        &["assume control of", "webautomation", "web page", "browser", "chrome", "edge", "firefox"],
        "A browser action failed. On the machine, as the user of the run: is the Power Automate extension on, is the browser’s “continue running background apps” off, and does no window of that browser ask something?",
    ),
    (
        &["excel"],
        "An Excel action failed. On the machine, as the user of the run: does Excel open without a sign-in or licence prompt, is the file free, and does its path exist for that user?",
    ),
    (
        &["outlook", "email", "exchange", "imap", "smtp"],
        "A mail action failed. On the machine, as the user of the run: is there an Outlook profile, and does Outlook open without a prompt?",
    ),
    (
        &["uiautomation", "ui element", "press button", "click", "window", "element not found", "populate text"],
        "A UI action failed. Does the window look the same in an unattended session: resolution, language, a prompt in front of it? Does the selector find the element there?",
    ),
    (
        &["file", "folder", "path", "directory", "zip"],
        "A file action failed. Does the path exist for the user of the run? Mapped drives and OneDrive folders belong to one user and are often missing in an unattended session.",
    ),
    (
        &["script", "powershell", "python", "database", "sql"],
        "A script or database action failed. Run the same script on the machine as the user of the run.",
    ),
];

/// What is said of other actions.
const OTHER: &str = "An action of the flow failed. Open the run in the portal: its details show the action and the line. Run the flow in the designer on that machine, as the user of the run.";

/// Keeps the error, and says what it means.
pub(in crate::intake) fn keep(error: &ActionError, layer: &Layer, found: &mut Found) {
    say(layer.part(error.span), layer.place(error.span), found);
}

fn say(text: &str, span: Span, found: &mut Found) {
    let lower = text.to_ascii_lowercase();
    let family = FAMILIES.iter().find(|(words, _)| words.iter().any(|word| lower.contains(word)));
    found.open(ArtifactKind::FlowActionError, span);
    found.sum_up(
        format!(
            "This error comes from inside the flow: the licence, the queue, the session and the sign-in worked. {}",
            family.map_or(OTHER, |(_, advice)| advice)
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
