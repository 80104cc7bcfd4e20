//! The text box. A paste is read at once, typed text when typing pauses. What was read covers the box while nobody types
//! in it.

use crate::ui::browser::{self, Timer};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The length, in UTF-16 units, from which any change waits for a pause.
const READ_AT_ONCE: u32 = 256 * 1024;

/// How long typing must pause, in milliseconds.
const PAUSE: i32 = 300;

/// The properties of the text box.
#[derive(Properties, PartialEq)]
pub(crate) struct PasteBoxProps {
    /// What can be pasted: the label, and examples.
    pub(crate) words: (&'static str, &'static str),
    pub(crate) text: AttrValue,
    /// Counts the changes from elsewhere; only those are written into the box.
    pub(crate) text_revision: u32,
    pub(crate) node: NodeRef,
    pub(crate) on_text: Callback<String>,
    /// The text with marks, if it was understood.
    pub(crate) marked: Option<Html>,
}

/// The text box.
#[component]
pub(crate) fn PasteBox(props: &PasteBoxProps) -> Html {
    let waiting = use_mut_ref(|| None::<Timer>);
    let length = use_mut_ref(|| 0);
    let first = use_mut_ref(|| true);
    {
        let (node, waiting, text) = (props.node.clone(), waiting.clone(), props.text.clone());
        let (on_text, length) = (props.on_text.clone(), length.clone());
        use_effect_with(props.text_revision, move |_| {
            waiting.replace(None);
            if first.replace(false) {
                // What was typed before this program was there.
                if let Some(typed) = browser::typed(&node).filter(|typed| *typed != *text) {
                    length.replace(u32::try_from(typed.encode_utf16().count()).unwrap_or(u32::MAX));
                    browser::mark_as_pasted(&node, true);
                    on_text.emit(typed);
                }
            } else {
                browser::fill(&node, &text);
            }
        });
    }
    let oninput = {
        let (on_text, node) = (props.on_text.clone(), props.node.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target_unchecked_into::<HtmlTextAreaElement>();
            let on_text = on_text.clone();
            // Half a word isn't an error: one more or one less character is typing, anything else a paste.
            let now = area.text_length();
            let typed = now.abs_diff(length.replace(now)) <= 1;
            // What is pasted is covered at once; what is typed stays in sight.
            browser::mark_as_pasted(&node, !typed);
            let later = (typed || now > READ_AT_ONCE).then(|| {
                let area = area.clone();
                let on_text = on_text.clone();
                browser::set_timeout(PAUSE, move || on_text.emit(area.value()))
            });
            if later.is_none() {
                on_text.emit(area.value());
            }
            waiting.replace(later.flatten());
        })
    };
    html! {
        <>
            <label for="paste">{ props.words.0 }</label>
            <textarea
                id="paste"
                ref={props.node.clone()}
                rows="8"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                placeholder={props.words.1}
                defaultvalue={props.text.clone()}
                tabindex={props.marked.is_some().then_some("-1")}
                {oninput}
            />
            { props.marked.clone().unwrap_or_default() }
        </>
    }
}
