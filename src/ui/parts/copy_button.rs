//! Copies a text, and says “Copied” only once it is.

use crate::ui::browser;
use yew::prelude::*;

/// What to copy, and where it can be seen.
#[derive(Properties, PartialEq)]
pub(crate) struct CopyButtonProps {
    pub(crate) text: AttrValue,
    /// The element that shows the text: it is selected where there is no clipboard.
    pub(crate) shown: NodeRef,
}

/// Copies a text.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (text, shown, copied) = (props.text.to_string(), props.shown.clone(), copied.clone());
        Callback::from(move |_| {
            let copied = copied.clone();
            browser::copy(text.clone(), &shown, Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let (label, said) = match *copied {
        None => ("Copy", ""),
        Some(true) => ("Copied", "Copied"),
        Some(false) => ("Selected", "Could not copy. The text is selected: copy it with the keyboard."),
    };
    html! {
        <>
            <button type="button" class="small" {onclick}>
                { label }<span class="unseen">{ format!(": {}", props.text) }</span>
            </button>
            <span class="unseen" aria-live="polite">{ said }</span>
        </>
    }
}
