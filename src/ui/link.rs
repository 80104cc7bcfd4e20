//! A share link that was followed.

use crate::share::{LinkError, Shared};
use std::rc::Rc;

/// A link that was followed, or why it can't be opened. Shared, and the same only if it is the very same.
#[derive(Clone)]
pub(crate) struct Followed(pub(crate) Rc<Result<Shared, LinkError>>);

impl PartialEq for Followed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(feature = "app")]
impl Followed {
    /// What is behind the fragment of an address, which inflates to `json` if it can be inflated; nothing if that is no
    /// link of ours.
    pub(crate) fn new(fragment: &str, json: Option<&str>) -> Option<Self> {
        let opened = match crate::share::body_of(fragment) {
            Ok(None) => return None,
            Ok(Some(_)) => json.ok_or(LinkError::Damaged).and_then(Shared::from_json),
            Err(error) => Err(error),
        };
        Some(Self(Rc::new(opened)))
    }
}
