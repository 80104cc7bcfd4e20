//! The catalogue page: all codes, rules and licences with a search field and filters. Rendered natively, it is the
//! complete list.

use crate::search::{Found, Index, Query};
use crate::ui::browser;
use crate::ui::catalog_state::{CatalogAction, CatalogState};
use crate::ui::format::counted;
use crate::ui::parts::catalog::filters::catalog_filters;
use crate::ui::parts::catalog::list::{grouped, ranked, short_list};
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::header::header;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The catalogue's index. Two are equal only if they are the same object.
#[derive(Clone, Copy)]
pub(crate) struct SharedIndex(pub(crate) &'static Index);

impl PartialEq for SharedIndex {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// The properties of the catalogue page.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct CatalogPageProps {
    pub(crate) index: SharedIndex,
    /// The address of the site, with a slash at the end.
    pub(crate) site: AttrValue,
    /// Shows the search field and filters; false on a page without a script.
    pub(crate) live: bool,
    /// The initial query; a change replaces the current one.
    #[prop_or_default]
    pub(crate) start: Query,
    /// Receives the fragment for the current query; `None` on an embedding page, whose address is not changed.
    #[prop_or_default]
    pub(crate) remember: Option<Callback<String>>,
}

/// The catalogue.
#[component]
pub(crate) fn CatalogPage(props: &CatalogPageProps) -> Html {
    let index = props.index.0;
    let state = use_reducer(|| CatalogState { query: props.start.clone(), announced: String::new() });
    let dispatch: Callback<CatalogAction> = state.dispatcher().into();
    let field = use_node_ref();
    use_start(&props.start, dispatch.reform(CatalogAction::Open));
    use_remember(&state.query, props.remember.clone());
    let query = &state.query;
    let found = index.find(query);
    let announcer = use_announcer(summary(&found), true, &state.announced, dispatch.reform(CatalogAction::Announce));
    let list = if query.text.trim().is_empty() {
        grouped(&found.hits, &props.site)
    } else {
        ranked(&found.hits, &props.site, &query.text)
    };
    if !props.live {
        return html! { <div class="workbench catalog">{ list }</div> };
    }
    html! {
        <div class="workbench catalog">
            { header() }
            <div class="shelves">
                <search class="card looking">
                    { search_field(query, &field, props.remember.is_some(), &dispatch) }
                    { catalog_filters(index, query, &found, &dispatch) }
                </search>
                <p class="count">
                    <span>{ summary(&found) }</span>
                    if query.is_filtered() { { drop_filters(&field, &dispatch) } }
                </p>
                if found.hits.is_empty() { { nothing(&found, query, &props.site, &field, &dispatch) } } else { { list } }
            </div>
            { announcer }
        </div>
    }
}

fn search_field(query: &Query, field: &NodeRef, has_key: bool, dispatch: &Callback<CatalogAction>) -> Html {
    let oninput = dispatch
        .reform(|event: InputEvent| CatalogAction::Text(event.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <div class="field">
            <label for="look">{ "Code, old name, number, or words of the message" }</label>
            <input
                id="look"
                ref={field.clone()}
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                aria-keyshortcuts={has_key.then_some("/")}
                value={query.text.clone()}
                {oninput}
            />
            if has_key { <p class="fine"><span class="keys">{ "Press " }<kbd>{ "/" }</kbd>{ " to search. " }</span>{ "What you type stays in your browser." }</p> }
        </div>
    }
}

/// The number of entries, in words.
fn summary(found: &Found) -> String {
    if found.hits.is_empty() { "Nothing found".to_owned() } else { counted(found.hits.len(), "entry", "entries") }
}

/// The handler of a button that disappears when it is clicked: dispatches an action and focuses the search field.
fn dispatch_and_focus(
    field: &NodeRef,
    dispatch: &Callback<CatalogAction>,
    action: impl Fn() -> CatalogAction + 'static,
) -> Callback<MouseEvent> {
    let (field, dispatch) = (field.clone(), dispatch.clone());
    Callback::from(move |_| {
        dispatch.emit(action());
        browser::focus(&field);
    })
}

fn drop_filters(field: &NodeRef, dispatch: &Callback<CatalogAction>) -> Html {
    button("link", "Clear filters", "", dispatch_and_focus(field, dispatch, || CatalogAction::ClearFilters))
}

/// Suggestions if nothing was found.
fn nothing(
    found: &Found,
    query: &Query,
    site: &AttrValue,
    field: &NodeRef,
    dispatch: &Callback<CatalogAction>,
) -> Html {
    if found.anywhere > 0 {
        return html! {
            <section class="card hint">
                <p>{ counted(found.anywhere, "entry has", "entries have") }{ " these words, but not with these filters." }</p>
            </section>
        };
    }
    let meant = found.meant.clone().map(|meant| {
        let asked = Query { text: meant.clone(), ..query.clone() };
        let onclick = dispatch_and_focus(field, dispatch, move || CatalogAction::Open(asked.clone()));
        html! {
            <p>{ "Did you mean " }<button type="button" data-look="link" {onclick}>{ meant }</button>{ "?" }</p>
        }
    });
    html! {
        <section class="card hint">
            <p>{ "No entry has all of these words." }</p>
            { meant }
            if !found.near.is_empty() {
                <h2>{ "Did you mean one of these?" }</h2>
                { short_list(&found.near, site) }
            }
            <p><a href={format!("{site}")}>{ "Paste the whole text into the workbench" }</a>{ ", which reads more than names." }</p>
        </section>
    }
}

/// Opens a new start query from the script that mounted the page.
#[hook]
fn use_start(start: &Query, on_open: Callback<Query>) {
    let first = use_mut_ref(|| true);
    use_effect_with(start.clone(), move |start| {
        if !first.replace(false) {
            on_open.emit(start.clone());
        }
    });
}

/// Reports the fragment of the current query, for the address.
#[hook]
fn use_remember(query: &Query, remember: Option<Callback<String>>) {
    let first = use_mut_ref(|| true);
    use_effect_with(query.clone(), move |query| {
        if let Some(remember) = remember.filter(|_| !first.replace(false)) {
            remember.emit(query.fragment());
        }
    });
}
