//! Renders pages as HTML on the native target.

use crate::triage::{Reader, cover, judge};
use crate::ui::{
    AutoClaimPage, AutoClaimPageProps, OpenedLink, RunsPage, RunsPageProps, SharedTriaged, SharedWorkbench, Triaged,
    WorkbenchPage, WorkbenchPageProps,
};
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

/// The page for many runs as HTML, with the result for a table; without a table, before reading.
#[must_use]
pub fn runs_page(table: &str) -> String {
    let mut reader = Reader::default();
    reader.feed(table.as_bytes());
    let summary = reader.finish();
    let judged = judge(&summary);
    let covered = cover(&judged.savable, 3);
    let triaged = Triaged { names: "flowsession.csv".to_owned(), summary, judged, covered, ..Triaged::default() };
    let start = (!table.is_empty()).then(|| SharedTriaged(Rc::new(triaged)));
    let page = LocalServerRenderer::<RunsPage>::with_props(RunsPageProps { site: "../".into(), start });
    futures_executor::block_on(page.hydratable(false).render())
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
