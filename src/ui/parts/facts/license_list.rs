//! Edits the licences of one user.

use super::open_list::changed;
use crate::catalog::licenses::{self, Holder};
use crate::labels;
use crate::model::{License, Licenses};
use crate::ui::browser;
use crate::ui::parts::shared::button::{button, tick};
use crate::ui::parts::shared::hidden::{MOST_SHOWN, hidden};
use crate::ui::parts::shared::text_field::TextField;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The licences of one user. `id` is the prefix of all ids.
pub(crate) fn license_list(id: &AttrValue, held: &Licenses, on_held: &Callback<Licenses>) -> Html {
    let items = &held.list.items;
    let add = changed(held, on_held, |held: &mut Licenses, product: String| {
        let product = product.trim().to_owned();
        if !product.is_empty() && !held.list.items.iter().any(|license| license.product == product) {
            held.list.items.push(License { product, switched_off: false });
        }
    });
    let choose = add.reform(|event: Event| {
        let select = event.target_unchecked_into::<HtmlSelectElement>();
        let product = select.value();
        select.set_value("");
        product
    });
    let complete = changed(held, on_held, |held: &mut Licenses, complete: bool| held.list.complete = complete);
    let options = licenses::all()
        .iter()
        .filter(|product| product.holder == Holder::User && !items.iter().any(|held| held.product == product.id))
        .map(|product| html! { <option value={product.id}>{ product.name }</option> });
    let all = if items.is_empty() {
        "This person holds no Power Automate licence"
    } else {
        "These are all of this person’s licences"
    };
    let select_id = format!("{id}-product");
    html! {
        <div class="list">
            if !items.is_empty() {
                <ul class="entries">
                    { for items.iter().enumerate().take(MOST_SHOWN).map(|(at, license)| entry(held, on_held, at, license)) }
                </ul>
                { hidden(items.len(), "licences") }
            }
            <div class="field">
                <label for={select_id.clone()}>{ "Add a licence" }</label>
                <select id={select_id} onchange={choose}>
                    <option value="" selected=true>{ "Choose a product" }</option>
                    { for options }
                </select>
            </div>
            <TextField
                id={format!("{id}-other")}
                label="or another product: its name, part number or GUID"
                on_text={add}
            />
            { tick(all, "", held.list.complete, &complete) }
        </div>
    }
}

/// One licence of the list.
fn entry(held: &Licenses, on_held: &Callback<Licenses>, at: usize, license: &License) -> Html {
    let name = labels::product(&license.product);
    let switch = changed(held, on_held, move |held: &mut Licenses, switched_off: bool| {
        if let Some(license) = held.list.items.get_mut(at) {
            license.switched_off = switched_off;
        }
    });
    let remove = changed(held, on_held, move |held: &mut Licenses, event: MouseEvent| {
        browser::focus_next(&event, ".list", "select".to_owned());
        let mut position = 0..;
        held.list.items.retain(|_| position.next() != Some(at));
    });
    let note = licenses::find(&license.product).map_or("", |product| product.note);
    html! {
        <li class="entry">
            <p class="entry-name">{ &name }</p>
            if !note.is_empty() { <p class="fine">{ note }</p> }
            { tick("Its desktop flow plan is switched off", name.clone(), license.switched_off, &switch) }
            { button("link", "Remove", name, remove) }
        </li>
    }
}
