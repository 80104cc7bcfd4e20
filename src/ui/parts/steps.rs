//! The way out, step by step, with who can do it in front.

use super::rich_text::RichText;
use crate::catalog::Step;
use crate::model::Owner;
use yew::prelude::*;

/// The steps.
#[derive(Properties, PartialEq)]
pub(crate) struct StepsProps {
    pub(crate) steps: &'static [Step],
}

const fn class(owner: Owner) -> &'static str {
    match owner {
        Owner::Maker => "maker",
        Owner::Microsoft365Admin | Owner::EntraAdmin => "tenant",
        Owner::PowerPlatformAdmin => "platform",
        Owner::MachineAdmin => "machine",
        Owner::MicrosoftSupport => "support",
    }
}

/// The way out, step by step.
#[component]
pub(crate) fn Steps(props: &StepsProps) -> Html {
    let step = |step: &'static Step| {
        html! {
            <li class="step">
                <span class={classes!("owner", class(step.owner))}>
                    { step.owner.label() }<span class="unseen">{ ": " }</span>
                </span>
                <span class="step-text"><RichText text={step.text} /></span>
            </li>
        }
    };
    html! { <ol class="steps">{ for props.steps.iter().map(step) }</ol> }
}
