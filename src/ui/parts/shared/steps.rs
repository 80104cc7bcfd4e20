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
        let text = step.text_at(at, plan);
        html! {
            <li class="step">
                <div>
                    { step_text(&text, step, plan) }
                    { more(&text, step, plan, command) }
                </div>
                { owner_label(step.owner) }
            </li>
        }
    };
    html! { <ol class="steps">{ for steps_for(steps, plan).enumerate().map(step) }</ol> }
}

/// A text of a step, with the portals that it names as links.
pub(crate) fn step_text(text: &str, step: &'static Step, plan: &RunPlan) -> Html {
    let mut parts = vec![];
    let mut rest = text;
    let next = |rest: &str| {
        let named = step.links.iter().filter_map(|link| Some((rest.find(link.label)?, *link)));
        named.min_by_key(|(at, _)| *at).map(|(_, link)| link)
    };
    while let Some(link) = next(rest)
        && let Some((before, after)) = rest.split_once(link.label)
    {
        parts.extend([rich_text(before), anchor(link, plan)]);
        rest = after;
    }
    parts.push(rich_text(rest));
    parts.into_iter().collect()
}

/// What stands below that text: the step's commands, to copy, and the portals that it doesn't name.
pub(crate) fn step_more(text: &str, step: &'static Step, plan: &RunPlan) -> Html {
    more(text, step, plan, copied)
}

fn copied(command: &'static str) -> Html {
    html! { <CopyText text={command} about={command} /> }
}

fn more(text: &str, step: &'static Step, plan: &RunPlan, command: fn(&'static str) -> Html) -> Html {
    let mut all: Vec<Html> = step.commands.iter().map(|text| command(text)).collect();
    all.extend(step.links.iter().filter(|link| !text.contains(link.label)).map(|link| anchor(link, plan)));
    if all.is_empty() {
        return Html::default();
    }
    html! { <ul class="step-more">{ for all.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul> }
}

fn anchor(link: &'static Link, plan: &RunPlan) -> Html {
    html! { <a href={link.address(plan)} rel="noreferrer">{ link.label }</a> }
}

/// Who can do it, shown after the step.
pub(crate) fn owner_label(owner: Owner) -> Html {
    html! { <span class="owner"><span class="unseen">{ "Owner: " }</span>{ owner.label() }</span> }
}
