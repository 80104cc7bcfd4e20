//! The origin of a fact as a chip; the place of a read fact is a button that selects it in the text box.

use crate::check::FactOrigin;
use crate::model::{Origin, Place};
use yew::prelude::*;

/// The origin as a chip. With `read_only`, *said* means that the sender of the link said it.
pub(crate) fn origin_label(origin: Option<&FactOrigin>, read_only: bool, on_place: &Callback<Place>) -> Html {
    let (tone, text) = match origin {
        None => ("faint", "not known"),
        Some(FactOrigin::TakenBack) if read_only => ("faint", "the sender took it back"),
        Some(FactOrigin::Known(Origin::Said)) if read_only => ("plain", "the sender said"),
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

/// A button that selects a place in the text box.
pub(crate) fn place_button(place: Place, on_place: &Callback<Place>) -> Html {
    let onclick = on_place.reform(move |_| place);
    html! {
        <button type="button" class="chip accent" {onclick}>
            <span class="unseen">{ "Show in the " }</span>{ format!("paste, line {}", place.line) }
        </button>
    }
}
