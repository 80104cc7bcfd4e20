//! The causes as bars, most runs first; each can be expanded.

use crate::catalog::{ErrorCode, Severity};
use crate::export::{RunReport, counted, grouped, share};
use crate::model::RunPlan;
use crate::triage::Cause;
use crate::ui::parts::shared::button::disclosure;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::steps;
use yew::prelude::*;

/// The most unrecognised messages that are shown, and the most machines of a cause.
const SHOWN: usize = 20;

/// The card. `site` is the address of the site, `open` the cause that is open.
pub(crate) fn causes(
    report: &RunReport<'_>,
    site: &str,
    open: Option<&'static str>,
    on_toggle: &Callback<&'static str>,
) -> Html {
    if report.judged.causes.is_empty() {
        return Html::default();
    }
    let most = report.judged.causes.iter().map(|cause| cause.runs).max().unwrap_or(1).max(1);
    let row = |cause: &Cause| row(report, cause, most, site, open, on_toggle);
    html! {
        <section class="card causes-of-runs" aria-labelledby="causes">
            <h2 id="causes">{ "Causes" }</h2>
            <ol class="bars">{ for report.judged.causes.iter().map(row) }</ol>
            { disclosure("more", "As a table", "causes", table(report)) }
        </section>
    }
}

fn row(
    report: &RunReport<'_>,
    cause: &Cause,
    most: u64,
    site: &str,
    open: Option<&'static str>,
    on_toggle: &Callback<&'static str>,
) -> Html {
    let id = cause.entry.map_or("", |entry| entry.id);
    let is_open = open == Some(id);
    let (sign, title, owner) = match cause.entry {
        Some(entry) => (sign(entry), entry.title.to_owned(), entry.owner().map_or("", |owner| owner.label())),
        None => (Sign::Question, format!("Not recognised: {}", counted(cause.signatures as u64, "text")), ""),
    };
    let onclick = on_toggle.reform(move |_: MouseEvent| id);
    html! {
        <li key={id}>
            <button type="button" class="bar" aria-expanded={is_open.to_string()} {onclick}>
                { shape(sign) }
                <span class="name">{ title }{ " " }if let Some(code) = cause.entry.and_then(|entry| entry.code) { <code>{ code }</code> }</span>
                <span class="quiet who">{ owner }</span>
                { bar(cause.runs, most) }
                <b class="runs">{ grouped(cause.runs) }<span class="unseen">{ " runs" }</span></b>
                <span class="quiet part">{ share(cause.runs, report.failed()) }</span>
            </button>
            if is_open { <div class="opened">{ opened(report, cause, site) }</div> }
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

fn bar(runs: u64, most: u64) -> Html {
    let length = runs.saturating_mul(100).div_ceil(most);
    html! {
        <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="rest" width="100" height="8" /><rect width={length.to_string()} height="8" />
        </svg>
    }
}

/// What an open cause says: what it is, what to do, and which machines have it.
fn opened(report: &RunReport<'_>, cause: &Cause, site: &str) -> Html {
    let Some(entry) = cause.entry else { return unknown(report) };
    html! {
        <>
            <p>{ rich_text(entry.what) }</p>
            <p class="why">{ rich_text(entry.why) }</p>
            { steps(entry.fix, &RunPlan::new()) }
            { machines(cause) }
            <p><a href={format!("{site}codes/{}/", entry.id)} target="_blank" rel="noopener">{ "All about it" }<span class="unseen">{ format!(": {}, in a new tab", entry.title) }</span></a></p>
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
