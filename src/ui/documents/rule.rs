//! The page of a rule.

use super::guide::guides_of;
use super::links::{auto_claim, code_link, codes_of, license_link, products_of};
use super::section::{fact, list, open_in_workbench, section, sources, text};
use super::session_picture::picture_of_rule;
use crate::catalog::families::rule_family;
use crate::catalog::rule::{Rule, RuleStatus, Severity};
use crate::catalog::{Certainty, Condition};
use crate::catalog::{Example, Expected};
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::printed_steps;
use yew::prelude::*;

/// The page of a rule. `address` returns the fragment that opens a plan in the workbench.
pub(crate) fn rule_document(root: &str, rule: &'static Rule, address: &dyn Fn(&str) -> String) -> Html {
    let sign = sign(rule.severity);
    html! {
        <article class="entry-page">
            <header>
                <h1>{ rule.title }</h1>
                <p class="severity">{ shape(sign) }<span>{ sign.label() }</span></p>
            </header>
            <div class="body">
                <div class="card">
                    <p class="lead">{ rich_text(rule.guidance.what) }</p>
                    <p>{ rich_text(rule.guidance.why) }</p>
                </div>
                { section("Do this", (!rule.guidance.fix.is_empty()).then(|| html! { <div class="card">{ printed_steps(rule.guidance.fix) }</div> })) }
                { section("Where in the session", picture_of_rule(rule)) }
                { try_it(root, rule, address) }
                if rule.auto_claim.is_some() { { auto_claim(root) } }
                { section("Codes it can cause", list(codes(root, rule))) }
                { section("When it applies", when(rule)) }
                { section("Licences it depends on", list(products_of(rule).iter().map(|one| license_link(root, one)).collect())) }
                { section("Examples", list(rule.examples.iter().map(|one| example(root, one, address)).collect())) }
            </div>
            <aside aria-label="About this rule">
                { at_a_glance(rule) }
                { section("In a guide", list(guides_of(root, rule))) }
                { sources(rule.guidance.sources, rule.disputes) }
            </aside>
        </article>
    }
}

/// Opens the workbench with a run in which the rule is broken.
fn try_it(root: &str, rule: &'static Rule, address: &dyn Fn(&str) -> String) -> Html {
    let Some(broken) = rule.examples.iter().find(|example| example.expected == Expected::Broken) else {
        return Html::default();
    };
    let says = format!(
        "The workbench starts with this run: {}. Change what is different in yours.",
        broken.title.trim_end_matches('.')
    );
    open_in_workbench(root, &address(&broken.plan.to_json()), "Check your own run", &says)
}

const fn sign(severity: Severity) -> Sign {
    match severity {
        Severity::Blocker => Sign::Blocked,
        Severity::Risk => Sign::Risk,
        Severity::Note => Sign::Note,
    }
}

fn codes(root: &str, rule: &Rule) -> Vec<Html> {
    let of_rule = codes_of(rule);
    let link = |entry: &&'static crate::catalog::ErrorCode| {
        html! { <>{ code_link(root, entry) }if entry.code.is_some() { { ": " }{ entry.title } }</> }
    };
    of_rule.iter().map(link).collect()
}

/// The conditions in words. `None` for a rule about list items: its examples show them.
fn when(rule: &'static Rule) -> Option<Html> {
    let Rule { broken, unless, .. } = rule;
    let applies = rule.applies_to.iter().flat_map(Condition::labels).collect();
    let ways = match broken {
        [one] => lines("All of these are true:", "This is true:", one.when.labels()),
        ways => lines("One of these is true:", "", ways.iter().map(|way| way.when.labels().join(", and ")).collect()),
    };
    let saved = unless.iter().map(|way| way.labels().join(", and ")).collect();
    Some(html! {
        <>
            { lines("Only for these runs:", "Only for these runs:", applies) }
            { ways }
            { lines("Unless one of these is true:", "Unless this is true:", saved) }
        </>
    })
}

/// Conditions under a heading in the plural or singular.
fn lines(several: &'static str, one: &'static str, conditions: Vec<String>) -> Html {
    let heading = if conditions.len() == 1 { one } else { several };
    html! {
        if !conditions.is_empty() {
            <p>{ heading }</p>
            <ul class="plain">{ for conditions.into_iter().map(|condition| html! { <li>{ condition }</li> }) }</ul>
        }
    }
}

/// An example with the rule's outcome and a link to try it.
fn example(root: &str, example: &'static Example, address: &dyn Fn(&str) -> String) -> Html {
    let (sign, says) = match example.expected {
        Expected::Broken => (Sign::Blocked, "Broken"),
        Expected::Holds => (Sign::Ready, "OK"),
        Expected::NotApplicable => (Sign::Note, "Doesn’t apply"),
        Expected::NeedToKnow => (Sign::Question, "Needs more facts"),
    };
    html! {
        <span class="example">
            { shape(sign) }
            <span>
                <strong>{ says }{ ": " }</strong>{ rich_text(example.title) }{ ". " }
                <a href={format!("{root}#{}", address(&example.plan.to_json()))}>
                    { "Open" }<span class="unseen">{ " in the workbench: " }{ rich_text(example.title) }</span>
                </a>
            </span>
        </span>
    }
}

fn at_a_glance(rule: &'static Rule) -> Html {
    let certainty = match rule.certainty {
        Certainty::Certain => "Documented as the cause",
        Certainty::Likely => "Documented; other conditions can interfere",
        Certainty::Possible => "Possible",
    };
    let retired = (rule.status == RuleStatus::Retired).then(|| text("Retired"));
    html! {
        <dl class="glance">
                { fact("Subject", vec![text(rule_family(rule.family))]) }
                { fact("How sure", vec![text(certainty)]) }
                { fact("Depends on", rule.asks.iter().map(|fact| text(fact.info().label)).collect()) }
                { fact("Status", retired.into_iter().collect()) }
                { fact("Rule id", vec![html! { <code>{ rule.id }</code> }]) }
        </dl>
    }
}
