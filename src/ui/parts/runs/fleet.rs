//! The files of many machines: the changes that make most ready, machines against prerequisites, and what is unlike.

use crate::check::Verdict;
use crate::export::counted;
use crate::fleet::{Difference, Fleet, Lack};
use crate::labels;
use crate::model::RunPlan;
use crate::ui::parts::runs::choose::drop_card;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::{owner_label, step_more, step_text};
use yew::prelude::*;

/// The most prerequisites in columns, and the most rows.
const COLUMNS: usize = 8;
const ROWS: usize = 40;

/// The card for dropping or choosing files of machines.
pub(crate) fn choose_machines(on_choose: Callback<MouseEvent>) -> Html {
    let takes = html! { <>{ "One file per machine, written by " }<code>{ "collect.ps1" }</code>{ ". Checked for unattended runs." }</> };
    drop_card("Drop the files of your machines here", takes, on_choose)
}

/// What the files come to.
pub(crate) fn fleet_answer(fleet: &Fleet, on_choose: Callback<MouseEvent>, on_clear: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <section class="card saving" aria-labelledby="saving">
                <div class="line">
                    <h2 id="saving" tabindex="-1">{ headline(fleet) }</h2>
                    <div class="line">{ button("link", "Add files", "", on_choose) }{ button("link", "Clear", "", on_clear) }</div>
                </div>
                { changes(fleet) }
            </section>
            { matrix(fleet) }
            { differences(fleet) }
            { asked(fleet) }
            { skipped(fleet) }
        </>
    }
}

/// `40 machines: 36 ready, 4 will not run`.
fn headline(fleet: &Fleet) -> String {
    let words = [
        (Verdict::Ready, "ready"),
        (Verdict::AtRisk, "may fail"),
        (Verdict::Blocked, "will not run"),
        (Verdict::NotSure, "undecided"),
    ];
    let parts = words.into_iter().map(|(verdict, word)| (fleet.count(verdict), word)).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, word)| format!("{count} {word}")).collect();
    let machines = counted(fleet.machines.len() as u64, "machine");
    if parts.is_empty() { machines } else { format!("{machines}: {}", parts.join(", ")) }
}

fn changes(fleet: &Fleet) -> Html {
    let best = &fleet.changes;
    let Some(last) = best.saved_so_far.last() else { return Html::default() };
    let faulty = fleet.machines.iter().filter(|machine| !machine.faults.is_empty()).count();
    let plan = RunPlan::new();
    let change = |(step, ready): (&&'static crate::catalog::Step, &u64)| {
        let action = step.action(&plan);
        html! {
            <li class="step">
                <div>
                    <p class="act">{ step_text(&action, step, &plan) }{ " " }<span class="number">{ format!("{ready} clear with those above") }</span></p>
                    { step_more(&action, step, &plan) }
                </div>
                { owner_label(step.owner) }
            </li>
        }
    };
    let bound = if best.is_best { "" } else { " Picked one after the other: another set may help more." };
    html! {
        <>
            <p>{ format!("{} would clear {last} of {faulty} machines with faults.{bound}", counted(best.steps.len() as u64, "change")) }</p>
            <ol class="steps">{ for best.steps.iter().zip(&best.saved_so_far).map(change) }</ol>
        </>
    }
}

/// Machines with the same answer in one row, against what some machine lacks.
fn matrix(fleet: &Fleet) -> Html {
    if fleet.machines.is_empty() {
        return Html::default();
    }
    let shown: Vec<&Lack> = fleet.lacking.iter().take(COLUMNS).collect();
    let head = |lack: &&Lack| html! { <th scope="col">{ lack.rule.title }</th> };
    let row = |class: &Vec<usize>| {
        let first = class.first().copied().unwrap_or(0);
        let verdict = fleet.machines.get(first).map_or(Verdict::NotSure, |machine| machine.verdict);
        let cell = |lack: &&Lack| {
            let (sign, word) = match (lack.broken.contains(&first), lack.open.contains(&first)) {
                (true, _) => (Some(Sign::Blocked), "Lacks it"),
                (_, true) => (Some(Sign::Question), "Not known"),
                _ => (None, "–"),
            };
            html! { <td>if let Some(sign) = sign { { shape(sign) }<span class="unseen">{ word }</span> } else { { word } }</td> }
        };
        html! {
            <tr>
                <th scope="row"><b>{ class.len() }</b>{ " " }{ fleet.names(class) }</th>
                <td class="severity">{ shape(verdict.into()) }{ verdict.label() }</td>
                { for shown.iter().map(cell) }
            </tr>
        }
    };
    html! {
        <section class="card" aria-labelledby="matrix">
            <h2 id="matrix">{ "Machines × prerequisites" }</h2>
            <div class="wide" tabindex="0" role="region" aria-labelledby="matrix">
                <table class="matrix">
                    <thead><tr><th scope="col">{ "Machines with the same answer" }</th><th scope="col">{ "Verdict" }</th>{ for shown.iter().map(head) }</tr></thead>
                    <tbody>{ for fleet.alike.iter().take(ROWS).map(row) }</tbody>
                </table>
            </div>
            if fleet.lacking.len() > COLUMNS { <p class="quiet">{ format!("{} not shown.", counted((fleet.lacking.len() - COLUMNS) as u64, "more prerequisite")) }</p> }
            if fleet.alike.len() > ROWS { <p class="quiet">{ format!("{} not shown.", counted((fleet.alike.len() - ROWS) as u64, "more row")) }</p> }
        </section>
    }
}

fn differences(fleet: &Fleet) -> Html {
    let line = |found: &Difference| {
        let (value, usual) = (labels::value(found.fact, &found.value), labels::value(found.fact, &found.usual));
        let label = found.fact.info().label;
        html! { <li>{ format!("{}: {label}: {value} ({} have {usual})", fleet.names(&found.machines), found.others) }</li> }
    };
    list("Different from most of their group", fleet.differences.iter().take(ROWS).map(line).collect())
}

fn asked(fleet: &Fleet) -> Html {
    let questions = fleet.to_ask.iter().map(|fact| html! { <li>{ fact.info().question }</li> });
    list("Not in any file; the verdicts assume no fault here", questions.collect())
}

fn skipped(fleet: &Fleet) -> Html {
    list(
        "Files that weren’t used",
        fleet.skipped.iter().map(|(file, why)| html! { <li>{ file }{ ": " }{ why }</li> }).collect(),
    )
}

fn list(title: &'static str, items: Vec<Html>) -> Html {
    html! { if !items.is_empty() { <section class="card" aria-label={title}><h2>{ title }</h2><ul class="notes">{ for items }</ul></section> } }
}
