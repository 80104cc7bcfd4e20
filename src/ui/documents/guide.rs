//! The page of a guide, and the list of all guides. A script makes the items tickable.

use super::guide_facts::ItemFacts;
use super::links::folder;
use super::session_picture::session_picture;
use crate::auto_claim::texts;
use crate::catalog::guides::{self, About, Guide, Item, Stage};
use crate::catalog::{Citation, Rule};
use crate::model::{Fact, FactSet, FindOut, Owner};
use crate::ui::documents::guide_facts::run_of;
use crate::ui::format::counted;
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::steps::{owner_label, printed_steps};
use yew::prelude::*;

/// The page of a guide.
pub(crate) fn guide_document(root: &str, guide: &'static Guide) -> Html {
    let stage = |stage: &'static Stage| {
        html! {
            <section>
                <h2>{ stage.title }</h2>
                if stage.title == guide.pictured { { session_picture() } }
                <ol class="tasks">{ for stage.items.iter().map(|item| task(root, guide, item)) }</ol>
            </section>
        }
    };
    let before = |id: &&'static str| guides::find(id).map(|guide| link(root, guide));
    let before: Vec<Html> = guide.before.iter().filter_map(before).collect();
    let after: Vec<Html> = guide.after().map(|guide| link(root, guide)).collect();
    html! {
        <article class="guide" data-run={guide.run} data-opens={format!("{root}{}", guide.opens)}>
            <h1>{ guide.title }</h1>
            <p class="lead">{ guide.lead }</p>
            if !before.is_empty() { <p class="before">{ "First: " }{ for joined(before) }</p> }
            { for guide.stages.iter().map(stage) }
            if !after.is_empty() { <p class="before">{ "Next: " }{ for joined(after) }</p> }
        </article>
    }
}

/// The list of all guides.
pub(crate) fn guides_document() -> Html {
    let one = |guide: &'static Guide| {
        html! {
            <li class="card">
                <h2>{ link("../", guide) }</h2>
                <p>{ guide.lead }</p>
                <p class="fine">{ counted(guide.items().count(), "item", "items") }</p>
            </li>
        }
    };
    html! {
        <>
            <h1>{ "Guides" }</h1>
            <p class="lead">{ "Checklists made from the rules of the catalogue: what is required, who is responsible, how to do it, and which command shows it." }</p>
            <ul class="guides">{ for guides::all().iter().map(one) }</ul>
        </>
    }
}

/// A link to a guide.
fn link(root: &str, guide: &Guide) -> Html {
    html! { <a href={format!("{root}guides/{}/", guide.id)}>{ guide.title }</a> }
}

/// Links to the guides with an item about a rule, from a page two folders deep.
pub(super) fn guides_of(root: &str, rule: &Rule) -> Vec<Html> {
    let to = |guide: &'static Guide| {
        html! { <a href={format!("{root}guides/{}/#{}", guide.id, rule.id)}>{ guide.title }</a> }
    };
    guides::with_rule(rule.id).map(to).collect()
}

fn joined(parts: Vec<Html>) -> impl Iterator<Item = Html> {
    parts.into_iter().enumerate().map(|(at, part)| {
        if at == 0 {
            part
        } else {
            html! { <>{ ", " }{ part }</> }
        }
    })
}

/// The texts of an item.
struct Texts {
    owner: Option<Owner>,
    inside: Html,
    sources: &'static [Citation],
}

/// An item with everything about it; the long part is collapsed.
fn task(root: &str, guide: &Guide, item: &'static Item) -> Html {
    let facts = ItemFacts::of(guide, item);
    let given = |text: String| (!text.is_empty()).then_some(text);
    let texts = match (item.as_rule(), item.about) {
        (Some(rule), _) => of_rule(guide, rule),
        (None, About::Topic(id) | About::Rule(id)) => of_topic(id),
    };
    let otherwise = item.as_rule().map(|rule| {
        html! { <p class="fine">{ "Otherwise: " }<a href={format!("{root}rules/{}/", folder(rule.id))}>{ rule.title }</a></p> }
    });
    html! {
        <li class="task" id={item.about.id()} data-applies={given(facts.applies)} data-broken={given(facts.broken)}
            data-unless={given(facts.unless)} data-targets={given(facts.targets)} data-so={given(facts.so)} data-codes={given(facts.codes)}>
            <h3>{ item.title }</h3>
            { for texts.owner.map(owner_label) }
            { for otherwise }
            <details>
                <summary>{ "Why and how" }<span class="unseen">{ ": " }{ item.title }</span></summary>
                { texts.inside }
                { sources(texts.sources) }
            </details>
        </li>
    }
}

fn of_rule(guide: &Guide, rule: &'static Rule) -> Texts {
    let guidance = rule.guidance;
    html_of(
        guidance.fix.first().map(|step| step.owner),
        html! {
            <>
                <p>{ rich_text(guidance.what) }{ " " }{ rich_text(guidance.why) }</p>
                { printed_steps(guidance.fix) }
                { to_check(guide, rule) }
            </>
        },
        guidance.sources,
    )
}

const fn html_of(owner: Option<Owner>, inside: Html, sources: &'static [Citation]) -> Texts {
    Texts { owner, inside, sources }
}

/// A text about auto-claim: a step, or a condition.
fn of_topic(id: &str) -> Texts {
    let Some(text) = texts::find(id) else { return html_of(None, Html::default(), &[]) };
    let said = [text.entry.text, text.entry.why].into_iter().filter(|said| !said.is_empty());
    html_of(text.entry.owner, html! { { for said.map(|said| html! { <p>{ rich_text(said) }</p> }) } }, text.sources)
}

/// The sources by name; their dates are on the rule's page.
fn sources(all: &'static [Citation]) -> Html {
    let one = |citation: &Citation| {
        html! {
            <li>
                <a href={citation.source.url} rel="noreferrer">{ citation.source.title }</a>
                if !citation.section.is_empty() { { ", " }{ citation.section } }
            </li>
        }
    };
    html! { <ul class="sources">{ for all.iter().map(one) }</ul> }
}

/// What shows whether the rule is broken: a command for each of its facts, or where to look.
fn to_check(guide: &Guide, rule: &'static Rule) -> Html {
    let run = run_of(guide);
    let read = rule.broken.iter().fold(FactSet::EMPTY, |facts, clause| facts.union(clause.when.facts()));
    let open = read.iter().filter(|fact| run.get(*fact).is_none() && !rule.scope().contains(*fact));
    let way = |fact: Fact| {
        let ways = fact.info().find_out;
        let is_command = |way: &&FindOut| matches!(way, FindOut::Command(_));
        let said = match ways.iter().find(is_command).or_else(|| ways.first())? {
            FindOut::Command(command) => html! { <code>{ *command }</code> },
            FindOut::Menu(text) | FindOut::Person(text) => html! { { *text } },
        };
        Some(html! { <li>{ fact.info().label }{ ": " }{ said }</li> })
    };
    let ways: Vec<Html> = open.filter_map(way).collect();
    html! { if !ways.is_empty() { <p>{ "To check:" }</p><ul class="step-more checks">{ for ways }</ul> } }
}
