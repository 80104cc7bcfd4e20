//! Choosing files, the progress, and the files that were read.

use crate::export::{counted, grouped};
use crate::ui::parts::shared::button::button;
use crate::ui::runs_state::{Progress, Triaged};
use yew::prelude::*;

/// The card for dropping or choosing files of runs.
pub(crate) fn choose(on_choose: Callback<MouseEvent>) -> Html {
    let takes = html! { <>{ "One file or several, of any length: the table " }<code>{ "flowsession" }</code>{ " of Dataverse as CSV, Excel workbook, JSON, NDJSON or Synapse Link partition." }</> };
    drop_card("Drop your run history here", takes, on_choose)
}

/// The card for dropping or choosing files. `takes` says which.
pub(super) fn drop_card(heading: &'static str, takes: Html, on_choose: Callback<MouseEvent>) -> Html {
    html! {
        <section class="card drop" aria-labelledby="drop">
            <h2 id="drop">{ heading }</h2>
            <p>{ takes }</p>
            <p>{ button("answer", "Choose files", "", on_choose) }</p>
            <p class="quiet">{ "Read in your browser. Nothing is sent." }</p>
        </section>
    }
}

/// The progress, with a button that stops reading.
pub(crate) fn progress(progress: &Progress, on_stop: Callback<MouseEvent>) -> Html {
    let Progress { names, bytes, of, rows, took, judged } = progress;
    let rate = if *took > 0.0 { (*rows as f64 / took * 1_000.0) as u64 } else { 0 };
    let said = match judged {
        Some((at, all)) => {
            format!("{} read. Explaining {} of {} different failures", counted(*rows, "row"), at, all)
        }
        None => format!("{}, {} a second, {}", counted(*rows, "row"), grouped(rate), megabytes(*bytes)),
    };
    let (at, all) = judged.map_or((*bytes, *of), |(at, all)| (at as f64, all as f64));
    html! {
        <section class="card reading" aria-labelledby="reading">
            <h2 id="reading">{ "Reading " }{ &**names }</h2>
            <progress aria-labelledby="reading" max={all.to_string()} value={at.to_string()} />
            <p class="line"><span>{ said }</span>{ button("answer", "Stop", "", on_stop) }</p>
        </section>
    }
}

/// What was read, and what can be done with it.
pub(crate) fn read_files(
    triaged: &Triaged,
    on_choose: Callback<MouseEvent>,
    on_clear: Callback<MouseEvent>,
    save: Html,
) -> Html {
    let seconds = (triaged.took / 100.0).round() / 10.0;
    let rows = counted(triaged.summary.total.runs, "run");
    html! {
        <section class="card line" aria-label="What was read">
            <p>
                <b>{ &triaged.names }</b>{ " " }
                <span class="quiet">{ format!("{rows}, {}, read in {seconds} s on this computer. Nothing was sent.", megabytes(triaged.bytes)) }</span>
                if triaged.is_part { { " " }<strong>{ "Stopped: the rest wasn’t read." }</strong> }
            </p>
            <div class="line">
                { button("link", "Add files", "", on_choose) }
                { button("link", "Clear", "", on_clear) }
            </div>
            { save }
            if !triaged.faults.is_empty() {
                <ul class="fault">{ for triaged.faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
            }
        </section>
    }
}

fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}
