//! The published pages: complete documents that need no script, made from the same parts as the views.

mod auto_claim;
mod code;
mod compare;
mod embed;
mod fragment;
mod guide;
mod guide_facts;
mod head;
mod license;
mod links;
mod machines;
mod not_found;
mod offline;
mod rule;
mod runs;
mod section;
mod session_picture;

pub(crate) use auto_claim::auto_claim_document;
pub(crate) use code::code_document;
pub(crate) use compare::compare_document;
pub(crate) use embed::embed_document;
pub(crate) use fragment::{code_fragment, rule_fragment};
pub(crate) use guide::{guide_document, guides_document};
pub(crate) use head::{Here, Place, document};
pub(crate) use license::{lead as license_lead, license_document};
pub(crate) use links::folder;
pub(crate) use machines::machines_document;
pub(crate) use not_found::not_found_document;
pub(crate) use offline::offline_document;
pub(crate) use rule::rule_document;
pub(crate) use runs::runs_document;
pub(crate) use session_picture::{code_has_picture, has_picture};
