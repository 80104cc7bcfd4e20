//! Who says so: each page with its date and the day on which it was read.

use crate::catalog::Citation;
use crate::ui::words::short_date;
use yew::prelude::*;

/// The sources, each a link.
pub(crate) fn citations(sources: &'static [Citation]) -> Html {
    html! { <ul class="sources">{ for sources.iter().map(|source| html! { <li>{ citation(source) }</li> }) }</ul> }
}

/// One source in small print.
pub(crate) fn citation(citation: &Citation) -> Html {
    let source = citation.source;
    let read = short_date(source.read_on);
    let dates = match source.page_date {
        Some(date) => format!(" · page of {}, read {read}", short_date(date)),
        None => format!(" · read {read}"),
    };
    html! {
        <>
            <a href={source.url} rel="noreferrer">{ source.title }</a>
            if !citation.section.is_empty() { { " · " }{ citation.section } }
            { dates }
        </>
    }
}
