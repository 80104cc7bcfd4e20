//! What a user shares, and in which form: a link, text, Markdown or JSON, with names replaced unless they are kept.

use crate::api;
use crate::check::check;
use crate::export::{self, Format};
use crate::fix;
use crate::intake::Evidence;
use crate::model::FactSet;
use crate::share::{LONGEST_LINK, Shared};
use crate::workbench::Workbench;
use std::borrow::Cow;
use std::rc::Rc;

/// The form in which an answer is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareForm {
    /// A link to this page that holds the facts.
    #[default]
    Link,
    /// The report as plain text.
    Text,
    /// The report as Markdown.
    Markdown,
    /// The report as JSON, which the text box can read.
    Json,
}

impl ShareForm {
    /// Every form, with its label.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Link, "Link"), (Self::Text, "Text"), (Self::Markdown, "Markdown"), (Self::Json, "JSON")];

    /// The name of a file in this form.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Text => "flow-preflight.txt",
            Self::Markdown => "flow-preflight.md",
            Self::Link | Self::Json => "flow-preflight.json",
        }
    }
}

/// A change in the share panel: a choice of the user, or a result of the browser.
#[derive(Clone, Debug)]
pub enum ShareStep {
    /// Share in this form.
    Form(ShareForm),
    /// Keep the names, or replace them.
    KeepNames(bool),
    /// Make the link read-only, or not.
    ReadOnly(bool),
    /// The browser made the fragment for this JSON; it is empty if the browser can't.
    Linked(Rc<str>, String),
}

/// The user's choices in the share panel.
#[derive(Clone, Debug, Default)]
pub struct Sharing {
    /// The form.
    pub form: ShareForm,
    /// Whether names are kept.
    pub keep_names: bool,
    /// Whether the link is read-only.
    pub read_only: bool,
    /// The last fragment with its JSON; empty if the browser can't make one.
    pub link: Option<(Rc<str>, String)>,
}

impl Sharing {
    /// Applies a choice or a result.
    pub fn apply(&mut self, step: ShareStep) {
        match step {
            ShareStep::Form(form) => self.form = form,
            ShareStep::KeepNames(kept) => self.keep_names = kept,
            ShareStep::ReadOnly(read_only) => self.read_only = read_only,
            ShareStep::Linked(json, fragment) => self.link = Some((json, fragment)),
        }
    }

    /// The content to share, and each name with its replacement.
    #[must_use]
    pub fn shared(&self, workbench: &Workbench) -> (Shared, Vec<(String, String)>) {
        let mut shared = workbench.to_share(self.read_only);
        let replaced = shared.redact(self.keep_names);
        (shared, replaced)
    }
}

/// The text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOutput {
    /// Its form: JSON instead of a link if a link can't be made.
    pub form: ShareForm,
    /// What it is for, or why it isn't a link.
    pub hint: Cow<'static, str>,
    /// The text.
    pub text: String,
}

impl Sharing {
    /// The text to copy. `json` is the content of a link, `address` the page that opens it, if known; `report` writes
    /// the answer in a form. If the browser can't make a link, or it is longer than [`LONGEST_LINK`], the text is JSON.
    pub fn outgoing(&self, json: &str, address: Option<&str>, report: &dyn Fn(ShareForm) -> String) -> ShareOutput {
        let hint = match self.form {
            ShareForm::Link => {
                let made = self.link.as_ref().filter(|(made_of, _)| **made_of == *json);
                let fragment = made.map(|(_, fragment)| fragment.as_str());
                let address = address.unwrap_or_default();
                let text = fragment.map_or_else(String::new, |fragment| format!("{address}{fragment}"));
                if fragment != Some("") && text.len() <= LONGEST_LINK {
                    let hint =
                        if address.is_empty() { BARE } else { "It opens to the same answer, facts and questions." };
                    return ShareOutput { form: ShareForm::Link, hint: hint.into(), text };
                }
                let why = match fragment {
                    Some("") => "This browser can’t make links.".to_owned(),
                    _ => format!(
                        "The link would be {} characters long; many programs cut it at {LONGEST_LINK}.",
                        text.len()
                    ),
                };
                return ShareOutput {
                    form: ShareForm::Json,
                    hint: format!("{why} Take the report as JSON instead. {OPENS}").into(),
                    text: report(ShareForm::Json),
                };
            }
            ShareForm::Json => OPENS,
            ShareForm::Text => "For a ticket or a mail.",
            ShareForm::Markdown => "For a wiki or an issue.",
        };
        ShareOutput { form: self.form, hint: hint.into(), text: report(self.form) }
    }
}

