//! Where a fact comes from, as a quiet label; a place in the paste can be gone to.

use crate::check::FactOrigin;
use crate::model::{Origin, Place};
use yew::prelude::*;

/// Where a fact comes from; nothing where it is not known. For `reading`, it was somebody else who said it.
pub(crate) fn origin_label(origin: Option<&FactOrigin>, reading: bool, on_place: &Callback<Place>) -> Html {
    let (tone, text) = match origin {
        None => ("faint", "not known"),
        Some(FactOrigin::TakenBack) if reading => ("faint", "the sender took it back"),
        Some(FactOrigin::Known(Origin::Said)) if reading => ("plain", "the sender said"),
        Some(FactOrigin::TakenBack) => ("faint", "you took it back"),
        Some(FactOrigin::Disputed) => ("risk", "two places disagree"),
        Some(FactOrigin::Known(Origin::Said)) => ("plain", "you said"),
        Some(FactOrigin::Known(Origin::Read { place: None })) => ("plain", "from the link"),
        Some(FactOrigin::Known(Origin::Read { place: Some(place) })) => return place_button(*place, on_place),
        Some(FactOrigin::Known(Origin::Implied { code })) => {
            return html! { <span class="chip question">{ "implied by " }<code>{ *code }</code></span> };
        }
    };
    html! { <span class="chip" data-tone={tone}>{ text }</span> }
}

/// Goes to a place in the paste.
pub(crate) fn place_button(place: Place, on_place: &Callback<Place>) -> Html {
    let onclick = on_place.reform(move |_| place);
    html! {
        <button type="button" class="chip accent" {onclick}>
            <span class="unseen">{ "Show in the " }</span>{ format!("paste, line {}", place.line) }
        </button>
    }
}
