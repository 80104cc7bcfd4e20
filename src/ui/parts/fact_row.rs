//! One fact: what it is called, its value, where it comes from, and how to find it out.

use super::fact_value::FactValue;
use super::how_to_find_out::HowToFindOut;
use super::origin_label::OriginLabel;
use crate::check::{FactOrigin, KnownFact};
use crate::model::{Candidate, Fact, Kind, Origin, Place};
use crate::ui::change::Change;
use crate::ui::words;
use yew::prelude::*;

/// The fact, and what is known of it.
#[derive(Properties, PartialEq)]
pub(crate) struct FactRowProps {
    pub(crate) fact: Fact,
    /// Nothing where it is not known.
    pub(crate) known: Option<KnownFact>,
    pub(crate) on_change: Callback<Change>,
    pub(crate) on_place: Callback<Place>,
}

/// One fact.
#[component]
pub(crate) fn FactRow(props: &FactRowProps) -> Html {
    let (fact, info) = (props.fact, props.fact.info());
    let value = props.known.as_ref().and_then(|known| known.value.clone());
    let on_value = props.on_change.reform(move |value| Change::Say(fact, value));
    let control = html! { <FactValue {fact} value={value.clone()} scope="known" {on_value} /> };
    let is_list = matches!(info.kind, Kind::Sessions | Kind::Licenses);
    html! {
        <fieldset class="fact" data-fact={info.id} tabindex="-1">
            <legend>{ info.label }</legend>
            <div class="fact-origin">
                <OriginLabel
                    origin={props.known.as_ref().map(|known| known.origin.clone())}
                    on_place={props.on_place.clone()}
                />
            </div>
            <div class="fact-value">
                if is_list {
                    if let Some(value) = &value { <p class="in-words">{ words::value(fact, value) }</p> }
                    <details class="edit">
                        <summary>
                            { if value.is_some() { "Change" } else { "Say what you know" } }
                            <span class="unseen">{ format!(": {}", info.label) }</span>
                        </summary>
                        { control }
                    </details>
                } else {
                    { control }
                }
            </div>
            { others(props) }
            <div class="fact-foot">{ taking_back(props) }<HowToFindOut {fact} /></div>
        </fieldset>
    }
}

/// What else was found: to choose from where two places disagree, to know of where it was overruled.
fn others(props: &FactRowProps) -> Html {
    let Some(known) = props.known.as_ref().filter(|known| !known.others.is_empty()) else { return html! {} };
    let disputed = matches!(known.origin, FactOrigin::Disputed);
    let other = |candidate: &Candidate| {
        let (fact, value) = (known.fact, candidate.value.clone());
        let onclick = props.on_change.reform(move |_| Change::Say(fact, value.clone()));
        html! {
            <li>
                <span class="in-words">{ words::value(fact, &candidate.value) }</span>
                <OriginLabel origin={FactOrigin::Known(candidate.origin.clone())} on_place={props.on_place.clone()} />
                if disputed {
                    <button type="button" class="small" {onclick}>
                        { "Use this" }<span class="unseen">{ format!(": {}", words::value(fact, &candidate.value)) }</span>
                    </button>
                }
            </li>
        }
    };
    html! {
        <div class="others">
            <p>{ if disputed { "Which one is right?" } else { "Also found:" } }</p>
            <ul>{ for known.others.iter().map(other) }</ul>
        </div>
    }
}

/// The button that takes the fact back, or that brings back what was found.
fn taking_back(props: &FactRowProps) -> Html {
    let Some(known) = &props.known else { return html! {} };
    let fact = known.fact;
    let (label, change) = match &known.origin {
        FactOrigin::TakenBack if known.others.is_empty() => ("Forget this", Change::Restore(fact)),
        FactOrigin::TakenBack => ("Back to what was found", Change::Restore(fact)),
        FactOrigin::Known(Origin::Said) if known.others.is_empty() => ("Not known", Change::Restore(fact)),
        FactOrigin::Known(Origin::Said) => ("Back to what was found", Change::Restore(fact)),
        FactOrigin::Known(_) | FactOrigin::Disputed => ("Not known", Change::TakeBack(fact)),
    };
    let onclick = props.on_change.reform(move |_| change.clone());
    html! {
        <button type="button" class="link" {onclick}>
            { label }<span class="unseen">{ format!(": {}", fact.info().label) }</span>
        </button>
    }
}
