//! The control for the value of a fact, whatever its kind.

use super::license_list::LicenseList;
use super::number_field::{NumberField, NumberForm};
use super::segments::{Segment, Segments};
use super::session_list::SessionList;
use crate::model::{ChoiceSet, Fact, Kind, Licenses, OpenList, Value};
use crate::ui::words;
use yew::prelude::*;

/// The fact and its value.
#[derive(Properties, PartialEq)]
pub(crate) struct FactValueProps {
    pub(crate) fact: Fact,
    pub(crate) value: Option<Value>,
    /// Where on the page it stands, so that its names differ from those of the same fact elsewhere.
    pub(crate) scope: &'static str,
    pub(crate) on_value: Callback<Value>,
}

/// The control for the value of a fact.
#[component]
pub(crate) fn FactValue(props: &FactValueProps) -> Html {
    let FactValueProps { fact, value, scope, on_value } = props;
    let id = AttrValue::from(format!("{scope}-{}", fact.id()));
    let info = fact.info();
    match info.kind {
        Kind::Flag { yes, no } => {
            let chosen = |flag| *value == Some(Value::Flag(flag));
            let segments = vec![
                Segment { label: yes.into(), chosen: chosen(true) },
                Segment { label: no.into(), chosen: chosen(false) },
            ];
            let on_choose = on_value.reform(|at| Value::Flag(at == 0));
            html! { <Segments name={id} {segments} {on_choose} /> }
        }
        Kind::Choice(all) => {
            let set = match value {
                Some(Value::Choice(set)) => Some(*set),
                _ => None,
            };
            let single = set.and_then(ChoiceSet::single);
            let segments = all
                .iter()
                .map(|word| Segment { label: word.label.into(), chosen: single == Some(word) })
                .collect::<Vec<_>>();
            let on_choose = {
                let on_value = on_value.clone();
                Callback::from(move |at: usize| {
                    let set = all.get(at).and_then(|word| ChoiceSet::from_words(all, [word.id]));
                    if let Some(set) = set {
                        on_value.emit(Value::Choice(set));
                    }
                })
            };
            html! {
                <>
                    if let Some(value) = value.as_ref().filter(|_| single.is_none()) {
                        <p class="in-words">{ words::value(*fact, value) }</p>
                    }
                    <Segments name={id} {segments} {on_choose} />
                </>
            }
        }
        Kind::Count | Kind::Version => {
            let form = if info.kind == Kind::Count { NumberForm::Count } else { NumberForm::Version };
            let value = value.as_ref().map(|value| words::value(*fact, value)).unwrap_or_default();
            html! { <NumberField {id} label={info.question} {form} {value} on_value={on_value.clone()} /> }
        }
        Kind::Sessions => {
            let list = match value {
                Some(Value::Sessions(list)) => list.clone(),
                _ => OpenList { items: vec![], complete: false },
            };
            html! { <SessionList {id} {list} on_list={on_value.reform(Value::Sessions)} /> }
        }
        Kind::Licenses => {
            let held = match value {
                Some(Value::Licenses(held)) => held.clone(),
                _ => Licenses { list: OpenList { items: vec![], complete: false }, lacks: vec![] },
            };
            html! { <LicenseList {id} {held} on_held={on_value.reform(Value::Licenses)} /> }
        }
    }
}
