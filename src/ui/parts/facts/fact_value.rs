//! The control for the value of a fact of any kind.

use crate::labels;
use crate::model::moment::Clock;
use crate::model::{Fact, Kind, Licenses, Moment, OpenList, Value};
use crate::ui::parts::facts::item_list::item_list;
use crate::ui::parts::facts::license_list::license_list;
use crate::ui::parts::facts::seat_list::seat_list;
use crate::ui::parts::facts::session_list::session_list;
use crate::ui::parts::shared::segments::{Segment, segments};
use crate::ui::parts::shared::text_field::{Form, TextField};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The control for the value of a fact. `scope` makes its ids differ from those of the same fact elsewhere on the page.
pub(crate) fn fact_value(fact: Fact, value: Option<&Value>, scope: &str, on_value: &Callback<Value>) -> Html {
    let id = AttrValue::from(format!("{scope}-{}", fact.id()));
    let info = fact.info();
    match info.kind {
        Kind::Flag { .. } | Kind::Choice(_) => {
            let answers = labels::answers(fact);
            // If several words are possible, they are shown as text and none is selected.
            let in_words = value.filter(|value| answers.iter().all(|(_, answer)| answer != *value));
            html! {
                <>
                    if let Some(value) = in_words { <p class="in-words">{ labels::value(fact, value) }</p> }
                    { strip(&id, answers, value, on_value) }
                </>
            }
        }
        Kind::Count | Kind::Version => {
            let form = if info.kind == Kind::Count { Form::Count } else { Form::Version };
            let value = value.map(|value| labels::value(fact, value)).unwrap_or_default();
            let on_value = on_value.clone();
            let on_text = Callback::from(move |text: String| {
                if let Some(value) = form.value(&text) {
                    on_value.emit(value);
                }
            });
            html! { <TextField id={id.to_string()} label={info.question} {form} {value} {on_text} /> }
        }
        Kind::Sessions => session_list(
            &id,
            &list(value, |value| match value {
                Value::Sessions(list) => Some(list),
                _ => None,
            }),
            &on_value.reform(Value::Sessions),
        ),
        Kind::Licenses => match value {
            Some(Value::Licenses(held)) => license_list(&id, held, &on_value.reform(Value::Licenses)),
            _ => {
                let none = Licenses { list: OpenList::default(), lacks: vec![] };
                license_list(&id, &none, &on_value.reform(Value::Licenses))
            }
        },
        Kind::Seats => seat_list(
            &id,
            &list(value, |value| match value {
                Value::Seats(list) => Some(list),
                _ => None,
            }),
            &on_value.reform(Value::Seats),
        ),
        Kind::Items => item_list(
            fact,
            &id,
            &list(value, |value| match value {
                Value::Items(list) => Some(list),
                _ => None,
            }),
            &on_value.reform(Value::Items),
            fact_value,
        ),
        Kind::Moment => moment(id, info.question, value, on_value),
        Kind::Name | Kind::Product | Kind::Products | Kind::Apps => names(fact, &id, value, on_value),
    }
}

/// The known list, or an empty one.
fn list<T: Clone>(value: Option<&Value>, list: impl Fn(&Value) -> Option<&OpenList<T>>) -> OpenList<T> {
    value.and_then(list).cloned().unwrap_or_default()
}

/// A local time as a control; other moments are shown as text.
fn moment(id: AttrValue, label: &'static str, value: Option<&Value>, on_value: &Callback<Value>) -> Html {
    let (mut written, mut in_words) = (String::new(), String::new());
    if let Some(Value::Moment(moment)) = value {
        *(if moment.clock() == Clock::Wall { &mut written } else { &mut in_words }) = moment.text();
    }
    let on_value = on_value.clone();
    let onchange = Callback::from(move |event: Event| {
        let written = event.target_unchecked_into::<HtmlInputElement>().value();
        if let Some(moment) = Moment::parse(&written) {
            on_value.emit(Value::Moment(moment));
        }
    });
    html! {
        <div class="field">
            if !in_words.is_empty() { <p class="in-words">{ in_words }</p> }
            <label class="unseen" for={id.clone()}>{ label }</label>
            <input {id} type="datetime-local" value={written} {onchange} />
        </div>
    }
}

/// One name, or several separated by commas; before it, the most common answers.
fn names(fact: Fact, id: &AttrValue, value: Option<&Value>, on_value: &Callback<Value>) -> Html {
    let several = matches!(fact.info().kind, Kind::Products | Kind::Apps);
    let usual = labels::answers(fact);
    let other = value.filter(|value| usual.iter().all(|(_, answer)| answer != *value));
    let on_text = {
        let on_value = on_value.clone();
        Callback::from(move |text: String| {
            let names: Vec<String> =
                text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            match text.trim() {
                "" => {}
                _ if several => on_value.emit(Value::Texts(names)),
                name => on_value.emit(Value::from(name)),
            }
        })
    };
    let label = match fact.info().kind {
        Kind::Products => "or these products, with commas between them",
        Kind::Apps => "or these apps, with commas between them",
        Kind::Product => "or another product: its name, part number or GUID",
        _ => "Name",
    };
    let field = if usual.is_empty() { id.to_string() } else { format!("{id}-other") };
    html! {
        <>
            if !usual.is_empty() { { strip(id, usual, value, on_value) } }
            <TextField id={field} {label} value={other.map(|other| labels::value(fact, other)).unwrap_or_default()} {on_text} />
        </>
    }
}

/// A row of answers to choose from.
fn strip(
    id: &AttrValue,
    answers: Vec<(&'static str, Value)>,
    value: Option<&Value>,
    on_value: &Callback<Value>,
) -> Html {
    let strip = answers
        .iter()
        .map(|(label, answer)| Segment { label: (*label).into(), chosen: value == Some(answer) })
        .collect::<Vec<_>>();
    let on_value = on_value.clone();
    let on_choose = Callback::from(move |at: usize| {
        if let Some((_, answer)) = answers.get(at) {
            on_value.emit(answer.clone());
        }
    });
    segments(id, strip, &on_choose)
}
