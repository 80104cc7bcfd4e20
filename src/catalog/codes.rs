//! The error codes.

use super::code::ErrorCode;
use crate::model::StatusNumber;
use crate::store::{catalog, translations};
use std::sync::LazyLock;

static ALL: LazyLock<Vec<ErrorCode>> = LazyLock::new(|| catalog().codes.iter().map(ErrorCode::from).collect());

/// Every entry.
#[must_use]
pub fn all() -> &'static [ErrorCode] {
    &ALL
}

/// The messages in other languages, each with its code. A page has only those whose packs it loaded.
pub fn in_other_languages() -> impl Iterator<Item = (&'static ErrorCode, &'static str)> {
    translations().into_iter().filter_map(|(code, message)| Some((all().get(usize::from(code))?, message)))
}

/// The entry with this id or old name, ignoring case. A number is found in any spelling.
#[must_use]
pub fn find(written: &str) -> Option<&'static ErrorCode> {
    let named = |same: &dyn Fn(&str) -> bool| {
        all().iter().find(|entry| same(entry.id) || entry.aliases.iter().any(|alias| same(alias)))
    };
    named(&|name| name.eq_ignore_ascii_case(written)).or_else(|| {
        let number = StatusNumber::read(written)?;
        named(&|name| StatusNumber::read(name) == Some(number))
    })
}
