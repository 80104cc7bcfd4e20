//! The one place where changes are told to screen readers.

use crate::ui::browser;
use yew::prelude::*;

/// How long nothing may change before it is told, so that typing is not interrupted at every key.
const QUIET: i32 = 900;

/// A polite live region, which holds what was told last. What is true now is told once it lasts;
/// the start is silent, unless something went wrong.
#[hook]
pub(crate) fn use_announcer(now: String, silent: bool, told: &str, tell: Callback<String>) -> Html {
    let first = use_mut_ref(|| silent);
    use_effect_with(now, move |now| {
        let now = now.clone();
        let at_start = first.replace(false);
        let timer = if at_start { None } else { browser::later(QUIET, move || tell.emit(now)) };
        move || drop(timer)
    });
    html! { <p class="unseen" role="status">{ told.to_owned() }</p> }
}
