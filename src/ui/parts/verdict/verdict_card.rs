//! The verdict card: label, icon, colour, summary and the share button.

use crate::check::Report;
use crate::export::presumed;
use crate::ui::parts::shared::shape::{Sign, shape};
use yew::prelude::*;

/// The verdict card. `on_share` toggles the share panel below it.
pub(crate) fn verdict_card(report: &Report, is_sharing: bool, on_share: Callback<MouseEvent>) -> Html {
    let sign = Sign::from(report.verdict);
    html! {
        <section class="card verdict" data-sign={sign.word()} aria-labelledby="verdict">
            { shape(sign) }
            <div>
                <h3 id="verdict" tabindex="-1">{ report.verdict.label() }</h3>
                <p>{ report.summary.clone() }</p>
                if let Some(presumed) = presumed(report) {
                    <p class="quiet">{ presumed }</p>
                }
            </div>
            <button type="button" data-look="small" aria-expanded={if is_sharing { "true" } else { "false" }} onclick={on_share}>
                { "Share" }
            </button>
        </section>
    }
}
