//! What is passed on, and in which form: worked out from the workbench while the panel is open.

use crate::api;
use crate::check::check;
use crate::export::{self, Format};
use crate::fix;
use crate::intake::Evidence;
use crate::model::FactSet;
use crate::share::{LONGEST_LINK, Shared};
use crate::workbench::Workbench;
use std::rc::Rc;
use yew::AttrValue;

/// The form in which something is passed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ShareForm {
    /// A link to this page that holds the facts.
    #[default]
    Link,
    /// The report as plain text.
    Text,
    /// The report as Markdown.
    Markdown,
    /// The report as JSON, which the box reads again.
    Json,
}

impl ShareForm {
    /// Every form, with what it is called.
    pub(crate) const ALL: [(Self, &'static str); 4] =
        [(Self::Link, "Link"), (Self::Text, "Text"), (Self::Markdown, "Markdown"), (Self::Json, "JSON")];

    /// The name of a file in this form.
    pub(crate) const fn file(self) -> &'static str {
        match self {
            Self::Text => "flow-preflight.txt",
            Self::Markdown => "flow-preflight.md",
            Self::Link | Self::Json => "flow-preflight.json",
        }
    }
}

/// What happens in the panel.
pub(crate) enum ShareStep {
    /// It is to go out in this form.
    Form(ShareForm),
    /// Names are to stay as they are, or not.
    KeepNames(bool),
    /// The link is to open for reading only, or not.
    ReadOnly(bool),
    /// The link to this JSON is made; it is empty where the browser can't.
    Linked(Rc<str>, String),
}

/// What the person wants to pass on.
#[derive(Clone, Default)]
pub(crate) struct Sharing {
    pub(crate) form: ShareForm,
    /// Names stay as they are.
    pub(crate) keep_names: bool,
    /// The link opens for reading only.
    pub(crate) read_only: bool,
    /// The fragment that was made last, with the JSON that is in it; empty where the browser can't make one.
    pub(crate) link: Option<(Rc<str>, String)>,
}

impl Sharing {
    /// Takes over what happened.
    pub(crate) fn apply(&mut self, step: ShareStep) {
        match step {
            ShareStep::Form(form) => self.form = form,
            ShareStep::KeepNames(kept) => self.keep_names = kept,
            ShareStep::ReadOnly(read_only) => self.read_only = read_only,
            ShareStep::Linked(json, fragment) => self.link = Some((json, fragment)),
        }
    }

    /// What is passed on, and which names stand in it for which.
    pub(crate) fn shared(&self, workbench: &Workbench) -> (Shared, Vec<(String, String)>) {
        let mut shared = workbench.to_share(self.read_only);
        let replaced = shared.redact(self.keep_names);
        (shared, replaced)
    }
}

/// What stands in the field of the panel, to be taken away.
#[derive(Clone)]
pub(crate) struct ShareOutput {
    pub(crate) form: ShareForm,
    pub(crate) hint: AttrValue,
    pub(crate) text: AttrValue,
}

impl Sharing {
    /// What goes out. `json` is what a link holds, and `address` is where it points to, if that is known; `report`
    /// writes the answer in a form. Where there can't be a link, the answer goes out as JSON instead.
    pub(crate) fn outgoing(
        &self,
        json: &str,
        address: Option<&AttrValue>,
        report: &dyn Fn(ShareForm) -> String,
    ) -> ShareOutput {
        let hint = match self.form {
            ShareForm::Link => {
                let made = self.link.as_ref().filter(|(made_of, _)| **made_of == *json);
                let fragment = made.map(|(_, fragment)| fragment.as_str());
                let address = address.map_or("", AttrValue::as_str);
                let text = fragment.map_or_else(String::new, |fragment| format!("{address}{fragment}"));
                if fragment != Some("") && text.len() <= LONGEST_LINK {
                    let hint =
                        if address.is_empty() { BARE } else { "It opens to the same answer, facts and questions." };
                    return ShareOutput { form: ShareForm::Link, hint: hint.into(), text: text.into() };
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
                    text: report(ShareForm::Json).into(),
                };
            }
            ShareForm::Json => OPENS,
            ShareForm::Text => "For a ticket or a mail.",
            ShareForm::Markdown => "For a wiki or an issue.",
        };
        ShareOutput { form: self.form, hint: hint.into(), text: report(self.form).into() }
    }
}

const BARE: &str = "The end of a link: append it to the address of a Flow Preflight page.";

const OPENS: &str = "To open it again, paste it into the box of this page.";

/// The report as JSON.
#[cfg(feature = "view-workbench")]
pub(crate) fn json_report(shared: &Shared) -> String {
    report(shared, &[], FactSet::EMPTY, ShareForm::Json)
}

/// A report in one of its forms. Texts go on with what to change, with a message for each person who has to act, and
/// with what a support case will ask for.
pub(crate) fn report(shared: &Shared, evidence: &[Evidence], pinned: FactSet, form: ShareForm) -> String {
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
    answer + &export::handed(&report, &fix, format) + &export::evidence(evidence, false, format)
}
