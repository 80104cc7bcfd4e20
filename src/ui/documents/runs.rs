//! The page of many runs without a script: its input, its output, and the terminal command that does the same.

use super::section::section;
use yew::prelude::*;

/// The page until the view is loaded, and without a script.
pub(crate) fn runs_document() -> Html {
    let takes = html! {
        <ul class="plain">
            <li>{ "The table " }<code>{ "flowsession" }</code>{ " of Dataverse: exports of Power Apps and XrmToolBox, pages of the Web API, partitions of Synapse Link with their " }<code>{ "model.json" }</code>{ "." }</li>
            <li>{ "CSV with commas, semicolons or tabs, JSON, and NDJSON; UTF-8 or UTF-16; several files at once, of any length." }</li>
            <li>{ "The columns " }<code>{ "errorcode" }</code>{ ", " }<code>{ "errormessage" }</code>{ ", " }<code>{ "statuscode" }</code>{ ", " }<code>{ "runmode" }</code>{ " and " }<code>{ "startedon" }</code>{ ", and if present those for machine, group, connection and flow." }</li>
        </ul>
    };
    html! {
        <div class="entry-page"><div class="body">
            { section("Supported files", Some(takes)) }
            { section("In a terminal", Some(html! { <p><code>{ "flow-preflight triage flowsession.csv" }</code></p> })) }
        </div></div>
    }
}
