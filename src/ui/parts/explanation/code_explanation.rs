//! Why the run failed: each code of the paste or link with its meaning, its fix and its causes.

use crate::catalog::{Cause, CodeStatus, ErrorCode, LookAlike, steps_for};
use crate::explain::{CauseStatus, cause_status, fact_if_ruled_out, facts_if_confirmed};
use crate::export::{self, Format};
use crate::intake::Reading;
use crate::model::{Owner, Place, RunPlan};
use crate::ui::parts::facts::origin_label::place_button;
use crate::ui::parts::shared::button::{button, disclosure};
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::source_notes::SourceNotes;
use crate::ui::parts::shared::steps::steps;
use yew::prelude::*;

/// The context of an explanation.
pub(crate) struct Context<'a> {
    /// The known facts; steps are worded for them.
    pub(crate) plan: &'a RunPlan,
    /// What was read, with the places of the codes.
    pub(crate) reading: &'a Reading,
    /// The numbered sources of the answer.
    pub(crate) notes: &'a SourceNotes,
    /// Selects a place in the paste.
    pub(crate) on_place: &'a Callback<Place>,
    /// Confirms or rules out a cause; `None` on a static page.
    pub(crate) on_cause: Option<&'a Callback<(&'static Cause, bool)>>,
}

/// One code. `is_planned` leaves out its steps, because the page's proposed changes include them.
pub(crate) fn code_explanation(entry: &'static ErrorCode, is_planned: bool, context: &Context<'_>) -> Html {
    let place = context.reading.codes.iter().find(|found| found.entry.id == entry.id).map(|found| found.place);
    html! {
        <article class="code-entry" key={entry.id}>
            <h4>{ entry.title }</h4>
            <p class="codes">
                if let Some(code) = entry.code {
                    <code class="chip">{ code }</code>
                } else {
                    <span class="chip faint">{ "reported without a code" }</span>
                }
                if entry.status == CodeStatus::Legacy { <span class="chip faint">{ "older versions only" }</span> }
                if let Some(place) = place { { place_button(place, context.on_place) } }
            </p>
            <p class="what">{ rich_text(entry.what) }{ context.notes.marks(entry.sources) }</p>
            <p class="why">{ rich_text(entry.why) }</p>
            if !is_planned { { what_to_do(entry, context.plan) } }
            { causes(entry.causes, context) }
            { besides(entry) }
        </article>
    }
}

/// The steps of a code, and a message for each of their owners.
fn what_to_do(entry: &'static ErrorCode, plan: &RunPlan) -> Html {
    let mut owners: Vec<Owner> = vec![];
    for step in steps_for(entry.fix, plan) {
        if !owners.contains(&step.owner) {
            owners.push(step.owner);
        }
    }
    let message = |owner: &Owner| {
        let text = export::failure_message(entry, *owner, plan, Format::Text);
        html! {
            <details data-holds="more">
                <summary>{ "Message to " }{ owner.label() }</summary>
                <CopyText {text} about={owner.label()} rows=8 />
            </details>
        }
    };
    html! { if !owners.is_empty() { <h5>{ "To fix this error" }</h5>{ steps(entry.fix, plan) }{ for owners.iter().map(message) } } }
}

/// The causes, if there are several.
fn causes(causes: &'static [Cause], context: &Context<'_>) -> Html {
    if causes.len() < 2 {
        return html! {};
    }
    let cause = |cause: &'static Cause| {
        html! {
            <>
                <dt>{ cause.title }</dt>
                <dd>{ rich_text(cause.how_to_tell) }{ answer(cause, context) }</dd>
            </>
        }
    };
    html! {
        <details data-holds="more" class="causes">
            <summary>{ format!("{} possible causes: which one is it?", causes.len()) }</summary>
            <dl>{ for causes.iter().map(cause) }</dl>
        </details>
    }
}

/// Whether this is the cause, if known; else buttons to say so, and how to find out.
fn answer(cause: &'static Cause, context: &Context<'_>) -> Html {
    let say = |label: &'static str, is_it: bool| {
        let on_cause = context.on_cause?;
        Some(button("small", label, cause.title, on_cause.reform(move |_| (cause, is_it))))
    };
    let open = facts_if_confirmed(cause).iter().map(|(fact, _)| fact).find(|fact| context.plan.get(*fact).is_none());
    html! {
        <div class="answers">
            { match cause_status(cause, context.plan) {
                CauseStatus::Confirmed => html! { <span class="chip accent">{ "It is this" }</span> },
                CauseStatus::RuledOut => html! { <span class="chip faint">{ "Not this" }</span> },
                CauseStatus::Open => html! {
                    <>
                        { for say("It is this", true) }
                        if fact_if_ruled_out(cause, context.plan).is_some() { { for say("Not this", false) } }
                        { for open.map(how_to_find_out) }
                    </>
                },
            } }
        </div>
    }
}

/// Codes that are often confused with it, and its other names.
fn besides(entry: &'static ErrorCode) -> Html {
    let look_alike = |other: &'static LookAlike| {
        html! { <li><code>{ other.code }</code>{ ": " }{ rich_text(other.difference) }</li> }
    };
    let name = |name: &&'static str| html! { <li><code>{ *name }</code></li> };
    let list = |items: Html| html! { <ul>{ items }</ul> };
    html! {
        <>
            if !entry.look_alikes.is_empty() {
                { disclosure("more", "Often confused with", entry.id, list(entry.look_alikes.iter().map(look_alike).collect())) }
            }
            if !entry.aliases.is_empty() {
                { disclosure("more", "Other names", entry.id, list(entry.aliases.iter().map(name).collect())) }
            }
        </>
    }
}
