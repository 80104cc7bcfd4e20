//! A text of the catalogue: what stands between backticks is code.

use crate::ui::words::{Piece, pieces};
use yew::prelude::*;

/// The text.
#[derive(Properties, PartialEq)]
pub(crate) struct RichTextProps {
    pub(crate) text: AttrValue,
}

/// The text with its code marked.
#[component]
pub(crate) fn RichText(props: &RichTextProps) -> Html {
    pieces(&props.text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => html! { { text } },
            Piece::Code(text) => html! { <code>{ text }</code> },
        })
        .collect()
}
