//! The page, in Yew: pages know the workbench, parts only what they are given.

mod bench;
mod browser;
mod change;
mod pages;
mod parts;
mod words;

pub(crate) use bench::Start;
pub(crate) use pages::workbench::{WorkbenchPage, WorkbenchPageProps};
