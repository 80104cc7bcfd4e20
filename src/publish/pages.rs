//! Pages as HTML text, as they stand before a browser takes part.

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

/// The page of auto-claim as HTML; `link` is the JSON of a share link.
#[must_use]
pub fn auto_claim_page(link: &str) -> String {
    let props =
        AutoClaimPageProps { opened: OpenedLink::of_auto_claim("#1.", Some(link)), ..AutoClaimPageProps::default() };
    let page = LocalServerRenderer::<AutoClaimPage>::with_props(props).hydratable(false);
    futures_executor::block_on(page.render())
}

/// Something that is drawn already.
#[derive(Properties, PartialEq)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.html.clone()
}

/// What Yew draws, as HTML.
pub(super) fn drawn(html: Html) -> String {
    let page = LocalServerRenderer::<Drawn>::with_props(DrawnProps { html }).hydratable(false);
    futures_executor::block_on(page.render())
}
