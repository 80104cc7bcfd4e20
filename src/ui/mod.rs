//! The page, in Yew: pages know the workbench, parts only their props.

mod bench;
mod browser;
mod change;
mod pages;
mod parts;
mod words;

use crate::workbench::{Action, Workbench};
pub(crate) use bench::Start;
use pages::workbench::WorkbenchPage;
use std::rc::Rc;
use yew::prelude::*;

/// What the page begins with.
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    /// What the person already has in hand.
    #[prop_or_default]
    pub(crate) start: Start,
}

impl AppProps {
    /// The text that stands in the box at the start, if there is one.
    #[cfg_attr(not(feature = "app"), expect(dead_code, reason = "only the door of the browser begins so"))]
    pub(crate) fn beginning_with(text: Option<String>) -> Self {
        let mut workbench = Workbench::default();
        if let Some(text) = text {
            workbench.apply(Action::Text(text));
        }
        Self { start: Start(Rc::new(workbench)) }
    }
}

/// The whole page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    html! { <WorkbenchPage start={props.start.clone()} /> }
}
