//! Where a fact comes from, as a quiet label; a place in the paste can be gone to.

use super::chip::Chip;
use super::place_button::PlaceButton;
use crate::check::FactOrigin;
use crate::model::{Origin, Place};
use yew::prelude::*;

/// Where the fact comes from.
#[derive(Properties, PartialEq)]
pub(crate) struct OriginLabelProps {
    /// Nothing where the fact is not known.
    pub(crate) origin: Option<FactOrigin>,
    pub(crate) on_place: Callback<Place>,
}

/// Where a fact comes from.
#[component]
pub(crate) fn OriginLabel(props: &OriginLabelProps) -> Html {
    match &props.origin {
        None => html! { <Chip class="faint">{ "not known" }</Chip> },
        Some(FactOrigin::TakenBack) => html! { <Chip class="faint">{ "you took it back" }</Chip> },
        Some(FactOrigin::Disputed) => html! { <Chip class="risk">{ "two places disagree" }</Chip> },
        Some(FactOrigin::Known(Origin::Said)) => html! { <Chip>{ "you said" }</Chip> },
        Some(FactOrigin::Known(Origin::Implied { code })) => {
            html! { <Chip class="question">{ "implied by " }<code>{ *code }</code></Chip> }
        }
        Some(FactOrigin::Known(Origin::Read { place: Some(place) })) => {
            html! { <PlaceButton place={*place} on_place={props.on_place.clone()} /> }
        }
        Some(FactOrigin::Known(Origin::Read { place: None })) => html! { <Chip>{ "read" }</Chip> },
    }
}
