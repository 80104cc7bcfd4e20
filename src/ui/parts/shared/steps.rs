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

/// A text of a step, with the portal that it names as a link.
pub(crate) fn step_text(text: &str, step: &'static Step, plan: &RunPlan) -> Html {
    let named = named(text, step).and_then(|link| Some((link, text.split_once(link.label)?)));
    let Some((link, (before, after))) = named else { return rich_text(text) };
    html! { <>{ rich_text(before) }{ anchor(link, plan) }{ rich_text(after) }</> }
}

fn named(text: &str, step: &'static Step) -> Option<&'static Link> {
    step.links.iter().copied().find(|link| text.contains(link.label))
}

/// What stands below that text: the step's commands, to copy, and its other portals.
pub(crate) fn step_more(text: &str, step: &'static Step, plan: &RunPlan) -> Html {
    more(text, step, plan, copied)
}

fn copied(command: &'static str) -> Html {
    html! { <CopyText text={command} about={command} /> }
}

fn more(text: &str, step: &'static Step, plan: &RunPlan, command: fn(&'static str) -> Html) -> Html {
    let mut all: Vec<Html> = step.commands.iter().map(|text| command(text)).collect();
    let named = named(text, step);
    all.extend(
        step.links
            .iter()
            .filter(|link| !named.is_some_and(|named| std::ptr::eq(named, **link)))
            .map(|link| anchor(link, plan)),
    );
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
