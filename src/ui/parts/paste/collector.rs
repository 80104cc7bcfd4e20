//! Commands that make a machine tell of itself, to copy: out of the way until wanted.

use crate::catalog::collector;
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::press::fold;
use yew::prelude::*;

/// The commands, and what to do with them.
pub(crate) fn collector() -> Html {
    let inside = html! {
        <>
            <p class="quiet">
                { "Run these lines in PowerShell on the machine. They change nothing and need no administrator. What they print is then on the clipboard: paste it here." }
            </p>
            <CopyText text={collector::block()} about="commands" rows=10 />
        </>
    };
    fold("more", "Commands that ask the machine", "", inside)
}
