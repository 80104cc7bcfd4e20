//! A line of text that is taken over when the person leaves it, if it can be.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What stands in the field and what may.
#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) label_unseen: bool,
    pub(crate) value: AttrValue,
    /// Why a text can't be taken over; nothing if it can.
    #[prop_or_else(|| Callback::from(|_| None))]
    pub(crate) refuse: Callback<String, Option<&'static str>>,
    pub(crate) on_text: Callback<String>,
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// A line of text.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    // What is being typed; it lasts until the value from outside changes.
    let typed = use_state(|| None::<String>);
    {
        let typed = typed.clone();
        use_effect_with(props.value.clone(), move |_| typed.set(None));
    }
    let fault = typed.as_ref().and_then(|text| props.refuse.emit(text.clone()));
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let onchange = {
        let (refuse, on_text) = (props.refuse.clone(), props.on_text.clone());
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if refuse.emit(text.clone()).is_none() {
                on_text.emit(text);
            }
        })
    };
    let fault_id = AttrValue::from(format!("{}-fault", props.id));
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label for={props.id.clone()} class={props.label_unseen.then_some("unseen")}>{ props.label.clone() }</label>
            <input
                id={props.id.clone()}
                type="text"
                autocomplete="off"
                spellcheck="false"
                value={typed.as_ref().map_or_else(|| props.value.clone(), |text| text.clone().into())}
                aria-invalid={fault.map(|_| "true")}
                aria-describedby={fault.map(|_| fault_id.clone())}
                {oninput}
                {onchange}
            />
            if let Some(fault) = fault {
                <p class="fault" id={fault_id}>{ fault }</p>
            }
        </div>
    }
}
