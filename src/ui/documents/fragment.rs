//! An entry as plain HTML for mail, print or feeds, without scripts, styles or an address of its own.

use super::links::{codes_of, name_of_code};
use crate::catalog::{Citation, Dispute, ErrorCode, Guidance, Rule};
use crate::ui::format::long_date;
use crate::ui::parts::shared::citations::citations;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::steps::printed_steps;
use yew::prelude::*;

/// An error code.
pub(crate) fn code_fragment(entry: &'static ErrorCode, knowledge_date: &str) -> Html {
    let name = entry.code.map_or_else(Html::default, |code| html! { <>{ " (" }<code>{ code }</code>{ ")" }</> });
    let causes = entry.causes.iter().map(|cause| {
        html! { <li><strong>{ cause.title }{ ". " }</strong>{ rich_text(cause.how_to_tell) }</li> }
    });
    let inside = html! {
        if !entry.causes.is_empty() { <h3>{ "Possible causes" }</h3><ul>{ for causes }</ul> }
    };
    let guidance = Guidance { what: entry.what, why: entry.why, fix: entry.fix, sources: entry.sources };
    fragment(html! { <>{ entry.title }{ name }</> }, guidance, inside, entry.disputes, knowledge_date)
}

/// A rule.
pub(crate) fn rule_fragment(rule: &'static Rule, knowledge_date: &str) -> Html {
    let codes = codes_of(rule);
    let item = |entry: &&'static ErrorCode| html! { <li>{ name_of_code(entry) }</li> };
    let inside = html! {
        if !codes.is_empty() { <h3>{ "Codes it can cause" }</h3><ul>{ for codes.iter().map(item) }</ul> }
    };
    fragment(html! { rule.title }, rule.guidance, inside, rule.disputes, knowledge_date)
}

/// The common parts. Nothing is collapsed, because paper can't expand it.
fn fragment(
    title: Html,
    guidance: Guidance,
    inside: Html,
    disputes: &'static [&'static Dispute],
    knowledge_date: &str,
) -> Html {
    let Guidance { what, why, fix, sources } = guidance;
    html! {
        <article lang="en">
            <h2>{ title }</h2>
            <p>{ rich_text(what) }</p>
            <p>{ rich_text(why) }</p>
            if !fix.is_empty() { <h3>{ "Do this" }</h3>{ printed_steps(fix) } }
            { inside }
            { for disputes.iter().map(|dispute| disagreement(dispute)) }
            { said_by(sources) }
            <p>{ format!("Flow Preflight, facts checked on {}. Not affiliated with Microsoft.", long_date(knowledge_date)) }</p>
        </article>
    }
}

fn disagreement(dispute: &'static Dispute) -> Html {
    let side = |side: &'static crate::catalog::Position| {
        html! { <li>{ rich_text(side.says) }{ " (" }{ side.source.source.title }{ ")" }</li> }
    };
    html! {
        <>
            <h3>{ "Where Microsoft’s pages disagree: " }{ dispute.point }</h3>
            <ul>{ for dispute.positions.iter().map(side) }</ul>
            <p>{ "Followed here: " }{ rich_text(dispute.follow) }</p>
        </>
    }
}

fn said_by(sources: &'static [Citation]) -> Html {
    html! { if !sources.is_empty() { <h3>{ "Sources" }</h3>{ citations(sources) } } }
}
