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

/// The first screen of the workbench. What stands inside the element shows where no script runs.
pub(super) fn workbench_first_screen() -> String {
    let page = taken_over::<WorkbenchPage>(WorkbenchPageProps::default());
    first_screen(&page, "flow_preflight", &["answer.css"])
        .replace("</template>", "<noscript><slot></slot></noscript></template>")
}

/// The first screen of auto-claim: the box. What stands inside the element shows below it, until the program is there.
pub(super) fn auto_claim_first_screen() -> String {
    let props = AutoClaimPageProps { first: true, ..AutoClaimPageProps::default() };
    let styles = ["../answer.css", "../pages.css", "../auto-claim.css"];
    let page = taken_over::<AutoClaimPage>(props);
    first_screen(&page, "view_auto_claim", &styles).replace("</template>", "<slot></slot></template>")
}

/// The first screen of the page for many runs: where files are dropped or chosen. Nothing is typed there, so the program
/// draws it anew instead of taking it over, which spares it the code for that.
pub(super) fn runs_first_screen() -> String {
    let page = LocalServerRenderer::<RunsPage>::with_props(RunsPageProps::default()).hydratable(false);
    let styles = ["../style.css", "../pages.css", "../runs.css"];
    first_screen(&futures_executor::block_on(page.render()), "view_runs", &styles)
        .replace("</template>", "<slot></slot></template>")
}

/// A page that the program takes over as it is.
fn taken_over<Page: BaseComponent>(props: Page::Properties) -> String {
    without_names(&futures_executor::block_on(LocalServerRenderer::<Page>::with_props(props).render()))
}

/// A page for the element's shadow root, and the bundle that goes on with it.
fn first_screen(page: &str, bundle: &str, styles: &[&str]) -> String {
    let styles: String = styles.iter().map(|style| format!("<link rel=\"stylesheet\" href=\"{style}\">")).collect();
    format!(
        "<template shadowrootmode=\"open\">{styles}\
         <div class=\"app first\" part=\"app\" lang=\"en\" data-bundle=\"{bundle}\"><div>{page}</div></div></template>"
    )
}

/// Leaves out which component stands between two marks: Yew looks for the marks alone.
fn without_names(html: &str) -> String {
    let comment = |part: &str| match part.rsplit_once("<!--<") {
        Some((before, name)) if name.starts_with('/') => format!("{before}<!--</[]>-->"),
        Some((before, _)) => format!("{before}<!--<[]>-->"),
        None => part.to_owned(),
    };
    html.split("-->").map(comment).collect()
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
