//! What to change: the smallest set of changes, other ways, what has to stay, and what is handed to others.

use crate::catalog::Rule;
use crate::check::Report;
use crate::explain::known_plan;
use crate::export::{self, Format};
use crate::fix::{Change, Fix, Way};
use crate::model::{Fact, FactSet};
use crate::ui::parts::shared::button::{button, disclosure};
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::steps::owner_label;
use yew::prelude::*;

/// How many other ways are listed.
const OTHERS: usize = 4;

/// The card; nothing if nothing is broken. `on_pin` says that a fact has to stay as it is, or may change again.
pub(crate) fn ways(report: &Report, fix: &Fix, pinned: FactSet, on_pin: Option<&Callback<(Fact, bool)>>) -> Html {
    if fix.ways.is_empty() && fix.stuck.is_empty() {
        return Html::default();
    }
    let first = fix.ways.first().map(|way| {
        html! {
            <>
                <p>{ summary(way) }</p>
                { changes(way, on_pin) }
            </>
        }
    });
    html! {
        <section class="card ways" aria-labelledby="ways">
            <h3 id="ways">{ "What to change" }</h3>
            { for first }
            { stuck(fix) }
            { stays(pinned, on_pin) }
            { others(fix) }
            { for fix.ways.first().map(|way| handed(report, fix, way)) }
        </section>
    }
}

/// How much it is, who does it, and what comes of it.
fn summary(way: &Way) -> String {
    let effort = export::effort(way);
    let mut letters = effort.chars();
    let effort: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!("{effort}. Then: {}.", way.verdict.label())
}

fn changes(way: &Way, on_pin: Option<&Callback<(Fact, bool)>>) -> Html {
    html! { <ol class="steps">{ for way.changes.iter().map(|change| item(change, on_pin)) }</ol> }
}

fn item(change: &Change, on_pin: Option<&Callback<(Fact, bool)>>) -> Html {
    let stay = on_pin.map(|on_pin| {
        let facts: Vec<Fact> = known_plan(change.step.makes).iter().map(|(fact, _)| fact).collect();
        let about: Vec<&str> = facts.iter().map(|fact| fact.info().label).collect();
        let onclick = on_pin.clone();
        let onclick = Callback::from(move |_| facts.iter().for_each(|fact| onclick.emit((*fact, true))));
        button("link", "Can’t be changed", about.join(", "), onclick)
    });
    html! {
        <li class="step">
            { owner_label(change.step.owner) }
            <div>
                <span>{ rich_text(&change.action) }</span>
                { settled("Settles", &change.settles) }
                { settled("Then also needed for", &change.breaks) }
                { for stay }
            </div>
        </li>
    }
}

fn settled(label: &'static str, rules: &[&'static Rule]) -> Html {
    if rules.is_empty() {
        return Html::default();
    }
    let titles: Vec<&str> = rules.iter().map(|rule| rule.title).collect();
    html! { <p class="quiet">{ label }{ ": " }{ titles.join("; ") }</p> }
}

/// What nothing settles, and why.
fn stuck(fix: &Fix) -> Html {
    let line = |stuck: &crate::fix::Stuck| {
        html! { <li>{ stuck.rule.title }{ ". " }{ export::stuck_why(stuck.pinned.is_empty()) }</li> }
    };
    if fix.stuck.is_empty() {
        return Html::default();
    }
    html! { <ul class="stuck">{ for fix.stuck.iter().map(line) }</ul> }
}

/// What has to stay, each to be freed again.
fn stays(pinned: FactSet, on_pin: Option<&Callback<(Fact, bool)>>) -> Html {
    let Some(on_pin) = on_pin.filter(|_| !pinned.is_empty()) else { return Html::default() };
    let fact = |fact: Fact| {
        let onclick = on_pin.reform(move |_| (fact, false));
        html! { <li>{ fact.info().label }{ " " }{ button("link", "May change", fact.info().label, onclick) }</li> }
    };
    html! { <div class="stays"><p class="quiet">{ "Stays as it is:" }</p><ul>{ for pinned.iter().map(fact) }</ul></div> }
}

fn others(fix: &Fix) -> Html {
    let other = |way: &Way| html! { <div class="other"><p>{ summary(way) }</p>{ changes(way, None) }</div> };
    if fix.ways.len() < 2 {
        return Html::default();
    }
    disclosure("more", "Other ways", "", html! { <>{ for fix.ways.iter().skip(1).take(OTHERS).map(other) }</> })
}

/// A message for each person who has to act, and a checklist.
fn handed(report: &Report, fix: &Fix, way: &Way) -> Html {
    let message = |owner: &crate::model::Owner| {
        let text = export::message(way, *owner, report.verdict, Format::Text);
        html! {
            <details data-holds="more">
                <summary>{ "Message for the " }{ owner.label() }</summary>
                <CopyText {text} about={owner.label()} rows=10 />
            </details>
        }
    };
    let checklist = export::checklist(report, fix, Format::Text);
    html! {
        <>
            { for way.owners.iter().map(message) }
            { disclosure("more", "Checklist before the run", "", html! { <CopyText text={checklist} about="Checklist" rows=10 /> }) }
        </>
    }
}
