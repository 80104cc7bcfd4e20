//! The way out, step by step, with who can do it in front.

use super::copy_text::CopyText;
use super::rich_text::rich_text;
use crate::catalog::{Link, Step, steps_for};
use crate::model::{Owner, RunPlan};
use yew::prelude::*;

/// The way out of a run, step by step, each command with a button that copies it: without the steps that are for other
/// runs, with the portals of its cloud.
pub(crate) fn steps(steps: &'static [Step], plan: &RunPlan) -> Html {
    list(steps, plan, |command| html! { <CopyText text={command} about={command} /> })
}

/// The same for a page that runs no program.
pub(crate) fn printed_steps(steps: &'static [Step]) -> Html {
    list(steps, &RunPlan::new(), |command| html! { <code>{ command }</code> })
}

fn list(steps: &'static [Step], plan: &RunPlan, command: fn(&'static str) -> Html) -> Html {
    let link = |link: &&'static Link| {
        html! { <li><a href={link.address(plan)} rel="noreferrer">{ link.label }</a></li> }
    };
    let step = |(at, step): (usize, &Step)| {
        html! {
            <li class="step">
                { owner_label(step.owner) }
                <div>
                    { rich_text(&step.text_at(at, plan)) }
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
    html! { <ol class="steps">{ for steps_for(steps, plan).enumerate().map(step) }</ol> }
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
