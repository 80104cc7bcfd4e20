//! Passing on an answer of auto-claim: as a link, as Markdown or as text. Everything that leaves stands there to be read first.

use crate::api::AutoClaim;
use crate::autoclaim::Situation;
use crate::export::Format;
use crate::share::LONGEST_LINK;
use crate::ui::claim_bench::{ClaimForm, ClaimMove, ClaimSharing};
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::segments::{Segment, segments};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The panel. `json` is what a link holds, and `address` is where it points to.
pub(crate) fn claim_share(
    sharing: &ClaimSharing,
    situation: &Situation,
    json: &str,
    address: Option<&AttrValue>,
    on_move: &Callback<ClaimMove>,
) -> Html {
    let (going, replaced) = sharing.situation(situation);
    let strip = ClaimForm::ALL
        .iter()
        .map(|(form, label)| Segment { label: (*label).into(), chosen: *form == sharing.form })
        .collect();
    let on_form = on_move
        .reform(|at: usize| ClaimMove::Form(ClaimForm::ALL.get(at).map_or(ClaimForm::default(), |(form, _)| *form)));
    let answer = || AutoClaim::from(&going);
    let (hint, text, label) = match sharing.form {
        ClaimForm::Link => link(sharing, json, address),
        ClaimForm::Markdown => ("For a wiki or an issue.", answer().text(Format::Markdown), "Markdown"),
        ClaimForm::Text => ("For a ticket or a mail.", answer().text(Format::Text), "Text"),
    };
    html! {
        <section class="card share" aria-labelledby="sharing">
            <h3 id="sharing">{ "Share" }</h3>
            <p class="quiet">{ hint }</p>
            <fieldset>
                <legend class="unseen">{ "Share as" }</legend>
                { segments(&"share-form".into(), strip, &on_form) }
            </fieldset>
            { names(sharing.keep_names, &replaced, on_move) }
            if !text.is_empty() { <CopyText {text} about={label} rows=10 /> }
        </section>
    }
}

fn link(sharing: &ClaimSharing, json: &str, address: Option<&AttrValue>) -> (&'static str, String, &'static str) {
    let made = sharing.link.as_ref().filter(|(made_of, _)| **made_of == *json);
    let Some((_, fragment)) = made else { return ("The link is being made.", String::new(), "Link") };
    let text = format!("{}{fragment}", address.map_or("", AttrValue::as_str));
    if fragment.is_empty() {
        ("This browser can’t make links. Take the answer as text.", String::new(), "Link")
    } else if text.len() > LONGEST_LINK {
        ("The link would be too long for many programs. Take the answer as text.", String::new(), "Link")
    } else if address.is_none() {
        ("This is the end of a link. Put it behind the address of a Flow Preflight page.", text, "Link")
    } else {
        ("It opens to the same situation and the same answer.", text, "Link")
    }
}

/// Which names are replaced, each by what, and the choice to keep them.
fn names(kept: bool, replaced: &[(String, String)], on_move: &Callback<ClaimMove>) -> Html {
    if replaced.is_empty() {
        return html! { <p class="quiet">{ "It holds no names." }</p> };
    }
    let pair = |(from, to): &(String, String)| {
        html! { <li><code>{ from }</code>if !kept { { " → " }<code>{ to }</code> }</li> }
    };
    let onchange = on_move
        .reform(|event: Event| ClaimMove::KeepNames(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! {
        <div class="names">
            <p>{ if kept { "These names stay as they are:" } else { "Names are replaced:" } }</p>
            <ul>{ for replaced.iter().map(pair) }</ul>
            <label class="check"><input type="checkbox" checked={kept} {onchange} /><span>{ "Keep the names" }</span></label>
        </div>
    }
}
