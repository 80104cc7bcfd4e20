//! Edits a tenant's remaining licences by product.

use super::open_list::{changed, complete};
use crate::catalog::licenses;
use crate::labels;
use crate::model::{OpenList, Seats};
use crate::ui::parts::shared::text_field::{Form, TextField};
use yew::prelude::*;

/// The products that are listed if nothing is known: those of auto-claim.
const USUAL: [&str; 2] = ["premium", "per-user"];

/// A tenant's remaining licences. `id` is the prefix of all ids.
pub(crate) fn seat_list(id: &str, list: &OpenList<Seats>, on_list: &Callback<OpenList<Seats>>) -> Html {
    let id_of = |product: &str| licenses::find(product).map_or_else(|| product.to_owned(), |known| known.id.to_owned());
    let mut products: Vec<String> = list.items.iter().map(|seats| seats.product.clone()).collect();
    for usual in USUAL {
        if !products.iter().any(|product| id_of(product) == usual) {
            products.push(usual.to_owned());
        }
    }
    let row = |product: &String| {
        let free = list.items.iter().find(|seats| seats.product == *product).and_then(|seats| seats.free);
        let written = product.clone();
        let on_text = changed(list, on_list, move |list, text: String| {
            put(list, &written, text.trim().parse().ok());
        });
        html! {
            <div class="field" key={product.clone()}>
                <span class="fine">{ labels::product(product) }</span>
                <TextField
                    id={format!("{id}-{product}")}
                    label="Licences left"
                    form={Form::Count}
                    value={free.map(|free| free.to_string()).unwrap_or_default()}
                    {on_text}
                />
            </div>
        }
    };
    let add = changed(list, on_list, |list, text: String| {
        let product = text.trim().to_owned();
        if !product.is_empty() && !list.items.iter().any(|seats| seats.product == product) {
            list.items.push(Seats { product, free: None });
        }
    });
    html! {
        <div class="list seats">
            { for products.iter().map(row) }
            <TextField id={format!("{id}-other")} label="or another product: its name, part number or GUID" on_text={add} />
            { complete("The tenant has no other products", list, on_list) }
        </div>
    }
}

/// Sets the remaining licences of a product; `None` means unknown.
fn put(list: &mut OpenList<Seats>, product: &str, free: Option<u32>) {
    match list.items.iter_mut().find(|seats| seats.product == product) {
        Some(seats) if free.is_some() => seats.free = free,
        Some(_) => list.items.retain(|seats| seats.product != product),
        None if free.is_some() => list.items.push(Seats { product: product.to_owned(), free }),
        None => {}
    }
}
