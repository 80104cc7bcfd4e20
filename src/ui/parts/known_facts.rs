//! What we know, fact by fact, and on request what could be known besides.

use super::fact_row::FactRow;
use crate::check::KnownFact;
use crate::model::{Fact, Place};
use crate::ui::change::{Change, Shown};
use crate::ui::words;
use yew::prelude::*;

/// The facts.
#[derive(Properties, PartialEq)]
pub(crate) struct KnownFactsProps {
    pub(crate) facts: Vec<KnownFact>,
    /// The facts that can still change the answer.
    pub(crate) mattering: Vec<Fact>,
    pub(crate) shown: Shown,
    pub(crate) on_shown: Callback<Shown>,
    pub(crate) on_change: Callback<Change>,
    pub(crate) on_place: Callback<Place>,
}

/// What we know.
#[component]
pub(crate) fn KnownFacts(props: &KnownFactsProps) -> Html {
    let known = |fact: Fact| props.facts.iter().find(|known| known.fact == fact);
    let is_shown = |fact: &Fact| match props.shown {
        Shown::Known => known(*fact).is_some(),
        Shown::Mattering => known(*fact).is_some() || props.mattering.contains(fact),
        Shown::All => true,
    };
    let row = |fact: Fact| {
        html! {
            <FactRow
                key={fact.id()}
                {fact}
                known={known(fact).cloned()}
                on_change={props.on_change.clone()}
                on_place={props.on_place.clone()}
            />
        }
    };
    let group = |subject: &'static str| {
        let rows: Vec<Fact> =
            Fact::ALL.iter().copied().filter(|fact| fact.path().0 == subject).filter(is_shown).collect();
        if rows.is_empty() {
            return html! {};
        }
        html! {
            <div class="subject" key={subject}>
                if props.shown > Shown::Known { <h4>{ words::subject(subject) }</h4> }
                { for rows.into_iter().map(row) }
            </div>
        }
    };
    html! {
        <section class="card facts" aria-labelledby="known">
            <h3 id="known" tabindex="-1">{ "What we know" }</h3>
            if props.facts.is_empty() && props.shown == Shown::Known {
                <p class="quiet">{ "No fact of the run is known yet." }</p>
            }
            { for subjects().into_iter().map(group) }
            { more(props) }
        </section>
    }
}

/// The subjects, in the order of the form.
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

/// How many facts could be added, and the buttons that show and hide them.
fn more(props: &KnownFactsProps) -> Html {
    let known = |fact: &Fact| props.facts.iter().any(|known| known.fact == *fact);
    let open = props.mattering.iter().filter(|fact| !known(fact)).count();
    let rest = Fact::ALL.iter().filter(|fact| !known(fact) && !props.mattering.contains(fact)).count();
    let show = |shown: Shown, label: &'static str| {
        let onclick = props.on_shown.reform(move |_| shown);
        html! { <button type="button" class="link" {onclick}>{ label }</button> }
    };
    let count = |count| words::counted(count, "more fact", "more facts");
    html! {
        <div class="more">
            if props.shown == Shown::Known {
                if open > 0 {
                    <p>{ format!("{} could matter.", count(open)) }</p>{ show(Shown::Mattering, "Show them") }
                } else if rest > 0 {
                    <p>{ format!("{} would not change the answer.", count(rest)) }</p>{ show(Shown::All, "Show them") }
                }
            } else {
                if props.shown == Shown::Mattering && rest > 0 {
                    <p>{ format!("{} would not change the answer.", count(rest)) }</p>{ show(Shown::All, "Show all") }
                }
                { show(Shown::Known, "Show only what is known") }
            }
        </div>
    }
}
