//! Edits a list whose items have facts, such as auto-claim policies.

use super::open_list::{ListWords, OnEntry, changed, open_list};
use crate::model::{Fact, Field, Item, OpenList, Value};
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    none: "The tenant has no policy",
    all: "These are all policies of the tenant",
    entries: "policies",
    add: "Add a policy",
    first: "policies[].name",
};

/// Renders the control for a fact's value. The text is the prefix of its ids.
pub(crate) type Control = fn(Fact, Option<&Value>, &str, &Callback<Value>) -> Html;

/// The items of a list. `id` is the prefix of all ids; `control` renders one control.
pub(crate) fn item_list(
    fact: Fact,
    id: &str,
    list: &OpenList<Item>,
    on_list: &Callback<OpenList<Item>>,
    control: Control,
) -> Html {
    open_list(id, list, &WORDS, on_list, &|at, item, on| entry(fact, &format!("{id}-{at}"), at, item, on, control))
}

fn entry(list: Fact, id: &str, at: usize, item: &Item, on: OnEntry<Item>, control: Control) -> Html {
    let legend = AttrValue::from(format!("Policy {}", at + 1));
    let field = |fact: Fact| {
        let (path, label) = (Field::of_item(fact, at).path(), fact.info().label);
        let value = item.get(fact);
        let on_value = changed(item, &on.on_value, move |item, value: Value| item.set(fact, Some(value)));
        let forget = changed(item, &on.on_value, move |item, _: MouseEvent| item.set(fact, None));
        html! {
            <fieldset class="fact" key={path.clone()} data-fact={path} tabindex="-1">
                <legend>{ label }</legend>
                <div class="fact-line">
                    <div class="fact-value">{ control(fact, value, id, &on_value) }</div>
                    <div class="fact-foot">
                        if value.is_some() { { button("link", "Not known", label, forget) } }
                        { how_to_find_out(fact) }
                    </div>
                </div>
            </fieldset>
        }
    };
    html! {
        <fieldset class="entry" key={at}>
            <legend>{ legend.clone() }</legend>
            { for list.fields().map(field) }
            { button("link", "Remove", legend, on.on_remove.clone()) }
        </fieldset>
    }
}
