//! What an empty text box offers: examples by kind, and describing the run instead.

use crate::ui::parts::shared::button::button;
use crate::workbench::Sample;
use yew::prelude::*;

/// Buttons for the examples by kind, and one that starts without text. `on_sample` receives an index into `samples`.
///
/// `without` says what to do without a text: a remark, and the button’s label.
pub(crate) fn samples(
    samples: &'static [Sample],
    without: (&'static str, &'static str),
    on_sample: &Callback<usize>,
    on_describe: &Callback<()>,
) -> Html {
    let sample = |(at, sample): (usize, &'static Sample)| {
        let onclick = on_sample.reform(move |_| at);
        html! { <li>{ button("small", sample.title, "", onclick) }if !sample.line.is_empty() { <code>{ sample.line }</code> }</li> }
    };
    let mut kinds: Vec<&'static str> = vec![];
    for sample in samples {
        if !kinds.contains(&sample.kind) {
            kinds.push(sample.kind);
        }
    }
    let group = |kind: &&'static str| {
        let of_kind = samples.iter().enumerate().filter(|(_, sample)| sample.kind == *kind);
        html! { <div><h3>{ *kind }</h3><ul>{ for of_kind.map(sample) }</ul></div> }
    };
    let on_describe = on_describe.reform(|_| ());
    html! {
        <div class="trials">
            <p class="or">
                { without.0 }{ button("link", without.1, "", on_describe) }{ ", or try an example:" }
            </p>
            <div class="gallery">{ for kinds.iter().map(group) }</div>
        </div>
    }
}
