//! What we know, fact by fact, and on request what could be known besides.

use super::fact_row::fact_row;
use crate::check::Report;
use crate::model::{Fact, Place};
use crate::ui::change::{Change, Shown};
use crate::ui::parts::shared::press::press;
use crate::ui::words;
use yew::prelude::*;

/// What we know; for `reading` only, or to be changed.
pub(crate) fn known_facts(
    report: &Report,
    shown: Shown,
    reading: bool,
    on_shown: &Callback<Shown>,
    on_change: &Callback<Change>,
    on_place: &Callback<Place>,
) -> Html {
    let shown = shown.max(Shown::Known);
    let known = |fact: Fact| report.facts.iter().find(|known| known.fact == fact);
    let group = |subject: &'static str| {
        let mut rows = Fact::ALL
            .iter()
            .copied()
            .filter(|fact| {
                fact.path().0 == subject && Shown::least_for(*fact, report).is_some_and(|least| least <= shown)
            })
            .peekable();
        rows.peek()?;
        Some(html! {
            <div class="subject" key={subject}>
                if shown > Shown::Known { <h4>{ words::subject(subject) }</h4> }
                <div>{ for rows.map(|fact| fact_row(fact, known(fact), reading, on_change, on_place)) }</div>
            </div>
        })
    };
    html! {
        <section class="card facts" aria-labelledby="known">
            <h3 id="known" tabindex="-1">{ "What we know" }</h3>
            if report.facts.is_empty() && shown == Shown::Known {
                <p class="quiet">{ "No fact of the run is known yet." }</p>
            }
            <div>{ for subjects().into_iter().filter_map(group) }</div>
            { more(report, shown, on_shown) }
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
fn more(report: &Report, shown: Shown, on_shown: &Callback<Shown>) -> Html {
    let count = |least: Shown| Fact::ALL.iter().filter(|fact| Shown::least_for(**fact, report) == Some(least)).count();
    let (open, rest) = (count(Shown::Mattering), count(Shown::All));
    let (next, offered, says) = match shown {
        Shown::Known if open > 0 => (Shown::Mattering, open, "could matter."),
        Shown::Later | Shown::Known | Shown::Mattering => (Shown::All, rest, "would not change the answer."),
        Shown::All => (Shown::All, 0, ""),
    };
    let show = |shown: Shown, label: &'static str| {
        let onclick = on_shown.reform(move |_| shown);
        press("link", label, "", onclick)
    };
    html! {
        <div class="more">
            if offered > 0 {
                <p>{ words::counted(offered, "more fact", "more facts") }{ " " }{ says }</p>
                { show(next, "Show them") }
            }
            if shown > Shown::Known { { show(Shown::Known, "Show only what is known") } }
        </div>
    }
}
