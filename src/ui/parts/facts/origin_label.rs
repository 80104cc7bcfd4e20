//! The origin of a fact as a chip. The place of a read fact is a button that selects it in the text box.

use crate::check::FactOrigin;
use crate::model::{Origin, Place};
use yew::prelude::*;

/// The origin as a chip. With `read_only`, *said* means that the sender of the link said it.
pub(crate) fn origin_label(origin: Option<&FactOrigin>, read_only: bool, on_place: &Callback<Place>) -> Html {
    let (tone, text) = match origin {
        None => ("faint", "not known"),
        Some(FactOrigin::SetUnknown) if read_only => ("faint", "removed by the sender"),
        Some(FactOrigin::Known(Origin::Said)) if read_only => ("plain", "from the sender"),
        Some(FactOrigin::SetUnknown) => ("faint", "you removed it"),
        Some(FactOrigin::Disputed) => ("risk", "two values"),
        Some(FactOrigin::Known(Origin::Said)) => ("plain", "you"),
        Some(FactOrigin::Known(Origin::Read { place: None })) => ("plain", "from the link"),
        Some(FactOrigin::Known(Origin::Read { place: Some(place) })) => return place_button(*place, on_place),
        Some(FactOrigin::Known(Origin::Implied { code })) => {
            return html! { <span class="chip question" title={*code}>{ "from code" }<span class="unseen">{ " " }{ *code }</span></span> };
        }
    };
    html! { <span class="chip" data-tone={tone}>{ text }</span> }
}

/// A button that selects a place in the text box.
pub(crate) fn place_button(place: Place, on_place: &Callback<Place>) -> Html {
    let onclick = on_place.reform(move |_| place);
    html! {
        <button type="button" class="chip accent" {onclick}>
            <span class="unseen">{ "Show in the paste: " }</span>{ format!("line {}", place.line) }
        </button>
    }
}
