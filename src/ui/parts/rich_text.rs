//! A text of the catalogue: what stands between backticks is code.

use crate::ui::words::{Piece, pieces};
use yew::prelude::*;

/// The text with its code marked.
pub(crate) fn rich_text(text: &'static str) -> Html {
    let piece = |piece: Piece<'static>| match piece {
        Piece::Plain(text) => html! { { text } },
        Piece::Code(text) => html! { <code>{ text }</code> },
    };
    pieces(text).into_iter().map(piece).collect()
}
