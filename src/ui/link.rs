//! Content from outside the page: an opened share link, or what an embedding page starts with.

use crate::share::{LinkError, Shared};
use std::rc::Rc;

/// The opened content, or the error. Two are equal only if they are the same object.
#[derive(Clone)]
pub(crate) struct OpenedLink {
    pub(crate) shared: Rc<Result<Shared, LinkError>>,
    /// The text for the box.
    pub(crate) text: String,
}

impl PartialEq for OpenedLink {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

#[cfg(any(feature = "app", feature = "publish"))]
impl OpenedLink {
    /// The content of a URL fragment, which inflates to `json` if possible; `None` if it is no share link.
    pub(crate) fn new(fragment: &str, json: Option<&str>) -> Option<Self> {
        let opened = match crate::share::body_of(fragment) {
            Ok(None) => return None,
            Ok(Some(_)) => json.ok_or(LinkError::Damaged).and_then(Shared::from_json),
            Err(error) => Err(error),
        };
        Some(Self { shared: Rc::new(opened), text: String::new() })
    }

    /// The same for the auto-claim page, which also opens `plan=…`: a run that lacks a licence.
    pub(crate) fn of_auto_claim(fragment: &str, json: Option<&str>) -> Option<Self> {
        match fragment.trim_start_matches('#').strip_prefix("plan=") {
            Some(plan) => Some(Self::of_run(&crate::text::percent::decode(plan))),
            None => Self::new(fragment, json),
        }
    }

    /// A run that lacks a licence, as a plan in JSON, with what it says about the user.
    pub(crate) fn of_run(plan: &str) -> Self {
        let (plan, _) = crate::model::RunPlan::from_json_leniently(plan, crate::model::Units::Utf16);
        let knowledge = crate::model::Knowledge::said(&crate::auto_claim::way_out::situation_of_run(&plan));
        Self { shared: Rc::new(Ok(Shared { knowledge, ..Shared::default() })), text: String::new() }
    }

    /// The facts in a link's JSON, if they can be read, and a text.
    #[cfg(feature = "app")]
    pub(crate) fn given(json: &str, text: String) -> Self {
        Self { shared: Rc::new(Ok(Shared::from_json(json).unwrap_or_default())), text }
    }
}
