//! When runs fail: by day of the week and hour, and by day.

use crate::export::{DAYS, RunReport, grouped};
use crate::ui::format::short_date;
use crate::ui::parts::shared::button::disclosure;
use yew::prelude::*;

/// The side of an hour in the picture, in its own units.
const SIDE: u64 = 20;

/// The width of the days' names.
const NAMES: u64 = 44;

/// So many days are shown one by one, the last ones.
const MOST_DAYS: usize = 62;

/// The cards; nothing where no row has a time.
pub(crate) fn hours(report: &RunReport<'_>) -> Html {
    let most = report.summary.hours.iter().map(|(_, count)| count.failed).max().unwrap_or(0);
    if most == 0 {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="hours">
            <div class="line"><h2 id="hours">{ "When they fail" }</h2><span class="quiet">{ worst(report) }</span></div>
            <div class="wide" tabindex="0" role="region" aria-label="Failed runs by hour, as a picture"><svg class="hours" viewBox="0 0 524 164" aria-hidden="true" focusable="false">
                { for (0..24).step_by(4).map(|hour| html! { <text x={(NAMES + hour * SIDE).to_string()} y="12">{ format!("{hour:02}") }</text> }) }
                { for (0_u64..).zip(DAYS).map(|(row, day)| html! { <text x="0" y={(row * SIDE + 34).to_string()}>{ day.get(..3).unwrap_or(day) }</text> }) }
                { for report.summary.hours.iter().map(|(hour, count)| square(u64::from(hour), count.failed, most)) }
            </svg></div>
            { disclosure("more", "As a table", "hours", table(report)) }
            { days(report) }
        </section>
    }
}

fn worst(report: &RunReport<'_>) -> String {
    report.worst().into_iter().find(|(label, _)| *label == "Worst hours").map(|(_, text)| text).unwrap_or_default()
}

/// One hour of the week: its area says how many runs failed.
fn square(hour: u64, failed: u64, most: u64) -> Html {
    let side = (((SIDE - 3) as f64) * (failed as f64 / most as f64).sqrt()).ceil() as u64;
    let place = |start: u64, at: u64| (start + at * SIDE + (SIDE - 3 - side) / 2).to_string();
    let side = side.to_string();
    html! { <rect x={place(NAMES, hour % 24)} y={place(20, hour / 24)} width={side.clone()} height={side} /> }
}

fn table(report: &RunReport<'_>) -> Html {
    let failed = |day: u8, hour: u8| report.summary.hours.of(day * 24 + hour).failed;
    let row = |(day, name): (u8, &'static str)| {
        html! { <tr><th scope="row">{ name }</th>{ for (0..24).map(|hour| html! { <td class="number">{ grouped(failed(day, hour)) }</td> }) }</tr> }
    };
    html! {
        <div class="wide" tabindex="0" role="region" aria-label="Failed runs by hour">
            <table>
                <thead><tr><th scope="col">{ "Day, UTC" }</th>{ for (0..24).map(|hour| html! { <th scope="col" class="number">{ format!("{hour:02}") }</th> }) }</tr></thead>
                <tbody>{ for (0..).zip(DAYS).map(row) }</tbody>
            </table>
        </div>
    }
}

/// The days, as a table with bars.
fn days(report: &RunReport<'_>) -> Html {
    let counts = report.summary.days.all();
    let all = counts.by_name();
    if all.len() < 2 {
        return Html::default();
    }
    let shown = all.get(all.len().saturating_sub(MOST_DAYS)..).unwrap_or(&all);
    let most = shown.iter().map(|(_, count)| count.failed).max().unwrap_or(1).max(1);
    let row = |(day, count): &(&str, crate::triage::Count)| {
        html! {
            <tr>
                <th scope="row">{ short_date(day) }</th>
                <td class="chart">{ super::bar(count.failed, most) }</td>
                <td class="number">{ grouped(count.failed) }</td>
                <td class="number">{ grouped(count.runs) }</td>
            </tr>
        }
    };
    let inside = html! {
        <table>
            <thead><tr><th scope="col">{ "Day, UTC" }</th><td></td><th scope="col" class="number">{ "Failed" }</th><th scope="col" class="number">{ "Runs" }</th></tr></thead>
            <tbody>{ for shown.iter().map(row) }</tbody>
        </table>
    };
    disclosure("more", "By day", "", inside)
}
