//! A text field whose value is reported when it loses the focus, if it is valid.

use crate::model::{Value, Version};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The required form of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// Anything.
    #[default]
    Words,
    /// A whole number.
    Count,
    /// A dotted version.
    Version,
}

impl Form {
    /// The value of a valid text.
    pub(crate) fn value(self, text: &str) -> Option<Value> {
        match self {
            Self::Words => None,
            Self::Count => text.trim().parse().ok().map(Value::Count),
            Self::Version => Version::parse(text).map(Value::Version),
        }
    }

    /// Why a text is not valid.
    fn fault(self, text: &str) -> Option<&'static str> {
        let fault = match self {
            Self::Words => return None,
            Self::Count => "Enter a whole number, for example 1.",
            Self::Version => "Enter numbers with dots between them, for example 2.57.",
        };
        (!text.trim().is_empty() && self.value(text).is_none()).then_some(fault)
    }
}

/// The properties of a text field.
#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    pub(crate) id: String,
    pub(crate) label: &'static str,
    #[prop_or_default]
    pub(crate) value: String,
    /// Number fields are short, and their label is elsewhere.
    #[prop_or_default]
    pub(crate) form: Form,
    pub(crate) on_text: Callback<String>,
}

/// A text field.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { id, label, value, form, on_text } = props;
    let form = *form;
    // The text being typed, until the value from outside changes.
    let typed = use_state(|| None::<String>);
    {
        let typed = typed.setter();
        use_effect_with(value.clone(), move |_| typed.set(None));
    }
    let fault = typed.as_ref().and_then(|text| form.fault(text));
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let onchange = {
        let (typed, on_text) = (typed.setter(), on_text.clone());
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if form.fault(&text).is_none() {
                // A value from outside replaces the typed text.
                typed.set(None);
                on_text.emit(text);
            }
        })
    };
    let fault_id = format!("{id}-fault");
    let number = form != Form::Words;
    html! {
        <div class="field" data-number={number.then_some("")}>
            <label for={id.clone()}>{ *label }</label>
            <input
                id={id.clone()}
                type="text"
                autocomplete="off"
                spellcheck="false"
                value={typed.as_ref().unwrap_or(value).clone()}
                aria-invalid={fault.map(|_| "true")}
                aria-describedby={fault.map(|_| fault_id.clone())}
                {oninput}
                {onchange}
            />
            if let Some(fault) = fault {
                <p class="fault" id={fault_id} role="alert">{ fault }</p>
            }
        </div>
    }
}
