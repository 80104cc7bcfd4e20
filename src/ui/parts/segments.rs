//! A choice of a few words: radio buttons that look like one strip.

use yew::prelude::*;

/// One word of a strip.
pub(crate) struct Segment {
    pub(crate) label: &'static str,
    pub(crate) chosen: bool,
}

/// A choice of a few words, inside a fieldset whose legend says what is chosen. `name` is unlike every other strip's.
pub(crate) fn segments(name: &AttrValue, segments: Vec<Segment>, on_choose: &Callback<usize>) -> Html {
    let segment = |(at, segment): (usize, Segment)| {
        let onchange = on_choose.reform(move |_: Event| at);
        html! {
            <label class="segment">
                <input type="radio" {name} checked={segment.chosen} {onchange} />
                <span>{ segment.label }</span>
            </label>
        }
    };
    // Many or long words do not fit into a strip: they stand one below the other.
    let long = segments.iter().map(|segment| segment.label.chars().count() + 4).sum::<usize>() > 60;
    html! { <div data-strip={if long { "stack" } else { "segments" }}>{ for segments.into_iter().enumerate().map(segment) }</div> }
}

/// A question with two answers and “not known”, as a fieldset of its own.
pub(crate) fn maybe(
    name: String,
    legend: &'static str,
    [yes, no]: [&'static str; 2],
    value: Option<bool>,
    on_value: &Callback<Option<bool>>,
) -> Html {
    let answers = [(yes, Some(true)), (no, Some(false)), ("Not known", None)];
    let strip = answers.iter().map(|(label, answer)| Segment { label, chosen: value == *answer }).collect();
    let on_choose = on_value.reform(move |at: usize| answers.get(at).and_then(|(_, answer)| *answer));
    html! {
        <fieldset class="maybe">
            <legend>{ legend }</legend>
            { segments(&name.into(), strip, &on_choose) }
        </fieldset>
    }
}
