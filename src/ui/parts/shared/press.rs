//! What is pressed: buttons and folds. Each says beyond its label, unseen, what it is about.

use yew::prelude::*;

/// A button; `about` tells it from others with the same label, for those who only hear it. `look` is its word in the style.
pub(crate) fn press(
    look: &'static str,
    label: &'static str,
    about: impl Into<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    button(look, label, about.into(), onclick)
}

fn button(look: &'static str, label: &'static str, about: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" data-look={look} {onclick}>{ label }{ unseen(about) }</button> }
}

/// Something that is out of the way until it is wanted. `holds` is its word in the style.
pub(crate) fn fold(holds: &'static str, label: &'static str, about: &'static str, inside: Html) -> Html {
    html! {
        <details data-holds={holds}>
            <summary>{ label }{ unseen(about.into()) }</summary>
            { inside }
        </details>
    }
}

/// Words that are only heard.
fn unseen(about: AttrValue) -> Html {
    if about.is_empty() {
        return html! {};
    }
    html! { <span class="unseen">{ " (" }{ about }{ ")" }</span> }
}
