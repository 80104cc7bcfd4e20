//! The page that compares two runs. Its script shows what is hidden, and fills in the table.

use yew::prelude::*;

/// The page.
pub(crate) fn compare_document() -> Html {
    let side = |id: &'static str, label: &'static str| {
        html! {
            <p class="field">
                <label for={id}>{ label }</label>
                <textarea {id} rows="9" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="Run details, a row, an error, quser, dsregcmd, a plan …" />
            </p>
        }
    };
    html! {
        <div class="comparing">
            <noscript><p class="quiet">{ "Comparing needs JavaScript. In a terminal: " }<code>{ "flow-preflight compare worked.txt failed.txt" }</code></p></noscript>
            <section id="runs" hidden=true>
                <div class="sides">{ side("before", "The run that worked") }{ side("after", "The run that failed") }</div>
                <p>
                    <button id="compare" type="button" data-look="answer">{ "Compare" }</button>
                    { " " }<button id="example" type="button" data-look="link">{ "Try an example" }</button>
                </p>
            </section>
            <p id="said" role="status"></p>
            <section id="result" aria-labelledby="result-title" hidden=true>
                <h2 id="result-title" tabindex="-1">{ "What differs" }</h2>
                <div id="table"></div>
            </section>
        </div>
    }
}
