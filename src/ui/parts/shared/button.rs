//! Buttons, checkboxes and disclosures, each with an optional description for screen readers only.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A button. `about` is read out after the label, to tell buttons with the same label apart; empty for none. `look` is
/// the value of `data-look` in the style sheet.
pub(crate) fn button(
    look: &'static str,
    label: &'static str,
    about: impl Into<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    button_about(look, label, about.into(), onclick)
}

/// `button` without its type parameter, so that the wasm holds the markup once.
fn button_about(look: &'static str, label: &'static str, about: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" data-look={look} {onclick}>{ label }{ unseen(about) }</button> }
}

/// A checkbox with its label; `about` is as for [`button`].
pub(crate) fn tick(label: &'static str, about: impl Into<AttrValue>, checked: bool, on_tick: &Callback<bool>) -> Html {
    tick_about(label, about.into(), checked, on_tick)
}

fn tick_about(label: &'static str, about: AttrValue, checked: bool, on_tick: &Callback<bool>) -> Html {
    let onchange = on_tick.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="check"><input type="checkbox" {checked} {onchange} /><span>{ label }{ unseen(about) }</span></label>
    }
}

/// Content behind a summary, closed at first. `holds` is the value of `data-holds` in the style sheet; `about` is as for
/// [`button`].
pub(crate) fn disclosure(holds: &'static str, label: &'static str, about: &'static str, inside: Html) -> Html {
    html! {
        <details data-holds={holds}>
            <summary>{ label }{ unseen(about.into()) }</summary>
            { inside }
        </details>
    }
}

/// Text for screen readers only.
fn unseen(about: AttrValue) -> Html {
    if about.is_empty() {
        return html! {};
    }
    html! { <span class="unseen">{ " (" }{ about }{ ")" }</span> }
}
