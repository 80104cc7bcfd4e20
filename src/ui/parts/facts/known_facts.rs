//! The list of facts by subject: those with a value, and on request all others.

use super::fact_row::fact_row;
use crate::check::Report;
use crate::model::{Fact, Place};
use crate::ui::fact_edit::{FactEdit, FactFilter};
use crate::ui::format;
use crate::ui::parts::shared::button::button;
use yew::prelude::*;

/// The list of facts; with `read_only`, without controls.
pub(crate) fn known_facts(
    report: &Report,
    filter: FactFilter,
    read_only: bool,
    on_filter: &Callback<FactFilter>,
    on_edit: &Callback<FactEdit>,
    on_place: &Callback<Place>,
) -> Html {
    let filter = filter.max(FactFilter::Known);
    let known = |fact: Fact| report.facts.iter().find(|known| known.fact == fact);
    let group = |subject: &'static str| {
        let mut rows = Fact::ALL
            .iter()
            .copied()
            .filter(|fact| {
                fact.path().0 == subject && FactFilter::least_for(*fact, report).is_some_and(|least| least <= filter)
            })
            .peekable();
        rows.peek()?;
        Some(html! {
            <div class="subject" key={subject}>
                if filter > FactFilter::Known { <h4>{ format::subject(subject) }</h4> }
                <div>{ for rows.map(|fact| fact_row(fact, known(fact), read_only, on_edit, on_place)) }</div>
            </div>
        })
    };
    html! {
        <section class="card facts" aria-labelledby="known">
            <h3 id="known" tabindex="-1">{ "What we know" }</h3>
            if report.facts.is_empty() && filter == FactFilter::Known {
                <p class="quiet">{ "No fact of the run is known yet." }</p>
            }
            <div>{ for subjects().into_iter().filter_map(group) }</div>
            { more(report, filter, on_filter) }
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
fn more(report: &Report, filter: FactFilter, on_filter: &Callback<FactFilter>) -> Html {
    let count = |least: FactFilter| {
        Fact::ALL.iter().filter(|fact| FactFilter::least_for(**fact, report) == Some(least)).count()
    };
    let (open, rest) = (count(FactFilter::Relevant), count(FactFilter::All));
    let (next, offered, says) = match filter {
        FactFilter::Known if open > 0 => (FactFilter::Relevant, open, "could matter."),
        FactFilter::Hidden | FactFilter::Known | FactFilter::Relevant => {
            (FactFilter::All, rest, "would not change the answer.")
        }
        FactFilter::All => (FactFilter::All, 0, ""),
    };
    let show = |filter: FactFilter, label: &'static str| {
        let onclick = on_filter.reform(move |_| filter);
        button("link", label, "", onclick)
    };
    html! {
        <div class="more">
            if offered > 0 {
                <p>{ format::counted(offered, "more fact", "more facts") }{ " " }{ says }</p>
                { show(next, "Show them") }
            }
            if filter > FactFilter::Known { { show(FactFilter::Known, "Show only what is known") } }
        </div>
    }
}
