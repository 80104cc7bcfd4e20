//! What the published pages are made of: sections with a heading, lists of facts, the call to try one's own run.

use crate::labels;
use crate::model::{Fact, RunPlan};
use yew::prelude::*;

/// A section with its heading; nothing where there is nothing in it.
pub(super) fn section(title: &'static str, inside: Option<Html>) -> Html {
    inside.map_or_else(Html::default, |inside| html! { <section><h2>{ title }</h2>{ inside }</section> })
}

/// A list, if there is anything in it.
pub(super) fn list(items: Vec<Html>) -> Option<Html> {
    let item = |item: Html| html! { <li>{ item }</li> };
    (!items.is_empty()).then(|| html! { <ul class="links">{ for items.into_iter().map(item) }</ul> })
}

/// One line of the facts at the side; nothing where there is nothing to say.
pub(super) fn fact(label: &'static str, said: Vec<Html>) -> Html {
    if said.is_empty() {
        return Html::default();
    }
    html! { <><dt>{ label }</dt>{ for said.into_iter().map(|said| html! { <dd>{ said }</dd> }) }</> }
}

/// A plain text as something to show.
pub(super) fn text(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { { text } }
}

/// What is known in a plan, fact by fact.
pub(super) fn known(plan: &RunPlan) -> Option<Html> {
    let rows: Vec<Html> = plan
        .iter()
        // Each page says the run mode for itself.
        .filter(|(fact, _)| *fact != Fact::RunMode)
        .map(|(fact, value)| html! { <><dt>{ fact.info().label }</dt><dd>{ labels::value(fact, value) }</dd></> })
        .collect();
    (!rows.is_empty()).then(|| html! { <dl class="known">{ for rows }</dl> })
}

/// Leads to the workbench with something in it. Where scripts run, it opens in place of this.
pub(super) fn open_in_workbench(root: &str, fragment: &str, label: &'static str, says: &str) -> Html {
    html! {
        <p class="card try">
            <a data-look="small" href={format!("{root}#{fragment}")}>{ label }</a>
            <span>{ says.to_owned() }</span>
        </p>
    }
}
