//! The way out, step by step, with who can do it in front.

use super::copy_text::CopyText;
use super::rich_text::rich_text;
use crate::catalog::{Link, Step};
use crate::model::Owner;
use yew::prelude::*;

/// The way out, step by step, each command with a button that copies it.
pub(crate) fn steps(steps: &'static [Step]) -> Html {
    list(steps, |command| html! { <CopyText text={command} about={command} /> })
}

/// The same for a page that runs no program.
pub(crate) fn printed_steps(steps: &'static [Step]) -> Html {
    list(steps, |command| html! { <code>{ command }</code> })
}

fn list(steps: &'static [Step], command: fn(&'static str) -> Html) -> Html {
    let link = |link: &&'static Link| html! { <li><a href={link.url} rel="noreferrer">{ link.label }</a></li> };
    let step = |step: &'static Step| {
        html! {
            <li class="step">
                { owner_label(step.owner) }
                <div>
                    { rich_text(step.text) }
                    if !(step.commands.is_empty() && step.links.is_empty()) {
                        <ul class="step-more">
                            { for step.commands.iter().map(|text| html! { <li>{ command(text) }</li> }) }
                            { for step.links.iter().map(link) }
                        </ul>
                    }
                </div>
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
        Owner::AzureAdmin => "network",
        Owner::PowerPlatformAdmin => "platform",
        Owner::MachineAdmin => "machine",
        Owner::MicrosoftSupport => "support",
    }
}
