//! The page of an error code.

use super::links::{auto_claim, code_link_to, rule_link};
use super::section::{fact, known, list, open_in_workbench, section, text};
use crate::catalog::{Cause, CodeStatus, ErrorCode, rules};
use crate::explain::known_plan;
use crate::text::percent::encode;
use crate::ui::parts::shared::citations::citations;
use crate::ui::parts::shared::disputes::disputes;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::steps::printed_steps;
use yew::prelude::*;

/// The page of an error code.
pub(crate) fn code_document(root: &str, entry: &'static ErrorCode) -> Html {
    let said = |message: &&'static str| html! { <blockquote><p>{ *message }</p></blockquote> };
    let messages = (!entry.messages.is_empty()).then(|| entry.messages.iter().map(said).collect());
    html! {
        <article class="entry-page">
            { title(entry) }
            <div class="body">
                <p class="lead">{ rich_text(entry.what) }</p>
                <p>{ rich_text(entry.why) }</p>
                { section("What to do", (!entry.fix.is_empty()).then(|| printed_steps(entry.fix))) }
                if entry.causes.iter().any(|cause| rules::find(cause.rule).is_some_and(|rule| rule.auto_claim.is_some())) { { auto_claim(root) } }
                { try_it(root, entry) }
                { causes(root, entry) }
                { section("What the product says", messages) }
                { section("Easily taken for", list(look_alikes(root, entry))) }
                { section("Sources", Some(html! { <>{ citations(entry.sources) }{ disputes(entry.disputes) }</> })) }
            </div>
            { aside(entry) }
        </article>
    }
}

fn title(entry: &'static ErrorCode) -> Html {
    html! {
        <header>
            <h1>{ entry.title }</h1>
            <p class="codes">
                <span class="chip">
                    if let Some(code) = entry.code { <code>{ code }</code> } else { { "reported without a code" } }
                </span>
                if entry.status == CodeStatus::Legacy { <span class="chip faint">{ "older versions only" }</span> }
            </p>
        </header>
    }
}

/// Opens the workbench with the code in its box.
fn try_it(root: &str, entry: &'static ErrorCode) -> Html {
    let Some(code) = entry.code else { return Html::default() };
    let says = "It begins with what follows from this code, and asks for the one thing that tells most.";
    open_in_workbench(root, &format!("code={}", encode(code)), "Check your own run", says)
}

/// The ways in which it comes about, each with the rule that is broken.
fn causes(root: &str, entry: &'static ErrorCode) -> Html {
    let rule = |id: &'static str| {
        html! { if let Some(rule) = rules::find(id) { <p class="fine">{ "The rule: " }{ rule_link(root, rule) }</p> } }
    };
    // Where all of them break one rule, it is named once.
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
        [] => section(
            "How it comes about",
            (!entry.no_cause.is_empty()).then(|| html! { <p>{ rich_text(entry.no_cause) }</p> }),
        ),
        causes => {
            let heading = if causes.len() > 1 { "Which of these is it?" } else { "How it comes about" };
            section(
                heading,
                Some(html! { <><dl class="causes">{ for causes.iter().map(cause) }</dl>{ for common.map(rule) }</> }),
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

/// What is to be known at a glance.
fn aside(entry: &'static ErrorCode) -> Html {
    html! {
        <aside class="card" aria-label="At a glance">
            <dl class="glance">
                { fact("Part of the product", vec![text(entry.family.label())]) }
                { fact("Run mode", entry.run_modes.iter().map(|mode| text(mode.label())).collect()) }
                { fact("HTTP status", entry.http_status.map(|status| text(status.to_string())).into_iter().collect()) }
                { fact("Other names", entry.aliases.iter().map(|name| html! { <code>{ *name }</code> }).collect()) }
            </dl>
            if let Some(known) = known(&known_plan(entry.implies)) {
                <h2>{ "Always true with this code" }</h2>
                { known }
            }
        </aside>
    }
}
