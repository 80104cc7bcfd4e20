//! Catalogue entries as links: grouped without a search text, ranked with one.

use crate::search::{Because, Entry, Hit, Kind, marked};
use yew::prelude::*;

/// All entries by kind and family.
pub(crate) fn grouped(hits: &[Hit], site: &AttrValue) -> Html {
    let kind = |kind: Kind| {
        let of_kind: Vec<&Entry> = hits.iter().map(|hit| hit.entry).filter(|entry| entry.kind == kind).collect();
        if of_kind.is_empty() {
            return Html::default();
        }
        let mut families: Vec<&'static str> = vec![];
        for entry in &of_kind {
            if !families.contains(&entry.family) {
                families.push(entry.family);
            }
        }
        let family = |family: &'static str| {
            let entries: Vec<&Entry> = of_kind.iter().copied().filter(|entry| entry.family == family).collect();
            html! {
                <section key={family}>
                    // A family that is the only one of its kind needs no heading.
                    if entries.len() < of_kind.len() {
                        <h3>{ family }</h3>
                    }
                    <ul>{ items(&entries, site) }</ul>
                </section>
            }
        };
        html! {
            <section class="kind" key={kind.id()} aria-labelledby={kind.folder()}>
                <h2 id={kind.folder()}>{ kind.label() }<span class="number">{ format!(" {}", of_kind.len()) }</span></h2>
                <div class="families links">{ for families.into_iter().map(family) }</div>
            </section>
        }
    };
    html! { <div class="kinds">{ for Kind::ALL.into_iter().map(kind) }</div> }
}

/// Entries as a plain list of names.
pub(crate) fn short_list(entries: &[&Entry], site: &AttrValue) -> Html {
    html! { <ul class="links">{ items(entries, site) }</ul> }
}

/// A list item per entry: the code first, if the product gives one.
fn items(entries: &[&Entry], site: &AttrValue) -> Html {
    let item = |entry: &&Entry| {
        html! {
            <li>
                <a href={address(entry, site)}>
                    if entry.has_code { <code>{ entry.id }</code>{ " " } }
                    { entry.title }
                </a>
            </li>
        }
    };
    entries.iter().map(item).collect()
}

/// The search results, best first: name, title, and where else the words occur. Matching words are marked.
pub(crate) fn ranked(hits: &[Hit], site: &AttrValue, query: &str) -> Html {
    let marks = |text: &str| -> Html {
        let piece = |text: &str, is_hit| {
            let text = text.to_owned();
            if is_hit {
                html! { <mark>{ text }</mark> }
            } else {
                html! { { text } }
            }
        };
        marked(text, query).iter().map(|one| piece(one.text, one.is_hit)).collect()
    };
    let item = |hit: &Hit| {
        let entry = hit.entry;
        html! {
            <li key={format!("{} {}", entry.kind.id(), entry.id)}>
                <a href={address(entry, site)}>
                    if is_named(entry) { <code>{ marks(entry.id) }</code>{ " " } }
                    <span>{ marks(entry.title) }</span>
                </a>
                <p class="fine">
                    { match hit.because {
                        Because::Plain => Html::default(),
                        Because::Name(name) => html! { <span class="why">{ "Also called " }<code>{ marks(name) }</code></span> },
                        Because::Message(message) => html! { <span class="why">{ "Message: " }<q>{ marks(message) }</q></span> },
                        Because::Text => html! { <span class="why">{ "In its explanation" }</span> },
                    } }
                    <span>{ entry.kind.one() }{ " · " }{ entry.family }</span>
                    { for entry.modes.iter().map(|mode| html! { <span class="chip">{ *mode }</span> }) }
                    if !entry.owners.is_empty() { <span>{ "Fixed by: " }{ entry.owners.join(", ") }</span> }
                </p>
            </li>
        }
    };
    html! { <ol class="links card hits">{ for hits.iter().map(item) }</ol> }
}

/// Whether people see its id elsewhere: the product shows codes, and reports show rule ids.
fn is_named(entry: &Entry) -> bool {
    entry.has_code || entry.kind == Kind::Rule
}

fn address(entry: &Entry, site: &AttrValue) -> String {
    format!("{site}{}/{}/", entry.kind.folder(), entry.id)
}
