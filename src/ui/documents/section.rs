//! Parts of the published pages: sections with a heading, lists of facts, sources, the link to the workbench.

use crate::api;
use crate::catalog::{Citation, Dispute, Position, age};
use crate::labels;
use crate::model::{Fact, RunPlan};
use crate::ui::format::short_date;
use crate::ui::parts::shared::citations::citation;
use crate::ui::parts::shared::rich_text::rich_text;
use yew::prelude::*;

/// A section with its heading; empty without content.
pub(super) fn section(title: &'static str, inside: Option<Html>) -> Html {
    inside.map_or_else(Html::default, |inside| html! { <section><h2>{ title }</h2>{ inside }</section> })
}

/// A list, if it has items.
pub(super) fn list(items: Vec<Html>) -> Option<Html> {
    let item = |item: Html| html! { <li>{ item }</li> };
    (!items.is_empty()).then(|| html! { <ul class="links">{ for items.into_iter().map(item) }</ul> })
}

/// A line in the facts at the side; empty without content.
pub(super) fn fact(label: &'static str, said: Vec<Html>) -> Html {
    if said.is_empty() {
        return Html::default();
    }
    html! { <><dt>{ label }</dt>{ for said.into_iter().map(|said| html! { <dd>{ said }</dd> }) }</> }
}

/// A plain text as HTML.
pub(super) fn text(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { { text } }
}

/// The known facts of a plan.
pub(super) fn known(plan: &RunPlan) -> Option<Html> {
    let rows: Vec<Html> = plan
        .iter()
        // Each page mentions the run mode itself.
        .filter(|(fact, _)| *fact != Fact::RunMode)
        .map(|(fact, value)| html! { <><dt>{ fact.info().label }</dt><dd>{ labels::value(fact, value) }</dd></> })
        .collect();
    (!rows.is_empty()).then(|| html! { <dl class="known">{ for rows }</dl> })
}

/// The sources as numbered notes with their dates, and all disputes in one disclosure.
pub(super) fn sources(sources: &'static [Citation], disputes: &'static [&'static Dispute]) -> Html {
    let source = |source: &Citation| {
        let source = api::Citation::from(source);
        let page = source.page_date.map(|day| format!("page of {}, ", short_date(day))).unwrap_or_default();
        let age = age(source.years_old);
        html! {
            <li>
                <a href={source.url} rel="noreferrer">{ source.title }</a>
                if !source.section.is_empty() { { ", " }{ source.section } }
                <span class="fine">{ format!(" ({page}read {}{age})", short_date(source.read_on)) }</span>
            </li>
        }
    };
    let position = |position: &'static Position| {
        html! {
            <li>
                { rich_text(position.says) }
                <p class="fine">{ citation(&position.source) }</p>
            </li>
        }
    };
    let dispute = |dispute: &&'static Dispute| {
        html! {
            <>
                <h3>{ dispute.point }</h3>
                <ul class="plain">{ for dispute.positions.iter().map(position) }</ul>
                <p><strong>{ "Followed here: " }</strong>{ rich_text(dispute.follow) }</p>
            </>
        }
    };
    let count = disputes.len();
    html! {
        if !sources.is_empty() {
            <section class="sources-of-entry">
                <h2>{ "Sources" }</h2>
                <ol class="notes">{ for sources.iter().map(source) }</ol>
                if count > 0 {
                    <details>
                        <summary>{ format!("Where Microsoft’s pages disagree ({count})") }</summary>
                        { for disputes.iter().map(dispute) }
                    </details>
                }
            </section>
        }
    }
}

/// A link to the workbench with some content. With scripts, it opens in place.
pub(super) fn open_in_workbench(root: &str, fragment: &str, label: &'static str, says: &str) -> Html {
    html! {
        <p class="card try">
            <a data-look="small" href={format!("{root}#{fragment}")}>{ label }</a>
            <span>{ says.to_owned() }</span>
        </p>
    }
}
