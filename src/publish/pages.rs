//! Renders pages as HTML on the native target.

use crate::ui::{AutoClaimPage, AutoClaimPageProps, OpenedLink, SharedWorkbench, WorkbenchPage, WorkbenchPageProps};
use crate::workbench::Workbench;
use std::rc::Rc;
use yew::LocalServerRenderer;
use yew::prelude::*;

/// The workbench as HTML.
#[must_use]
pub fn workbench_page(workbench: Workbench) -> String {
    let props = WorkbenchPageProps { start: SharedWorkbench(Rc::new(workbench)), ..WorkbenchPageProps::default() };
    let page = LocalServerRenderer::<WorkbenchPage>::with_props(props).hydratable(false);
    futures_executor::block_on(page.render())
}

/// The auto-claim page as HTML; `link` is the JSON of a share link.
#[must_use]
pub fn auto_claim_page(link: &str) -> String {
    let props =
        AutoClaimPageProps { opened: OpenedLink::of_auto_claim("#1.", Some(link)), ..AutoClaimPageProps::default() };
    let page = LocalServerRenderer::<AutoClaimPage>::with_props(props).hydratable(false);
    futures_executor::block_on(page.render())
}

/// HTML that is already rendered.
#[derive(Properties, PartialEq)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.html.clone()
}

/// Renders Yew's HTML as text.
pub(super) fn drawn(html: Html) -> String {
    let page = LocalServerRenderer::<Drawn>::with_props(DrawnProps { html }).hydratable(false);
    futures_executor::block_on(page.render())
}