const BARE: &str = "The end of a link: append it to the address of a Flow Preflight page.";

const OPENS: &str = "To open it again, paste it into the box of this page.";

/// The report as JSON.
#[must_use]
pub fn json_report(shared: &Shared) -> String {
    report(shared, &[], FactSet::EMPTY, ShareForm::Json)
}

/// A report in the given form. Text and Markdown also include the changes, a message for each person who has to act,
/// and the evidence for a support case.
#[must_use]
pub fn report(shared: &Shared, evidence: &[Evidence], pinned: FactSet, form: ShareForm) -> String {
    let report = check(&shared.knowledge);
    let format = match form {
        ShareForm::Text => Format::Text,
        ShareForm::Markdown => Format::Markdown,
        ShareForm::Link | ShareForm::Json => {
            let json = serde_json::to_string(&api::Answer::new(api::Report::from(&report)));
            return crate::text::json::indent(&json.unwrap_or_default());
        }
    };
    let fix = fix::fix(&report, pinned);
    let answer = export::answer(&report, &shared.codes, format);
    answer + &export::solutions_and_messages(&report, &fix, format) + &export::evidence(evidence, false, format)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The output if the browser made this fragment for `{}`.
    fn linked(fragment: Option<String>, address: Option<&str>) -> ShareOutput {
        let mut sharing = Sharing::default();
        if let Some(fragment) = fragment {
            sharing.apply(ShareStep::Linked("{}".into(), fragment));
        }
        sharing.outgoing("{}", address, &|form| format!("as {form:?}"))
    }

    #[test]
    fn a_link_that_can_not_be_made_or_would_be_cut_is_json_instead() {
        let link = linked(Some("#s=abc".to_owned()), Some("https://tool.example/"));
        assert_eq!((link.form, link.text.as_str()), (ShareForm::Link, "https://tool.example/#s=abc"));
        let long = linked(Some("x".repeat(LONGEST_LINK)), Some("/"));
        assert_eq!((long.form, long.text.as_str()), (ShareForm::Json, "as Json"));
        assert!(long.hint.contains(&(LONGEST_LINK + 1).to_string()), "{}", long.hint);
        let refused = linked(Some(String::new()), Some("/"));
        assert!(refused.form == ShareForm::Json && refused.hint.starts_with("This browser can’t make links."));
    }

    #[test]
    fn a_link_without_an_address_says_that_it_is_the_end_of_one() {
        assert_eq!(linked(Some("#s=abc".to_owned()), None).hint, BARE);
    }

    #[test]
    fn a_link_of_older_facts_is_not_shown() {
        let mut sharing = Sharing::default();
        sharing.apply(ShareStep::Linked("{\"older\":1}".into(), "#s=old".to_owned()));
        let output = sharing.outgoing("{}", Some("/"), &|_| String::new());
        assert_eq!((output.form, output.text.as_str()), (ShareForm::Link, ""));
    }

    #[test]
    fn other_forms_are_written_by_the_report() {
        let mut sharing = Sharing::default();
        sharing.apply(ShareStep::Form(ShareForm::Markdown));
        assert_eq!(sharing.outgoing("{}", None, &|form| format!("as {form:?}")).text, "as Markdown");
    }
}
