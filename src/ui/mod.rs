//! The page, in Yew: pages know the workbench, parts only their arguments.
#![cfg_attr(
    not(feature = "publish"),
    allow(dead_code, unused_imports, reason = "the bundle of one view has no use for the parts of the others")
)]

mod browser;
mod catalog_state;
#[cfg(feature = "publish")]
mod documents;
mod fact_edit;
mod format;
mod link;
mod pages;
mod parts;
mod runs_reading;
mod runs_state;
mod state;

#[cfg(any(feature = "view-workbench", feature = "view-auto-claim"))]
pub(crate) use browser::Deflate;
#[cfg(feature = "publish")]
pub(crate) use documents::{
    Here, Place, auto_claim_document, code_document, code_fragment, compare_document, document, embed_document, folder,
    guide_document, guides_document, license_document, license_lead, machines_document, not_found_document,
    offline_document, rule_document, rule_fragment, runs_document,
};
#[cfg(feature = "publish")]
pub(crate) use documents::{code_has_picture, has_picture};
#[cfg(any(feature = "view-workbench", feature = "view-auto-claim", feature = "publish"))]
pub(crate) use link::OpenedLink;
#[cfg(any(feature = "view-auto-claim", feature = "publish"))]
pub(crate) use pages::auto_claim::{AutoClaimPage, AutoClaimPageProps};
#[cfg(feature = "view-catalog")]
pub(crate) use pages::catalog::CatalogPageProps;
pub(crate) use pages::catalog::{CatalogPage, SharedIndex};
#[cfg(any(feature = "view-runs", feature = "publish"))]
pub(crate) use pages::runs::{RunsPage, RunsPageProps};
pub(crate) use pages::workbench::{WorkbenchPage, WorkbenchPageProps};
#[cfg(feature = "publish")]
pub(crate) use runs_state::{SharedTriaged, Triaged};
pub(crate) use state::SharedWorkbench;
