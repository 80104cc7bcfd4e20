//! Two fields whose text has to have a form: a whole number, a version.

use super::text_field::TextField;
use crate::model::{Value, Version};
use yew::prelude::*;

/// What the text has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// A whole number.
    Count,
    /// Numbers with dots between them.
    Version,
}

impl NumberForm {
    fn read(self, text: &str) -> Option<Value> {
        match self {
            Self::Count => text.trim().parse().ok().map(Value::Count),
            Self::Version => Version::parse(text).map(Value::Version),
        }
    }

    const fn fault(self) -> &'static str {
        match self {
            Self::Count => "A whole number is needed here, for example 1.",
            Self::Version => "A version is numbers with dots between them, for example 2.57.",
        }
    }
}

/// What stands in the field.
#[derive(Properties, PartialEq)]
pub(crate) struct NumberFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) form: NumberForm,
    pub(crate) value: AttrValue,
    pub(crate) on_value: Callback<Value>,
}

/// A whole number or a version. Empty is taken for “nothing said”.
#[component]
pub(crate) fn NumberField(props: &NumberFieldProps) -> Html {
    let form = props.form;
    let refuse = Callback::from(move |text: String| {
        (!text.trim().is_empty() && form.read(&text).is_none()).then_some(form.fault())
    });
    let on_text = {
        let on_value = props.on_value.clone();
        Callback::from(move |text: String| {
            if let Some(value) = form.read(&text) {
                on_value.emit(value);
            }
        })
    };
    html! {
        <TextField
            class="short"
            id={props.id.clone()}
            label={props.label.clone()}
            label_unseen=true
            value={props.value.clone()}
            {refuse}
            {on_text}
        />
    }
}
