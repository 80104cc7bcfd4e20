//! The page, in Yew: pages know the workbench, parts only what they are given.

mod bench;
mod browser;
mod change;
mod link;
mod pages;
mod parts;
mod sharing;
mod words;

pub(crate) use bench::Start;
#[cfg(feature = "app")]
pub(crate) use browser::Deflate;
#[cfg(feature = "app")]
pub(crate) use link::Followed;
pub(crate) use pages::workbench::{WorkbenchPage, WorkbenchPageProps};
