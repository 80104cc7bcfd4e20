//! A text for somebody else: to be read, and to be copied. The button says “Copied” only once it is.

use crate::ui::browser;
use yew::prelude::*;

/// The text.
#[derive(Properties, PartialEq)]
pub(crate) struct HandOverProps {
    /// The whole text.
    pub(crate) text: AttrValue,
    /// What it is, for those who only hear it.
    pub(crate) label: &'static str,
}

/// A text for somebody else.
#[component]
pub(crate) fn HandOver(props: &HandOverProps) -> Html {
    let shown = use_node_ref();
    let copied = use_state(|| None::<bool>);
    {
        let copied = copied.clone();
        use_effect_with(props.text.clone(), move |_| copied.set(None));
    }
    let onclick = {
        let (shown, copied, text) = (shown.clone(), copied.clone(), props.text.clone());
        Callback::from(move |_| {
            let copied = copied.clone();
            browser::copy(text.to_string(), &shown, Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let (button, said) = match *copied {
        None => ("Copy", ""),
        Some(true) => ("Copied", "Copied"),
        Some(false) => ("Selected", "Could not copy. The text is selected: copy it with the keyboard."),
    };
    html! {
        <div class="outgoing">
            <textarea ref={shown} readonly=true rows="10" spellcheck="false" aria-label={props.label} value={props.text.clone()} />
            <div class="answers">
                <button type="button" data-look="answer" {onclick}>{ button }<span class="unseen">{ " (" }{ props.label }{ ")" }</span></button>
            </div>
            <span class="unseen" aria-live="polite">{ said }</span>
            if *copied == Some(false) { <p class="fault">{ said }</p> }
        </div>
    }
}
