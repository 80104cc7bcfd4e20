//! Questions that the pasted text leaves open: which run, which machine, whose licences.

use crate::intake::Offer;
use crate::ui::parts::shared::segments::{Segment, segments};
use yew::prelude::*;

/// The questions with their choices. `on_choose` receives the index of the offer and of its choice.
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
