//! What to do with an empty box: examples to try, or saying what one knows.

use yew::prelude::*;

/// What the person may do.
#[derive(Properties, PartialEq)]
pub(crate) struct TrialsProps {
    /// The titles of the examples.
    pub(crate) titles: Vec<&'static str>,
    /// The position of the example that was chosen.
    pub(crate) on_try: Callback<usize>,
    pub(crate) on_say: Callback<()>,
}

/// Examples to try.
#[component]
pub(crate) fn Trials(props: &TrialsProps) -> Html {
    let trial = |(at, title): (usize, &&'static str)| {
        let onclick = props.on_try.reform(move |_| at);
        html! { <li><button type="button" class="small" {onclick}>{ *title }</button></li> }
    };
    let on_say = props.on_say.reform(|_| ());
    html! {
        <div class="trials">
            <p id="trials">{ "Nothing at hand? Try one of these:" }</p>
            <ul aria-labelledby="trials">{ for props.titles.iter().enumerate().map(trial) }</ul>
            <p class="or">
                { "No text to paste? " }<button type="button" class="link" onclick={on_say}>{ "Say what you know" }</button>
            </p>
        </div>
    }
}
