//! The findings besides the verdict: each fault, the open questions, what is ruled out, notes.

use super::finding_item::{self, finding_item};
use super::open_question::open_question;
use crate::auto_claim::way_out;
use crate::catalog::rule::Outcome;
use crate::catalog::{Note, Rule};
use crate::check::{Finding, Report};
use crate::fix::Fix;
use crate::model::{Fact, Value};
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::citations::citations;
use crate::ui::parts::shared::disputes::disputes;
use crate::ui::parts::shared::source_notes::SourceNotes;
use yew::prelude::*;

/// The most open questions shown besides the next one.
const QUESTIONS: usize = 3;

/// The context of the list.
pub(crate) struct Context<'a> {
    /// The numbered sources of the answer.
    pub(crate) notes: &'a SourceNotes,
    /// The changes that the page proposes.
    pub(crate) fix: &'a Fix,
    /// The address of the site.
    pub(crate) site: &'a str,
    /// The question that the page already asks.
    pub(crate) asked: Option<Fact>,
    /// States a fact; `None` on a static page.
    pub(crate) on_say: Option<Callback<(Fact, Value)>>,
    /// Shows a fact.
    pub(crate) on_fact: Callback<Fact>,
}

/// The faults with details, the open questions, and the other findings.
pub(crate) fn findings(report: &Report, context: &Context<'_>) -> Html {
    let planned = |rule: &'static Rule| {
        let changes = context.fix.solutions.first().into_iter().flat_map(|solution| &solution.changes);
        changes.flat_map(|change| &change.fixes).any(|fixed| *fixed == rule)
    };
    let item = |finding: &Finding| {
        let offers = finding.outcome.is_broken() && way_out::is_offered(finding.rule, &report.plan);
        let auto_claim = offers.then(|| format!("{}auto-claim/#{}", context.site, way_out::fragment(&report.plan)));
        let (is_planned, notes, on_fact) = (planned(finding.rule), context.notes, &context.on_fact);
        finding_item(finding, &finding_item::Context { plan: &report.plan, notes, is_planned, auto_claim, on_fact })
    };
    let faults: Vec<&Finding> = report.findings.iter().filter(|finding| finding.strength.is_some()).collect();
    let ruled_out = report.findings.iter().filter(|finding| matches!(finding.outcome, Outcome::Holds(_)));
    let ruled_out: Vec<&str> = ruled_out.map(|finding| finding.rule.title).collect();
    html! {
        <>
            if !faults.is_empty() {
                <section class="card lines" aria-labelledby="findings">
                    <h3 id="findings">{ "Details" }{ number(faults.len()) }</h3>
                    <div>{ for faults.into_iter().map(item) }</div>
                </section>
            }
            { questions(report, context) }
            { lines("Ruled out", &ruled_out) }
            if !report.notes.is_empty() {
                <details class="card fold">
                    <summary><h3>{ "Good to know" }{ number(report.notes.len()) }</h3></summary>
                    <div>{ for report.notes.iter().map(|note| note_item(note)) }</div>
                </details>
            }
        </>
    }
}

/// The open questions that matter most, answered in place; the number of others, collapsed.
fn questions(report: &Report, context: &Context<'_>) -> Html {
    let open: Vec<Fact> =
        report.to_ask.iter().map(|question| question.fact).filter(|fact| Some(*fact) != context.asked).collect();
    if open.is_empty() {
        return Html::default();
    }
    let draw = |fact: &Fact| open_question(*fact, context.on_say.as_ref());
    // Hundreds of controls would be slow, so the others are links to their facts.
    let go = |fact: &Fact| {
        let fact = *fact;
        html! { <li>{ button("link", fact.info().question, "", context.on_fact.reform(move |_| fact)) }</li> }
    };
    let (first, rest) = open.split_at(open.len().min(QUESTIONS));
    html! {
        <section class="card lines" aria-labelledby="open">
            <h3 id="open">{ "Other questions" }</h3>
            <div>{ for first.iter().map(draw) }</div>
            if !rest.is_empty() {
                <details class="more-questions">
                    <summary>{ "All other questions" }</summary>
                    <ul class="open-questions">{ for rest.iter().map(go) }</ul>
                </details>
            }
        </section>
    }
}

/// A collapsed list of short lines; empty if there are none.
fn lines(heading: &'static str, lines: &[&str]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <details class="card fold">
            <summary><h3>{ heading }{ number(lines.len()) }</h3></summary>
            <ul class="unchecked">{ for lines.iter().map(|line| html! { <li>{ (*line).to_owned() }</li> }) }</ul>
        </details>
    }
}

/// A note about such a run.
fn note_item(note: &Note) -> Html {
    html! {
        <article class="note">
            <h4>{ note.title }</h4>
            <p class="why">{ note.text }</p>
            { citations(note.sources) }
            { disputes(note.disputes) }
        </article>
    }
}

fn number(count: usize) -> Html {
    html! { <span class="number">{ format!(" {count}") }</span> }
}
