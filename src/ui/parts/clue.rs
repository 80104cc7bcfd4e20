//! One way to find something out.

use super::copy_button::CopyButton;
use crate::model::FindOut;
use yew::prelude::*;

/// The way.
#[derive(Properties, PartialEq)]
pub(crate) struct ClueProps {
    pub(crate) find_out: FindOut,
}

/// One way to find something out: a command to copy, a place to look, a person to ask.
#[component]
pub(crate) fn Clue(props: &ClueProps) -> Html {
    let shown = use_node_ref();
    match props.find_out {
        FindOut::Command(command) => html! {
            <li class="clue">
                <span class="clue-kind">{ "Run" }</span>
                <span class="clue-text command">
                    <code ref={shown.clone()}>{ command }</code>
                    <CopyButton text={command} {shown} />
                </span>
            </li>
        },
        FindOut::Menu(path) => html! {
            <li class="clue"><span class="clue-kind">{ "Look" }</span><span class="clue-text">{ path }</span></li>
        },
        FindOut::Person(person) => html! {
            <li class="clue"><span class="clue-kind">{ "Ask" }</span><span class="clue-text">{ person }</span></li>
        },
    }
}
