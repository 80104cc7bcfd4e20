//! The sources: each page with its date and the day it was read.

use crate::api;
use crate::catalog::{Citation, age};
use crate::ui::format::short_date;
use yew::prelude::*;

/// The sources, each a link.
pub(crate) fn citations(sources: &'static [Citation]) -> Html {
    html! { <ul class="sources">{ for sources.iter().map(|source| html! { <li>{ citation(source) }</li> }) }</ul> }
}

/// The sources of an answer from the API.
pub(crate) fn cited(sources: &[api::Citation]) -> Html {
    html! { <ul class="sources">{ for sources.iter().map(|source| html! { <li>{ line(source) }</li> }) }</ul> }
}

/// One source in small print.
pub(crate) fn citation(citation: &Citation) -> Html {
    line(&api::Citation::from(citation))
}

/// A source of an answer from the API, in small print.
pub(super) fn line(citation: &api::Citation) -> Html {
    let read = short_date(citation.read_on);
    let dates = match citation.page_date {
        Some(date) => format!(" · page of {}{}, read {read}", short_date(date), age(citation.years_old)),
        None => format!(" · read {read}"),
    };
    html! {
        <>
            <a href={citation.url} rel="noreferrer">{ citation.title }</a>
            if !citation.section.is_empty() { { " · " }{ citation.section } }
            { dates }
        </>
    }
}
