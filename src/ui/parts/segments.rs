//! A choice of a few words: radio buttons that look like one strip.

use yew::prelude::*;

/// One word of the strip.
#[derive(Clone, PartialEq)]
pub(crate) struct Segment {
    pub(crate) label: AttrValue,
    pub(crate) chosen: bool,
}

/// The words; they stand inside a fieldset whose legend says what is chosen.
#[derive(Properties, PartialEq)]
pub(crate) struct SegmentsProps {
    /// Unlike every other strip's.
    pub(crate) name: AttrValue,
    pub(crate) segments: Vec<Segment>,
    /// The position of the word that was chosen.
    pub(crate) on_choose: Callback<usize>,
}

/// A choice of a few words.
#[component]
pub(crate) fn Segments(props: &SegmentsProps) -> Html {
    let segment = |(at, segment): (usize, &Segment)| {
        let on_choose = props.on_choose.clone();
        let onchange = Callback::from(move |_: Event| on_choose.emit(at));
        html! {
            <label class="segment" key={at}>
                <input type="radio" name={props.name.clone()} checked={segment.chosen} {onchange} />
                <span>{ segment.label.clone() }</span>
            </label>
        }
    };
    html! { <div class="segments">{ for props.segments.iter().enumerate().map(segment) }</div> }
}
