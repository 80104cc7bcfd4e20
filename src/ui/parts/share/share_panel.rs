//! The share panel: link, text, Markdown or JSON. Everything that will leave the page is shown first.

use crate::outgoing::{ShareForm, ShareOutput, ShareStep, Sharing};
use crate::ui::parts::shared::button::tick;
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::hidden::{MOST_SHOWN, hidden};
use crate::ui::parts::shared::segments::{Segment, segments};
use yew::prelude::*;

/// The panel. `replaced` lists the names with their placeholders.
pub(crate) fn share_panel(
    sharing: &Sharing,
    replaced: &[(String, String)],
    outgoing: ShareOutput,
    on_step: &Callback<ShareStep>,
) -> Html {
    let strip = ShareForm::ALL
        .iter()
        .map(|(form, label)| Segment { label: (*label).into(), chosen: *form == sharing.form })
        .collect();
    let on_form = on_step
        .reform(|at: usize| ShareStep::Form(ShareForm::ALL.get(at).map_or(ShareForm::default(), |(form, _)| *form)));
    html! {
        <section class="card share" aria-labelledby="sharing">
            <h3 id="sharing">{ "Share" }</h3>
            <p class="quiet">{ "Contains the settings, the error codes and the answer, never what you pasted." }</p>
            <fieldset>
                <legend class="unseen">{ "Share as" }</legend>
                { segments(&"share-form".into(), strip, &on_form) }
            </fieldset>
            { names(sharing.keep_names, replaced, on_step) }
            if sharing.form == ShareForm::Link {
                { tick("Read-only. Whoever opens it can edit a copy.", "", sharing.read_only, &on_step.reform(ShareStep::ReadOnly)) }
            }
            { result(outgoing) }
        </section>
    }
}

/// The replaced names with their placeholders, and the choice to keep them.
fn names(kept: bool, replaced: &[(String, String)], on_step: &Callback<ShareStep>) -> Html {
    if replaced.is_empty() {
        return html! { <p class="quiet">{ "It contains no names." }</p> };
    }
    let pair = |(from, to): &(String, String)| {
        html! { <li><code>{ from }</code>if !kept { { " → " }<code>{ to }</code> }</li> }
    };
    html! {
        <div class="names">
            <p>{ if kept { "Names kept:" } else { "Names replaced:" } }</p>
            <ul>{ for replaced.iter().take(MOST_SHOWN).map(pair) }</ul>
            { hidden(replaced.len(), "names") }
            { tick("Keep names", "", kept, &on_step.reform(ShareStep::KeepNames)) }
        </div>
    }
}

/// The text to share, with its buttons.
fn result(outgoing: ShareOutput) -> Html {
    let ShareOutput { form, hint, text } = outgoing;
    let text = AttrValue::from(text);
    let (what, rows, copy) = match form {
        ShareForm::Link => ("The link", 3, "Copy link"),
        ShareForm::Text | ShareForm::Markdown | ShareForm::Json => ("The report", 10, "Copy"),
    };
    let file = (form != ShareForm::Link).then(|| form.file());
    html! {
        <div class="outgoing">
            <label for="shared">{ what }</label>
            <p class="quiet" id="shared-hint">{ hint }</p>
            <CopyText {text} about={what} {rows} id="shared" label={copy} {file} />
        </div>
    }
}
