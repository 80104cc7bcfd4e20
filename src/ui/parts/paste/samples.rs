//! What an empty text box offers: samples, and describing the run instead.

use crate::ui::parts::shared::button::button;
use yew::prelude::*;

/// Buttons for the samples with these titles, and one that starts without text. `on_sample` receives an index into
/// `titles`.
pub(crate) fn samples(titles: &[&'static str], on_sample: &Callback<usize>, on_describe: &Callback<()>) -> Html {
    let sample = |(at, title): (usize, &&'static str)| {
        let onclick = on_sample.reform(move |_| at);
        html! { <li>{ button("small", title, "", onclick) }</li> }
    };
    let on_describe = on_describe.reform(|_| ());
    html! {
        <div class="trials">
            <p id="trials">{ "Nothing at hand? Try one of these:" }</p>
            <ul aria-labelledby="trials">{ for titles.iter().enumerate().map(sample) }</ul>
            <p class="or">
                { "No text to paste? " }{ button("link", "Say what you know", "", on_describe) }
            </p>
        </div>
    }
}
