//! Text with a copy button. The button says “Copied” once the clipboard has it; without a clipboard the text is selected.

use super::button;
use crate::ui::browser;
use yew::prelude::*;

/// The properties of a text to copy.
#[derive(Properties, PartialEq)]
pub(crate) struct CopyTextProps {
    /// The full text.
    pub(crate) text: AttrValue,
    /// What it is, for screen readers.
    pub(crate) about: AttrValue,
    /// The number of rows of the field; 0 shows a command in one line.
    #[prop_or_default]
    pub(crate) rows: u8,
    /// The id of the field, if the caller renders its label and a hint with the id `<id>-hint`.
    #[prop_or_default]
    pub(crate) id: Option<&'static str>,
    #[prop_or("Copy")]
    pub(crate) label: &'static str,
    /// The file name for a download, if one is offered.
    #[prop_or_default]
    pub(crate) file: Option<&'static str>,
}

/// Text with a copy button.
#[component]
pub(crate) fn CopyText(props: &CopyTextProps) -> Html {
    let CopyTextProps { text, about, rows, id, label, file } = props;
    let shown = use_node_ref();
    let copied = use_state_eq(|| None::<bool>);
    {
        let copied = copied.clone();
        use_effect_with(text.clone(), move |_| copied.set(None));
    }
    let onclick = {
        let (shown, copied, text) = (shown.clone(), copied.clone(), text.clone());
        Callback::from(move |_| {
            let copied = copied.clone();
            browser::copy(text.to_string(), &shown, Callback::from(move |done| copied.set(Some(done))));
        })
    };
    let (label, said) = match *copied {
        None => (*label, ""),
        Some(true) => ("Copied", "Copied"),
        Some(false) => ("Selected", "Could not copy. The text is selected: copy it with the keyboard."),
    };
    let look = if *rows == 0 { "small" } else { "answer" };
    let button = html! {
        <button type="button" data-look={look} {onclick}>
            { label }
            if id.is_none() { <span class="unseen">{ " (" }{ about }{ ")" }</span> }
        </button>
    };
    let told = html! { <span class="unseen" aria-live="polite">{ said }</span> };
    if *rows == 0 {
        return html! { <span class="command"><code ref={shown}>{ text }</code>{ button }{ told }</span> };
    }
    let label = id.is_none().then_some(about);
    let download = |file: &'static str| {
        let text = text.clone();
        let onclick = Callback::from(move |_| {
            browser::download(file, &text);
        });
        button::button("small", "Download", "", onclick)
    };
    html! {
        <div class="outgoing">
            <textarea
                id={*id}
                ref={shown}
                readonly=true
                rows={rows.to_string()}
                spellcheck="false"
                aria-label={label.cloned()}
                aria-describedby={id.map(|id| format!("{id}-hint"))}
                value={text.clone()}
            />
            <div class="answers">{ button }{ file.map(download) }</div>
            { told }
            if *copied == Some(false) { <p class="fault">{ said }</p> }
        </div>
    }
}
