//! The steps to fix something, each with its owner.

use super::copy_text::CopyText;
use super::rich_text::rich_text;
use crate::catalog::{Link, Step, steps_for};
use crate::model::{Owner, RunPlan};
use yew::prelude::*;

/// The steps for a run, without those for other runs, with copy buttons for commands and the portals of its cloud.
pub(crate) fn steps(steps: &'static [Step], plan: &RunPlan) -> Html {
    list(steps, plan, copied)
}

/// The same for a page without a program.
pub(crate) fn printed_steps(steps: &'static [Step]) -> Html {
    list(steps, &RunPlan::new(), |command| html! { <code>{ command }</code> })
}

fn list(steps: &'static [Step], plan: &RunPlan, command: fn(&'static str) -> Html) -> Html {
    let step = |(at, step): (usize, &'static Step)| {
        html! {
            <li class="step">
                <div>
                    { rich_text(&step.text_at(at, plan)) }
                    { more(step, plan, command) }
                </div>
                { owner_label(step.owner) }
            </li>
        }
    };
    html! { <ol class="steps">{ for steps_for(steps, plan).enumerate().map(step) }</ol> }
}

/// A step's commands, to copy, and its portals.
pub(crate) fn step_more(step: &'static Step, plan: &RunPlan) -> Html {
    more(step, plan, copied)
}

fn copied(command: &'static str) -> Html {
    html! { <CopyText text={command} about={command} /> }
}

fn more(step: &'static Step, plan: &RunPlan, command: fn(&'static str) -> Html) -> Html {
    if step.commands.is_empty() && step.links.is_empty() {
        return Html::default();
    }
    let link = |link: &&'static Link| {
        html! { <li><a href={link.address(plan)} rel="noreferrer">{ link.label }</a></li> }
    };
    html! {
        <ul class="step-more">
            { for step.commands.iter().map(|text| html! { <li>{ command(text) }</li> }) }
            { for step.links.iter().map(link) }
        </ul>
    }
}

/// Who can do it, shown after the step.
pub(crate) fn owner_label(owner: Owner) -> Html {
    html! { <span class="owner"><span class="unseen">{ "Owner: " }</span>{ owner.label() }</span> }
}
