//! The licences of one person, to be edited one by one.

use super::text_field::TextField;
use crate::catalog::licenses::{self, Holder};
use crate::model::{License, Licenses};
use crate::ui::browser;
use crate::ui::words;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The licences.
#[derive(Properties, PartialEq)]
pub(crate) struct LicenseListProps {
    /// Begins the names of all its controls.
    pub(crate) id: AttrValue,
    pub(crate) held: Licenses,
    pub(crate) on_held: Callback<Licenses>,
}

/// The licences of one person.
#[component]
pub(crate) fn LicenseList(props: &LicenseListProps) -> Html {
    let root = use_node_ref();
    let next_focus = use_mut_ref(|| false);
    {
        let (root, next_focus) = (root.clone(), next_focus.clone());
        use_effect_with(props.held.list.items.len(), move |_| {
            if next_focus.take() {
                browser::focus_in(&root, "select");
            }
        });
    }
    let add = {
        let add = changed(props, |held, product: String| {
            let product = product.trim().to_owned();
            let known = held.list.items.iter().any(|license| license.product == product);
            if !product.is_empty() && !known {
                held.list.items.push(License { product, switched_off: false });
            }
        });
        let next_focus = next_focus.clone();
        Callback::from(move |product: String| {
            next_focus.replace(true);
            add.emit(product);
        })
    };
    let choose = {
        let add = add.clone();
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            add.emit(select.value());
            select.set_value("");
        })
    };
    let complete = changed(props, |held, event: Event| {
        held.list.complete = event.target_unchecked_into::<HtmlInputElement>().checked();
    });
    let entry = |(at, license): (usize, &License)| {
        let name = words::product(&license.product);
        let switch = changed(props, move |held, event: Event| {
            if let Some(license) = held.list.items.get_mut(at) {
                license.switched_off = event.target_unchecked_into::<HtmlInputElement>().checked();
            }
        });
        let remove = {
            let remove = changed(props, move |held, _: ()| {
                let mut position = 0..;
                held.list.items.retain(|_| position.next() != Some(at));
            });
            let next_focus = next_focus.clone();
            Callback::from(move |_| {
                next_focus.replace(true);
                remove.emit(());
            })
        };
        let note = licenses::find(&license.product).map(|product| product.note).filter(|note| !note.is_empty());
        html! {
            <li class="entry" key={license.product.clone()}>
                <p class="entry-name">{ &name }</p>
                if let Some(note) = note { <p class="fine">{ note }</p> }
                <label class="check">
                    <input type="checkbox" checked={license.switched_off} onchange={switch} />
                    <span>{ "Its desktop flow plan is switched off" }<span class="unseen">{ format!(" in {name}") }</span></span>
                </label>
                <button type="button" class="link" onclick={remove}>
                    { "Remove" }<span class="unseen">{ format!(" {name}") }</span>
                </button>
            </li>
        }
    };
    let held = |id: &str| props.held.list.items.iter().any(|license| license.product == id);
    let options = licenses::ALL
        .iter()
        .filter(|product| product.holder == Holder::User && !held(product.id))
        .map(|product| html! { <option value={product.id}>{ product.name }</option> });
    let all = if props.held.list.items.is_empty() {
        "This person holds no Power Automate licence"
    } else {
        "These are all of this person’s licences"
    };
    let select_id = AttrValue::from(format!("{}-product", props.id));
    html! {
        <div class="list" ref={root}>
            if !props.held.list.items.is_empty() {
                <ul class="entries">{ for props.held.list.items.iter().enumerate().map(entry) }</ul>
            }
            <div class="field">
                <label for={select_id.clone()}>{ "Add a licence" }</label>
                <select id={select_id} onchange={choose}>
                    <option value="" selected=true>{ "Choose a product" }</option>
                    { for options }
                </select>
            </div>
            // Drawn anew with every licence that is added, so that it is empty again.
            <TextField
                key={props.held.list.items.len()}
                id={format!("{}-other", props.id)}
                label="or another product: its name, part number or GUID"
                value=""
                on_text={add}
            />
            <label class="check">
                <input type="checkbox" checked={props.held.list.complete} onchange={complete} />
                <span>{ all }</span>
            </label>
        </div>
    }
}

/// Passes the licences upwards with one thing changed.
fn changed<T: 'static>(props: &LicenseListProps, change: impl Fn(&mut Licenses, T) + 'static) -> Callback<T> {
    let (held, on_held) = (props.held.clone(), props.on_held.clone());
    Callback::from(move |with: T| {
        let mut held = held.clone();
        change(&mut held, with);
        on_held.emit(held);
    })
}
