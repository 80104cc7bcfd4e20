//! The way out, step by step, with who can do it in front.

use super::rich_text::rich_text;
use crate::catalog::Step;
use crate::model::Owner;
use yew::prelude::*;

/// The way out, step by step.
pub(crate) fn steps(steps: &'static [Step]) -> Html {
    let step = |step: &'static Step| {
        html! {
            <li class="step">
                { owner_label(step.owner) }
                <span>{ rich_text(step.text) }</span>
            </li>
        }
    };
    html! { <ol class="steps">{ for steps.iter().map(step) }</ol> }
}

/// Who can do it, in front of what is to be done.
pub(crate) fn owner_label(owner: Owner) -> Html {
    html! { <span class="owner" data-owner={word(owner)}>{ owner.label() }<span class="unseen">{ ": " }</span></span> }
}

/// The word by which the style knows an owner.
const fn word(owner: Owner) -> &'static str {
    match owner {
        Owner::Maker => "maker",
        Owner::Microsoft365Admin | Owner::EntraAdmin => "tenant",
        Owner::PowerPlatformAdmin => "platform",
        Owner::MachineAdmin => "machine",
        Owner::MicrosoftSupport => "support",
    }
}
