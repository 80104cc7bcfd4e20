//! Entries of the catalogue as links: in groups where everything is shown, by rank where something is looked for.

use crate::search::{Because, Entry, Hit, Kind};
use yew::prelude::*;

/// All of it, kind by kind and family by family.
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
                <section class="family" key={family}>
                    // A family that is all of its kind needs no heading of its own.
                    if entries.len() < of_kind.len() {
                        <h3>{ family }<span class="number">{ format!(" {}", entries.len()) }</span></h3>
                    }
                    { short_list(&entries, site) }
                </section>
            }
        };
        html! {
            <section class="kind" key={kind.id()} aria-labelledby={kind.folder()}>
                <h2 id={kind.folder()}>{ kind.label() }<span class="number">{ format!(" {}", of_kind.len()) }</span></h2>
                <div class="families">{ for families.into_iter().map(family) }</div>
            </section>
        }
    };
    html! { <div class="kinds">{ for Kind::ALL.into_iter().map(kind) }</div> }
}

/// Some entries, nothing but their names.
pub(crate) fn short_list(entries: &[&Entry], site: &AttrValue) -> Html {
    let item = |entry: &&Entry| html! { <li>{ link(entry, site) }</li> };
    html! { <ul class="links">{ for entries.iter().map(item) }</ul> }
}

/// What was found, the best first, each with what it is and what it was found by.
pub(crate) fn ranked(hits: &[Hit], site: &AttrValue) -> Html {
    let item = |hit: &Hit| {
        let entry = hit.entry;
        html! {
            <li key={format!("{} {}", entry.kind.id(), entry.id)}>
                <a href={address(entry, site)}>{ entry.title }</a>
                <p class="fine">
                    { entry.kind.one() }
                    if entry.has_code { { " " }<code>{ entry.id }</code> }
                    { " · " }{ entry.family }
                    { match hit.because {
                        Because::Plain => Html::default(),
                        Because::Name(name) => html! { <>{ " · also called " }<code>{ name }</code></> },
                        Because::Message(message) => html! { <>{ " · its message: “" }{ message }{ "”" }</> },
                    } }
                </p>
            </li>
        }
    };
    html! { <ul class="links card">{ for hits.iter().map(item) }</ul> }
}

/// An entry by its title, with its code where the product gives one.
fn link(entry: &Entry, site: &AttrValue) -> Html {
    html! {
        <>
            <a href={address(entry, site)}>{ entry.title }</a>
            if entry.has_code { { " " }<code>{ entry.id }</code> }
        </>
    }
}

fn address(entry: &Entry, site: &AttrValue) -> String {
    format!("{site}{}/{}/", entry.kind.folder(), entry.id)
}
