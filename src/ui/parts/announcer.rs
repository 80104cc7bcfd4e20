//! The one place where changes are told to screen readers.

use crate::ui::browser;
use yew::prelude::*;

/// How long nothing may change before it is told, so that typing is not interrupted at every key.
const QUIET: i32 = 900;

/// What is true now.
#[derive(Properties, PartialEq)]
pub(crate) struct AnnouncerProps {
    pub(crate) text: AttrValue,
}

/// A polite live region. It is silent about what is there at the start.
#[component]
pub(crate) fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state(AttrValue::default);
    let first = use_mut_ref(|| true);
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let at_start = first.replace(false);
            let timer = if at_start { None } else { browser::later(QUIET, move || said.set(text)) };
            move || drop(timer)
        });
    }
    html! { <p class="unseen" role="status">{ (*said).clone() }</p> }
}
