//! What is opened from outside: a share link that was opened, or what whoever embeds the page begins with.

use crate::share::{LinkError, Shared};
use std::rc::Rc;

/// What was opened, or why it can't be. Shared, and the same only if it is the very same.
#[derive(Clone)]
pub(crate) struct OpenedLink {
    pub(crate) shared: Rc<Result<Shared, LinkError>>,
    /// What goes into the box then.
    pub(crate) text: String,
}

impl PartialEq for OpenedLink {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

#[cfg(any(feature = "app", feature = "publish"))]
impl OpenedLink {
    /// What is behind the fragment of an address, which inflates to `json` if it can be inflated; nothing if that is no
    /// link of ours.
    pub(crate) fn new(fragment: &str, json: Option<&str>) -> Option<Self> {
        let opened = match crate::share::body_of(fragment) {
            Ok(None) => return None,
            Ok(Some(_)) => json.ok_or(LinkError::Damaged).and_then(Shared::from_json),
            Err(error) => Err(error),
        };
        Some(Self { shared: Rc::new(opened), text: String::new() })
    }

    /// The same for the page of auto-claim, which also opens `plan=…`: a run that lacks a licence.
    pub(crate) fn of_auto_claim(fragment: &str, json: Option<&str>) -> Option<Self> {
        match fragment.trim_start_matches('#').strip_prefix("plan=") {
            Some(plan) => Some(Self::of_run(&crate::text::percent::decode(plan))),
            None => Self::new(fragment, json),
        }
    }

    /// A run that lacks a licence, given as a plan in JSON, with what it tells of the user.
    pub(crate) fn of_run(plan: &str) -> Self {
        let (plan, _) = crate::model::RunPlan::from_json_leniently(plan, crate::model::Units::Utf16);
        let knowledge = crate::model::Knowledge::said(&crate::auto_claim::way_out::carry_over(&plan));
        Self { shared: Rc::new(Ok(Shared { knowledge, ..Shared::default() })), text: String::new() }
    }

    /// The facts in the JSON of a link, where they can be read, and a text.
    #[cfg(feature = "app")]
    pub(crate) fn given(json: &str, text: String) -> Self {
        Self { shared: Rc::new(Ok(Shared::from_json(json).unwrap_or_default())), text }
    }
}
