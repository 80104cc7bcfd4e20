//! The causes as bars, most runs first; each can be expanded.

use super::bar;
use crate::catalog::{ErrorCode, Severity};
use crate::export::{RunReport, counted, grouped, share};
use crate::model::{Owner, RunPlan};
use crate::triage::{Cause, Count};
use crate::ui::parts::shared::button::disclosure;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::steps;
use crate::ui::runs_state::Filter;
use yew::prelude::*;

/// The most unrecognised messages that are shown, and the most machines of a cause.
const SHOWN: usize = 20;

/// So many machines can be chosen.
const MOST_MACHINES: usize = 200;

/// What the card needs of the page around it.
pub(crate) struct Around<'a> {
    /// The address of the site.
    pub(crate) site: &'a str,
    /// The cause that is open.
    pub(crate) open: Option<&'static str>,
    /// Which causes are shown.
    pub(crate) filter: &'a Filter,
    pub(crate) on_toggle: Callback<&'static str>,
    pub(crate) on_filter: Callback<Filter>,
}

/// The card.
pub(crate) fn causes(report: &RunReport<'_>, around: &Around<'_>) -> Html {
    if report.judged.causes.is_empty() {
        return Html::default();
    }
    let Filter { machine, owner } = around.filter;
    let runs = |cause: &Cause| match machine.as_str() {
        "" => cause.runs,
        machine => cause.machines.get(machine).copied().unwrap_or(0),
    };
    let shown = report.judged.causes.iter().filter(|cause| owner.is_none() || owner_of(cause) == *owner);
    let mut shown: Vec<(&Cause, u64)> = shown.map(|cause| (cause, runs(cause))).filter(|(_, runs)| *runs > 0).collect();
    shown.sort_by_key(|(cause, runs)| (cause.entry.is_none(), u64::MAX - runs));
    let all = if machine.is_empty() { report.failed() } else { report.summary.machines.of(machine).failed };
    let most = shown.iter().map(|(_, runs)| *runs).max().unwrap_or(1);
    html! {
        <section class="card causes-of-runs" aria-labelledby="causes">
            <h2 id="causes">{ "Causes" }</h2>
            { filters(report, around) }
            <ol class="bars">{ for shown.iter().map(|(cause, runs)| row(report, cause, [*runs, most, all], around)) }</ol>
            if shown.is_empty() { <p class="quiet">{ "No cause is left." }</p> }
            { disclosure("more", "As a table", "causes", table(report)) }
        </section>
    }
}

fn owner_of(cause: &Cause) -> Option<Owner> {
    cause.entry.and_then(ErrorCode::owner)
}

fn filters(report: &RunReport<'_>, around: &Around<'_>) -> Html {
    let Filter { machine, owner } = around.filter.clone();
    let machines = report.summary.machines.by_failures();
    let machines = machines.iter().filter(|(_, count)| count.failed > 0).take(MOST_MACHINES);
    let mut owners: Vec<Owner> = vec![];
    for own in report.judged.causes.iter().filter_map(owner_of) {
        if !owners.contains(&own) {
            owners.push(own);
        }
    }
    let chosen = |event: Event| event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|select| select.value());
    let on_machine =
        around.on_filter.reform(move |event: Event| Filter { machine: chosen(event).unwrap_or_default(), owner });
    let known = owners.clone();
    let on_owner = around.on_filter.reform(move |event: Event| {
        let label = chosen(event).unwrap_or_default();
        Filter { machine: machine.clone(), owner: known.iter().copied().find(|owner| owner.label() == label) }
    });
    let machine = &around.filter.machine;
    let option = |(name, count): &(&str, Count)| {
        html! { <option value={(*name).to_owned()} selected={*name == machine}>{ format!("{name} ({})", grouped(count.failed)) }</option> }
    };
    let of_owner =
        |own: &Owner| html! { <option value={own.label()} selected={owner == Some(*own)}>{ own.label() }</option> };
    html! {
        <div class="filters">
            <p class="field">
                <label for="by-machine">{ "Machine" }</label>
                <select id="by-machine" onchange={on_machine}><option value="" selected={machine.is_empty()}>{ "All machines" }</option>{ for machines.map(option) }</select>
            </p>
            <p class="field">
                <label for="by-owner">{ "Owner" }</label>
                <select id="by-owner" onchange={on_owner}><option value="" selected={owner.is_none()}>{ "All owners" }</option>{ for owners.iter().map(of_owner) }</select>
            </p>
        </div>
    }
}

