//! The page of an error code.

use super::links::{auto_claim, code_link_to, rule_link};
use super::section::{fact, known, list, open_in_workbench, section, sources, text};
use super::session_picture::picture_of_code;
use crate::catalog::{Cause, CodeStatus, ErrorCode, rules};
use crate::model::Owner;
use crate::text::percent::encode;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::steps::printed_steps;
use yew::prelude::*;

/// The page of an error code.
pub(crate) fn code_document(root: &str, entry: &'static ErrorCode) -> Html {
    let said = |message: &&'static str| html! { <blockquote><p>{ *message }</p></blockquote> };
    html! {
        <article class="entry-page">
            { title(entry) }
            <div class="body">
                <div class="card">
                    <p class="lead">{ rich_text(entry.what) }</p>
                    <p>{ rich_text(entry.why) }</p>
                    { for entry.messages.iter().map(said) }
                </div>
                { section("Do this", (!entry.fix.is_empty()).then(|| html! { <div class="card">{ printed_steps(entry.fix) }</div> })) }
                if entry.causes.iter().any(|cause| rules::find(cause.rule).is_some_and(|rule| rule.auto_claim.is_some())) { { auto_claim(root) } }
                { try_it(root, entry) }
                { causes(root, entry) }
                { section("Where in the session", picture_of_code(entry)) }
            </div>
            <aside aria-label="About this code">
                { at_a_glance(entry) }
                { section("Often confused with", list(look_alikes(root, entry))) }
                { sources(entry.sources, entry.disputes) }
            </aside>
        </article>
    }
}

/// The code, or the title if the product gives none; the run modes, and who can fix it.
fn title(entry: &'static ErrorCode) -> Html {
    let mut owners: Vec<Owner> = vec![];
    for owner in entry.fix.iter().map(|step| step.owner) {
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    html! {
        <header>
            if let Some(code) = entry.code {
                <h1><code>{ code }</code></h1>
                <p class="subtitle">{ entry.title }</p>
            } else {
                <h1>{ entry.title }</h1>
            }
            <p class="tags">
                { for entry.run_modes.iter().map(|mode| html! { <span class="chip">{ mode.label() }</span> }) }
                if entry.code.is_none() { <span class="chip faint">{ "reported without a code" }</span> }
                if entry.status == CodeStatus::Legacy { <span class="chip faint">{ "older versions only" }</span> }
                if !owners.is_empty() { <span>{ "Fixed by" }</span> }
                { for owners.into_iter().map(|owner| html! { <span class="chip">{ owner.label() }</span> }) }
            </p>
        </header>
    }
}

/// Opens the workbench with the code in its box.
fn try_it(root: &str, entry: &'static ErrorCode) -> Html {
    let Some(code) = entry.code else { return Html::default() };
    let says = "The workbench starts with this code and asks for what it needs to know.";
    open_in_workbench(root, &format!("code={}", encode(code)), "Check your own run", says)
}

/// The causes, each with how to recognise it and the rule that is broken.
fn causes(root: &str, entry: &'static ErrorCode) -> Html {
    let rule = |id: &'static str| {
        html! { if let Some(rule) = rules::find(id) { <p class="fine">{ "Rule: " }{ rule_link(root, rule) }</p> } }
    };
    // If all of them break one rule, it is named once.
    let common = match entry.causes {
        [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|cause| cause.rule == first.rule) => Some(first.rule),
        _ => None,
    };
    let cause = |cause: &'static Cause| {
        html! {
            <>
                <dt>{ cause.title }</dt>
                <dd>
                    { rich_text(cause.how_to_tell) }
                    if common.is_none() { { rule(cause.rule) } }
                </dd>
            </>
        }
    };
    match entry.causes {
        [] => section("Cause", (!entry.no_cause.is_empty()).then(|| html! { <p>{ rich_text(entry.no_cause) }</p> })),
        causes => {
            let heading = if causes.len() > 1 { "Possible causes" } else { "Cause" };
            section(
                heading,
                Some(
                    html! { <><dl class="causes card">{ for causes.iter().map(cause) }</dl>{ for common.map(rule) }</> },
                ),
            )
        }
    }
}

fn look_alikes(root: &str, entry: &'static ErrorCode) -> Vec<Html> {
    let one = |other: &'static crate::catalog::LookAlike| {
        html! { <>{ code_link_to(root, other.code) }{ ": " }{ rich_text(other.difference) }</> }
    };
    entry.look_alikes.iter().map(one).collect()
}

/// Facts about the code, beside its text.
fn at_a_glance(entry: &'static ErrorCode) -> Html {
    let known = known(&entry.implies.plan());
    html! {
        <>
            <dl class="glance">
                { fact("Family", vec![text(entry.family.label())]) }
                { fact("HTTP status", entry.http_status.map(|status| text(status.to_string())).into_iter().collect()) }
                { fact("Other names", entry.aliases.iter().map(|name| html! { <code>{ *name }</code> }).collect()) }
            </dl>
            { section("Always true with this code", known) }
        </>
    }
}
