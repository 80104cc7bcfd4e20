//! A command to copy. The button says “Copied” only once it is.

use crate::ui::browser;
use yew::prelude::*;

/// The command.
#[derive(Properties, PartialEq)]
pub(crate) struct CommandProps {
    pub(crate) text: &'static str,
}

/// A command to copy.
#[component]
pub(crate) fn Command(props: &CommandProps) -> Html {
    let text = props.text;
    let shown = use_node_ref();
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (shown, copied) = (shown.clone(), copied.clone());
        Callback::from(move |_| {
            let copied = copied.clone();
            browser::copy(text.to_owned(), &shown, Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let (label, said) = match *copied {
        None => ("Copy", ""),
        Some(true) => ("Copied", "Copied"),
        Some(false) => ("Selected", "Could not copy. The text is selected: copy it with the keyboard."),
    };
    html! {
        <span class="command">
            <code ref={shown}>{ text }</code>
            <button type="button" data-look="small" {onclick}>{ label }<span class="unseen">{ " (" }{ text }{ ")" }</span></button>
            <span class="unseen" aria-live="polite">{ said }</span>
        </span>
    }
}
