//! The commands that collect facts on a machine, to copy into PowerShell.

use crate::catalog::collector;
use crate::ui::parts::shared::button::disclosure;
use crate::ui::parts::shared::copy_text::CopyText;
use yew::prelude::*;

/// The commands with instructions, behind a disclosure.
pub(crate) fn collector() -> Html {
    let inside = html! {
        <>
            <p class="quiet">
                { "Run these lines in PowerShell on the machine. Read-only. No administrator rights needed. The output is then on the clipboard: paste it here." }
            </p>
            <CopyText text={collector::block()} about="commands" rows=10 />
        </>
    };
    disclosure("more", "Collect facts from the machine (PowerShell)", "", inside)
}
