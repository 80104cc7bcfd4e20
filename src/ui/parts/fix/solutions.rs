//! What to do: the smallest set of changes with their owners, a message for each owner, other sets, pinned facts.

use crate::catalog::Step;
use crate::check::{Report, Verdict};
use crate::export::{self, Format};
use crate::fix::{Change, Fix, Solution, Unfixable};
use crate::model::{Fact, FactSet, Owner, RunPlan};
use crate::ui::format::counted;
use crate::ui::parts::shared::button::{button, disclosure, tick};
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::steps::{owner_label, step_more, step_text};
use yew::prelude::*;

/// The most other solutions that are listed.
const OTHERS: usize = 4;

/// What can be done with the proposed changes.
pub(crate) struct ChangeActions<'a> {
    /// Marks a fact that can't change, or may change again.
    pub(crate) on_pin: Callback<(Fact, bool)>,
    /// Supposes that a change is made, or no longer.
    pub(crate) on_suppose: Callback<(&'static Step, bool)>,
    /// The ticked changes.
    pub(crate) supposed: &'a [&'static Step],
}

/// True if a change is ticked.
pub(crate) fn is_ticked(supposed: &[&'static Step], step: &'static Step) -> bool {
    supposed.iter().any(|other| std::ptr::eq(*other, step))
}

/// The card; empty if there is nothing to fix. `supposed` is the report with the ticked changes made, `actions` is `None` on
/// a page that can't be changed.
pub(crate) fn solutions(
    report: &Report,
    fix: &Fix,
    pinned: FactSet,
    supposed: Option<&Report>,
    actions: Option<&ChangeActions<'_>>,
) -> Html {
    if fix.solutions.is_empty() && fix.unfixable.is_empty() {
        return Html::default();
    }
    let first = fix.solutions.first().map(|solution| {
        html! {
            <>
                { changes(solution, &report.plan, actions) }
                <p class="quiet" role="status">{ supposed.map_or_else(|| after(solution, report), with_ticked) }</p>
            </>
        }
    });
    html! {
        <section class="card ways" aria-labelledby="ways">
            <div class="card-head">
                <h3 id="ways">{ "Do this" }</h3>
                if let Some(solution) = fix.solutions.first() { <p class="quiet">{ effort(solution) }</p> }
            </div>
            { for first }
            { unfixable(fix) }
            { pinned_facts(pinned, actions) }
            { for fix.solutions.first().map(|solution| messages(report, fix, solution)) }
            { others(fix, report, actions) }
        </section>
    }
}

/// The number of changes, and who makes them.
fn effort(solution: &Solution) -> String {
    let owners: Vec<&str> = solution.owners.iter().map(|owner| owner.label()).collect();
    format!("{}, {}", counted(solution.changes.len(), "change", "changes"), owners.join(" and "))
}

/// The verdict after the changes.
fn after(solution: &Solution, report: &Report) -> String {
    let open = report.common_unchecked().count();
    match solution.verdict {
        Verdict::NotSure if open > 0 => {
            format!("After that, {} unchecked.", counted(open, "common condition is", "common conditions are"))
        }
        verdict => format!("After that: {}.", verdict.label()),
    }
}

/// The verdict with the ticked changes made.
fn with_ticked(supposed: &Report) -> String {
    format!("With what you ticked: {}. {}", supposed.verdict.label(), supposed.summary)
}

fn changes(solution: &Solution, plan: &RunPlan, actions: Option<&ChangeActions<'_>>) -> Html {
    html! { <ol class="steps">{ for solution.changes.iter().map(|change| item(change, plan, actions)) }</ol> }
}

fn item(change: &Change, plan: &RunPlan, actions: Option<&ChangeActions<'_>>) -> Html {
    let step = change.step;
    let actions = actions.map(|actions| {
        let facts: Vec<Fact> = step.makes.plan().iter().map(|(fact, _)| fact).collect();
        let about: Vec<&str> = facts.iter().map(|fact| fact.info().label).collect();
        let onclick = actions.on_pin.clone();
        let onclick = Callback::from(move |_| facts.iter().for_each(|fact| onclick.emit((*fact, true))));
        let on_tick = actions.on_suppose.reform(move |made| (step, made));
        html! {
            <div class="actions">
                { tick("Assume it’s done", about.join(", "), is_ticked(actions.supposed, step), &on_tick) }
                { button("link", "I can’t change this", about.join(", "), onclick) }
            </div>
        }
    });
    // A single fault is the one shown above; only several are named.
    let several = change.fixes.len() > 1 || !change.breaks.is_empty();
    html! {
        <li class="step">
            <div>
                <p class="act">{ step_text(&change.action, step, plan) }</p>
                { step_more(&change.action, step, plan) }
                if several { { titles("Fixes", &change.fixes) }{ titles("Then also needed for", &change.breaks) } }
                { for actions }
            </div>
            { owner_label(step.owner) }
        </li>
    }
}

fn titles(label: &'static str, rules: &[&'static crate::catalog::Rule]) -> Html {
    if rules.is_empty() {
        return Html::default();
    }
    let titles: Vec<&str> = rules.iter().map(|rule| rule.title).collect();
    html! { <p class="quiet">{ label }{ ": " }{ titles.join("; ") }</p> }
}

/// The faults that no known change fixes, and why.
fn unfixable(fix: &Fix) -> Html {
    let line = |unfixable: &Unfixable| {
        html! { <li>{ unfixable.rule.title }{ ". " }{ export::unfixable_reason(unfixable.pinned.is_empty()) }</li> }
    };
    if fix.unfixable.is_empty() {
        return Html::default();
    }
    html! { <ul class="stuck">{ for fix.unfixable.iter().map(line) }</ul> }
}

/// The pinned facts, each with a button that unpins it.
fn pinned_facts(pinned: FactSet, actions: Option<&ChangeActions<'_>>) -> Html {
    let Some(actions) = actions.filter(|_| !pinned.is_empty()) else { return Html::default() };
    let fact = |fact: Fact| {
        let onclick = actions.on_pin.reform(move |_| (fact, false));
        html! { <li>{ fact.info().label }{ " " }{ button("link", "I can change this", fact.info().label, onclick) }</li> }
    };
    html! { <div class="stays"><p class="quiet">{ "Stays as it is:" }</p><ul>{ for pinned.iter().map(fact) }</ul></div> }
}

fn others(fix: &Fix, report: &Report, actions: Option<&ChangeActions<'_>>) -> Html {
    let other = |solution: &Solution| {
        html! { <div class="other"><p class="quiet">{ effort(solution) }{ ". " }{ after(solution, report) }</p>{ changes(solution, &report.plan, actions) }</div> }
    };
    if fix.solutions.len() < 2 {
        return Html::default();
    }
    disclosure("more", "Other ways", "", html! { <>{ for fix.solutions.iter().skip(1).take(OTHERS).map(other) }</> })
}

/// A message for each person who has to act, and a checklist.
fn messages(report: &Report, fix: &Fix, solution: &Solution) -> Html {
    let message = |owner: &Owner| {
        let text = export::message(solution, *owner, report.verdict, Format::Text);
        html! {
            <details data-holds="more">
                <summary>{ "Message to " }{ owner.label() }</summary>
                <CopyText {text} about={owner.label()} rows=10 />
            </details>
        }
    };
    let checklist = export::checklist(report, fix, Format::Text);
    html! {
        <>
            { for solution.owners.iter().map(message) }
            { disclosure("more", "Checklist before the run", "", html! { <CopyText text={checklist} about="Checklist" rows=10 /> }) }
        </>
    }
}
