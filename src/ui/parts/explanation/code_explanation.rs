//! An error code in the paste: what it means, why it comes, what to do, and what it is not.

use crate::catalog::{Cause, CodeStatus, ErrorCode, LookAlike};
use crate::model::RunPlan;
use crate::ui::parts::shared::button::disclosure;
use crate::ui::parts::shared::citations::citations;
use crate::ui::parts::shared::disputes::disputes;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::steps::steps;
use yew::prelude::*;

/// An error code in the paste; `plan` is what is known of the run.
pub(crate) fn code_explanation(entry: &'static ErrorCode, plan: &RunPlan) -> Html {
    html! {
        <article class="finding code-entry" key={entry.id}>
            <div class="finding-head">
                <h4>{ entry.title }</h4>
                <span class="codes">
                    <span class="chip">
                        if let Some(code) = entry.code { <code>{ code }</code> } else { { "reported without a code" } }
                    </span>
                    if entry.status == CodeStatus::Legacy { <span class="chip faint">{ "older versions only" }</span> }
                </span>
            </div>
            <p class="what">{ rich_text(entry.what) }</p>
            <p class="why">{ rich_text(entry.why) }</p>
            if !entry.fix.is_empty() { { steps(entry.fix, plan) } }
            { causes(entry.causes) }
            { besides(entry) }
            { citations(entry.sources) }
            { disputes(entry.disputes) }
        </article>
    }
}

/// The ways in which it comes about, where there are several.
fn causes(causes: &'static [Cause]) -> Html {
    if causes.len() < 2 {
        return html! {};
    }
    let cause = |cause: &'static Cause| {
        html! { <><dt>{ cause.title }</dt><dd>{ rich_text(cause.how_to_tell) }</dd></> }
    };
    html! {
        <div class="causes">
            <h5>{ "Which of these is it?" }</h5>
            <dl>{ for causes.iter().map(cause) }</dl>
        </div>
    }
}

/// What it is easily taken for, and its other names.
fn besides(entry: &'static ErrorCode) -> Html {
    let look_alike = |other: &'static LookAlike| {
        html! { <li><code>{ other.code }</code>{ ": " }{ rich_text(other.difference) }</li> }
    };
    let name = |name: &&'static str| html! { <li><code>{ *name }</code></li> };
    let list = |items: Html| html! { <ul>{ items }</ul> };
    html! {
        <>
            if !entry.look_alikes.is_empty() {
                { disclosure("more", "Easily taken for", entry.id, list(entry.look_alikes.iter().map(look_alike).collect())) }
            }
            if !entry.aliases.is_empty() {
                { disclosure("more", "Other names", entry.id, list(entry.aliases.iter().map(name).collect())) }
            }
        </>
    }
}
