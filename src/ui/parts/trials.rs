//! What to do with an empty box: examples to try, or saying what one knows.

use crate::workbench::{TRIALS, Trial};
use yew::prelude::*;

/// What the person may do.
#[derive(Properties, PartialEq)]
pub(crate) struct TrialsProps {
    pub(crate) on_try: Callback<&'static Trial>,
    pub(crate) on_say: Callback<()>,
}

/// Examples to try.
#[component]
pub(crate) fn Trials(props: &TrialsProps) -> Html {
    let trial = |trial: &'static Trial| {
        let onclick = props.on_try.reform(move |_| trial);
        html! { <li><button type="button" class="small" {onclick}>{ trial.title }</button></li> }
    };
    let on_say = props.on_say.reform(|_| ());
    html! {
        <div class="trials">
            <p id="trials">{ "Nothing at hand? Try one of these:" }</p>
            <ul aria-labelledby="trials">{ for TRIALS.iter().map(trial) }</ul>
            <p class="or">
                { "No text to paste? " }<button type="button" class="link" onclick={on_say}>{ "Say what you know" }</button>
            </p>
        </div>
    }
}
