//! The catalogue: every code, rule and licence, searched as one types. Drawn natively it is the complete list.

use crate::search::{Found, Index, Kind, Query};
use crate::ui::browser;
use crate::ui::format::counted;
use crate::ui::parts::catalog::filters::catalog_filters;
use crate::ui::parts::catalog::list::{grouped, ranked, short_list};
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::header::header;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The index that a catalogue shows; the same only if it is the very same.
#[derive(Clone, Copy)]
pub(crate) struct Shelf(pub(crate) &'static Index);

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What the catalogue begins with.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct CatalogPageProps {
    pub(crate) shelf: Shelf,
    /// The address of the site, with a slash at the end.
    pub(crate) site: AttrValue,
    /// Whether it can be searched: not where no script runs.
    pub(crate) live: bool,
    /// What is looked for at first, and again whenever it changes.
    #[prop_or_default]
    pub(crate) start: Query,
    /// Takes the fragment of an address that leads here again; where there is none, the address is not ours to change.
    #[prop_or_default]
    pub(crate) remember: Option<Callback<String>>,
}

/// What the catalogue remembers.
#[derive(Clone, Default)]
pub(crate) struct Looking {
    query: Query,
    told: String,
}

/// What changes what it remembers.
pub(crate) enum Ask {
    /// Other words are looked for.
    Text(String),
    /// Entries of this kind are wanted, or of all.
    Kind(Option<Kind>),
    /// Entries of this family are wanted; all if it is empty.
    Family(String),
    /// Entries for this run mode are wanted.
    Mode(String),
    /// Entries that this person can put right are wanted.
    Owner(String),
    /// The words stay, everything else is wanted again.
    Everything,
    /// Something else is looked for.
    Open(Query),
    /// Screen readers are told this.
    Tell(String),
}

impl Reducible for Looking {
    type Action = Ask;

    fn reduce(self: Rc<Self>, ask: Ask) -> Rc<Self> {
        let mut next = Self::clone(&self);
        let query = &mut next.query;
        match ask {
            Ask::Text(text) => query.text = text,
            Ask::Kind(kind) => query.kind = kind,
            Ask::Family(name) => query.family = name,
            Ask::Mode(name) => query.mode = name,
            Ask::Owner(name) => query.owner = name,
            Ask::Everything => *query = Query { text: std::mem::take(&mut query.text), ..Query::default() },
            Ask::Open(other) => *query = other,
            Ask::Tell(told) => next.told = told,
        }
        Rc::new(next)
    }
}

/// The catalogue.
#[component]
pub(crate) fn CatalogPage(props: &CatalogPageProps) -> Html {
    let index = props.shelf.0;
    let looking = use_reducer(|| Looking { query: props.start.clone(), told: String::new() });
    let on_ask: Callback<Ask> = looking.dispatcher().into();
    let field = use_node_ref();
    use_start(&props.start, on_ask.reform(Ask::Open));
    use_remember(&looking.query, props.remember.clone());
    let query = &looking.query;
    let found = index.look(query);
    let announcer = use_announcer(summary(&found), true, &looking.told, on_ask.reform(Ask::Tell));
    let list =
        if query.text.trim().is_empty() { grouped(&found.hits, &props.site) } else { ranked(&found.hits, &props.site) };
    if !props.live {
        return html! { <div class="workbench catalog">{ list }</div> };
    }
    html! {
        <div class="workbench catalog">
            { header() }
            <div class="shelves">
                <search class="card looking">
                    { search_field(query, &field, props.remember.is_some(), &on_ask) }
                    { catalog_filters(index, query, &found, &on_ask) }
                </search>
                <p class="count">
                    <span>{ summary(&found) }</span>
                    if query.is_filtered() { { drop_filters(&field, &on_ask) } }
                </p>
                if found.hits.is_empty() { { nothing(&found, query, &props.site, &field, &on_ask) } } else { { list } }
            </div>
            { announcer }
        </div>
    }
}

fn search_field(query: &Query, field: &NodeRef, has_key: bool, on_ask: &Callback<Ask>) -> Html {
    let oninput =
        on_ask.reform(|event: InputEvent| Ask::Text(event.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <div class="field">
            <label for="look">{ "Search for a code, an old name, a number, or words of the message" }</label>
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
            if has_key { <p class="fine">{ "The key " }<kbd>{ "/" }</kbd>{ " brings you here. What you type stays in this page." }</p> }
        </div>
    }
}

/// How many there are, in words.
fn summary(found: &Found) -> String {
    if found.hits.is_empty() { "Nothing found".to_owned() } else { counted(found.hits.len(), "entry", "entries") }
}

/// Does something from a button that is gone afterwards: the focus goes to the search field.
fn and_focus(field: &NodeRef, on_ask: &Callback<Ask>, ask: impl Fn() -> Ask + 'static) -> Callback<MouseEvent> {
    let (field, on_ask) = (field.clone(), on_ask.clone());
    Callback::from(move |_| {
        on_ask.emit(ask());
        browser::focus(&field);
    })
}

fn drop_filters(field: &NodeRef, on_ask: &Callback<Ask>) -> Html {
    button("link", "Drop the filters", "", and_focus(field, on_ask, || Ask::Everything))
}

/// What to do where nothing was found.
fn nothing(found: &Found, query: &Query, site: &AttrValue, field: &NodeRef, on_ask: &Callback<Ask>) -> Html {
    if found.anywhere > 0 {
        return html! {
            <section class="card hint">
                <p>{ counted(found.anywhere, "entry has", "entries have") }{ " these words, but not with these filters." }</p>
            </section>
        };
    }
    let meant = found.meant.clone().map(|meant| {
        let asked = Query { text: meant.clone(), ..query.clone() };
        let onclick = and_focus(field, on_ask, move || Ask::Open(asked.clone()));
        html! {
            <p>{ "Did you mean " }<button type="button" data-look="link" {onclick}>{ meant }</button>{ "?" }</p>
        }
    });
    html! {
        <section class="card hint">
            <p>{ "Nothing in the catalogue has all of these words." }</p>
            { meant }
            if !found.near.is_empty() {
                <h2>{ "Did you mean one of these?" }</h2>
                { short_list(&found.near, site) }
            }
            <p><a href={format!("{site}")}>{ "Paste the whole text into the workbench" }</a>{ ": it reads more than names." }</p>
        </section>
    }
}

/// Looks for something else when whoever mounted the catalogue says so.
#[hook]
fn use_start(start: &Query, on_open: Callback<Query>) {
    let first = use_mut_ref(|| true);
    use_effect_with(start.clone(), move |start| {
        if !first.replace(false) {
            on_open.emit(start.clone());
        }
    });
}

/// Tells whoever keeps the address what is looked for now.
#[hook]
fn use_remember(query: &Query, remember: Option<Callback<String>>) {
    let first = use_mut_ref(|| true);
    use_effect_with(query.clone(), move |query| {
        if let Some(remember) = remember.filter(|_| !first.replace(false)) {
            remember.emit(query.fragment());
        }
    });
}
