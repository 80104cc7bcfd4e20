//! The paste as read-only text with what was understood marked. It covers the text box while nobody types in that.

use crate::intake::{Mark, MarkKind};
use crate::workbench::Workbench;
use yew::prelude::*;

/// The marked text. Each mark says in `data-to` where it leads, as a selector; `on_mark` receives the click.
pub(crate) fn marked(workbench: &Workbench, on_mark: Callback<MouseEvent>) -> Html {
    let facts = &workbench.reading().facts;
    let piece = |(text, mark): (&str, Option<&Mark>)| {
        let Some(mark) = mark else { return html! { { text } } };
        let read = facts.iter().find(|read| mark.kind == MarkKind::Fact && read.place == mark.place);
        // What the codes mean comes first in the page, where there is such a part.
        let to = read.map_or("#codes, #verdict".to_owned(), |read| format!("[data-fact='{}']", read.fact.id()));
        html! {
            <a href="#verdict" tabindex="-1" title={mark.meaning.clone()} data-place={mark.place.start.to_string()} data-to={to}>{ text }</a>
        }
    };
    html! {
        <pre class="marked" tabindex="0" role="region" aria-label="Your paste, with what was understood marked" onclick={on_mark}>
            { for workbench.marked().into_iter().map(piece) }
        </pre>
    }
}
