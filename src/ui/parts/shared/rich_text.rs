//! A text of the catalogue, with code between backticks.

use crate::ui::format::{Piece, pieces};
use yew::prelude::*;

/// The text with its code marked.
pub(crate) fn rich_text(text: &str) -> Html {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Plain(text) => html! { { text.to_owned() } },
        Piece::Code(text) => html! { <code>{ text.to_owned() }</code> },
    };
    pieces(text).into_iter().map(piece).collect()
}
