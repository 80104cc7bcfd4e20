//! A question with two answers and “not known”.

use super::segments::{Segment, Segments};
use yew::prelude::*;

/// The question and its answers.
#[derive(Properties, PartialEq)]
pub(crate) struct MaybeProps {
    pub(crate) name: AttrValue,
    pub(crate) legend: AttrValue,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) value: Option<bool>,
    pub(crate) on_value: Callback<Option<bool>>,
}

/// Two answers and “not known”.
#[component]
pub(crate) fn Maybe(props: &MaybeProps) -> Html {
    const ANSWERS: [Option<bool>; 3] = [Some(true), Some(false), None];
    let segments = ANSWERS
        .iter()
        .map(|answer| Segment {
            label: match answer {
                Some(true) => props.yes,
                Some(false) => props.no,
                None => "Not known",
            }
            .into(),
            chosen: props.value == *answer,
        })
        .collect::<Vec<_>>();
    let on_choose = {
        let on_value = props.on_value.clone();
        Callback::from(move |at: usize| on_value.emit(ANSWERS.get(at).copied().flatten()))
    };
    html! {
        <fieldset class="maybe">
            <legend>{ props.legend.clone() }</legend>
            <Segments name={props.name.clone()} {segments} {on_choose} />
        </fieldset>
    }
}
