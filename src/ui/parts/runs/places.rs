//! Where runs fail: machines against causes, and connections, flows and groups by failed runs.

use crate::export::{RunReport, grouped, share};
use crate::triage::{Cause, Count, Kept};
use yew::prelude::*;

/// So many causes are set against the machines.
const CAUSES: usize = 5;

/// So many machines, connections, flows and groups are listed.
const ROWS: usize = 8;

/// The card; nothing where no row names a machine.
pub(crate) fn machines(report: &RunReport<'_>) -> Html {
    let all: Vec<_> = report.summary.machines.by_failures().into_iter().filter(|(_, count)| count.failed > 0).collect();
    if all.is_empty() {
        return Html::default();
    }
    let causes: Vec<&Cause> = report.judged.causes.iter().take(CAUSES).collect();
    let head = |cause: &&Cause| {
        html! { <th scope="col" class="number">{ cause.entry.map_or("Not recognised", |entry| entry.title) }</th> }
    };
    let row = |(name, count): &(&str, Count)| {
        let runs = |cause: &Cause| cause.machines.get(*name).copied().unwrap_or(0);
        let most = causes.iter().map(|cause| runs(cause)).max().unwrap_or(0);
        let listed: u64 = causes.iter().map(|cause| runs(cause)).sum();
        let cell = |cause: &&Cause| number(runs(cause), most);
        html! {
            <tr>
                <th scope="row">{ *name }</th>
                { for causes.iter().map(cell) }
                { number(count.failed.saturating_sub(listed), 0) }
                <td class="number"><b>{ grouped(count.failed) }</b></td>
            </tr>
        }
    };
    html! {
        <section class="card" aria-labelledby="machines">
            <div class="line"><h2 id="machines">{ "Machines × causes" }</h2><span class="quiet">{ "Failed runs" }</span></div>
            <div class="wide" tabindex="0" role="region" aria-labelledby="machines">
                <table class="matrix">
                    <thead><tr><th scope="col">{ "Machine" }</th>{ for causes.iter().map(head) }<th scope="col" class="number">{ "Other" }</th><th scope="col" class="number">{ "All" }</th></tr></thead>
                    <tbody>{ for all.iter().take(ROWS).map(row) }</tbody>
                </table>
            </div>
            { more(all.len()) }
        </section>
    }
}

/// A number; the greatest of its row is marked.
fn number(runs: u64, most: u64) -> Html {
    let is_most = (runs > 0 && runs == most).then_some("");
    let shown = if runs == 0 { "–".to_owned() } else { grouped(runs) };
    html! { <td class="number" data-most={is_most}>{ shown }</td> }
}

fn more(all: usize) -> Html {
    html! { if all > ROWS { <p class="quiet">{ format!("{} more are in the saved report.", grouped((all - ROWS) as u64)) }</p> } }
}

/// The cards of connections, flows and groups that rows name.
pub(crate) fn others(report: &RunReport<'_>) -> Html {
    let summary = report.summary;
    let lists: [(&str, &Kept); 3] =
        [("Connections", &summary.connections), ("Flows", &summary.flows), ("Machine groups", &summary.groups)];
    html! { <>{ for lists.into_iter().map(|(title, counts)| list(title, counts)) }</> }
}

fn list(title: &'static str, counts: &Kept) -> Html {
    let all: Vec<_> = counts.by_failures().into_iter().filter(|(_, count)| count.failed > 0).collect();
    let row = |(name, Count { runs, failed }): &(&str, Count)| {
        html! {
            <tr>
                <th scope="row">{ *name }</th>
                <td class="number">{ grouped(*failed) }</td>
                <td class="number">{ grouped(*runs) }</td>
                <td class="number">{ share(*failed, *runs) }</td>
            </tr>
        }
    };
    html! {
        if !all.is_empty() {
            <section class="card" aria-label={title}>
                <h2>{ title }</h2>
                <div class="wide" tabindex="0" role="region" aria-label={format!("{title}, table")}>
                    <table>
                        <thead><tr><th scope="col">{ "Name" }</th><th scope="col" class="number">{ "Failed" }</th><th scope="col" class="number">{ "Runs" }</th><th scope="col" class="number">{ "Failed, share" }</th></tr></thead>
                        <tbody>{ for all.iter().take(ROWS).map(row) }</tbody>
                    </table>
                </div>
                { more(all.len()) }
            </section>
        }
    }
}
