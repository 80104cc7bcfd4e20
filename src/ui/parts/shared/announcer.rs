//! The live region that announces changes to screen readers.

use crate::ui::browser;
use yew::prelude::*;

/// How long a message must stay the same before it is announced, in milliseconds: typing would interrupt it otherwise.
const DELAY: i32 = 900;

/// A polite live region with the last announcement. `message` is announced once it has stayed the same for [`DELAY`];
/// the first one is not, if `silent`.
#[hook]
pub(crate) fn use_announcer(message: String, silent: bool, announced: &str, on_announce: Callback<String>) -> Html {
    let first = use_mut_ref(|| silent);
    use_effect_with(message, move |message| {
        let message = message.clone();
        let at_start = first.replace(false);
        let timer = if at_start { None } else { browser::set_timeout(DELAY, move || on_announce.emit(message)) };
        move || drop(timer)
    });
    html! { <p class="unseen" role="status">{ announced.to_owned() }</p> }
}
