//! The answer: a word, a shape, a colour and a sentence.

use super::shape::{Shape, Sign};
use crate::check::Verdict;
use yew::prelude::*;

/// The answer.
#[derive(Properties, PartialEq)]
pub(crate) struct VerdictCardProps {
    pub(crate) verdict: Verdict,
    pub(crate) summary: AttrValue,
}

/// The answer.
#[component]
pub(crate) fn VerdictCard(props: &VerdictCardProps) -> Html {
    let sign = Sign::from(props.verdict);
    html! {
        <section class={classes!("card", "verdict", sign.class())} aria-labelledby="verdict">
            <Shape {sign} />
            <div>
                <h3 id="verdict" tabindex="-1">{ props.verdict.label() }</h3>
                <p>{ props.summary.clone() }</p>
            </div>
        </section>
    }
}
