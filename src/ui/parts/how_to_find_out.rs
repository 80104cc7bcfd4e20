//! What exactly is meant by a fact, and how to find it out: out of the way until wanted.

use super::clue::Clue;
use crate::model::Fact;
use yew::prelude::*;

/// The fact.
#[derive(Properties, PartialEq)]
pub(crate) struct HowToFindOutProps {
    pub(crate) fact: Fact,
}

/// What exactly is meant by a fact, and how to find it out.
#[component]
pub(crate) fn HowToFindOut(props: &HowToFindOutProps) -> Html {
    let info = props.fact.info();
    html! {
        <details class="find-out">
            <summary>{ "How to find out" }<span class="unseen">{ format!(": {}", info.label) }</span></summary>
            <p>{ info.help }</p>
            <ul class="clues">{ for info.find_out.iter().map(|find_out| html! { <Clue find_out={*find_out} /> }) }</ul>
        </details>
    }
}
