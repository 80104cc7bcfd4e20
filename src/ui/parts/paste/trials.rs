//! What to do with an empty box: examples to try, or saying what one knows.

use crate::ui::parts::shared::press::press;
use yew::prelude::*;

/// Examples to try, by their titles; the position of the one that was chosen goes up.
pub(crate) fn trials(titles: &[&'static str], on_try: &Callback<usize>, on_say: &Callback<()>) -> Html {
    let trial = |(at, title): (usize, &&'static str)| {
        let onclick = on_try.reform(move |_| at);
        html! { <li>{ press("small", title, "", onclick) }</li> }
    };
    let on_say = on_say.reform(|_| ());
    html! {
        <div class="trials">
            <p id="trials">{ "Nothing at hand? Try one of these:" }</p>
            <ul aria-labelledby="trials">{ for titles.iter().enumerate().map(trial) }</ul>
            <p class="or">
                { "No text to paste? " }{ press("link", "Say what you know", "", on_say) }
            </p>
        </div>
    }
}
