//! The one place where changes are told to screen readers.

use crate::ui::browser;
use yew::prelude::*;

/// How long nothing may change before it is told, so that typing is not interrupted at every key.
const QUIET: i32 = 900;

/// A polite live region for what is true now. It is silent about what is there at the start.
#[hook]
pub(crate) fn use_announcer(text: String) -> Html {
    let said = use_state(String::new);
    let first = use_mut_ref(|| true);
    {
        let said = said.clone();
        use_effect_with(text, move |text| {
            let text = text.clone();
            let at_start = first.replace(false);
            let timer = if at_start { None } else { browser::later(QUIET, move || said.set(text)) };
            move || drop(timer)
        });
    }
    html! { <p class="unseen" role="status">{ (*said).clone() }</p> }
}
