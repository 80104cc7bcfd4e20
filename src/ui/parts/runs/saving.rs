//! The changes that would have saved the most runs, and the totals.

use crate::export::{RunReport, SavedBy, counted, grouped, share};
use crate::model::{Moment, RunPlan};
use crate::triage::Count;
use crate::ui::format::short_date;
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::steps::{owner_label, step_more, step_text};
use yew::prelude::*;

/// The width of the bar in SVG units.
const WIDTH: u64 = 1_000;

/// The headline, the changes with their owners and messages, and the totals.
pub(crate) fn saving(report: &RunReport<'_>) -> Html {
    let changes = report.changes();
    let headline = match (changes.is_empty(), report.failed()) {
        (_, 0) => "No run failed".to_owned(),
        (true, failed) => format!("{} failed; no known change would have saved one", counted(failed, "run")),
        (false, _) => report.saved(),
    };
    html! {
        <section class="card saving" aria-labelledby="saving">
            <h2 id="saving" tabindex="-1">{ headline }</h2>
            if !changes.is_empty() {
                { bar(report, &changes) }
                <ol class="steps">{ for changes.iter().map(|change| item(report, change)) }</ol>
            }
            { figures(report) }
        </section>
    }
}

/// How much each change saves together with those before it. The list below has the numbers.
fn bar(report: &RunReport<'_>, changes: &[SavedBy]) -> Html {
    let at = |runs: u64| runs.saturating_mul(WIDTH).checked_div(report.failed()).unwrap_or(0);
    let part = |change: &SavedBy| {
        let start = at(change.so_far - change.saved);
        // A gap of two units between the parts.
        let width = at(change.so_far).saturating_sub(start).saturating_sub(2).max(1);
        html! { <rect x={start.to_string()} width={width.to_string()} height="12" /> }
    };
    html! {
        <svg class="share" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="rest" width="1000" height="12" />
            { for changes.iter().map(part) }
        </svg>
    }
}

fn item(report: &RunReport<'_>, change: &SavedBy) -> Html {
    let SavedBy { step, saved, so_far } = change;
    let share = share(*so_far, report.failed());
    let plan = RunPlan::new();
    let action = step.action(&plan);
    html! {
        <li class="step">
            <div>
                <p class="act">
                    { step_text(&action, step, &plan) }{ " " }
                    <span class="number">{ format!("{}, {share} with those above", counted(*saved, "run")) }</span>
                </p>
                { step_more(&action, step, &plan) }
                <details data-holds="more">
                    <summary>{ "Message to " }{ step.owner.label() }</summary>
                    <CopyText text={report.message(change)} about={step.owner.label()} rows=8 />
                </details>
            </div>
            { owner_label(step.owner) }
        </li>
    }
}

fn figures(report: &RunReport<'_>) -> Html {
    let summary = report.summary;
    let Count { runs, failed } = summary.total;
    let unknown: u64 = report.judged.unknown.iter().map(|(_, runs)| runs).sum();
    let named = failed.saturating_sub(unknown).saturating_sub(summary.dropped());
    let about = if summary.machines.is_exact() { "" } else { "about " };
    let figure = |label: &'static str, value: String, more: String| {
        html! { <div><dt>{ label }</dt><dd>{ value }if !more.is_empty() { { " " }<span class="number">{ more }</span> }</dd></div> }
    };
    let day = |seconds: i64| short_date(&Moment::of_utc(seconds).day());
    html! {
        <dl class="figures">
            { figure("Runs", grouped(runs), String::new()) }
            { figure("Failed", grouped(failed), share(failed, runs)) }
            if failed > 0 {
                { figure("Causes", grouped(report.known().count() as u64), String::new()) }
                { figure("Cause known", share(named, failed), String::new()) }
            }
            if summary.machines.distinct() > 0 {
                { figure("Machines", format!("{about}{}", grouped(summary.machines.distinct())), String::new()) }
            }
            if let (Some(first), Some(last)) = (summary.first, summary.last) {
                { figure("Period", format!("{} – {}", day(first), day(last)), "UTC".to_owned()) }
            }
        </dl>
    }
}
