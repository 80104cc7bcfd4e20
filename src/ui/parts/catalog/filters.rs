//! The filters of the catalogue: kind as segments with counts; family, run mode and owner as selects.

use crate::model::Owner;
use crate::search::{Found, Index, Kind, Query};
use crate::ui::catalog_state::CatalogAction;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The filters.
pub(crate) fn catalog_filters(index: &Index, query: &Query, found: &Found, dispatch: &Callback<CatalogAction>) -> Html {
    let of_kind = |kind: Option<Kind>| query.kind.is_none() || kind.is_none() || query.kind == kind;
    let families =
        index.names(|entry| if of_kind(Some(entry.kind)) { std::slice::from_ref(&entry.family) } else { &[] });
    let owned = index.names(|entry| entry.owners);
    let owners = Owner::ALL.iter().map(|owner| owner.label()).filter(|label| owned.contains(label)).collect();
    html! {
        <div class="filters">
            <fieldset>
                <legend>{ "Kind" }</legend>
                <div data-strip="segments">
                    { kind(None, query, found, dispatch) }
                    { for Kind::ALL.into_iter().map(|one| kind(Some(one), query, found, dispatch)) }
                </div>
            </fieldset>
            { choice("family", "Family", families, &query.family, dispatch.reform(CatalogAction::Family)) }
            { choice("mode", "Run mode", index.names(|entry| entry.modes), &query.mode, dispatch.reform(CatalogAction::Mode)) }
            { choice("owner", "Fixed by", owners, &query.owner, dispatch.reform(CatalogAction::Owner)) }
        </div>
    }
}

/// A segment for a kind, with the number of its entries.
fn kind(kind: Option<Kind>, query: &Query, found: &Found, dispatch: &Callback<CatalogAction>) -> Html {
    let count = match kind.and_then(|kind| Kind::ALL.iter().position(|one| *one == kind)) {
        Some(at) => found.of_kind.get(at).copied().unwrap_or_default(),
        None => found.of_kind.iter().sum(),
    };
    html! {
        <label class="segment">
            <input type="radio" name="kind" checked={query.kind == kind} onchange={dispatch.reform(move |_| CatalogAction::Kind(kind))} />
            <span>{ kind.map_or("All", Kind::label) }<small class="number">{ format!(" {count}") }</small></span>
        </label>
    }
}

/// A select of names; its first option, *All*, has no filter.
fn choice(
    id: &'static str,
    label: &'static str,
    names: Vec<&'static str>,
    chosen: &str,
    on_name: Callback<String>,
) -> Html {
    let onchange = on_name.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    // A name in the URL that isn't in the list gets its own option; else the browser would show “All”.
    let odd = (!chosen.is_empty() && !names.contains(&chosen)).then(|| option(chosen, chosen));
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ "All" }</option>
                { odd }
                { for names.into_iter().map(|name| option(name, chosen)) }
            </select>
        </div>
    }
}

fn option(name: &str, chosen: &str) -> Html {
    html! { <option value={name.to_owned()} selected={name == chosen}>{ name }</option> }
}
