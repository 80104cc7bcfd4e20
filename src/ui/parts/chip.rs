//! A small label.

use yew::prelude::*;

/// What it says and how it looks.
#[derive(Properties, PartialEq)]
pub(crate) struct ChipProps {
    #[prop_or_default]
    pub(crate) class: Classes,
    pub(crate) children: Html,
}

/// A small label that cannot be pressed.
#[component]
pub(crate) fn Chip(props: &ChipProps) -> Html {
    html! { <span class={classes!("chip", props.class.clone())}>{ props.children.clone() }</span> }
}
