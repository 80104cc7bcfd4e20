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

#[cfg(feature = "app")]
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

    /// The facts in the JSON of a link, where they can be read, and a text.
    pub(crate) fn given(json: &str, text: String) -> Self {
        Self { shared: Rc::new(Ok(Shared::from_json(json).unwrap_or_default())), text }
    }
}
