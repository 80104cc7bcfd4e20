//! The page, in Yew: pages know the workbench, parts only their props.

mod bench;
mod browser;
mod change;
mod pages;
mod parts;
mod words;

pub(crate) use bench::Start;
use pages::workbench::WorkbenchPage;
use yew::prelude::*;

/// What the page begins with.
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    /// What the person already has in hand.
    #[prop_or_default]
    pub(crate) start: Start,
}

/// The whole page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    html! { <WorkbenchPage start={props.start.clone()} /> }
}
