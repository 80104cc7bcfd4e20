//! The answer to a question: at a touch where there are few, and else put together first and given then.

use super::fact_value::FactValue;
use crate::model::{ChoiceSet, Fact, Kind, Value};
use yew::prelude::*;

/// The question.
#[derive(Properties, PartialEq)]
pub(crate) struct AnswerProps {
    pub(crate) fact: Fact,
    pub(crate) on_value: Callback<Value>,
}

/// The answer to a question.
#[component]
pub(crate) fn Answer(props: &AnswerProps) -> Html {
    let draft = use_state(|| None::<Value>);
    let missing = use_state(|| false);
    let fact = props.fact;
    let button = |label: &'static str, value: Value| {
        let onclick = props.on_value.reform(move |_| value.clone());
        html! { <button type="button" class="answer" {onclick}>{ label }</button> }
    };
    match fact.info().kind {
        Kind::Flag { yes, no } => html! { <>{ button(yes, true.into()) }{ button(no, false.into()) }</> },
        Kind::Choice(words) => words
            .iter()
            .filter_map(|word| Some(button(word.label, Value::Choice(ChoiceSet::from_words(words, [word.id])?))))
            .collect(),
        Kind::Count | Kind::Version | Kind::Sessions | Kind::Licenses => {
            let on_draft = {
                let (draft, missing) = (draft.clone(), missing.clone());
                Callback::from(move |value| {
                    missing.set(false);
                    draft.set(Some(value));
                })
            };
            let onclick = {
                let (draft, missing, on_value) = (draft.clone(), missing.clone(), props.on_value.clone());
                Callback::from(move |_| match draft.as_ref().filter(|value| says_something(value)) {
                    Some(value) => on_value.emit(value.clone()),
                    None => missing.set(true),
                })
            };
            html! {
                <div class="draft">
                    <FactValue {fact} value={(*draft).clone()} scope="ask" on_value={on_draft} />
                    if *missing {
                        <p class="fault" role="alert">{ "Nothing is said yet." }</p>
                    }
                    <button type="button" class="answer" {onclick}>{ "Use this answer" }</button>
                </div>
            }
        }
    }
}

/// An empty list that may not be all there is says nothing.
const fn says_something(value: &Value) -> bool {
    match value {
        Value::Sessions(list) => list.complete || !list.items.is_empty(),
        Value::Licenses(held) => held.list.complete || !held.list.items.is_empty(),
        _ => true,
    }
}
