//! The answer: a word, a shape, a colour and a sentence.

use super::shape::{Sign, shape};
use crate::check::Report;
use yew::prelude::*;

/// The answer.
pub(crate) fn verdict_card(report: &Report) -> Html {
    let sign = Sign::from(report.verdict);
    html! {
        <section class="card verdict" data-sign={sign.word()} aria-labelledby="verdict">
            { shape(sign) }
            <div>
                <h3 id="verdict" tabindex="-1">{ report.verdict.label() }</h3>
                <p>{ report.summary.clone() }</p>
            </div>
        </section>
    }
}
