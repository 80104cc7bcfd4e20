//! The set-up: the goal, who may do it, the steps, and a checklist to copy.

use crate::api::{AutoClaim, Citation, ClaimStep};
use crate::check::KnownFact;
use crate::export::Format;
use crate::model::{Fact, Knowledge, Place};
use crate::ui::fact_edit::FactEdit;
use crate::ui::parts::facts::fact_row::{Shown, fact_row};
use crate::ui::parts::shared::button::disclosure;
use crate::ui::parts::shared::citations::cited;
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::disputes::disputes_fold;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::owner_label;
use yew::prelude::*;

/// The sections of a checklist, with their headings.
pub(crate) const SECTIONS: [(&str, &str); 3] =
    [("before", "Before you start"), ("setUp", "Set it up"), ("afterwards", "Check afterwards")];

/// The card, with choices for goal and role.
pub(crate) fn claim_set_up(
    answer: &AutoClaim,
    knowledge: &Knowledge,
    reading: bool,
    on_change: &Callback<FactEdit>,
    on_place: &Callback<Place>,
) -> Html {
    let set_up = &answer.set_up;
    let known = KnownFact::all(knowledge);
    let field = |fact: Fact| {
        let known = known.iter().find(|known| known.fact == fact);
        fact_row(fact, &Shown { known, presumed: None, is_open: true, read_only: reading }, on_change, on_place)
    };
    html! {
        <section class="card set-up" aria-labelledby="set-up">
            <h3 id="set-up">{ "Set up auto-claim policies" }</h3>
            <div>{ field(Fact::SetUpGoal) }{ field(Fact::SetUpRole) }</div>
            if !set_up.impossible.is_empty() {
                <p class="gate">{ shape(Sign::Blocked) }<span>{ set_up.impossible }</span></p>
            }
            if !set_up.steps.is_empty() {
                <p class="gate">{ shape(Sign::from(set_up.may)) }<span>{ set_up.role }</span></p>
                { pair(set_up.app, set_up.product) }
                { for SECTIONS.into_iter().map(|(section, title)| steps(&set_up.steps, section, title, html! { <h4>{ title }</h4> })) }
                { disclosure("more", "Copy the checklist", "", html! { <CopyText text={answer.checklist(Format::Text)} about="Checklist" rows=10 /> }) }
            }
        </section>
    }
}

/// The app and the product to choose.
pub(crate) fn pair(app: &'static str, product: &'static str) -> Html {
    if app.is_empty() {
        return Html::default();
    }
    html! { <dl class="pair"><dt>{ "App" }</dt><dd>{ app }</dd><dt>{ "Product" }</dt><dd>{ product }</dd></dl> }
}

/// The steps of a section under its heading; empty if there are none.
pub(crate) fn steps(all: &[ClaimStep], section: &str, title: &'static str, heading: Html) -> Html {
    let of_section: Vec<&ClaimStep> = all.iter().filter(|step| step.section == section).collect();
    if of_section.is_empty() {
        return Html::default();
    }
    let step = |step: &&ClaimStep| {
        let done = match step.done {
            Some(true) => Some("done"),
            Some(false) => Some("not done yet"),
            None => None,
        };
        html! {
            <li class="step" key={step.id}>
                <div>
                    <span>{ step.text }</span>
                    { for done.map(|done| html! { <>{ " " }<span class="chip">{ done }</span></> }) }
                </div>
                { owner_label(step.owner) }
            </li>
        }
    };
    let mut sources: Vec<Citation> = vec![];
    for source in of_section.iter().flat_map(|step| &step.sources) {
        if !sources.iter().any(|known| known.url == source.url && known.section == source.section) {
            sources.push(*source);
        }
    }
    html! {
        <>
            { heading }
            <ol class="steps">{ for of_section.iter().map(step) }</ol>
            { disclosure("more", "Sources", title, cited(&sources)) }
        </>
    }
}

/// Notes: announced actions, disputes and more.
pub(crate) fn claim_notes(answer: &AutoClaim) -> Html {
    let planned = answer.actions.iter().filter(|action| action.planned);
    let status = |status: &crate::api::ClaimStatus| {
        let word = match status.status {
            "planned" => "planned only",
            "live" => "counts",
            _ => "not mentioned",
        };
        let date = status.page_date.map(|date| format!(" of {}", crate::ui::format::short_date(date)));
        html! { <li><a href={status.url} rel="noreferrer">{ status.title }</a>{ date.unwrap_or_default() }{ ": " }{ word }</li> }
    };
    let action = |action: &crate::api::ClaimActionEntry| {
        html! { <article class="note"><h4>{ action.title }</h4><ul class="sources">{ for action.statuses.iter().map(status) }</ul></article> }
    };
    let note = |note: &crate::api::ClaimText| {
        html! {
            <article class="note" key={note.id}>
                if !note.title.is_empty() { <h4>{ note.title }</h4> }
                <p class="why">{ note.text }</p>
                { cited(&note.sources) }
            </article>
        }
    };
    let actions: Vec<Html> = planned.map(action).collect();
    html! {
        <>
            if !actions.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Announced before it was live" }<span class="number">{ format!(" {}", actions.len()) }</span></h3></summary>
                    <p class="quiet">{ "An older page calls these actions planned; the newest one says that they count. If one does nothing in your tenant, this may be why." }</p>
                    <div>{ for actions }</div>
                </details>
            }
            { disputes_fold(&answer.disputes) }
            <details class="card fold">
                <summary><h3>{ "Good to know" }<span class="number">{ format!(" {}", answer.notes.len()) }</span></h3></summary>
                <div>{ for answer.notes.iter().map(note) }</div>
            </details>
        </>
    }
}
