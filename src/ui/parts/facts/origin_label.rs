//! The origin of a fact as a chip. The place of a read fact is a button that leads to it in the paste.

use crate::check::FactOrigin;
use crate::model::{Origin, Place};
use std::borrow::Cow;
use yew::prelude::*;

/// The origin as a chip. With `read_only`, *said* means that the sender of the link said it.
pub(crate) fn origin_label(origin: Option<&FactOrigin>, read_only: bool, on_place: &Callback<Place>) -> Html {
    let Some(origin) = origin else { return html! { <span class="chip" data-tone="faint">{ "not known" }</span> } };
    let tone = match origin {
        FactOrigin::SetUnknown => "faint",
        FactOrigin::Disputed => "risk",
        FactOrigin::Known(Origin::Said | Origin::Read { place: None }) => "plain",
        FactOrigin::Known(Origin::Read { place: Some(place) }) => return place_button(*place, on_place),
        FactOrigin::Known(Origin::Implied { code }) => {
            return html! { <span class="chip question" title={*code}>{ "from code" }<span class="unseen">{ " " }{ *code }</span></span> };
        }
    };
    html! { <span class="chip" data-tone={tone}>{ origin_words(origin, read_only) }</span> }
}

/// The origin in words; empty if nothing is known.
pub(crate) fn origin_words(origin: &FactOrigin, read_only: bool) -> Cow<'static, str> {
    match origin {
        FactOrigin::Known(Origin::Read { place: Some(place) }) => format!("line {}", place.line).into(),
        FactOrigin::Known(Origin::Implied { code }) => format!("from code {code}").into(),
        FactOrigin::SetUnknown if read_only => "removed by the sender".into(),
        FactOrigin::Known(Origin::Said) if read_only => "from the sender".into(),
        FactOrigin::SetUnknown => "you removed it".into(),
        FactOrigin::Disputed => "two values".into(),
        FactOrigin::Known(Origin::Said) => "you".into(),
        FactOrigin::Known(Origin::Read { place: None }) => "from the link".into(),
    }
}

/// A button that leads to a place in the paste.
pub(crate) fn place_button(place: Place, on_place: &Callback<Place>) -> Html {
    let onclick = on_place.reform(move |_| place);
    html! {
        <button type="button" class="chip accent" {onclick}>
            <span class="unseen">{ "Show in the paste: " }</span>{ format!("line {}", place.line) }
        </button>
    }
}
