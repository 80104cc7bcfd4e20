//! “Your run”: the known and presumed facts, one line each, and on request the most relevant or all others.

use super::fact_row::{Shown, fact_row};
use crate::check::Report;
use crate::model::{Fact, FactSet, Place};
use crate::ui::fact_edit::{FactEdit, FactFilter};
use crate::ui::format;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::shape::{Sign, shape};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The context of the list.
pub(crate) struct Context<'a> {
    /// Which facts are shown.
    pub(crate) filter: FactFilter,
    /// The search text; empty for none.
    pub(crate) find: &'a str,
    /// Facts that are shown and expanded, whatever the filter.
    pub(crate) opened: FactSet,
    /// True if nothing can be changed.
    pub(crate) read_only: bool,
    pub(crate) on_filter: Callback<FactFilter>,
    pub(crate) on_find: Callback<String>,
    pub(crate) on_edit: Callback<FactEdit>,
    pub(crate) on_place: Callback<Place>,
    /// Scrolls back to the verdict.
    pub(crate) on_verdict: Callback<()>,
}

/// The list of facts under the verdict.
pub(crate) fn known_facts(report: &Report, has_answer: bool, context: &Context<'_>) -> Html {
    let Context { filter, find, opened, read_only, .. } = *context;
    let row = |fact: Fact| {
        let known = report.facts.iter().find(|known| known.fact == fact);
        let presumed = report.presumed.iter().find(|presumed| presumed.fact == fact).map(|presumed| &presumed.value);
        let shown = Shown { known, presumed, is_open: opened.contains(fact), read_only };
        fact_row(fact, &shown, &context.on_edit, &context.on_place)
    };
    let words = find.trim().to_ascii_lowercase();
    let is_found = |fact: Fact| {
        let info = fact.info();
        let says = |text: &str| text.to_ascii_lowercase().contains(&words);
        says(info.label) || says(info.question) || says(info.id)
    };
    let is_shown = |fact: Fact| match FactFilter::least_for(fact, report) {
        None => false,
        Some(_) if !words.is_empty() => is_found(fact),
        Some(least) => least <= filter.max(FactFilter::Known) || opened.contains(fact),
    };
    let group = |subject: &'static str| {
        let mut rows = Fact::ALL.iter().copied().filter(|fact| fact.path().0 == subject && is_shown(*fact)).peekable();
        rows.peek()?;
        Some(html! {
            <div class="subject" key={subject}>
                if filter > FactFilter::Known { <h4>{ format::subject(subject) }</h4> }
                { for rows.map(row) }
            </div>
        })
    };
    html! {
        <section class="card facts" aria-labelledby="known">
            if has_answer { { strip(report, &context.on_verdict) } }
            <h3 id="known" tabindex="-1">{ "Your run" }</h3>
            if report.facts.is_empty() && filter <= FactFilter::Known {
                <p class="quiet">{ "No settings given yet." }</p>
            }
            <div>{ for subjects().into_iter().filter_map(group) }</div>
            if !read_only { { finder(context) } }
        </section>
    }
}

/// The verdict in a line that leads back to it.
fn strip(report: &Report, on_verdict: &Callback<()>) -> Html {
    let sign = Sign::from(report.verdict);
    let onclick = on_verdict.reform(|_| ());
    html! {
        <button type="button" class="strip" data-sign={sign.word()} {onclick}>
            { shape(sign) }<span>{ report.verdict.label() }</span><span class="unseen">{ ": back to the answer" }</span>
        </button>
    }
}

/// The subjects, in form order.
fn subjects() -> Vec<&'static str> {
    let mut subjects: Vec<&'static str> = vec![];
    for fact in Fact::ALL {
        let (subject, _) = fact.path();
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects
}

/// A search over all settings, and a button that shows the most relevant ones, or all.
fn finder(context: &Context<'_>) -> Html {
    let oninput = context.on_find.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let (label, next) = match context.filter {
        FactFilter::Hidden | FactFilter::Known => ("Add a setting", FactFilter::Relevant),
        FactFilter::Relevant => ("Show all settings", FactFilter::All),
        FactFilter::All => ("Show fewer", FactFilter::Known),
    };
    html! {
        <div class="more">
            <label class="unseen" for="find">{ "Find a setting" }</label>
            <input id="find" type="search" autocomplete="off" placeholder="Find a setting" value={context.find.to_owned()} {oninput} />
            { button("link", label, "", context.on_filter.reform(move |_| next)) }
        </div>
    }
}
