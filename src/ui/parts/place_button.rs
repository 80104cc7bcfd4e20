//! A place in the paste, to go to.

use crate::model::Place;
use yew::prelude::*;

/// The place.
#[derive(Properties, PartialEq)]
pub(crate) struct PlaceButtonProps {
    pub(crate) place: Place,
    pub(crate) on_place: Callback<Place>,
}

/// Goes to a place in the paste.
#[component]
pub(crate) fn PlaceButton(props: &PlaceButtonProps) -> Html {
    let (place, on_place) = (props.place, props.on_place.clone());
    let onclick = Callback::from(move |_| on_place.emit(place));
    html! {
        <button type="button" class="chip accent" {onclick}>
            <span class="unseen">{ "Show in the " }</span>{ format!("paste, line {}", place.line) }
        </button>
    }
}
