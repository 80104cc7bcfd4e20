//! A choice of a few words, as radio buttons that look like one strip.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One option of a strip.
pub(crate) struct Segment {
    pub(crate) label: AttrValue,
    pub(crate) chosen: bool,
}

/// A choice of a few words, inside a fieldset whose legend says what is chosen. `name` must be unique on the page.
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
    if segments.len() > MOST_IN_SIGHT {
        return select(name, &segments, on_choose);
    }
    // Many or long words don't fit into a strip, so they are stacked.
    let long = segments.iter().map(|segment| segment.label.chars().count() + 4).sum::<usize>() > 60;
    html! { <div data-strip={if long { "stack" } else { "segments" }}>{ for segments.into_iter().enumerate().map(segment) }</div> }
}

/// With more options than this, a select is used, which shows only the chosen one.
pub(crate) const MOST_IN_SIGHT: usize = 5;

fn select(name: &AttrValue, segments: &[Segment], on_choose: &Callback<usize>) -> Html {
    let onchange = {
        let on_choose = on_choose.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Ok(at) = usize::try_from(chosen - 1) {
                on_choose.emit(at);
            }
        })
    };
    let option = |segment: &Segment| html! { <option selected={segment.chosen}>{ &segment.label }</option> };
    let chosen =
        segments.iter().find(|segment| segment.chosen).map_or(AttrValue::Static(NONE), |one| one.label.clone());
    let options = html! {
        <>
            <option selected={chosen == NONE} disabled=true>{ NONE }</option>
            { for segments.iter().map(option) }
        </>
    };
    // The attributes tell what is chosen first; once somebody has chosen, only the property does. Drawn natively there is none.
    #[cfg(target_os = "unknown")]
    let select = html! { <select id={name} ~value={chosen.as_str()} {onchange}>{ options }</select> };
    #[cfg(not(target_os = "unknown"))]
    let select = html! { <select id={name} {onchange}>{ options }</select> };
    html! { <div class="field"><label class="unseen" for={name}>{ "Answer" }</label>{ select }</div> }
}

const NONE: &str = "Choose an answer";

/// A question with two answers and “not known”, in its own fieldset.
pub(crate) fn maybe(
    name: String,
    legend: &'static str,
    [yes, no]: [&'static str; 2],
    value: Option<bool>,
    on_value: &Callback<Option<bool>>,
) -> Html {
    let answers = [(yes, Some(true)), (no, Some(false)), ("Not known", None)];
    let strip =
        answers.iter().map(|(label, answer)| Segment { label: (*label).into(), chosen: value == *answer }).collect();
    let on_choose = on_value.reform(move |at: usize| answers.get(at).and_then(|(_, answer)| *answer));
    html! {
        <fieldset class="maybe">
            <legend>{ legend }</legend>
            { segments(&name.into(), strip, &on_choose) }
        </fieldset>
    }
}
