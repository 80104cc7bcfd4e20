//! For text that was not recognised: what it looks like, similar catalogue entries, what to paste instead.

use crate::intake::{Hit, HitKind, NextPaste};
use crate::ui::parts::shared::button::button;
use yew::prelude::*;

/// Similar entries and what to paste instead. `site` is the site's address; `on_code` looks up a code in place.
pub(crate) fn next_paste(next: &NextPaste, site: &str, on_code: &Callback<String>) -> Html {
    let hit = |hit: &Hit| {
        let id = hit.id;
        let page = |folder: &str| html! { <a href={format!("{site}{folder}/{id}/")}>{ hit.title }</a> };
        let entry = match hit.kind {
            HitKind::Code => button("link", hit.title, id, on_code.reform(move |_| id.to_owned())),
            HitKind::Rule => page("rules"),
            HitKind::License => page("licenses"),
        };
        html! { <li>{ entry }if hit.kind == HitKind::Code { { " " }<code>{ id }</code> }</li> }
    };
    html! {
        <>
            if !next.is_look_up {
                <p>{ format!("It looks like {}.", next.looks_like) }</p>
                if !next.hits.is_empty() { <p><strong>{ "Closest entries" }</strong></p> }
            }
            if !next.hits.is_empty() {
                <ul class="hits">{ for next.hits.iter().map(hit) }</ul>
            }
            <p><strong>{ "Most useful to paste instead" }</strong></p>
            <ul>{ for next.paste_instead.iter().map(|what| html! { <li>{ *what }</li> }) }</ul>
        </>
    }
}
