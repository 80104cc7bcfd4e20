//! The control for the value of a fact, whatever its kind.

use super::license_list::license_list;
use super::segments::{Segment, segments};
use super::session_list::session_list;
use super::text_field::{Form, TextField};
use crate::model::{ChoiceSet, Fact, Kind, Licenses, OpenList, Value};
use crate::words;
use yew::prelude::*;

/// The control for the value of a fact. `scope` makes its names differ from those of the same fact elsewhere on the page.
pub(crate) fn fact_value(fact: Fact, value: Option<&Value>, scope: &str, on_value: &Callback<Value>) -> Html {
    let id = AttrValue::from(format!("{scope}-{}", fact.id()));
    let info = fact.info();
    match info.kind {
        Kind::Flag { .. } | Kind::Choice(_) => {
            let answers = answers(fact);
            let strip = answers
                .iter()
                .map(|(label, answer)| Segment { label: (*label).into(), chosen: value == Some(answer) })
                .collect::<Vec<_>>();
            // Only known to be one of these: said in words, and none is chosen.
            let in_words = value.filter(|_| strip.iter().all(|segment| !segment.chosen));
            let on_value = on_value.clone();
            let on_choose = Callback::from(move |at: usize| {
                if let Some((_, answer)) = answers.get(at) {
                    on_value.emit(answer.clone());
                }
            });
            html! {
                <>
                    if let Some(value) = in_words { <p class="in-words">{ words::value(fact, value) }</p> }
                    { segments(&id, strip, &on_choose) }
                </>
            }
        }
        Kind::Count | Kind::Version => {
            let form = if info.kind == Kind::Count { Form::Count } else { Form::Version };
            let value = value.map(|value| words::value(fact, value)).unwrap_or_default();
            let on_value = on_value.clone();
            let on_text = Callback::from(move |text: String| {
                if let Some(value) = form.value(&text) {
                    on_value.emit(value);
                }
            });
            html! { <TextField id={id.to_string()} label={info.question} {form} {value} {on_text} /> }
        }
        Kind::Sessions => match value {
            Some(Value::Sessions(list)) => session_list(&id, list, &on_value.reform(Value::Sessions)),
            _ => session_list(&id, &OpenList { items: vec![], complete: false }, &on_value.reform(Value::Sessions)),
        },
        Kind::Licenses => match value {
            Some(Value::Licenses(held)) => license_list(&id, held, &on_value.reform(Value::Licenses)),
            _ => {
                let none = Licenses { list: OpenList { items: vec![], complete: false }, lacks: vec![] };
                license_list(&id, &none, &on_value.reform(Value::Licenses))
            }
        },
    }
}

/// The answers of a fact that has few, each with its words.
pub(crate) fn answers(fact: Fact) -> Vec<(&'static str, Value)> {
    match fact.info().kind {
        Kind::Flag { yes, no } => vec![(yes, Value::Flag(true)), (no, Value::Flag(false))],
        Kind::Choice(all) => all
            .iter()
            .filter_map(|word| Some((word.label, Value::Choice(ChoiceSet::from_words(all, [word.id])?))))
            .collect(),
        _ => vec![],
    }
}
