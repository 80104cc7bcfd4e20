//! What the paste leaves to the person: which of its runs or machines is meant, and whose licences it lists.

use crate::intake::Offer;
use crate::ui::parts::shared::segments::{Segment, segments};
use yew::prelude::*;

/// The questions, each with what can be chosen; the positions of an offer and of its choice go up.
pub(crate) fn offers(offers: &[Offer], on_choose: &Callback<(usize, usize)>) -> Html {
    let offer = |(at, offer): (usize, &Offer)| {
        let choices = offer.choices.iter();
        let strip =
            choices.map(|choice| Segment { label: choice.label.clone().into(), chosen: choice.in_force }).collect();
        let on_choice = on_choose.reform(move |choice| (at, choice));
        html! {
            <fieldset class="offer">
                <legend>{ &offer.question }</legend>
                { segments(&format!("offer-{at}").into(), strip, &on_choice) }
            </fieldset>
        }
    };
    html! { <>{ for offers.iter().enumerate().map(offer) }</> }
}