/// A cause with its runs, those of the commonest cause, and those of all.
fn row(report: &RunReport<'_>, cause: &Cause, [runs, most, all]: [u64; 3], around: &Around<'_>) -> Html {
    let id = cause.entry.map_or("", |entry| entry.id);
    let is_open = around.open == Some(id);
    let (sign, title) = match cause.entry {
        Some(entry) => (sign(entry), entry.title.to_owned()),
        None => (Sign::Question, format!("Not recognised: {}", counted(cause.signatures as u64, "text"))),
    };
    let onclick = around.on_toggle.reform(move |_: MouseEvent| id);
    html! {
        <li key={id}>
            <button type="button" class="bar" aria-expanded={is_open.to_string()} {onclick}>
                { shape(sign) }
                <span class="name">{ title }{ " " }if let Some(code) = cause.entry.and_then(|entry| entry.code) { <code>{ code }</code> }</span>
                <span class="quiet who">{ owner_of(cause).map_or("", Owner::label) }</span>
                { bar(runs, most) }
                <b class="runs">{ grouped(runs) }<span class="unseen">{ " runs" }</span></b>
                <span class="quiet part">{ share(runs, all) }</span>
            </button>
            if is_open { <div class="opened">{ opened(report, cause, around.site) }</div> }
        </li>
    }
}

/// The most severe outcome among the rules of its causes.
fn sign(entry: &ErrorCode) -> Sign {
    let rules = entry.causes.iter().filter_map(|cause| crate::catalog::rules::find(cause.rule));
    match rules.map(|rule| rule.severity).min() {
        Some(Severity::Blocker) => Sign::Blocked,
        Some(Severity::Note) => Sign::Note,
        Some(Severity::Risk) | None => Sign::Risk,
    }
}

/// What an open cause says: what it is, what to do, and which machines have it.
fn opened(report: &RunReport<'_>, cause: &Cause, site: &str) -> Html {
    let Some(entry) = cause.entry else { return unknown(report) };
    let link = |href: String, label: &'static str| {
        html! { <a {href} target="_blank" rel="noopener">{ label }<span class="unseen">{ format!(": {}, in a new tab", entry.title) }</span></a> }
    };
    html! {
        <>
            <p>{ rich_text(entry.what) }</p>
            <p class="why">{ rich_text(entry.why) }</p>
            { steps(entry.fix, &RunPlan::new()) }
            { machines(cause) }
            <p>{ link(format!("{site}codes/{}/", entry.id), "All about it") }</p>
            // The workbench begins with a code of the product, and asks for what else it needs.
            if let Some(code) = entry.code { <p>{ link(format!("{site}#code={code}"), "Open in the workbench") }</p> }
        </>
    }
}

fn machines(cause: &Cause) -> Html {
    let mut machines: Vec<(&String, &u64)> = cause.machines.iter().collect();
    machines.sort_by(|a, b| b.1.cmp(a.1));
    let more = machines.len().saturating_sub(SHOWN);
    let names: Vec<String> =
        machines.iter().take(SHOWN).map(|(name, runs)| format!("{name} ({})", grouped(**runs))).collect();
    let more = if more > 0 { format!(" and {}", counted(more as u64, "more machine")) } else { String::new() };
    html! { if !names.is_empty() { <p class="quiet">{ "Machines: " }{ names.join(", ") }{ more }</p> } }
}

/// The unrecognised messages.
fn unknown(report: &RunReport<'_>) -> Html {
    let line = |(text, runs): &(String, u64)| {
        html! { <tr><td>{ text }</td><td class="number">{ grouped(*runs) }</td></tr> }
    };
    let all = &report.judged.unknown;
    html! {
        <>
            <p class="quiet">{ "Names, ids and numbers are taken out, so that equal failures count together." }</p>
            <table>
                <thead><tr><th scope="col">{ "Text" }</th><th scope="col" class="number">{ "Runs" }</th></tr></thead>
                <tbody>{ for all.iter().take(SHOWN).map(line) }</tbody>
            </table>
            if all.len() > SHOWN { <p class="quiet">{ format!("{} more are in the saved report.", all.len() - SHOWN) }</p> }
        </>
    }
}

fn table(report: &RunReport<'_>) -> Html {
    let row = |[runs, share, title, id, owner]: [String; 5]| {
        html! {
            <tr><th scope="row">{ title }</th><td><code>{ id }</code></td><td>{ owner }</td><td class="number">{ runs }</td><td class="number">{ share }</td></tr>
        }
    };
    html! {
        <div class="wide" tabindex="0" role="region" aria-label="Causes as a table">
            <table>
                <thead><tr><th scope="col">{ "Cause" }</th><th scope="col">{ "Code" }</th><th scope="col">{ "Owner" }</th><th scope="col" class="number">{ "Runs" }</th><th scope="col" class="number">{ "Share" }</th></tr></thead>
                <tbody>{ for report.cause_rows().into_iter().map(row) }</tbody>
            </table>
        </div>
    }
}
